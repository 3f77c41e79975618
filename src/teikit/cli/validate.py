"""teikit validate PATH…: what is wrong with TEI files, where, and how to mend it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from teikit import config, files
from teikit.diagnostic import Diagnostic
from teikit.pipelines.validate import Settings, validate
from teikit.registry import UnknownCraftError, craft, names
from teikit.schemas import Schemas
from teikit.source import FileError, Source


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--schema", default="", help="The RELAX NG schema, whatever the files name.")
@click.option("--select", multiple=True, metavar="RULE", help="Run this rule only; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule out; may be repeated.")
@click.option("--format", "form", default="text", metavar="FORMAT", help="text or json.", show_default=True)
def command(
    paths: Sequence[str], schema: str, select: Sequence[str], ignore: Sequence[str], form: str
) -> None:
    """Prove that TEI files are good: well-formed, true to their schema, with references that hold.

    A folder stands for the *.xml files below it, - for standard input.
    Exit code 0 when there is nothing to say, 1 when there are findings, 2 when a file cannot be worked with.
    """
    project = config.find(Path.cwd())
    settings = Settings(
        tuple(select) or project.select,
        tuple(ignore) or project.ignore,
        schema or project.schema,
        project.options,
    )
    if form not in names("reports"):
        raise click.BadParameter(f"there is {', '.join(names('reports'))}", param_hint="--format")
    try:
        settings.rules()
    except UnknownCraftError as error:
        raise click.UsageError(f"{error}; `teikit explain` lists them") from None
    checked = list(_sources(paths))
    found, failed = _validate(checked, settings)
    for line in craft("reports", form).run(found, **project.options.get(f"reports/{form}", {})):
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)
    if not found and not failed and form == "text":
        click.echo(f"nothing found in {len(checked)} file{'' if len(checked) == 1 else 's'}")
    sys.exit(2 if failed else 1 if found else 0)


def _sources(paths: Sequence[str]) -> Iterator[Path | None]:
    for name in paths:
        if name == "-":
            yield None
        else:
            yield from files.expand([Path(name)], ".xml")


def _validate(paths: list[Path | None], settings: Settings) -> tuple[list[Diagnostic], bool]:
    """The diagnostics of all files, and whether one of them could not be worked with."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    schemas = Schemas()
    found: list[Diagnostic] = []
    failed = False
    several = len(paths) > 1 and console.is_terminal
    for path in track(paths, "validating", console=console, transient=True) if several else paths:
        try:
            source = Source.load(path) if path else Source("<stdin>", sys.stdin.buffer.read())
            found += validate(source, settings, schemas)
        except FileError as error:
            failed = True
            console.print(f"teikit: {error}", markup=False)
    return found, failed
