"""Which lines stand apart from the block of text on their page, above or below it, by their boxes.

A title may stand so at the head of a chapter, and a running head on every page; who recurs there is no text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from teikit.facts import fact_of_text
from teikit.page.lines import lines_of
from teikit.page.look import LARGER
from teikit.page.sheets import sheets
from teikit.text import Box, Document

DEEPEST = 4
"""How many lines may stand above or below the text of a page."""

APART = 1.5
"""They are so many leadings away from it."""

STEP = 4
"""So many points are one height."""


@fact_of_text
def apart(document: Document) -> frozenset[int]:
    """The numbers of the lines that stand above or below the text of their pages; none without boxes."""
    starts = [line.start for line in lines_of(document)]
    boxes = {bisect_right(starts, line.span.start) - 1: line.box for line in document.lines if line.box}
    pages = [[(row, boxes[row]) for row in sheet if row in boxes] for sheet in sheets(document)]
    steps = [step for page in pages for step in _steps(page) if step > 0]
    if not steps:
        return frozenset()
    leading = median(steps)
    return frozenset(row for page in pages for row in _outside(page, leading))


@fact_of_text
def heights(document: Document) -> dict[int, tuple[int, int]]:
    """At which height of its page a line stands, and in which size, for those apart in no large type."""
    starts = [line.start for line in lines_of(document)]
    largest = _usual(document) * LARGER
    away = apart(document)
    return {
        row: (round(line.box.bottom / STEP), round(line.size))
        for line in document.lines
        if line.box and line.size < largest and (row := bisect_right(starts, line.span.start) - 1) in away
    }


@fact_of_text
def large(document: Document) -> dict[int, float]:
    """The lines in larger type than the text, with their size."""
    starts = [line.start for line in lines_of(document)]
    largest = _usual(document) * LARGER
    return {
        bisect_right(starts, line.span.start) - 1: line.size
        for line in document.lines
        if line.confidence is None and line.size >= largest > 0
    }


def _usual(document: Document) -> float:
    """The size that most of the text has."""
    sizes: Counter[float] = Counter()
    for line in document.lines:
        sizes[round(line.size, 1)] += len(line.span)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _steps(page: Sequence[tuple[int, Box]]) -> list[float]:
    """How far each line stands below the one before it."""
    return [below.bottom - above.bottom for (_, above), (_, below) in pairwise(page)]


def _outside(page: Sequence[tuple[int, Box]], leading: float) -> Iterator[int]:
    steps = _steps(page)
    top = [at for at, step in enumerate(steps[:DEEPEST]) if step > APART * leading]
    low = [at + 1 for at, step in enumerate(steps) if at >= len(steps) - DEEPEST and step > APART * leading]
    for at, (row, _) in enumerate(page):
        if (top and at <= top[-1]) or (low and at >= low[0]):
            yield row
