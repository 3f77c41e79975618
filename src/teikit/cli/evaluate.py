"""teikit evaluate GOLD…: what of the names and dates that people tagged teikit finds, and how well."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click


@click.command("evaluate")
@click.argument("paths", nargs=-1, required=True, metavar="GOLD...", type=click.Path(path_type=Path))
@click.option("--errors", "shown", is_flag=True, help="Show what was missed and what is wrong, with context.")
@click.option("--citations", is_flag=True, help="Measure works cited in notes, which GOLD has as bibl.")
@click.option("--model", type=click.Path(path_type=Path), help="A model that `teikit train` made.")
def command(**options: Any) -> None:
    """Tag texts again that people tagged, and print precision, recall and F1.

    GOLD is TEI with persName, placeName or date, or a file of records, one JSON object a line:
    {"id", "group", "lang", "types", "text", "spans": [[start, end, "PER|LOC|DATE", {"when": …}], …]}.
    In brackets: between which values F1 lies when as many documents are drawn anew, in nine of ten cases.
    Exit code 0, or 1 when a file could not be read.
    """
    from teikit.cli.evaluating import run  # slow to import: who asks for help, or errs, need not wait

    sys.exit(run(**options))
