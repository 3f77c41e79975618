"""Entries that hang: their first lines stand out to the left, all others are set in.

Evidence: groups of lines, one behind the other, that are all so, and sentences that go on
in lines set in; what stands deeper there begins no paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from teikit.page.flow import Flow

DEEP = 13
"""What is set in by more blanks is no line of an entry."""
ON = 3
"""In one of so many groups a sentence goes on in a line set in."""
ENDED = re.compile(r"[.!?:…]['\"’”»)\]]*$")


def hanging(stream: Flow, rows: Sequence[int]) -> frozenset[int]:
    """The lines of running text that are set in below the first of an entry."""
    several = [group for group in _groups(stream, rows) if len(group) > 1]
    inner: set[int] = set()
    for hangs, found in groupby(several, key=lambda group: _hangs(stream, group)):
        run = list(found)
        if hangs and len(run) > 1 and sum(_goes_on(stream, group) for group in run) * ON >= len(run):
            inner.update(row for group in run for row in group[1:])
    return frozenset(inner)


def _groups(stream: Flow, rows: Sequence[int]) -> Iterator[list[int]]:
    """The lines between blank lines, or those of one entry below another."""
    group = [*rows[:1]]
    for one, two in pairwise(rows):
        blank = two > one + 1 and any(not stream.words(row).strip() for row in range(one + 1, two))
        if blank or _steps_out(stream.words(one), stream.words(two)):
            yield group
            group = []
        group.append(two)
    if group:
        yield group


def _steps_out(above: str, words: str) -> bool:
    """Whether a line begins further to the left than the one above, and a sentence with it."""
    out = _indent(above) - _indent(words) > 1
    return out and not words.lstrip()[:1].islower() and ENDED.search(above.rstrip()) is not None


def _hangs(stream: Flow, group: Sequence[int]) -> bool:
    if stream.words(group[0]).rstrip().endswith(":"):
        return False  # what it leads up to is set in
    first, *others = (_indent(stream.words(row)) for row in group)
    return min(others) - first > 1 and max(others) - first < DEEP and len({*others}) == 1


def _goes_on(stream: Flow, group: Sequence[int]) -> bool:
    """Whether a sentence goes on in a line set in."""
    return any(
        not ENDED.search(stream.words(one).rstrip()) and stream.words(two).lstrip()[:1].islower()
        for one, two in pairwise(group)
    )


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())
