"""What comes out of a sheet: a failed assertion, or the reason why the sheet itself cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["error", "warning", "information"]

ROLES: Final[dict[str, Role]] = {
    "error": "error",
    "fatal": "error",
    "warning": "warning",
    "warn": "warning",
    "nonfatal": "warning",
    "non-fatal": "warning",
    "information": "information",
    "info": "information",
    "hint": "information",
}
"""The words in use for `@role`, which ISO 19757-3 leaves open."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One assertion that failed, one report that fired, or one test that could not be evaluated."""

    text: str
    role: Role = "error"
    pattern: str = ""
    rule: str = ""
    assertion: str = ""
    test: str = ""
    flag: str = ""
    diagnostics: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    location: str = ""
    line: int = 1
    column: int = 1
    path: str = ""


class SchematronError(Exception):
    """A sheet that cannot be used: `reason`, the `path` of the file and the `line`, 0 where none is known."""

    def __init__(self, reason: str, path: str = "", line: int = 0) -> None:
        super().__init__(reason, path, line)
        self.reason = reason
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.reason}" if place else self.reason


class SaxonError(SchematronError):
    """Saxon cannot be started, has come to an end, or was stopped (`is_slow`): the sheet may be right."""

    def __init__(self, reason: str, path: str = "", *, is_slow: bool = False) -> None:
        super().__init__(reason, path)
        self.is_slow = is_slow
