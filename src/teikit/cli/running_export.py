"""A run of export: each TEI file becomes a package, checked, with its receipt in the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teikit.cli.running import On
from teikit.cli.running_files import Names, found_in, worked
from teikit.exporting.batch import Order, Outcome, parts_read
from teikit.exporting.names import is_tei
from teikit.exporting.pipeline import UnfitError, export
from teikit.runs.made import Do, Made
from teikit.runs.shards import Input
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.workspace.buckets import shown


@dataclass(frozen=True, slots=True)
class Exports:
    """The export of each file, as an order says."""

    order: Order
    names: Names
    output: str

    def prepared(self, inputs: list[Input]) -> Do:  # noqa: ARG002  (the signature is that of all work)
        """Export files one by one."""
        return self._export

    def _export(self, path: Path) -> Made:
        order, workspace, name = self.order, Workspace(), self.names.of(path)
        entry: dict[str, Any] = {
            "origin": shown(str(path)),
            "target": f"{self.output}/{name}",
            "written": False,
        }
        digest = ""
        try:
            source = workspace.source(path)
            digest = entry["origin_sha256"] = source.digest
            with workspace.trace() as trace:
                made = export(
                    source, order.form, order.options, incomplete=order.incomplete, workspace=workspace
                )
        except UnfitError as error:
            return Made(digest, facts={"entry": entry | error.receipt.facts()}, failure=_said(error.lines))
        except FileError as error:
            told = entry | {"form": order.form, "failure": shown(str(error))}
            return Made(digest, facts={"entry": told}, failure=_said([str(error)]))
        entry |= {"written": not order.check_only} | made.receipt.facts()
        entry["parts"] = parts_read(trace, path.parent)
        folder, files = name.removesuffix(order.suffix), {}
        if not order.check_only:
            files = {f"{folder}/{each}" if each else name: data for each, data in made.package.files.items()}
        return Made(digest, files, {"entry": entry})

    def spoilt(self, path: Path, reason: str) -> Made:
        """That it could not be exported."""
        told = f"{shown(str(path))}: {reason}"
        entry = {"origin": shown(str(path)), "form": self.order.form, "written": False, "failure": told}
        return Made(facts={"entry": entry}, failure=told)


def over(
    on: On,
    order: Order,
    paths: Sequence[str],
    output: str | None,
    jobs: int | None,
    *,
    force: bool,
) -> Iterator[Outcome]:
    """Export files as a run of shards; what became of each, in their order. Raises FileError."""
    workspace = Workspace()
    names, found = found_in(
        paths,
        output,
        order.suffix,
        is_tei,
        workspace,
    )
    place = (output or "").rstrip("/")
    work = Exports(order, names, place)
    for record in worked("export", on, place, found, work, workspace, jobs, order.options, force=force):
        failure = record.get("failure", "")
        entry = {**record["entry"], "written": record["entry"]["written"] and not failure}
        yield Outcome(entry, tuple(f"teikit: {line}" for line in failure.splitlines()))


def _said(lines: Sequence[str]) -> str:
    return shown("\n".join(lines))
