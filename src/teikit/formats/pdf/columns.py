"""The order in which a page is read: its rows from top to bottom, columns one after the other.

Rows that cross the gutter between two columns (a title, notes under both) cut the columns into bands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from teikit.formats.pdf.gutters import Gutters
from teikit.formats.pdf.rows import Segment

APART = 1.6
"""A row so many leadings away from the others at the head or foot of a page is no line of a column."""

LARGE, STRIP, NEAR = 1.08, 1.3, 3
"""A heading in so much larger type, in a strip so many leadings high, stands between columns above and below;
these reach into so many of the nearest rows.
"""

Row = list[Segment]


def arrange(segments: Sequence[Segment], gutters: Gutters) -> Iterator[Row]:
    """Lines in reading order, each as the segments on it from left to right."""
    rows = _rows(segments)
    gutter = gutters.find(segments)
    if gutter is None:
        yield from rows
        return
    band: Row = []
    for row, whole in zip(rows, _whole(rows, gutter), strict=True):
        if whole:
            yield from _band(band, gutter, gutters)
            band = []
            yield row
        else:
            band += row
    yield from _band(band, gutter, gutters)


def _rows(segments: Sequence[Segment]) -> list[Row]:
    by_height = groupby(sorted(segments, key=lambda s: (s.row, s.left)), key=lambda segment: segment.row)
    return [list(row) for _, row in by_height]


def _band(band: Row, gutter: float, gutters: Gutters) -> Iterator[Row]:
    for side in ([s for s in band if s.right <= gutter], [s for s in band if s.right > gutter]):
        if side:
            yield from arrange(side, gutters)


def _whole(rows: Sequence[Row], gutter: float) -> list[bool]:
    """Which rows belong to no column: across the gutter, heads and feet, short lines of notes."""
    whole = [any(segment.left < gutter < segment.right for segment in row) for row in rows]
    gaps = [two[0].row - one[0].row for one, two in pairwise(rows)]
    size = median(segment.size for row in rows for segment in row)
    leading = max(median(gaps), size * 1.1)  # rows of two columns may stand between each other
    for edge, step in ((0, 1), (len(rows) - 1, -1)):
        for at in range(edge, edge + 3 * step, step):
            if 0 < at + min(step, 0) + 1 <= len(gaps) and gaps[at + min(step, 0)] > APART * leading:
                for apart in range(edge, at + step, step):
                    whole[apart] = True
    for order in (range(len(rows) - 1, 0, -1), range(len(rows) - 1)):
        step = -1 if order.step < 0 else 1
        for at in order:
            one, two = rows[at], rows[at + step]
            small = two[0].size < 0.95 * size and abs(one[0].size - two[0].size) < 0.05 * size
            close = abs(one[0].row - two[0].row) < APART * leading
            if whole[at] and small and close and two[-1].right < gutter:
                whole[at + step] = True
    _mark_notes_below(rows, whole, gutter, 0.95 * size)
    _mark_headings_between(rows, whole, gutter, STRIP * leading, LARGE * size)
    return whole


def _mark_headings_between(
    rows: Sequence[Row], whole: list[bool], gutter: float, strip: float, large: float
) -> None:
    """Headings too short to cross the gutter, which parts of columns end above and begin below."""
    shown = [row[0].size >= large and row[-1].right < gutter for row in rows]
    for is_heading, run in groupby(range(len(rows)), key=shown.__getitem__):
        lines = list(run)
        first, last = lines[0], lines[-1]
        above, below = rows[max(0, first - NEAR) : first], rows[last + 1 : last + 1 + NEAR]
        if (
            is_heading
            and all(any(row[-1].left > gutter for row in side) for side in (above, below))
            and rows[first][0].row - above[-1][0].row > strip
            and below[0][0].row - rows[last][0].row > strip
        ):
            whole[first : last + 1] = [True] * len(lines)


def _mark_notes_below(rows: Sequence[Row], whole: list[bool], gutter: float, small: float) -> None:
    """Notes at the foot may all be too short to cross the gutter; then the next column ends above them."""
    if any(row[-1].left > gutter and row[-1].size < small for row in rows):
        return  # what is small goes on in the next column
    for at in range(len(rows) - 1, -1, -1):
        if not whole[at] and max(segment.size for segment in rows[at]) >= small:
            return
        whole[at] = True
