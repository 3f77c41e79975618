"""Glyphs on one baseline make a row, with the superscripts, subscripts and accents that belong to it.

A row is cut into segments at gaps so wide that another column may begin behind them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from teikit.formats.pdf.chunks import NEAR, Chunk, chunks
from teikit.formats.pdf.content import Glyph
from teikit.formats.pdf.initials import initials

SAME = 0.12
"""Baselines this near (in ems) are one."""

REACH = 0.7
"""A superscript stands at most so high over its row, in ems of the row."""

TINIEST = 0.4
"""A superscript is at least so large, in ems of the row: what is smaller stands beside an initial."""

HANGING = 3.5
"""A glyph off the baseline belongs to a row whose next glyph is near, or hangs this far in (ems)."""

WIDE = 0.75
"""A gap of so many ems may be the space between two columns."""


@dataclass(slots=True)
class Row:
    """What stands on one baseline, all over the page."""

    baseline: float
    size: float
    chunks: list[Chunk] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Segment:
    """Glyphs of a row, whose height is `row`, from left to right without a wide gap between."""

    glyphs: Sequence[Glyph]
    row: float
    baseline: float
    size: float
    left: float
    right: float

    @property
    def top(self) -> float:
        """Where tall letters end, near enough."""
        return self.baseline - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Where long letters end, near enough."""
        return self.baseline + 0.25 * self.size


def segments(glyphs: Iterable[Glyph]) -> Iterator[Segment]:
    """The segments of a page's glyphs, from top to bottom."""
    first, others = initials(list(chunks(glyphs)))
    rows = _rows(others)
    for initial, baseline in first:
        min(rows, key=lambda row: abs(row.baseline - baseline)).chunks.append(initial)
    for row in sorted(rows, key=lambda row: row.baseline):
        yield from _cut(row)


def _rows(chunks: Sequence[Chunk]) -> list[Row]:
    rows: list[Row] = []
    for chunk in sorted(chunks, key=lambda chunk: (-round(chunk.size, 1), chunk.baseline, chunk.left)):
        blank = not any(glyph.text.strip() for glyph in chunk.glyphs)
        row = min(
            (row for row in _around(rows, chunk) if _belongs(chunk, row, blank)),
            key=lambda row: (not _touches(chunk, row), abs(row.baseline - chunk.baseline)),
            default=None,
        )
        if row is not None:
            row.chunks.append(chunk)
        elif not blank:
            at = bisect_left(rows, chunk.baseline, key=lambda row: row.baseline)
            rows.insert(at, Row(chunk.baseline, chunk.size, [chunk]))
    return rows


def _around(rows: Sequence[Row], chunk: Chunk) -> Iterator[Row]:
    """The rows near enough in height to be asked."""
    reach = 3 * chunk.size
    at = bisect_left(rows, chunk.baseline - reach, key=lambda row: row.baseline)
    while at < len(rows) and rows[at].baseline <= chunk.baseline + reach:
        yield rows[at]
        at += 1


def _belongs(chunk: Chunk, row: Row, blank: bool) -> bool:
    away = abs(row.baseline - chunk.baseline)
    if away <= SAME * chunk.size:
        return True
    if blank or away > REACH * row.size or (away > 0.5 * row.size and chunk.size > 0.85 * row.size):
        return False
    if chunk.size < TINIEST * row.size:
        return False
    left = min(other.left for other in row.chunks)
    hangs = chunk.right <= left <= chunk.right + HANGING * row.size and chunk.size < 0.9 * row.size
    if hangs and row.baseline > chunk.baseline:
        return True
    return _touches(chunk, row) or any(_accent(chunk, other) for other in row.chunks)


def _touches(chunk: Chunk, row: Row) -> bool:
    """Whether a chunk follows or precedes another of a row, whose own column it stands in."""
    return any(
        -0.2 * row.size <= max(other.left - chunk.right, chunk.left - other.right) <= NEAR * row.size
        for other in row.chunks
    )


def _accent(chunk: Chunk, other: Chunk) -> bool:
    """Whether a lone glyph stands over another chunk, as an accent does."""
    return len(chunk.glyphs) == 1 and other.left <= (chunk.left + chunk.right) / 2 <= other.right


def _cut(row: Row) -> Iterator[Segment]:
    glyphs = sorted(
        (glyph for chunk in row.chunks for glyph in chunk.glyphs), key=lambda g: (g.left, g.right)
    )
    while glyphs and not glyphs[-1].text.strip():
        glyphs.pop()
    begin, right = 0, float("inf")
    for at, glyph in enumerate(glyphs):
        if not glyph.text.strip():
            continue
        if glyph.left - right > WIDE * row.size:
            yield _segment(glyphs[begin:at], row)
            begin = at
        right = max(glyph.right, right if right < float("inf") else glyph.right)
    if glyphs[begin:]:
        yield _segment(glyphs[begin:], row)


def _segment(glyphs: Sequence[Glyph], row: Row) -> Segment:
    printed = [glyph for glyph in glyphs if glyph.text.strip()] or list(glyphs)
    size = Counter(round(glyph.size, 2) for glyph in printed).most_common(1)[0][0]
    baseline = median(glyph.baseline for glyph in printed if abs(glyph.size - size) < 0.02 * size + 0.01)
    left, right = min(glyph.left for glyph in printed), max(glyph.right for glyph in printed)
    return Segment(glyphs, row.baseline, baseline, size, left, right)
