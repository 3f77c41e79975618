"""Markers that no note answers: those beyond doubt by their look, and plain digits that count up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from teikit.page.extents import Note
from teikit.page.marks import Form, Mark

CLEAR = 2.0
"""What a marker weighs that is one by its look alone."""
YEARS = 1000
"""Numbers from here on are years that an editor adds in brackets."""
ROW = 3
"""So many plain numbers in sequence are markers even without a note."""


def unanswered(markers: Sequence[Mark], notes: Sequence[Note]) -> Iterator[Mark]:
    """The markers in the running text without a note, in order."""
    taken = {note.marker.span for note in notes if note.marker}
    inside = sorted((part.start, part.stop) for note in notes for part in note.rows)
    free = [
        mark
        for mark in markers
        if mark.span not in taken and mark.form in {Form.SUPERSCRIPT, Form.BRACKETS, Form.PLAIN}
        if mark.series == "numbers" and mark.number < YEARS and not _is_in(inside, mark.row)
    ]
    counted = set(_in_sequence(free))
    for mark in free:
        if mark.weight >= CLEAR or mark in counted:
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
