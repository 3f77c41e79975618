"""A baseline: the findings that an old project starts with, so that only new ones are shown.

A finding is known by what stands at its place rather than by its line, so that it may move.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teikit.diagnostic import Diagnostic
from teikit.source import FileError, Source
from teikit.workspace import Kind, Workspace

NAME = ".teikit-baseline.json"
VERSION = 1
REACH = 60
"""Characters from the place of a finding on that its fingerprint is made of."""

Entry = tuple[str, str, str, str]
"""Path from the folder of the baseline, rule, message, fingerprint."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings there are of each entry, and the folder that their paths are seen from."""

    folder: Path
    entries: Counter[Entry]

    def sift(
        self,
        found: Sequence[Diagnostic],
        checked: Collection[str],
        rules: Collection[str],
        workspace: Workspace,
    ) -> tuple[list[Diagnostic], int]:
        """The findings that are not listed, and how many listed ones are gone from what was checked.

        A finding whose place was rewritten is the listed one still, while there are no more of its kind.
        """
        left = Counter(self.entries)
        new = _take(found, entries(found, self.folder, workspace), left)
        loose: Counter[Entry] = Counter()
        for (path, rule, message, _), count in left.items():
            loose[path, rule, message, ""] += count
        alike = ((path, rule, message, "") for path, rule, message, _ in entries(new, self.folder, workspace))
        new = _take(new, alike, loose)
        seen = {_inside(path, self.folder) for path in checked}
        gone = sum(
            count
            for (path, rule, _, _), count in loose.items()
            if (path in seen and rule in rules) or workspace.status(self.folder / path).kind is Kind.MISSING
        )
        return new, gone


def load(path: Path, workspace: Workspace) -> Baseline:
    """Read a baseline. Raises FileError for a file that is none."""
    hint = "`teikit baseline` writes one"
    try:
        table: Any = json.loads(workspace.read(path))
        if table["version"] != VERSION:
            raise FileError(str(path), f"is a baseline of another version than {VERSION}", hint=hint)
        counts = {
            (str(each["path"]), str(each["rule"]), str(each["message"]), str(each["fingerprint"])): int(
                each["count"]
            )
            for each in table["findings"]
        }
    except FileNotFoundError:
        raise FileError(str(path), "no such baseline", hint=hint) from None
    except OSError as error:
        raise FileError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, KeyError, TypeError):
        raise FileError(str(path), "is not a baseline of teikit", hint=hint) from None
    return Baseline(path.absolute().parent, Counter(counts))


def is_one(path: Path, workspace: Workspace) -> bool:
    """Whether there is a baseline at a path."""
    try:
        load(path, workspace)
    except FileError:
        return False
    return True


def encode(path: Path, found: Sequence[Diagnostic], workspace: Workspace) -> bytes:
    """Findings as the baseline of a path: sorted, an entry a line, so that a diff can be read."""
    counts = Counter(entries(found, path.absolute().parent, workspace))
    lines = [
        json.dumps(
            {
                "path": entry[0],
                "rule": entry[1],
                "message": entry[2],
                "fingerprint": entry[3],
                "count": count,
            },
            ensure_ascii=False,
        )
        for entry, count in sorted(counts.items())
    ]
    body = ",\n".join(f"  {line}" for line in lines)
    whole = f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n'
    return whole.encode("utf-8", "backslashreplace")  # \udcff is an escape of JSON, too


def entries(found: Iterable[Diagnostic], folder: Path, workspace: Workspace) -> Iterable[Entry]:
    """The entry of each finding."""
    source = Source("", b"")
    for each in found:
        if each.path != source.path:
            source = _source(each.path, workspace)
        place = " ".join(source.lines.text(each.line, each.column, each.column + REACH).split())
        told = "\0".join((each.rule, each.message, place)).encode("utf-8", "surrogatepass")
        fingerprint = hashlib.sha256(told).hexdigest()[:16]
        yield _inside(each.path, folder), each.rule, each.message, fingerprint


def _take(found: Sequence[Diagnostic], keys: Iterable[Entry], left: Counter[Entry]) -> list[Diagnostic]:
    """The findings that are not in the counter; those that are leave it."""
    new = []
    for each, key in zip(found, list(keys), strict=True):
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(each)
    return new


def _inside(path: str, folder: Path) -> str:
    whole = Path(path).absolute()
    return (whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()


def _source(path: str, workspace: Workspace) -> Source:
    try:
        return workspace.source(path)
    except FileError:
        return Source(path, b"")
