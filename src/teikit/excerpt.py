"""The line of a file that a diagnostic is about, cut around the place where it is long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from teikit.place import Region

BEFORE = 20
"""Characters before the place that are shown of a long line."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a line, the place in it (start and end), and whether there is more on either side."""

    text: str
    start: int
    end: int
    more_before: bool
    more_after: bool


def excerpt(path: str, region: Region, width: int) -> Excerpt | None:
    """At most `width` characters of the line in which a place begins, around it.

    None where the file cannot be read again, such as standard input.
    """
    try:
        status = Path(path).stat()
    except OSError:
        return None
    lines = _lines(path, (status.st_mtime_ns, status.st_size))
    if not region.line <= len(lines):
        return None
    text, at = lines[region.line - 1].rstrip("\r"), region.column - 1
    size = (region.end_column - 1 if region.end_line == region.line else len(text)) - at
    start = max(0, min(at - BEFORE, len(text) - width))
    end = max(at - start + 1, min(at - start + size, width))
    shown = text[start : start + width].expandtabs(1)
    return Excerpt(shown, at - start, end, start > 0, start + width < len(text))


@lru_cache(maxsize=4)
def _lines(path: str, _state: tuple[int, int]) -> Sequence[str]:
    """The lines of a file, read again when its time or size is another one: somebody may watch it."""
    try:
        return Path(path).read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return ()
