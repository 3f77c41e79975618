"""What is wrong with a file, where, why, and how to mend it: the one type behind every report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from teikit.place import Place, Region

if TYPE_CHECKING:
    from teikit.source import Source


class Severity(IntEnum):
    """How much a diagnostic matters; a larger one matters more."""

    HINT = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A change to a file: the bytes from `start` to `end` (excluded) become `replacement`."""

    start: int
    end: int
    replacement: bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: an element (or a place) and what is wrong with it.

    `at` is an element of the tree, or a Place in the file. `attribute` narrows the place to
    one attribute of the element, by its name as written (`xml:id`). `expected` is all that could stand there
    instead. `severity` is given where a schema says it of its own rules; else the runner knows it. `edits`
    mend what is wrong, all of them or none; they are `safe` where nobody who reads the file could mind.
    `failed` tells that something could not be checked. `source` is the file where it is another one: a part
    of the document.
    """

    at: Any
    message: str
    attribute: str = ""
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    expected: tuple[str, ...] = ()
    severity: Severity | None = None
    safe: bool = False
    failed: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its place: what a report shows. `region` is the place in lines and columns."""

    path: str
    place: Place
    region: Region
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    expected: tuple[str, ...] = ()
    safe: bool = False
    failed: bool = False

    @property
    def line(self) -> int:
        """The line in which it begins, from 1."""
        return self.region.line

    @property
    def column(self) -> int:
        """The character of the line at which it begins, from 1."""
        return self.region.column

    @property
    def words(self) -> str:
        """The message, with the remedy behind it."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def facts(self) -> dict[str, Any]:
        """What programs are told of it; `fix` is "safe", "unsafe" or null."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "end_line": self.region.end_line,
            "end_column": self.region.end_column,
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "hint": self.hint,
            "expected": self.expected,
            "fix": ("safe" if self.safe else "unsafe") if self.edits else None,
        }


class EditConflictError(ValueError):
    """Edits that overlap, or reach beyond the file."""


def apply(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of `data` with every edit made, all others untouched.

    Edits may come in any order; insertions at one place keep theirs. Raises EditConflictError where two edits
    overlap or one lies outside `data`.
    """
    parts: list[bytes] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not done <= edit.start <= edit.end <= len(data):
            raise EditConflictError(
                f"the edit of bytes {edit.start} to {edit.end} overlaps another or leaves the file"
            )
        parts += (data[done : edit.start], edit.replacement)
        done = edit.end
    return b"".join((*parts, data[done:]))
