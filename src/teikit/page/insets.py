"""Short lines set in amid prose that belong together: an address, the words of a sign, a bill of fare.

Evidence: full lines at the margin above and below, blank lines between; none of them names a chapter, and
they are not centred as a title is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from teikit.page.flow import Flow
from teikit.page.hanging import groups
from teikit.page.headings import is_chapter, is_named, is_number

FEWEST, MOST = 3, 10
SHORT = 40
FULL = 55
"""A line of so many letters above and below is one of prose."""
DEEPER = 2
CENTRED = 3
"""The middles of centred lines are no further apart."""


def insets(stream: Flow, rows: Sequence[int], left: int) -> frozenset[int]:
    """The lines that go on in a group of short lines from the first of it."""
    found = list(groups(stream, rows))
    inner: set[int] = set()
    for (above, group), (_, below) in pairwise(pairwise(found)):
        amid = FEWEST <= len(group) <= MOST and _is_inset(stream, group, left)
        if amid and _is_prose(stream, above, left) and _is_prose(stream, below, left):
            inner.update(group[1:])
    return frozenset(inner)


def _is_inset(stream: Flow, group: Sequence[int], left: int) -> bool:
    lines = [stream.words(row).rstrip() for row in group]
    words = [line.lstrip() for line in lines]
    indents = [len(line) - len(short) for line, short in zip(lines, words, strict=True)]
    middles = [indent + len(short) / 2 for indent, short in zip(indents, words, strict=True)]
    return (
        min(indents) >= left + DEEPER
        and max(map(len, words)) <= SHORT
        and max(middles) - min(middles) > CENTRED
        and not any(is_number(each) or is_chapter(each) or is_named(each) for each in words)
    )


def _is_prose(stream: Flow, group: Sequence[int], left: int) -> bool:
    lines = [stream.words(row).rstrip() for row in group]
    return max(map(len, lines)) >= FULL and len(lines[-1]) - len(lines[-1].lstrip()) <= left
