"""Markers that no note answers: those beyond doubt by their look, plain digits that count up, and what looks
like the markers that have notes and counts on from them.
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
ROW = 3
"""So many plain numbers in sequence are markers even without a note."""


def unanswered(markers: Sequence[Mark], notes: Sequence[Note]) -> Iterator[Mark]:
    """The markers in the running text without a note, in order."""
    answered = [note.marker for note in notes if note.marker]
    taken = {mark.span for mark in answered}
    inside = sorted((part.start, part.stop) for note in notes for part in note.rows)
    free = [mark for mark in markers if mark.span not in taken and not _is_in(inside, mark.row)]
    numbers = [
        mark
        for mark in free
        if mark.series == "numbers" and mark.number < YEARS
        if mark.form in {Form.SUPERSCRIPT, Form.BRACKETS, Form.PLAIN}
    ]
    found = {mark.span for mark in numbers if mark.weight >= CLEAR}
    found.update(mark.span for mark in _in_sequence(numbers))
    found.update(mark.span for mark in _counting_on(free, answered))
    seen = set()
    for mark in free:
        if mark.span in found and mark.span not in seen:
            seen.add(mark.span)
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
