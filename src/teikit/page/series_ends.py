"""Notes behind the last one of a series and before its first, whose markers the source has lost.

They count on from a note that has its marker, look like it, and stand with it among the notes; a list that
begins again, a heading, running text or a marker in it ends the search.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.page.continuity import is_ended
from teikit.page.headings import is_chapter, is_notes
from teikit.page.marks import Form, Mark, next_labels
from teikit.page.pairs import CLEAR, Pair
from teikit.page.rows import Rows

NEAR = 25
"""How many rows apart two notes in sequence begin at most."""
WIDEST = 6
"""How many numbers they are apart at most."""
LOW = 0.5
"""So far down its page a note begins that has none of its series there."""
BARE, DAY = 0.5, 0.15
"""What a bare number weighs that has a small letter behind it, and at most one before the name of a month."""
TELLING = frozenset({Form.SUPERSCRIPT, Form.BRACKETS, Form.PARENTHESES, Form.WORD})
"""Looks of notes that lists hardly have."""
HEADING = 80
"""A heading has fewer letters."""


class SeriesEnds:
    """The notes of one series that have a marker, in order, and the beginnings of all that may be one."""

    def __init__(
        self, rows: Rows, pairs: Sequence[Pair], starts: Sequence[Mark], markers: Sequence[Mark]
    ) -> None:
        self.rows, self.starts = rows, starts
        self.offsets = [start.span.start for start in starts]
        begin = {start.row for start in starts}
        self.text = sorted({mark.row for mark in markers if mark.weight >= CLEAR and mark.row not in begin})
        self.spaced = _are_spaced(rows, [pair.note.row for pair in pairs])

    def behind(self, one: Pair, two: Pair | None) -> Iterator[Mark]:
        """Those that count on from a note, up to the next one of the series."""
        last, stop = one.note, two.note.row if two else len(self.rows.rows)
        first = bisect_right(self.offsets, one.note.span.start)
        for start in self.starts[first : bisect_left(self.offsets, self._end(stop))]:
            if not _is_alike(start, one.note):
                continue
            if not _counts_on(last, start):
                if start.number == 1 and start.row - last.row <= NEAR:
                    return
                continue
            if self._follows(last, start, far=one.far) or self.stands_apart(start, one):
                yield start
                last = start

    def before(self, one: Pair | None, two: Pair) -> Iterator[Mark]:
        """Those that count up to a note, from the one before it of the series; the last of them first."""
        last, top = two.note, one.note.span.end if one else 0
        stop = bisect_left(self.offsets, two.note.span.start)
        for start in reversed(self.starts[bisect_left(self.offsets, top) : stop]):
            if not _is_alike(start, two.note) or not _counts_on(start, last):
                continue
            if self._follows(start, last, far=two.far) or self.stands_apart(start, two):
                yield start
                last = start

    def _end(self, row: int) -> int:
        return self.rows.rows[row].start if row < len(self.rows.rows) else len(self.rows.text)

    def _follows(self, last: Mark, start: Mark, *, far: bool) -> bool:
        """Whether the second note begins right where the first may end, with nothing but notes between."""
        rows = self.rows
        if start.row - last.row > NEAR or not _begins(rows, start):
            return False
        if rows.paged and not far and start.row >= rows.last_of(last.row):
            return False
        between = range(last.row + 1, start.row + 1)
        blanks = [at for at in between if rows.rows[at].blank]
        if blanks and (blanks != [start.row] or not self.spaced):
            return False
        return self._has_no_marker(last.row, start.row) and not any(
            rows.rows[at].blank and len(rows.words(at)) < HEADING and _is_heading(rows.words(at))
            for at in between
        )

    def stands_apart(self, start: Mark, like: Pair) -> bool:
        """Whether a note begins behind its paragraph, or in the lower half of a page that has no other.

        Its number must be raised or in brackets, or its type small: a plain one may be that of a list.
        """
        rows, row = self.rows, self.rows.rows[start.row]
        if like.far or not _begins(rows, start) or not (start.form in TELLING or row.fine):
            return False
        if row.blank and is_ended(rows.words(start.row - 1)):
            return True
        first, last = rows.first_of(start.row), rows.last_of(start.row)
        low = rows.paged and start.row - first >= (last - first) * LOW
        return low and self._has_no_marker(start.row, last)

    def _has_no_marker(self, one: int, two: int) -> bool:
        return bisect_left(self.text, one + 1) == bisect_left(self.text, two)


def _is_alike(one: Mark, like: Mark) -> bool:
    """Whether a beginning looks like another; a day, or a small letter behind a bare number, begins none."""
    same = one.look == like.look and one.form is like.form and one.series == like.series
    return same and one.weight > (BARE if one.look == "1" else DAY)


def _counts_on(one: Mark, two: Mark) -> bool:
    """Whether a label comes next behind another; raised and in brackets it may leave out some."""
    gap = two.number - one.number if one.number and two.form in {Form.SUPERSCRIPT, Form.BRACKETS} else 0
    return two.label in next_labels(one.label) or 0 < gap <= WIDEST


def _begins(rows: Rows, start: Mark) -> bool:
    """Whether a beginning is not a number in the midst of a sentence."""
    if start.form is Form.ALONE or not start.row:
        return start.row > 0
    before = rows.words(start.row - 1)
    return rows.rows[start.row].blank or is_ended(before) or before[-1] in ")]" or start.row in rows.firsts


def _is_heading(line: str) -> bool:
    return is_chapter(line) or is_notes(line)


def _are_spaced(rows: Rows, notes: Sequence[int]) -> bool:
    """Whether most notes that follow others have a blank line before them."""
    near = [two for one, two in pairwise(notes) if one < two <= one + NEAR]
    return sum(rows.rows[at].blank for at in near) * 2 > len(near)
