"""teikit tag PATH…: names and dates of TEI files are tagged, and nothing else in them changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from teikit.cli.running import On, runs


@click.command("tag")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be tagged.")
@click.option("--diff", is_flag=True, help="Write nothing; show how the files would change.")
@click.option("--authority", type=click.Path(path_type=Path), help="A database of `teikit authority build`.")
@click.option(
    "--register", type=click.Path(path_type=Path), help="Write entries for the names into this TEI file."
)
@click.option("--entries", is_flag=True, help="Write entries for the names into each file.")
@click.option("--split", is_flag=True, help="Tag what markup crosses in parts, tied by next and prev.")
@click.option("--model", type=click.Path(path_type=Path), help="A model that `teikit train` made.")
@click.option("-o", "--output", help="With --on: the folder or the URL for the tagged files.")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes; all cores where there are many files."
)
@click.option("--resume", is_flag=True, help="Skip what an earlier run with the same options has tagged.")
@click.option("--force", is_flag=True, help="With --on: replace also what teikit did not write.")
@runs
def command(**options: Any) -> None:
    """Tag the persons, places and dates of TEI files, or of all in a folder.

    Only the tags are written: no other byte changes, nothing is tagged that is tagged already, and a file is
    as valid afterwards as before. `teikit untag` takes the tags out again, and the entries with --entries.
    With --register, the tags point into a file of persons, places and organisations; its entries are used,
    and those that it lacks are added.
    Exit code 0 when every file was tagged, 1 when some were not.
    """
    from teikit.cli.tagging import run  # slow to import: who asks for help, or errs, need not wait

    sys.exit(run(On.taken(options), **options))
