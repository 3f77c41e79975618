"""teikit export FORMAT PATH…: TEI becomes what readers and other programs take."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from teikit import config, files
from teikit.cli.streams import say
from teikit.exporting.pipeline import export
from teikit.nearest import suggestion
from teikit.processes import spread
from teikit.registry import constant, names
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.writing import Outputs


def complete_forms(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The formats that what was typed may become."""
    return [name for name in names("exporters") if name.startswith(typed)]


@click.command("export", epilog="\b\nteikit export html letter.xml\nteikit export text tei/ -o texts/")
@click.argument("form", metavar="FORMAT", shell_complete=complete_forms)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", help="A file for one input, a folder for many; - for standard output.")
@click.option(
    "--jobs", "processes", type=click.IntRange(1), default=1, metavar="N", help="Export in so many processes."
)
@click.option("--force", is_flag=True, help="Replace also files that teikit did not write.")
@click.option("--receipt", type=click.Path(path_type=Path), help="Write what checked each export, as JSON.")
def command(
    form: str,
    paths: Sequence[str],
    output: str | None,
    processes: int,
    force: bool,
    receipt: Path | None,
) -> None:
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
    work = partial(_export, form=form, options=options, suffix=suffix, workspace=workspace)
    receipts: list[dict[str, Any]] = []
    for job, (failure, facts) in zip(jobs, spread(work, jobs, processes), strict=True):
        if failure:
            say(failure)
            continue
        receipts.append({"origin": job.name, "target": str(job.target or "-"), **facts})
        if job.target:
            say(f"{job.name} → {job.target}")
    if receipt:
        told = {"format": "teikit receipt 1", "exports": receipts}
        Outputs.of(paths, force=force).write(
            receipt, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
        )
    failed = len(jobs) - len(receipts)
    sys.exit(0 if not failed else 2 if failed == len(jobs) else 1)


def _export(
    job: files.Job, form: str, options: Mapping[str, Any], suffix: str, workspace: Workspace
) -> tuple[str, dict[str, Any]]:
    """Export one file and write it: why that failed, or its receipt."""
    try:
        exported = export(job.read(workspace), form, options)
        job.write_package(exported.package, suffix)
    except FileError as error:
        return f"teikit: {error}", {}
    return "", exported.receipt.facts()
