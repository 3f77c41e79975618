"""What a run asks of the place that keeps its files; two kinds of place answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a store: its key, how many bytes it has, and a version, which changes with these."""

    key: str
    size: int
    version: str


class Store(Protocol):
    """A place that keeps files; keys have `/` between their parts. Every call may raise OSError."""

    @property
    def url(self) -> str:
        """How the place is called, by which another process opens it."""

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes of a file, or some of them. Raises FileNotFoundError."""

    def expect(self, keys: Iterable[str]) -> None:
        """Be told which files will be read next, in that order."""

    def write(self, key: str, data: bytes) -> None:
        """Put a file there, instead of the one that is: nobody ever sees a part of it."""

    def create(self, key: str, data: bytes) -> bool:
        """Put a file there if there is none; of all who try at once, one hears that it was he."""

    def put(self, key: str, path: Path) -> None:
        """Put a large file of this machine there, as `write` does."""

    def local(self, key: str) -> Path:
        """A file of this machine that has those bytes: itself, or a copy while this process lives."""

    def delete(self, key: str) -> None:
        """Remove a file, if it is there."""

    def find(self, key: str) -> Entry | None:
        """What there is to know of a file without reading it; None where there is none."""

    def has_below(self, prefix: str) -> bool:
        """Whether there is any file below a folder."""

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """The files below a folder, by their keys, sorted; a listing may lag behind what was written."""


def pieces(lines: Iterator[Any] | list[Any]) -> bytes:
    """Things as lines of JSON, always the same bytes for the same things."""
    return b"".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
        + b"\n"
        for each in lines
    )
