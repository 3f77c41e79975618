"""Sorted lines of a file: a look-up reads the few pages of it that it needs, and nothing is prepared."""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from pathlib import Path

NEAR = 1024
"""So many bytes are looked through faster than halved."""


class SortedLines:
    """Lines in the order of their bytes, between two places of a file."""

    def __init__(self, text: mmap | bytes, start: int = 0, end: int | None = None) -> None:
        self._text = text
        self._start, self._end = start, len(text) if end is None else end

    def after(self, key: bytes) -> bytes | None:
        """What follows a key in the first line that begins with it; None where there is none."""
        text, size, end = self._text, len(key), self._end
        low, high = self._start, end
        while high - low > NEAR:
            line = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if text[line : line + size] < key:
                low = text.find(b"\n", line, end) + 1 or end
            else:
                high = line
        if text[low : min(low + size, end)] != key:
            low = text.find(b"\n" + key, low, min(high + size, end)) + 1 or end
        if low == end:
            return None
        stop = text.find(b"\n", low, end)
        return text[low + size : end if stop < 0 else stop]

    def __contains__(self, line: bytes) -> bool:
        """Whether there is such a line."""
        return self.after(line) == b""


def mapped(path: Path) -> mmap | bytes:
    """A file as bytes that are read when they are looked at; none where there is no such file."""
    try:
        with path.open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except FileNotFoundError:
        return b""
