"""teikit source FILE: the text law read backwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.command("source", epilog="\b\nteikit source page.xml > page.txt\nteikit source --check page.xml")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("original", required=False, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Print nothing; prove that nothing of the source is lost.")
def command(**options: Any) -> None:
    """Print the page that FILE was converted from, byte for byte.

    With --check and ORIGINAL, the file that was converted is read again and its text compared. Plain text can
    be checked without it: the header has the hash of its bytes.
    """
    from teikit.cli.reading_back import run  # slow to import: who asks for help, or errs, need not wait

    run(**options)
