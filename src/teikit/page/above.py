"""Where the markers of given notes may stand: above them on their pages and those before, or, of notes that
are collected under a heading, in all the text before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from teikit.page.headings import is_notes
from teikit.page.lost_markers import PAGES, Sought
from teikit.page.marker_places import Place, places
from teikit.page.marks import Mark
from teikit.page.remains import in_address
from teikit.page.rows import Rows

AGAIN = 3
"""Blocks that end in the same line so many times say nothing that needs a note each time."""

CLEAR = 0.5
"""What a marker must weigh by its look to be taken at its number."""

LONGEST = 80
"""A heading of notes has fewer letters."""


class Collected:
    """The headings under which notes are collected; `starts` are the rows where notes begin."""

    def __init__(self, rows: Rows, starts: Sequence[int]) -> None:
        self.starts = sorted(starts)
        self.headings = [
            at for at, row in enumerate(rows.rows) if len(row) < LONGEST and is_notes(rows.words(at))
        ]

    @property
    def first(self) -> float:
        """The first row under such a heading."""
        return self.headings[0] if self.headings else inf

    def text_of(self, start: int) -> range | None:
        """The rows of the text of a note that stands under such a heading: up to the notes before it."""
        at = bisect_left(self.headings, start)
        if not at:
            return None
        heading = self.headings[at - 1]
        before = bisect_left(self.starts, heading)
        return range(self.starts[before - 1] + 1 if before else 0, heading)


def above(rows: Rows, row: Sequence[Mark], markers: Sequence[Mark], sought: Sequence[Sought]) -> list[Place]:
    """The places where the markers of these notes may stand; a marker that shows a number is one of them."""
    areas = list(_areas(rows, row, sought))
    found: dict[int, Place] = {}
    for area in areas:
        found.update((place.span.end, place) for place in places(rows, area.start, area.stop))
    labels = {start.label for start in row}
    firsts = [area.start for area in areas]
    for mark in markers:
        if mark.weight < CLEAR or mark.label not in labels or in_address(rows.text, mark.span.start):
            continue
        known = found.get(mark.span.end)
        at = bisect_left(firsts, mark.row + 1) - 1
        if at >= 0 and mark.row in areas[at] and (known is None or len(known.span) <= len(mark.span)):
            found[mark.span.end] = Place(mark.span, mark.row, "marker", "number", mark.label)
    ends = Counter(rows.words(place.row) for place in found.values() if place.left == "nothing")
    return [
        found[end]
        for end in sorted(found)
        if found[end].left != "nothing" or ends[rows.words(found[end].row)] < AGAIN
    ]


def _areas(rows: Rows, row: Sequence[Mark], sought: Sequence[Sought]) -> Iterator[range]:
    """The rows in question, page by page."""
    feet: dict[int, int] = {}
    for start in row:
        feet.setdefault(rows.first_of(start.row), start.row)
    pages = {note.page for note in sought if note.text is None}
    texts = sorted({note.text for note in sought if note.text is not None}, key=lambda text: text.start)
    for first, behind in pairwise(rows.firsts):
        page, stop = rows.rows[first].page, feet.get(first, behind)
        if not pages.isdisjoint(range(page, page + len(PAGES))):
            yield range(first, stop)
            continue
        for text in texts:
            if max(first, text.start) < min(behind, text.stop):
                yield range(max(first, text.start), min(behind, text.stop))
