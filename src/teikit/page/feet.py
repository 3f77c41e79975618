"""Cuts a text that has lost its page breaks where the notes at the foot of a page end.

A note ends with a short line, or where lines are again as long as those of the running text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teikit.page.markers import Mark

TALLEST = 60
"""How many lines a page has at most: a longer text has pages, although nothing shows where they end."""

NEAR = 3
"""So many lines after the beginning of a note may be its own, and do not tell the measure of the text."""

ENDS = '.!?”»)’"'


@dataclass(frozen=True, slots=True)
class Row:
    """A line with text: its number, its words, what note it may begin, the markers in it."""

    number: int
    words: str
    start: Mark | None
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Widths:
    """The length of the longest usual line of running text, and of a full line of a note."""

    text: int
    note: int

    def goes_on(self, before: str, words: str) -> bool:
        """Whether a line after the line of a note belongs to the same note."""
        if self.note > self.text * 1.05:
            if len(words) > self.text:
                return True
            last = len(words) < self.text * 0.85 or words[-1] in ENDS
            return len(before) > self.note * 0.85 and before[-1] not in ENDS and last
        return len(before) > self.note * 0.85 and not (before[-1] in ENDS and words[0].isupper())


def ends(rows: Sequence[Row]) -> Iterator[int]:
    """The numbers of the rows that come after the notes at the foot of a page."""
    if len(rows) <= TALLEST:
        return
    widths = _widths(rows)
    waiting: dict[str, int] = {}
    before = ""
    for row in rows:
        begins = row.start is not None and _is_next(row.start, waiting)
        if begins and row.start is not None:
            waiting.pop(row.start.label)
        elif before and not widths.goes_on(before, row.words):
            before = ""
            yield row.number
        if begins or before:
            before = row.words
        else:
            waiting.update((mark.label, row.number) for mark in row.marks)


def _is_next(start: Mark, waiting: Mapping[str, int]) -> bool:
    """Whether the note is one of the first that the markers so far wait for."""
    return start.label in waiting and start.label in list(waiting)[:2]


def _widths(rows: Sequence[Row]) -> Widths:
    labels = {mark.label for row in rows for mark in row.marks}
    notes, text, near = [], [], 0
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        near = max(0, near - 1)
        if row.start is not None and row.start.label in labels:
            near = NEAR
            if after is None or after.start is None:
                notes.append(len(row.words))
        elif not near:
            text.append(len(row.words))
    often = Counter(text)
    usual = [length for length, times in often.items() if times >= max(2, len(text) // 100)]
    notes.sort()
    limit = max(usual, default=max(text, default=0))
    return Widths(limit, notes[len(notes) * 9 // 10] if notes else limit)
