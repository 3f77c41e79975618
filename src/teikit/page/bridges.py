"""Notes whose marker the source has lost or misread: known by their neighbours, not by a marker.

A number between two notes of the same look is a note as well. Where only one place between the markers around
looks like what is left of a marker, it sends there; else the note stands alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.page.extents import Note
from teikit.page.marks import STOPS, Form, Mark
from teikit.page.pairs import Pair
from teikit.page.rows import Rows
from teikit.text import Span

WIDEST = 6
"""How many numbers in a row may be missing between two notes."""
NEAR = 25
"""How many rows apart such notes and their neighbours stand at most, where pages are unknown."""
MISREAD = re.compile(
    rf"(?<=[\w{re.escape(STOPS)}])['’‘°º^*\"”“´`]{{1,2}}(?=\s|$)|(?<=[.,;:!?”])[lI|]{{1,2}}(?=\s|$)"
)


def bridge(rows: Rows, pairs: Sequence[Pair], markers: Sequence[Mark], starts: Sequence[Mark]) -> list[Note]:
    """All notes, those with a marker and those between them without, in the order of their beginnings."""
    offsets = [start.span.start for start in starts]
    notes = [Note(pair.note, pair.marker, pair.far) for pair in pairs]
    by_series: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_series.setdefault(pair.note.series, []).append(pair)
    for series in by_series.values():
        for one, two in pairwise(series):
            first = bisect_right(offsets, one.note.span.start)
            last = bisect_left(offsets, two.note.span.start)
            for start in _missing(rows, one, two, starts[first:last]):
                marker = _remains(rows, one, two, start, markers)
                notes.append(Note(start, marker, one.far, "low" if marker else "medium"))
    return sorted(notes, key=lambda note: note.start.span.start)


def _missing(rows: Rows, one: Pair, two: Pair, between: Sequence[Mark]) -> Iterator[Mark]:
    """The beginnings that have the numbers between those of two notes, in order, and look like them."""
    wanted = range(one.note.number + 1, two.note.number)
    if not one.note.number or not 0 < len(wanted) <= WIDEST or one.far is not two.far:
        return
    number = wanted.start
    last = one.note
    for start in between:
        if number < start.number < wanted.stop:
            number = start.number
        if start.number != number or start.look not in {one.note.look, two.note.look}:
            continue
        if _among_notes(rows, one, two, last, start):
            yield start
            last, number = start, number + 1


def _among_notes(rows: Rows, one: Pair, two: Pair, last: Mark, start: Mark) -> bool:
    """Whether a beginning stands where notes stand: behind one, or before one, with no text between."""
    if one.far:
        return True
    if rows.paged:
        page = rows.rows[start.row].page
        below = page == rows.rows[last.row].page
        above = page == rows.rows[two.note.row].page and start.row > two.marker.row
        return below or above or _is_low(rows, start)
    return start.row - last.row <= NEAR or (start.row > two.marker.row and two.note.row - start.row <= NEAR)


def _is_low(rows: Rows, start: Mark) -> bool:
    first, last = rows.first_of(start.row), rows.last_of(start.row)
    return start.row - first >= (last - first) * 0.6


def _remains(rows: Rows, one: Pair, two: Pair, start: Mark, markers: Sequence[Mark]) -> Mark | None:
    """The one place that may be what is left of the marker; None where there is no such place, or several."""
    begin, end = one.marker.span.end, min(two.marker.span.start, start.span.start)
    if end <= begin:
        return None
    offsets = [mark.span.start for mark in markers]
    inside = markers[bisect_left(offsets, begin) : bisect_left(offsets, end)]
    same = [mark for mark in inside if mark.label == start.label and mark.weight > 0]
    if same:
        return same[0] if len(same) == 1 else None
    found = [place for place in MISREAD.finditer(rows.text, begin, end) if not _is_quote(rows.text, place)]
    if len(found) != 1:
        return None
    span = Span(*found[0].span())
    return Mark(start.label, span, Form.FAINT, 0.0, rows.at(span.start))


def _is_quote(text: str, place: re.Match[str]) -> bool:
    """Whether a quotation mark closes what one before it opens."""
    return (
        any(sign in '”"' for sign in place.group())
        or text.rfind("‘", place.start() - 300, place.start()) >= 0
    )
