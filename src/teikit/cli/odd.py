"""teikit odd: schemas, documentation and answers from a project's own ODD, and an ODD from its documents."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teikit.writing import Outputs

SOURCE = click.option(
    "--source",
    metavar="P5SUBSET",
    help="TEI's own source, where the ODD names none: a file, an address, or tei:4.9.0.",
)
LANGUAGE = click.option(
    "--language", default="en", show_default=True, help="The language of the descriptions."
)


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
@click.option("--force", is_flag=True, help="Replace also a file that teikit did not write.")
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
