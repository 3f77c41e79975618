"""A run of convert: each text becomes TEI, whoever works it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from teikit.cli.running import On
from teikit.cli.running_files import Names, found_in, worked
from teikit.converting import formats
from teikit.converting.pipeline import Converted, Settings, convert
from teikit.files import Job
from teikit.markup import printable
from teikit.runs.made import Do, Made
from teikit.runs.shards import Input
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.workspace.buckets import shown

Told = Callable[[Job, Converted], list[str]]


@dataclass(frozen=True, slots=True)
class Texts:
    """The conversion of each text, and what is told of it."""

    settings: Settings
    names: Names
    output: str
    tell: Told

    def prepared(self, inputs: list[Input]) -> Do:  # noqa: ARG002  (the signature is that of all work)
        """Convert texts one by one."""
        gc.set_threshold(100_000, 20, 100)  # a text is many small objects, and no circles among them
        workspace = Workspace()

        def work(path: Path) -> Made:
            digest, name = "", self.names.of(path)
            try:
                source = workspace.source(path)
                digest = source.digest
                converted = convert(source, self.settings)
            except FileError as error:
                return Made(digest, failure=shown(str(error)))
            told = [shown(line) for line in self.tell(Job(path, Path(self.output, name)), converted)]
            return Made(digest, {name: converted.data}, {"told": told})

        return work

    def spoilt(self, path: Path, reason: str) -> Made:
        """That it could not be converted."""
        return Made(failure=f"{shown(str(path))}: {reason}")


def over(
    on: On,
    inputs: Sequence[str],
    output: str | None,
    readers: Sequence[str],
    settings: Settings,
    tell: Told,
    jobs: int,
    *,
    force: bool,
) -> None:
    """Convert texts as a run of shards, say what became of each, and end. Raises FileError."""
    workspace = Workspace()
    names, found = found_in(
        inputs,
        output,
        ".xml",
        lambda path: formats.fits(workspace.source(path), readers, settings.reader),
        workspace,
    )
    work = Texts(settings, names, output or "", tell)
    told = (settings.header, repr(settings.choice))
    records = worked("convert", on, output or "", found, work, workspace, jobs, told, force=force)
    failed = total = 0
    for record in records:
        total += 1
        failure = record.get("failure")
        failed += bool(failure)
        for line in (f"teikit: {failure}",) if failure else record["told"]:
            click.echo(printable(line), err=True)
    if failed and total > 1:
        click.echo(f"{total - failed} of {total} texts converted", err=True)
    sys.exit(0 if not failed else 2 if failed == total else 1)
