"""What edits change in a file, as `patch` and `git apply -p0` take it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator


def unified(path: str, before: bytes, after: bytes) -> Iterator[bytes]:
    """The lines of a unified diff, bytes as they are."""
    name = path.encode("utf-8", "surrogateescape")
    for line in difflib.diff_bytes(difflib.unified_diff, _lines(before), _lines(after), name, name):
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[bytes]:
    """Lines end with a line feed, and with nothing else."""
    *whole, rest = data.split(b"\n")
    return [line + b"\n" for line in whole] + ([rest] if rest else [])
