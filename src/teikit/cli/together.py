"""export --one: many TEI files in one file of a format that can hold them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from teikit.cli.streams import say
from teikit.exporting.names import is_tei
from teikit.exporting.together import together
from teikit.gathering import expand
from teikit.package import Verdict, receipts
from teikit.registry import craft, names
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.writing import Outputs


def export_together(
    form: str,
    paths: Sequence[str],
    output: str | None,
    options: Mapping[str, Any],
    receipt: Path | None,
    *,
    force: bool,
) -> int:
    """Export all files into one, say what became of it, and give the exit code."""
    exporter = craft("exporters", form)
    if not hasattr(exporter.module, "gather"):
        able = [each for each in names("exporters") if hasattr(craft("exporters", each).module, "gather")]
        raise click.UsageError(f"{form} has a file for each text; {', '.join(able)} can be one for all")
    if output is None:
        raise click.UsageError("name the one file with -o")
    workspace, failures = Workspace(), list[FileError]()
    outputs = Outputs.of(paths, force=force)
    found = [
        path
        for path in expand(map(Path, paths), is_tei, "*.xml file", workspace)
        if path.resolve() != Path(output).resolve()
    ]
    made = together(found, exporter, options, workspace, failures.append)
    for error in failures:
        for line in getattr(error, "lines", [str(error)]):
            say(f"teikit: {line}")
    if made is None:
        return 2
    if made.receipt.verdict is Verdict.INVALID:
        for remark in made.receipt.remarks:
            say(f"teikit: {output}: the {form} is not valid: {remark}")
        return 2
    outputs.write(Path(output), made.data)
    say(f"{made.receipt.counts['files']} files → {output}")
    if receipt:
        entry = {"origin": "", "target": output, "written": True, **made.receipt.facts()}
        outputs.write(receipt, receipts([entry]))
    return 1 if failures else 0
