"""teikit validate PATH…: what is wrong with TEI files, where, and how to mend it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from teikit import config, files
from teikit.diagnostic import Diagnostic
from teikit.pipelines.validate import SCHEMATRON, Settings, scores, validate
from teikit.registry import UnknownCraftError, craft, names
from teikit.schemas import Schemas
from teikit.source import FileError, Source


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--schema",
    multiple=True,
    metavar="NAME",
    help="A RELAX NG or Schematron schema: a path, or a name of `teikit schema list`; may be repeated.",
)
@click.option("--no-schematron", is_flag=True, help="Leave Schematron rules out.")
@click.option(
    "--select", multiple=True, metavar="RULE", help="Run this rule, or group of rules, only; may be repeated."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule out; may be repeated.")
@click.option("--format", "form", default="text", metavar="FORMAT", help="text or json.", show_default=True)
def command(
    paths: Sequence[str],
    schema: Sequence[str],
    no_schematron: bool,
    select: Sequence[str],
    ignore: Sequence[str],
    form: str,
) -> None:
    """Prove that TEI files are good: well-formed, true to their schema, with references that hold.

    A folder stands for the *.xml files below it, - for standard input.
    Exit code 0 when there is nothing to say, 1 when there are findings, 2 when a file cannot be worked with.
    """
    project = config.find(Path.cwd())
    settings = Settings(
        tuple(select) or project.select,
        (tuple(ignore) or project.ignore) + ((SCHEMATRON,) if no_schematron else ()),
        project.options,
    )
    if form not in names("reports"):
        raise click.BadParameter(f"there is {', '.join(names('reports'))}", param_hint="--format")
    try:
        settings.rules()
    except UnknownCraftError as error:
        raise click.UsageError(f"{error}; `teikit explain` lists them") from None
    checked = list(_sources(paths))
    schemas = Schemas.of_project(schema, project, lambda remark: click.echo(f"teikit: {remark}", err=True))
    found, failed = _validate(checked, settings, schemas)
    for line in craft("reports", form).run(found, **project.options.get(f"reports/{form}", {})):
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)
    if not found and not failed and form == "text":
        click.echo(f"nothing found in {len(checked)} file{'' if len(checked) == 1 else 's'}")
    if form == "text":
        for name, (held, of) in scores(settings.rules(), found).items():
            click.echo(f"{name}: {held} of {of}")
    sys.exit(2 if failed else 1 if found else 0)


def _sources(paths: Sequence[str]) -> Iterator[Path | None]:
    for name in paths:
        if name == "-":
            yield None
        else:
            yield from files.expand([Path(name)], ".xml")


def _validate(
    paths: list[Path | None], settings: Settings, schemas: Schemas
) -> tuple[list[Diagnostic], bool]:
    """The diagnostics of all files, and whether one of them could not be worked with; that is said once."""
    found: list[Diagnostic] = []
    failures: set[str] = set()
    for path in _watched(paths) if len(paths) > 1 and sys.stderr.isatty() else paths:
        try:
            source = Source.load(path) if path else Source("<stdin>", sys.stdin.buffer.read())
            found += validate(source, settings, schemas)
        except FileError as error:
            if str(error) not in failures:
                failures.add(str(error))
                click.echo(f"teikit: {error}", err=True)
    return found, bool(failures)


def _watched(paths: list[Path | None]) -> Iterable[Path | None]:
    """The paths, with a bar that shows how far one is."""
    from rich.console import Console
    from rich.progress import track

    return track(paths, "validating", console=Console(stderr=True), transient=True)
