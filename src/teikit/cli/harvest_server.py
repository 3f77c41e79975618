"""teikit harvest-server DIR: a folder of TEI as a repository that others harvest."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from teikit.addresses import web
from teikit.characters import replaced
from teikit.cli.streams import say
from teikit.harvesting.collection import collect
from teikit.harvesting.repository import PAGE, Repository
from teikit.harvesting.server import LIBRARIES, listen, serve
from teikit.source import FileError
from teikit.workspace import Workspace

LOOPBACK = "127.0.0.1"
MAIL = re.compile(r"\S+@(\S+\.)+\S+")
DOMAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9-]*)*")
"""What the schema of the protocol takes, and its guidelines for identifiers."""


@click.command("harvest-server", epilog="\b\nteikit harvest-server letters/ --email archive@example.org")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="Its port; 0 is any."
)
@click.option("--url", default="", help="The address that harvesters know, where it is another.")
@click.option("--name", default="", help="The name of the repository; else that of the folder.")
@click.option("--email", default="", help="Whom harvesters may write to.")
@click.option("--identifier", default="localhost", show_default=True, help="The domain in identifiers.")
@click.option(
    "--page", type=click.IntRange(1), default=PAGE, show_default=True, help="Records of one answer."
)
def command(
    folder: Path, host: str, port: int, url: str, name: str, email: str, identifier: str, page: int
) -> None:
    """Let others harvest a folder of TEI by OAI-PMH 2.0: oai_dc, tei, datacite and mods; nothing is written.

    Each *.xml file is a record, each folder a set. Datestamps and deletions come from git, else from the
    files and from DIR/tombstones.tsv (a path, a tab, a date on each line). Only this machine can ask, unless
    --host says otherwise.
    """
    if LIBRARIES.missing:
        raise FileError("harvest-server", "needs Starlette and uvicorn", hint=LIBRARIES.missing)
    for option, value, pattern in (("--email", email, MAIL), ("--identifier", identifier, DOMAIN)):
        if value and not pattern.fullmatch(value):
            raise click.BadParameter(f'"{value}" is none that the protocol takes', param_hint=option)
    if url and not web(url):
        raise click.BadParameter(f'"{url}" is no address of the web', param_hint="--url")
    collection = collect(folder, identifier, Workspace())
    at = listen(host, port)
    reached = f"[{host}]" if ":" in host else host
    address = web(url) or f"http://{reached}:{at.getsockname()[1]}/oai"
    mail = email or f"nobody@{identifier if '.' in identifier else 'localhost.invalid'}"
    repository = Repository(
        folder, address, replaced(name or folder.resolve().name) or "TEI", mail, identifier, page
    )
    gone = sum(each.deleted for each in collection.records)
    say(f"{address}: {len(collection.records) - gone} records, {gone} deleted; Ctrl-C ends it")
    serve(repository, at)
    sys.exit(0)
