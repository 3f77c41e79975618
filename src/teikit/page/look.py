"""How the lines of a page stand: indents, room left at their ends, gaps above, size and weight of their type.

Everything is told in ems or leadings of the line itself, so that pages of any size compare.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from teikit.facts import fact_of_text
from teikit.page.lines import lines_of
from teikit.text import Box, Document, TextLine

OTHER = 0.04
"""Type is of another size where it differs by this share of the usual one."""

LARGER, APART, NEAR = 1.08, 1.4, 1.15
"""Headings are so much larger; gaps of so many leadings part paragraphs, or those that differ in weight."""

INDENT, DEEP = 0.6, 8.0
"""A first line is set in by this many ems; by more, it is centred."""

LETTER = 0.55
"""A letter takes so many ems, near enough."""

BOLD = re.compile(r"bold|black|heavy|demi|cmbx|fett", re.IGNORECASE)
COLUMN = 6.0
"""Lines whose left edges are so many ems apart stand in different columns."""

FULL = 0.9
"""The measure of a column is that of its longer lines; so many of them are shorter."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line stands: its page and box, its size as a share of the usual one, whether it is bold.

    `indent` (ems) is how far it is set in, `room` (ems) how much is left at its end, `leading` (points) the
    usual step from a line of its size to the next.
    """

    page: int
    box: Box
    em: float
    size: float
    bold: bool
    indent: float
    room: float
    leading: float

    @property
    def is_fine(self) -> bool:
        """Whether its type is smaller than the usual one."""
        return self.size < 1 - OTHER

    @property
    def is_large(self) -> bool:
        """Whether its type is larger than the usual one."""
        return self.size >= LARGER

    def stands_off(self, above: Look) -> bool:
        """Whether more room is left above it than between the lines of a paragraph."""
        return self.gap(above) > APART

    def gap(self, above: Look) -> float:
        """How many leadings it stands under a line of the same column; 1 where it is the next."""
        step = self.box.bottom - above.box.bottom
        return step / max(self.leading, above.leading) if self.page == above.page and step > 0 else 1.0


@fact_of_text
def looks(document: Document) -> Mapping[int, Look]:
    """How each line stands, by its number; nothing where the reader knows no boxes and sizes."""
    measured = (line for line in document.lines if line.confidence is None)  # OCR guesses sizes
    lines = [line for line in measured if line.box is not None and line.size and not line.turned]
    if not lines:
        return {}
    starts = [line.start for line in lines_of(document)]
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.span)
    usual = letters.most_common(1)[0][0]
    leading = _leading(lines)
    pages: dict[int, list[TextLine]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return {
        bisect_right(starts, line.span.start) - 1: look
        for page in pages.values()
        for line, look in _page(page, usual, leading)
    }


def parted(this: str, following: str, one: Look, two: Look, *, ended: bool) -> bool:
    """Whether a block ends between two lines, the first of which may have `ended` a sentence.

    Evidence: type, gap, indent, and room at the end of a line for the next word.
    """
    if abs(one.size - two.size) > OTHER:
        return True
    goes_on = following[:1].islower()
    has_room = one.room > len(following.split(None, 1)[0]) * LETTER + 1
    if one.bold != two.bold and not goes_on and (has_room or two.gap(one) > NEAR):
        return True
    if this.endswith("-") and goes_on:
        return False
    if two.stands_off(one):
        return ended or not goes_on
    if one.is_large or (one.bold and two.bold):
        return False
    if INDENT < two.indent < DEEP and two.indent - one.indent > INDENT:
        return not goes_on
    return has_room and ended and not goes_on


def _leading(lines: Sequence[TextLine]) -> Mapping[float, float]:
    steps: dict[float, list[float]] = defaultdict(list)
    for one, two in pairwise(lines):
        if one.page == two.page and one.size == two.size and one.box and two.box:
            step = two.box.bottom - one.box.bottom
            if 0.5 * one.size < step < 3 * one.size:
                steps[one.size].append(step)
    return {size: median(found) for size, found in steps.items()}


def _page(
    lines: Sequence[TextLine], usual: float, leading: Mapping[float, float]
) -> Iterator[tuple[TextLine, Look]]:
    for line in lines:
        box, em = line.box, line.size
        if box is None:
            continue
        beside = [
            other.box
            for other in lines
            if other.box and abs(other.box.left - box.left) < COLUMN * em and abs(other.size - em) < 0.06 * em
        ]
        lefts = Counter(round(each.left) for each in beside)
        left = max(lefts, key=lambda edge: (lefts[edge], -edge))
        rights = sorted(each.right for each in beside)
        right = max(box.right, rights[min(int(len(rights) * FULL), len(rights) - 1)])
        yield (
            line,
            Look(
                line.page,
                box,
                em,
                em / usual,
                bool(BOLD.search(line.font)),
                (box.left - left) / em,
                (right - box.right) / em,
                leading.get(em, 1.2 * em),
            ),
        )
