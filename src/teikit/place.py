"""Places in a file: half-open bytes, and how people count them, in lines and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.source import Source

TOKEN = re.compile(
    rb"""
    <[/?!]?[\w:.\x80-\xff-]+                               # the beginning of a tag
    | [\w:.\x80-\xff-]+\s*=\s*(?:"[^"]*" | '[^']*')        # an attribute
    | &[^;<\s]*;?                                          # a reference
    | [^<>&\s][^<&\n]*                                     # text
    """,
    re.VERBOSE,
)
"""What a place is about where only its start is known: a tag's name, an attribute, a reference, some text."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The bytes of a file from `start` to `end` (excluded)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A place as people count it: lines and characters from 1; `end_column` is the first one behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


def place(source: Source, start: int) -> Place:
    """The place of what begins at a byte: up to its end, and at least one byte where the file goes on."""
    found = TOKEN.match(source.data, start)
    end = start + len(found.group().rstrip()) if found else min(start + 1, len(source.data))
    return Place(start, max(start, end))


def at(source: Source, line: int, column: int) -> Place:
    """The place of what begins in a line at a column; the first of either where they are not known."""
    return place(source, source.offset(max(line, 1), max(column, 1)))


def region(source: Source, place: Place) -> Region:
    """A place in lines and columns."""
    return Region(*source.position(place.start), *source.position(place.end))
