"""teikit authority: registers, GND, VIAF, GeoNames, Wikidata in one database to look names up in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from teikit.markup import printable
from teikit.source import FileError
from teikit.workspace import Kind, Workspace
from teikit.writing import REMEDY

if TYPE_CHECKING:
    from teikit.authorities.record import Record

ENOUGH = 10_000
"""The bar moves after so many entries."""


@click.group("authority")
def command() -> None:
    """Make a database of who and what has a number elsewhere, and look names up in it."""


@command.command("build", epilog="\b\nteikit authority build persons.xml gnd.jsonl.gz -o names.sqlite")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="AUTH.sqlite", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace also a file that is no such database.")
def build(files: Sequence[Path], output: Path, force: bool) -> None:
    """Make one database of authority files; `--authority` of convert and tag looks names up in it.

    FILE is TEI with listPerson, listPlace or listOrg; CSV with a column "name"; GeoNames as published;
    JSON-LD of the GND, VIAF or Wikidata; Wikidata's or VIAF's own JSON; MARC-in-JSON. Files may be packed by
    gzip. They are read entry by entry, so none is too large. Exit code 0, or 2 when a file cannot be read.
    """
    from teikit.authorities import store

    workspace = Workspace()
    kind = workspace.kind(output)
    if kind is not Kind.MISSING and (kind is not Kind.FILE or not (force or _is_ours(output))):
        raise FileError(str(output), "is there already and is no database of authorities", hint=REMEDY)
    try:
        output.absolute().parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{output.name}.", dir=output.absolute().parent) as folder:
            made = Path(folder, output.name)
            count = store.build(str(made), _records(files, workspace))
            made.replace(output)
    except OSError as error:
        raise FileError(str(output), f"cannot be written: {(error.strerror or '').lower()}") from None
    click.echo(f"{output}  {count:,} entries, {workspace.status(output).size / 1_000_000:,.1f} MB")


@command.command("find", epilog="\b\nteikit authority find names.sqlite goethe joh*")
@click.argument("database", metavar="AUTH.sqlite", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True)
def find(database: Path, words: Sequence[str]) -> None:
    """List the entries that have all WORDS in a name; an asterisk stands for the end of a word."""
    from teikit.authorities.addresses import address
    from teikit.authorities.store import authority

    for entity in authority(str(database)).having(" ".join(words)):
        click.echo(printable(f"{entity.kind:6}  {entity}  {' '.join(map(address, entity.refs))}"))


def _is_ours(path: Path) -> bool:
    from teikit.authorities.store import authority

    try:
        authority(str(path))
    except FileError:
        return False
    return True


def _records(files: Sequence[Path], workspace: Workspace) -> Iterator[Record]:
    """The entries of all files, with a bar on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from teikit.authorities.formats import records

    console = Console(stderr=True)
    total = sum(workspace.status(file).size for file in files)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task, before = bar.add_task("reading", total=total), 0
        for file in files:
            bar.update(task, description=printable(file.name))
            with workspace.stream(file) as stream:
                for count, record in enumerate(records(stream, str(file))):
                    if count % ENOUGH == 0:
                        bar.update(task, completed=before + stream.tell())
                    yield record
            before += workspace.status(file).size
        bar.update(task, description="index of names", completed=total)
