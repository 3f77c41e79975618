"""teikit export FORMAT PATH…: TEI becomes what readers and other programs take."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from teikit import config, files
from teikit.cli.streams import say
from teikit.exporting.pipeline import export
from teikit.nearest import suggestion
from teikit.registry import constant, names
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.writing import Outputs


@click.command("export", epilog="\b\nteikit export html letter.xml\nteikit export text tei/ -o texts/")
@click.argument("form", metavar="FORMAT")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", help="A file for one input, a folder for many; - for standard output.")
@click.option("--force", is_flag=True, help="Replace also files that teikit did not write.")
@click.option("--receipt", type=click.Path(path_type=Path), help="Write what checked each export, as JSON.")
def command(form: str, paths: Sequence[str], output: str | None, receipt: Path | None, force: bool) -> None:
    """Turn TEI files into FORMAT: html, text or json.

    NAME.xml becomes NAME.html and so on; a format of many files becomes a folder NAME.
    Exit code 0 when every file was exported, 1 when some were not, 2 when nothing could be done.
    """
    if form not in names("exporters"):
        hint = suggestion(form.lower(), names("exporters"))
        known = ", ".join(names("exporters"))
        raise click.BadParameter(f'no "{form}"; {hint} there is {known}', param_hint="FORMAT")
    suffix = constant("exporters", form, "SUFFIX") or f".{form}"
    workspace = Workspace()
    project = config.find(Path.cwd(), workspace)
    options = project.options.get(f"exporters/{form}", {})
    jobs = files.plan(
        paths,
        output,
        suffix,
        lambda path: path.suffix == ".xml",
        "*.xml file",
        workspace,
        force=force,
    )
    receipts: list[dict[str, Any]] = []
    for job in jobs:
        try:
            exported = export(job.read(workspace), form, options)
            job.write_package(exported.package, suffix)
        except FileError as error:
            say(f"teikit: {error}")
            continue
        receipts.append({"origin": job.name, "target": str(job.target or "-"), **exported.receipt.facts()})
        if job.target:
            say(f"{job.name} → {job.target}")
    if receipt:
        told = {"format": "teikit receipt 1", "exports": receipts}
        Outputs.of(paths, force=force).write(
            receipt, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
        )
    failed = len(jobs) - len(receipts)
    sys.exit(0 if not failed else 2 if failed == len(jobs) else 1)
