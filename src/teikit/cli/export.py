"""teikit export FORMAT PATH…: TEI becomes what readers and other programs take."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from teikit import config, files
from teikit.exporting.pipeline import export
from teikit.registry import names
from teikit.source import FileError
from teikit.workspace import Workspace

SUFFIXES = {"html": ".html", "text": ".txt", "json": ".json"}


@click.command("export")
@click.argument("form", metavar="FORMAT")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", help="A file for one input, a folder for many; - for standard output.")
def command(form: str, paths: Sequence[str], output: str | None) -> None:
    """Turn TEI files into FORMAT: html, text or json.

    NAME.xml becomes NAME.html and so on.
    Exit code 0 when every file was exported, 1 when some were not, 2 when nothing could be done.
    """
    if form not in names("exporters"):
        raise click.BadParameter(
            f'no "{form}"; there is {", ".join(names("exporters"))}', param_hint="FORMAT"
        )
    suffix = SUFFIXES.get(form, f".{form}")
    workspace = Workspace()
    project = config.find(Path.cwd(), workspace)
    options = project.options.get(f"exporters/{form}", {})
    jobs = files.plan(paths, output, ".xml", suffix, workspace)
    failed = 0
    for job in jobs:
        try:
            data = export(job.read(workspace), form, options)
            job.write(data)
        except FileError as error:
            failed += 1
            click.echo(f"teikit: {error}", err=True)
            continue
        if job.target:
            click.echo(f"{job.name} → {job.target}", err=True)
    sys.exit(0 if not failed else 2 if failed == len(jobs) else 1)
