"""When files of a folder were last changed or deleted, as git knows it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

COMMIT = "\x01"


@dataclass(frozen=True, slots=True)
class Past:
    """The last thing that happened to a file: when, and whether that was its end."""

    moment: datetime
    is_deletion: bool = False


def history(folder: Path) -> Mapping[str, Past] | None:
    """The last change of each file that was ever committed, by its path from the folder.

    None where the folder is in no repository. Files that differ from what was committed are left out.
    """
    log = _git(
        folder, "log", f"--format={COMMIT}%cI", "--name-status", "--no-renames", "--relative", "-z", "--", "."
    )
    if log is None:
        return None
    found: dict[str, Past] = {}
    for moment, status, path in _entries(log):
        found.setdefault(path, Past(moment, status == "D"))
    for path in _edited(folder):
        found.pop(path, None)
    return found


def _entries(log: bytes) -> Iterator[tuple[datetime, str, str]]:
    """Each change of each commit, the newest first: moment, kind, path."""
    moment, status = datetime.min.replace(tzinfo=UTC), ""
    for part in (each.strip("\n") for each in os.fsdecode(log).split("\0")):
        if part.startswith(COMMIT):
            moment = datetime.fromisoformat(part.removeprefix(COMMIT)).astimezone(UTC)
        elif status:
            yield moment, status, part
            status = ""
        else:
            status = part


def _edited(folder: Path) -> Iterator[str]:
    """The files that differ from what was committed last."""
    prefix = os.fsdecode(_git(folder, "rev-parse", "--show-prefix") or b"").strip()
    said = _git(folder, "status", "--porcelain", "--no-renames", "-z", "--", ".") or b""
    for entry in os.fsdecode(said).split("\0"):
        if entry:
            yield entry[3:].removeprefix(prefix)


def _git(folder: Path, *arguments: str) -> bytes | None:
    try:
        command = ["git", "-C", os.fspath(folder), *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
