"""The order in which a page is read: its rows from top to bottom, columns one after the other.

A gutter is a strip that hardly any row crosses, with full lines of text on both sides of it; rows that cross
it (a title, notes under both columns) cut the columns into bands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from teikit.formats.pdf.rows import Segment

FEWEST = 5
"""A column has at least so many lines."""

EDGE = 0.2
"""A column takes at least so much of the width."""

FULL, SHORT = 0.75, 12
"""A quarter of the lines of a column are at least so full, and its usual line has so many letters: what is
emptier is a table, read row by row.
"""

APART = 1.6
"""A row so many leadings away from the others at the head or foot of a page is no line of a column."""

Row = list[Segment]


def arrange(segments: Sequence[Segment]) -> Iterator[Row]:
    """Lines in reading order, each as the segments on it from left to right."""
    rows = _rows(segments)
    gutter = _gutter(segments)
    if gutter is None:
        yield from rows
        return
    band: Row = []
    for row, whole in zip(rows, _whole(rows, gutter), strict=True):
        if whole:
            yield from _band(band, gutter)
            band = []
            yield row
        else:
            band += row
    yield from _band(band, gutter)


def _rows(segments: Sequence[Segment]) -> list[Row]:
    by_height = groupby(sorted(segments, key=lambda s: (s.row, s.left)), key=lambda segment: segment.row)
    return [list(row) for _, row in by_height]


def _band(band: Row, gutter: float) -> Iterator[Row]:
    for side in ([s for s in band if s.right <= gutter], [s for s in band if s.right > gutter]):
        if side:
            yield from arrange(side)


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
    return whole


def _gutter(segments: Sequence[Segment]) -> float | None:
    """The middle of the widest strip that parts two columns, or None."""
    if len(segments) < 2 * FEWEST:
        return None
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    width, size = right - left, median(s.size for s in segments)
    starts = sorted(s.left for s in segments)
    best: tuple[float, float] | None = None
    for edge in sorted({round(s.right, 1) for s in segments if EDGE < (s.right - left) / width < 1 - EDGE}):
        after = next((start for start in starts if start > edge + 0.2), edge)
        strip = after - edge
        if strip < 0.7 * size or after > right - EDGE * width:
            continue
        middle = (edge + after) / 2
        if (best is None or strip > best[0]) and _parts(segments, middle, left, right):
            best = strip, middle
    return best[1] if best else None


def _parts(segments: Sequence[Segment], at: float, left: float, right: float) -> bool:
    """Whether there are two columns of full lines on both sides of a place."""
    one = [s for s in segments if s.right < at]
    two = [s for s in segments if s.left > at]
    across = len(segments) - len(one) - len(two)
    if min(len(one), len(two)) < FEWEST or across * 2 > min(len(one), len(two)):
        return False
    return all(_is_column(side, width) for side, width in ((one, at - left), (two, right - at)))


def _is_column(side: Sequence[Segment], width: float) -> bool:
    """Whether the lines on one side of a gutter are text: as many of them as in prose are full, and long."""
    fills = sorted(s.right - s.left for s in side)
    letters = median(len(s.glyphs) for s in side)
    return fills[len(fills) * 3 // 4] >= FULL * width and letters >= SHORT
