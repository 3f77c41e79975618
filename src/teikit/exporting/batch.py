"""One file of an export of many: read, exported, checked, written, or skipped because that is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from os.path import relpath
from pathlib import Path
from typing import Any

from teikit.exporting.pipeline import UnfitError, export
from teikit.files import Job
from teikit.journal import Journal
from teikit.source import FileError
from teikit.workspace import Trace, Workspace
from teikit.workspace.trace import BYTES


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of each file: the format, its options, how strict to be, where to note what is done."""

    form: str
    suffix: str
    journal: Journal
    options: Mapping[str, Any] = field(default_factory=dict)
    incomplete: bool = False
    check_only: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its entry for the receipt, and why it failed, in lines."""

    entry: Mapping[str, Any]
    failure: tuple[str, ...] = ()
    skipped: bool = False


def carry_out(work: tuple[Job, Mapping[str, Any] | None], order: Order, workspace: Workspace) -> Outcome:
    """Export one file; where an entry says that this was done, and all is as it was then, do nothing."""
    job, done = work
    target = "-" if job.target is None else str(job.target)
    entry: dict[str, Any] = {"origin": job.name, "target": target, "written": False}
    try:
        source = job.read(workspace)
        entry["origin_sha256"] = source.digest
        is_same = done is not None and done.get("origin_sha256") == source.digest
        if done and is_same and _is_there(job, order, done, workspace):
            return Outcome(done, skipped=True)
        with workspace.trace() as trace:
            exported = export(
                source, order.form, order.options, incomplete=order.incomplete, workspace=workspace
            )
        if not order.check_only:
            job.write_package(exported.package, order.suffix)
            entry |= {"written": True, "target": _place(target, order, exported.receipt.checksums)}
    except UnfitError as error:
        return Outcome(entry | error.receipt.facts(), tuple(f"teikit: {line}" for line in error.lines))
    except FileError as error:
        return Outcome(entry | {"form": order.form, "failure": str(error)}, (f"teikit: {error}",))
    finished = entry | exported.receipt.facts() | {"parts": parts_read(trace, Path(job.name).parent)}
    if not order.check_only:
        order.journal.add(finished)
    return Outcome(finished)


def _place(target: str, order: Order, names: Collection[str]) -> str:
    """Where the files went: those of a format of many into a folder."""
    return target if "" in names else target.removesuffix(order.suffix)


def parts_read(trace: Trace, folder: Path) -> dict[str, str]:
    """The other files that were read, by their paths from the folder of the file, and their hashes."""
    found = ((path, answer) for (kind, path), answer in trace.answers.items() if kind == BYTES)
    return {Path(relpath(path, folder)).as_posix(): answer for path, answer in sorted(found)}


def _is_there(job: Job, order: Order, done: Mapping[str, Any], workspace: Workspace) -> bool:
    """Whether the parts that were read and the files that were written are still as they were."""
    if job.target is None or not done.get("written"):
        return False
    above = Path(job.name).parent
    if any(workspace.digest(above / name) != digest for name, digest in done.get("parts", {}).items()):
        return False
    folder = Path(str(job.target).removesuffix(order.suffix))
    for name, digest in done.get("checksums", {}).items():
        path = folder / name if name else job.target
        try:
            if sha256(workspace.source(path).data).hexdigest() != digest:
                return False
        except FileError:
            return False
    return True
