"""Markers that no note answers: those beyond doubt by their look, plain digits that count up or that some
line below begins with, and what looks like the markers that have notes and counts on from them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from teikit.page.extents import Note
from teikit.page.marks import BARE, Form, Mark, next_labels

CLEAR = 2.0
"""What a marker weighs that is one by its look alone."""
STOPPED = 1.4
"""What plain digits weigh that are glued to a stop."""
YEARS = 1000
"""Numbers from here on are years that an editor adds in brackets."""
REACH = 150
"""So many rows below a marker its note is looked for."""
ROW = 3
"""So many plain numbers in sequence are markers even without a note."""


def unanswered(markers: Sequence[Mark], notes: Sequence[Note], starts: Sequence[Mark]) -> Iterator[Mark]:
    """The markers in the running text without a note, in order; `starts` is what may begin a note."""
    answered = [note.marker for note in notes if note.marker]
    taken = {at for mark in answered for at in range(mark.span.start, mark.span.end)}
    inside = sorted((part.start, part.stop) for note in notes for part in note.rows)
    free = [mark for mark in markers if mark.span.start not in taken and not _is_in(inside, mark.row)]
    numbers = [
        mark
        for mark in free
        if mark.series == "numbers" and mark.number < YEARS
        if mark.form in {Form.SUPERSCRIPT, Form.BRACKETS, Form.PLAIN}
    ]
    found = {mark.span for mark in numbers if mark.weight >= CLEAR}
    found.update(mark.span for mark in _in_sequence(numbers))
    found.update(mark.span for mark in _counting_on(free, answered))
    begun = {note.start.row for note in notes}
    found.update(
        mark.span for mark in _with_body(numbers, [mark for mark in starts if mark.row not in begun])
    )
    end = 0
    for mark in free:
        if mark.span in found and mark.span.start >= end:
            end = mark.span.end
            yield mark


def _is_in(spans: Sequence[tuple[int, int]], row: int) -> bool:
    at = bisect_right(spans, row, key=lambda span: span[0]) - 1
    return at >= 0 and spans[at][0] <= row < spans[at][1]


def _in_sequence(markers: Sequence[Mark]) -> Iterator[Mark]:
    """The plain numbers that are part of a row that counts up by one."""
    rows: dict[int, list[Mark]] = {}
    for mark in markers:
        if mark.form is Form.PLAIN:
            row = [*rows.pop(mark.number - 1, []), mark]
            rows[mark.number] = row
            if len(row) == ROW:
                yield from row
            elif len(row) > ROW:
                yield mark


def _with_body(markers: Sequence[Mark], starts: Sequence[Mark]) -> Iterator[Mark]:
    """The plain digits glued to a stop that a line below begins with, which is no note."""
    rows: dict[str, list[int]] = {}
    for start in starts:
        rows.setdefault(start.label, []).append(start.row)
    for mark in markers:
        if mark.form is Form.PLAIN and mark.weight >= STOPPED:
            below = rows.get(mark.label, [])
            at = bisect_right(below, mark.row)
            if at < len(below) and below[at] - mark.row <= REACH:
                yield mark


def _counting_on(free: Sequence[Mark], answered: Sequence[Mark]) -> Iterator[Mark]:
    """Those that look like markers with notes, and whose label comes next behind the one before them."""
    known = {(mark.series, mark.form) for mark in answered if mark.weight > 0}
    before: dict[str, str] = {}
    have = {mark.span for mark in answered}
    for mark in sorted((*free, *answered), key=lambda mark: mark.span):
        if mark.span in have:
            before[mark.series] = mark.label
        elif (
            (mark.series, mark.form) in known
            and mark.label in next_labels(before.get(mark.series, ""))
            and (mark.weight >= STOPPED or mark.form not in BARE)
        ):
            before[mark.series] = mark.label
            yield mark
