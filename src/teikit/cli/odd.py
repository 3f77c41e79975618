"""teikit odd: schemas, documentation and answers from a project's own ODD, and an ODD from its documents."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teikit.writing import Outputs, write

SOURCE = click.option(
    "--source",
    metavar="P5SUBSET",
    help="TEI's own source, where the ODD names none: a file, an address, or tei:4.9.0.",
)
LANGUAGE = click.option(
    "--language", default="en", show_default=True, help="The language of the descriptions."
)

FORCE = click.option("--force", is_flag=True, help="Replace also a file that teikit did not write.")


@click.group("odd")
def command() -> None:
    """Make schemas, documentation and answers of a project's own ODD."""


@command.command("compile")
@click.argument("file", type=click.Path(path_type=Path))
@SOURCE
@LANGUAGE
@click.option(
    "-o", "--output", required=True, help="OUT.rng, .rnc, .sch, .odd or .json; what is made, the suffix says."
)
@FORCE
def compile_(file: Path, source: str | None, language: str, output: str, force: bool) -> None:
    """Make a schema of the ODD FILE: RELAX NG, Schematron, a compiled ODD, or JSON.

    An RNG and an RNC carry the Schematron rules inside. Exit code 2 where the ODD cannot be compiled.
    """
    from teikit import odd

    if Path(output).suffix not in odd.FORMS:
        raise click.BadParameter(f"end it with one of {', '.join(odd.FORMS)}", param_hint="--output")
    specification = odd.load(file, source)
    for remark in specification.remarks:
        click.echo(f"teikit: {remark}", err=True)
    target = Path(output)
    Outputs.of([file], force=force).write(target, odd.write(specification, target.suffix, language))
    click.echo(f"{file} → {output}", err=True)
    sys.exit(0)


@command.command("docs")
@click.argument("file", type=click.Path(path_type=Path))
@SOURCE
@LANGUAGE
@click.option("--format", "form", type=click.Choice(["html", "markdown"]), default="html", show_default=True)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The folder of the site."
)
@FORCE
def docs(file: Path, source: str | None, language: str, form: str, output: Path, force: bool) -> None:
    """Write the reference of the ODD FILE: a page for each element, class, module, macro and datatype."""
    from teikit import odd

    specification = odd.load(file, source)
    for remark in specification.remarks:
        click.echo(f"teikit: {remark}", err=True)
    count = 0
    for name, text in odd.site(specification, form, language):
        if not count:  # the front page tells whether the site that is there is teikit's own
            Outputs.of([file], force=force).write(output / name, text.encode())
        else:
            write(output / name, text.encode(), lasting=False)
        count += 1
    click.echo(f"{file} → {output} ({count} files)", err=True)
    sys.exit(0)


@command.command("by-example")
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path))
@SOURCE
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The ODD that is written."
)
@FORCE
def by_example(corpus: tuple[Path, ...], source: str | None, output: Path, force: bool) -> None:
    """Write the smallest pure ODD that the files of CORPUS satisfy; each choice says what it rests on.

    Every file is then held to it. Exit code 1 where one is not valid, which is said with the reason.
    """
    from teikit.cli import odd_corpus

    found = odd_corpus.by_example(corpus, source or "", output, force=force)
    for line in found.lines:
        click.echo(line, err=True)
    sys.exit(1 if found.failed else 0)


@command.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path))
@SOURCE
def diff(old: Path, new: Path, corpus: tuple[Path, ...], source: str | None) -> None:
    """Say what changes for documents when the ODD NEW takes the place of OLD.

    With CORPUS, also which files are valid no longer, or only now. Exit code 1 where anything changes.
    """
    from teikit.cli import odd_corpus

    found = odd_corpus.difference(old, new, corpus, source or "")
    for line in found.lines:
        click.echo(line)
    sys.exit(1 if found.failed else 0)


@command.command("coverage")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path))
@SOURCE
def coverage(file: Path, corpus: tuple[Path, ...], source: str | None) -> None:
    """Say what of the ODD FILE no file of CORPUS uses: elements, attributes, values of lists."""
    from teikit.cli import odd_corpus

    for line in odd_corpus.coverage(file, corpus, source or "").lines:
        click.echo(line)
    sys.exit(0)
