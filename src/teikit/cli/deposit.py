"""teikit deposit PATH…: TEI, what it is exported to and what describes it, as an archive takes it in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

KINDS = ("bagit", "ocfl", "ro-crate", "zenodo")


@click.command(
    "deposit",
    epilog="\b\nteikit deposit letters/ -o bag/ --as bagit\n"
    "teikit deposit letters/ -o object/ --as ocfl --with datacite --with premis",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The folder to write.")
@click.option("--as", "kind", required=True, type=click.Choice(KINDS), help="What the archive takes.")
@click.option(
    "--with", "formats", multiple=True, metavar="FORMAT", help="Export to this, too; may be given again."
)
@click.option("--tei-only", is_flag=True, help="Export nothing.")
@click.option("--title", default="", help="The title of the whole.")
@click.option("--description", default="", help="What the whole is, in a few sentences.")
@click.option("--licence", default="", help="The address of the licence of the whole.")
@click.option("--id", "name", default="", help="The address by which the whole is known.")
@click.option("--incomplete", is_flag=True, help="Write also what lacks something.")
@click.option("--force", is_flag=True, help="Replace also files that teikit did not write.")
@click.option("--receipt", type=click.Path(path_type=Path), help="Write what checked the deposit, as JSON.")
def command(**options: Any) -> None:
    """Make a deposit of TEI files, or of all in a folder: a bag, an OCFL object, an RO-Crate, for Zenodo.

    It has the TEI as it is, what it is exported to (dublin-core, mods, html and text, unless --with says
    otherwise), metadata and checksums, and is validated when it is written. Run again, it changes what has
    changed, and nothing else; an OCFL object gets a new version.
    Exit code 0 when all went well, 1 when some exports failed, 2 when there is no valid deposit.
    """
    from teikit.cli.depositing import run  # slow to import: who asks for help, or errs, need not wait

    sys.exit(run(**options))
