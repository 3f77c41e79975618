"""teikit harvest-server DIR: a folder of TEI as a repository that others harvest."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teikit.cli.streams import say
from teikit.harvesting.collection import collect
from teikit.harvesting.repository import PAGE, Repository
from teikit.harvesting.server import LIBRARIES, listen, serve
from teikit.source import FileError
from teikit.workspace import Workspace

LOOPBACK = "127.0.0.1"


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
    collection = collect(folder, identifier, Workspace())
    at = listen(host, port)
    address = url or f"http://{host}:{at.getsockname()[1]}/oai"
    repository = Repository(
        folder, address, name or folder.resolve().name, email or f"nobody@{identifier}", identifier, page
    )
    gone = sum(each.deleted for each in collection.records)
    say(f"{address}: {len(collection.records) - gone} records, {gone} deleted; Ctrl-C ends it")
    serve(repository, at)
    sys.exit(0)
