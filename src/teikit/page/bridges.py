"""Notes whose marker the source has lost or misread: known by their neighbours, not by a marker.

A number between two notes of the same look is a note as well, and so are those that count on at the ends of
a series. Where just as many places look like what is left of markers, these send there; else none does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from teikit.page.extents import Note
from teikit.page.marks import Form, Mark
from teikit.page.pairs import Pair
from teikit.page.rows import Rows
from teikit.page.series_ends import SeriesEnds
from teikit.page.traces import Traces

WIDEST = 6
"""How many numbers in a row may be missing between two notes."""
NEAR = 25
"""How many rows apart such notes and their neighbours stand at most, where pages are unknown."""


def bridge(rows: Rows, pairs: Sequence[Pair], markers: Sequence[Mark], starts: Sequence[Mark]) -> list[Note]:
    """All notes, those with a marker and those around them without, in the order of their beginnings."""
    notes = {pair.note.row: Note(pair.note, pair.marker, pair.far) for pair in pairs}
    traces = Traces(rows, pairs, markers)
    by_series: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_series.setdefault(pair.note.series, []).append(pair)
    for series in by_series.values():
        ends = SeriesEnds(rows, series, starts, markers)
        for one, two in zip([None, *series], [*series, None], strict=True):
            missing = [start for start in _missing(rows, one, two, starts, ends) if start.row not in notes]
            begin = one.marker.span.end if one else 0
            stop = two.marker.span.start if two else len(rows.text)
            for start, marker in zip(missing, traces.of(missing, begin, stop), strict=True):
                far = one.far if one else two is not None and two.far
                notes[start.row] = Note(start, marker, far, "low" if marker else "medium")
    for start in starts:
        if start.form is Form.WORD and start.row not in notes:
            notes[start.row] = Note(start, None, cert="medium")
    return [notes[row] for row in sorted(notes)]


def _missing(
    rows: Rows, one: Pair | None, two: Pair | None, starts: Sequence[Mark], ends: SeriesEnds
) -> list[Mark]:
    """The beginnings of the notes between two that have markers, in order; either may be missing."""
    if one and two and one.note.number < two.note.number and one.far is two.far:
        return list(_between(rows, one, two, starts, ends))
    behind = list(ends.behind(one, two)) if one else []
    known = {start.row for start in behind}
    before = [start for start in ends.before(one, two) if start.row not in known] if two else []
    return [*behind, *reversed(before)]


def _between(rows: Rows, one: Pair, two: Pair, starts: Sequence[Mark], ends: SeriesEnds) -> Iterator[Mark]:
    """The beginnings that have the numbers between those of two notes, in order, and look like them."""
    wanted = range(one.note.number + 1, two.note.number)
    if not 0 < len(wanted) <= WIDEST:
        return
    number = wanted.start
    last = one.note
    offsets = [start.span.start for start in starts]
    first, stop = bisect_right(offsets, one.note.span.start), bisect_left(offsets, two.note.span.start)
    for start in starts[first:stop]:
        if number < start.number < wanted.stop:
            number = start.number
        if start.number != number or start.look not in {one.note.look, two.note.look}:
            continue
        if _among_notes(rows, one, two, last, start) or ends.stands_apart(start, one):
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
