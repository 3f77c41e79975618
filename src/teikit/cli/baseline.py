"""teikit baseline PATH…: note the findings of today, so that validate shows only those of tomorrow."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from teikit.checking import baseline
from teikit.cli.checking import Asked, checks, failures
from teikit.cli.streams import say
from teikit.workspace import Workspace
from teikit.writing import Outputs


@click.command(
    "baseline",
    epilog="\b\nteikit baseline letters/\nteikit validate --baseline .teikit-baseline.json letters/",
)
@checks
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=f"The file; {baseline.NAME} without it."
)
@click.option("--force", is_flag=True, help="Replace also a file that is no baseline.")
def command(output: Path | None, force: bool, **options: Any) -> None:
    """Write the findings of TEI files to a baseline, which `teikit validate --baseline FILE` hides.

    It takes the place of an older one, so name all files that it is for, or let the configuration do it.
    Exit code 0 when it was written, 2 when a file cannot be worked with.
    """
    asked = Asked(**options)
    if asked.changed_since is not None:
        raise click.UsageError("a baseline is of all findings; leave --changed-since out")
    workspace = Workspace()
    project = asked.project(workspace)
    results = list(asked.check(asked.run(project, workspace)))
    if failures(results):
        sys.exit(2)
    path = output or (project.folder / project.baseline if project.baseline else Path(baseline.NAME))
    found = [finding for each in results for finding in each.found]
    force = force or baseline.is_one(path, workspace)
    Outputs.of(asked.paths, force=force).write(path, baseline.encode(path, found, workspace))
    entries = f"{len(found)} finding{'' if len(found) == 1 else 's'}"
    say(f"{entries} → {path}")
