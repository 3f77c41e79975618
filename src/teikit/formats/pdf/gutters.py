"""Where two columns are parted: a strip that hardly any row crosses, with lines of text on both sides of it.

What is parted so and is no text is a table, which is read row by row; but a book keeps its columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from teikit.formats.pdf.rows import Segment

FEWEST, LONGER = 5, 10
"""A column has at least so many lines, and so many where most of its page is none."""

STRETCH = 3
"""So many lines on each side of a gutter, with none across between, stand in columns."""

EDGE = 0.2
"""A column takes at least so much of the width."""

STRIP = 0.7
"""A gutter is at least so wide, in ems."""

NUMBER = 7
"""So many glyphs has the number of a page: `- 123 -`."""

FULL, SHORT = 0.75, 12
"""A quarter of the lines of a column are at least so full, and its usual line has so many letters."""

MANY, LONG = 20, 20
"""Of so many lines on each side, with so many letters each, nobody makes a table: verse stands so."""


@dataclass(slots=True)
class Gutters:
    """The gutters that the pages of a book had so far, where others are expected."""

    seen: list[float] = field(default_factory=list)

    def find(self, segments: Sequence[Segment]) -> float | None:
        """The middle of the widest gutter between segments, or None."""
        if len(segments) < 2 * FEWEST:
            return None
        left, right = min(s.left for s in segments), max(s.right for s in segments)
        width, size = right - left, median(s.size for s in segments)
        starts = sorted(s.left for s in _but_numbers(segments))
        best: tuple[int, float, float] | None = None
        for at in self.seen:
            crossing = _crossing(segments, at, left, right, known=True)
            if crossing is not None and (best is None or crossing < best[0]):
                best = crossing, -width, at
        for edge in sorted(
            {round(s.right, 1) for s in segments if EDGE < (s.right - left) / width < 1 - EDGE}
        ):
            after = next((start for start in starts if start > edge + 0.2), edge)
            if after - edge < STRIP * size or after > right - EDGE * width:
                continue
            at = (edge + after) / 2
            crossing = _crossing(segments, at, left, right, known=False)
            if crossing is not None and (best is None or (crossing, edge - after) < best[:2]):
                best = crossing, edge - after, at
        if best is None:
            return None
        if not any(abs(place - best[2]) < size for place in self.seen):
            self.seen.append(best[2])
        return best[2]


def _but_numbers(segments: Sequence[Segment]) -> list[Segment]:
    """What stands on a page but for its number, which may stand above or under the gutter."""
    rows = [[*row] for _, row in groupby(sorted(segments, key=lambda s: s.row), key=lambda s: s.row)]
    for edge in (0, -1):
        if len(rows) > 1 and len(rows[edge]) == 1 and len(rows[edge][0].glyphs) <= NUMBER:
            del rows[edge]
    return [segment for row in rows for segment in row]


def _crossing(
    segments: Sequence[Segment], at: float, left: float, right: float, *, known: bool
) -> int | None:
    """How many segments cross a place that has columns of text on both sides; None where it has not.

    Of a place that is `known` to part the columns of other pages it is enough that few do. What crosses it
    above or below the columns, as many notes under few lines, is no witness against longer ones.
    """
    for among, fewest in ((segments, FEWEST), (_beside(segments, at), FEWEST if known else LONGER)):
        one = [s for s in among if s.right < at]
        two = [s for s in among if s.left > at]
        crossing = len(among) - len(one) - len(two)
        shorter = min(len({s.row for s in side}) for side in (one, two))
        if shorter >= fewest and crossing * 2 <= shorter:
            text = known or (_is_text(one, at - left) and _is_text(two, right - at))
            return sum(s.left <= at <= s.right for s in segments) if text else None
    return None


def _beside(segments: Sequence[Segment], at: float) -> list[Segment]:
    """The segments from the first to the last stretch in which several stand on both sides of a place."""
    found: list[Segment] = []
    between: list[Segment] = []
    for crossed, run in groupby(sorted(segments, key=lambda s: s.row), key=lambda s: s.left <= at <= s.right):
        stretch = list(run)
        sides = Counter(s.left > at for s in stretch)
        if crossed or min(sides[False], sides[True]) < STRETCH:
            between += stretch
        else:
            found += [*between, *stretch] if found else stretch
            between = []
    return found


def _is_text(side: Sequence[Segment], width: float) -> bool:
    """Whether what stands on one side of a gutter are lines of text, as full and long as those of prose."""
    lines: dict[float, list[Segment]] = {}
    for segment in side:
        lines.setdefault(segment.row, []).append(segment)
    fills = sorted(max(s.right for s in line) - min(s.left for s in line) for line in lines.values())
    letters = median(sum(len(s.glyphs) for s in line) for line in lines.values())
    if len(lines) >= MANY and letters >= LONG:
        return True
    return fills[len(fills) * 3 // 4] >= FULL * width and letters >= SHORT
