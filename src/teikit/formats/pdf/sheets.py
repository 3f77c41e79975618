"""A page of a PDF becomes a sheet: its marks are put into rows, rows into reading order, rows into lines."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from statistics import median
from typing import TYPE_CHECKING

from teikit.formats.pdf.accents import compose
from teikit.formats.pdf.asides import asides
from teikit.formats.pdf.bidi import from_the_right, logical
from teikit.formats.pdf.columns import arrange
from teikit.formats.pdf.content import Face, Glyph, Line, Sheet, Style
from teikit.formats.pdf.glyphs import Faces, marks
from teikit.formats.pdf.gutters import Gutters
from teikit.formats.pdf.ladder import Ladder
from teikit.formats.pdf.links import comments, links
from teikit.formats.pdf.rows import Segment, segments
from teikit.formats.pdf.styles import SMALL, styles
from teikit.formats.pdf.words import spaced
from teikit.text import Box

if TYPE_CHECKING:
    from playa.page import Page

MARKER = re.compile(r"\d{1,4}|[a-z]|[*†‡§¶]{1,3}")
NEXT = 1.6
"""A marker that went on to a line of its own stands at most so many ems below the line of its word."""

BESIDE = 0.5
"""A note in the margin begins beside a line where it is at most so many ems below."""


def sheet(page: Page, ladder: Ladder, faces: Faces, gutters: Gutters) -> Sheet:
    """What a page holds, in reading order; turned text follows the rest."""
    found = marks(page, ladder, faces)
    left, top, right, bottom = _window(page)
    inside, outside = [], 0
    for glyph in found.glyphs.get(0, ()):
        if (
            left - 1 <= glyph.right
            and glyph.left <= right + 1
            and top - 1 <= glyph.baseline <= bottom + glyph.size
        ):
            inside.append(glyph)
        else:
            outside += bool(glyph.text.strip())
    lines = list(_lines(inside, faces.all, found.rules, gutters))
    for turn in (1, 2, 3):
        lines += _turned(found.glyphs.get(turn, ()), faces.all, turn)
    label = page.label if page.label and page.doc.pages.have_labels else ""
    pictures = min(1.0, found.pictures)
    clicks, notes = tuple(links(page)), comments(page)
    return Sheet(right - left, bottom - top, label, tuple(lines), clicks, outside, pictures, notes)


def _window(page: Page) -> tuple[float, float, float, float]:
    """The crop box on the screen: what is outside of it nobody sees."""
    from playa.utils import transform_bbox

    return transform_bbox(page.ctm, page.cropbox)


def _lines(
    glyphs: Sequence[Glyph], faces: Sequence[Face], rules: Sequence[Box], gutters: Gutters
) -> Iterator[Line]:
    before: Line | None = None
    right = from_the_right(glyphs)
    text, notes = asides(list(segments(glyphs)))
    beside = deque(enumerate(notes, 1))
    for row in arrange(text, gutters):
        line = _line(row, faces, right=right)
        if before is not None and _ruled(before, line, rules):
            line = replace(line, ruled=True)
        if before is not None and _is_wrapped(before, line):
            raised = Style(0, len(line.text), "superscript")
            line = replace(line, size=before.size, styles=(raised,))
        yield line
        before = line
        while beside and beside[0][1][0].row <= row[0].row + BESIDE * line.size:
            yield from _aside(*beside.popleft(), faces)
    for number, note in beside:
        yield from _aside(number, note, faces)


def _aside(number: int, note: Sequence[Segment], faces: Sequence[Face]) -> Iterator[Line]:
    """The lines of a note in the margin, which stands behind the line that it begins beside."""
    for _, row in groupby(note, key=lambda segment: segment.row):
        yield replace(_line(list(row), faces), aside=number)


def _turned(glyphs: Sequence[Glyph], faces: Sequence[Face], turn: int) -> Iterator[Line]:
    for row in arrange(list(segments(glyphs)), Gutters()):
        line = _line(row, faces)
        left, top, right, bottom = line.box.left, line.box.top, line.box.right, line.box.bottom
        box = (
            Box(-bottom, left, -top, right),
            Box(-right, -bottom, -left, -top),
            Box(top, -right, bottom, -left),
        )[turn - 1]
        yield Line(line.text, box, line.baseline, line.size, line.face, line.styles, turned=True)


def _line(row: Sequence[Segment], faces: Sequence[Face], *, right: bool = False) -> Line:
    glyphs = list(chain.from_iterable(segment.glyphs for segment in row))
    longest = max(row, key=lambda segment: segment.right - segment.left)
    letters = list(spaced(list(compose(glyphs))))
    face = Counter(letter.glyph.face for letter in letters if letter.glyph).most_common(1)[0][0]
    edges = [letter.left for letter in letters for _ in letter.text]
    letters = logical(letters, right=right)
    top, bottom = min(segment.top for segment in row), max(segment.bottom for segment in row)
    return Line(
        "".join(letter.text for letter in letters),
        Box(row[0].left, top, max(segment.right for segment in row), bottom),
        median(segment.baseline for segment in row),
        longest.size,
        face,
        tuple(styles(letters, faces, longest.size, longest.baseline)),
        tuple(edges),
    )


def _is_wrapped(before: Line, line: Line) -> bool:
    """Whether a line has nothing but the marker of a note, which found no room behind its word."""
    return (
        MARKER.fullmatch(line.text) is not None
        and line.size < SMALL * before.size
        and 0 < line.baseline - before.baseline < NEXT * before.size
        and any(letter.isalpha() for letter in before.text)
    )


def _ruled(before: Line, line: Line, rules: Sequence[Box]) -> bool:
    """Whether a rule stands between two lines, and not so near under the upper one as to underline it."""
    return any(
        before.baseline + 0.35 * before.size < rule.top < line.baseline - 0.4 * line.size
        and rule.left < line.box.right
        and rule.right > line.box.left
        for rule in rules
    )
