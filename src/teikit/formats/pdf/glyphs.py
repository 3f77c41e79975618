"""The glyphs and rules of a page, in the order of its content stream."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teikit.formats.pdf.content import Face, Glyph
from teikit.formats.pdf.ladder import Ladder
from teikit.text import Box

if TYPE_CHECKING:
    from playa.content import GlyphObject
    from playa.font import Font
    from playa.page import Page

ITALIC, FORCED_BOLD = 1 << 6, 1 << 18
"""PDF 1.7 table 123: font flags."""

THICKEST = 3.0
"""A rule between text and notes is no thicker than this (points)."""

SHORTEST = 20.0

TALLEST = 2.0
"""No font is taller than so many of its ems: its size is told in another way."""


@dataclass(slots=True)
class Faces:
    """The faces of a book in the order in which they are met."""

    all: list[Face] = field(default_factory=list)
    _known: dict[int, tuple[Font, int]] = field(default_factory=dict)

    def number(self, font: Font) -> int:
        """The number of the face of a font."""
        if id(font) not in self._known:
            face = _face(font)
            if face not in self.all:
                self.all.append(face)
            self._known[id(font)] = font, self.all.index(face)
        return self._known[id(font)][1]


def _face(font: Font) -> Face:
    name = font.fontname if font.fontname != "unknown" else font.basefont
    name = name.partition("+")[2] or name
    lower = name.lower()
    style = lower.replace(" ", "").replace("-", ",").rpartition(",")[2]
    italic = any(word in lower for word in ("italic", "oblique", "kursiv", "cmti", "cmsl", "slanted"))
    italic = italic or style.endswith(("it", "ita", "obl")) or style in ("i", "bi")
    bold = any(word in lower for word in ("bold", "black", "heavy", "cmbx", "halbfett", "fett", "demi"))
    return Face(
        name,
        italic or bool(font.flags & ITALIC) or abs(font.italic_angle) > 3,
        bold or bool(font.flags & FORCED_BOLD) or style in ("b", "bi"),
    )


@dataclass(slots=True)
class Marks:
    """The marks on a page: glyphs by the quarter turns of their text, level rules, the share of pictures."""

    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)
    rules: list[Box] = field(default_factory=list)
    pictures: float = 0.0


def marks(page: Page, ladder: Ladder, faces: Faces) -> Marks:
    """Everything on a page that tells of its text; of pictures only how much of the page they cover."""
    from playa.content import ImageObject, PathObject, TextObject

    found = Marks()
    for each in page.flatten():
        if isinstance(each, TextObject):
            for one in each:
                if spelled := _glyph(one, ladder, faces):
                    found.glyphs.setdefault(spelled[0], []).append(spelled[1])
        elif isinstance(each, PathObject) and (each.stroke or each.fill) and len(each.raw_segments) <= 12:
            left, top, right, bottom = each.bbox
            if bottom - top <= THICKEST and right - left >= SHORTEST:
                found.rules.append(Box(left, top, right, bottom))
        elif isinstance(each, ImageObject) and (box := each.bbox):
            area = (box[2] - box[0]) * (box[3] - box[1])
            found.pictures += area / max(1.0, page.width * page.height)
    return found


def _glyph(glyph: GlyphObject, ladder: Ladder, faces: Faces) -> tuple[int, Glyph] | None:
    font = glyph.font
    spelling = ladder.spell(font, glyph.cid, glyph.text)
    a, b, _, _, x, y = glyph.matrix
    along = math.hypot(a, b)
    size = _em(glyph, font)
    if not along or not size or not spelling.text:
        return None
    dx, dy = glyph.displacement
    turn = round(math.atan2(b, a) / (math.pi / 2)) % 4
    across, down = ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
    width = (dx, dy, -dx, -dy)[turn]
    left, right = min(across, across + width), max(across, across + width)
    return turn, Glyph(spelling.text, left, right, down, size, faces.number(font), spelling.raised)


def _em(glyph: GlyphObject, font: Font) -> float:
    """The size of a glyph's em in points; a Type 3 font may have an idea of units of its own."""
    if type(font).__name__ != "Type3Font":
        return glyph.size
    _, bottom, _, top = font.bbox
    height = abs(font.matrix[3]) * abs(top - bottom)
    return glyph.size * height if height > TALLEST else glyph.size
