"""teikit schema add|list|remove: the schemas that validate can use without the network."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from teikit.cli.streams import say
from teikit.schemas import packaged, store
from teikit.schemas.address import is_address, key
from teikit.source import FileError
from teikit.workspace import Workspace


@click.group("schema", epilog="\b\nteikit schema list\nteikit schema add https://example.org/edition.rng")
def command() -> None:
    """Fetch schemas for use without the network, list them, remove them.

    Nothing is ever fetched but by `teikit schema add`.
    """


@command.command("add")
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option("--version", default="", metavar="NUMBER", help="The version of TEI that a p5subset.xml is of.")
def add(addresses: Sequence[str], version: str) -> None:
    """Fetch the schemas at these addresses, with all that they include, and keep them.

    `tei:4.9.0` is TEI's own source of that version, from which ODDs take; a p5subset.xml of the disk is kept
    as that of its version. One that was fetched before is fetched anew. Exit code 2 when one of them could
    not be had.
    """
    from teikit.schemas import fetch

    failed = False
    for address in addresses:
        try:
            fetched = fetch.keep(Path(address), version) if _is_file(address) else fetch.add(address)
        except FileError as error:
            failed = True
            say(f"teikit: {error}")
        else:
            click.echo(_line(fetched))
    sys.exit(2 if failed else 0)


@command.command("list")
def show() -> None:
    """List the names and the addresses of the schemas that there are on this machine."""
    click.echo(f"{packaged.PROFILE}  what `teikit convert` writes")
    for name, path in packaged.schemas().items():
        click.echo(f"{name}  TEI {packaged.edition(path)}")
    if len(packaged.schemas()) == 1:
        say(f"those of TEI are not installed: {packaged.EXTRA}")
    for fetched in store.every(Workspace()):
        click.echo(_line(fetched))


@command.command("remove")
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
def remove(addresses: Sequence[str]) -> None:
    """Remove schemas that were fetched. Exit code 2 when there is none of an address."""
    failed = False
    for address in addresses:
        if store.remove(address):
            click.echo(f"removed {key(address)}")
        else:
            failed = True
            error = FileError(address, "was not fetched", hint="`teikit schema list` shows what was")
            say(f"teikit: {error}")
    store.sweep()
    sys.exit(2 if failed else 0)


def _line(fetched: store.Fetched) -> str:
    files = [fetched.path, *(store.path(name) for name in fetched.parts)]
    workspace = Workspace()
    size = sum(workspace.status(path).size for path in files)
    parts = f" in {len(files)} files" if fetched.parts else ""
    return f"{fetched.address}  {size:,} bytes{parts}, fetched {fetched.date}, sha256 {fetched.file[:12]}"


def _is_file(address: str) -> bool:
    return not is_address(address) and Path(address).suffix in (".xml", ".odd")
