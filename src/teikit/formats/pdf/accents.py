"""Accents that stand over their letters as glyphs of their own, as TeX sets them, become one character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teikit.formats.pdf.content import Glyph

COMBINING = {
    "`": "\u0300", "\u00b4": "\u0301", "\u02ca": "\u0301", "\u02cb": "\u0300", "^": "\u0302",
    "\u02c6": "\u0302", "~": "\u0303", "\u02dc": "\u0303", "\u00af": "\u0304", "\u02c9": "\u0304",
    "\u02d8": "\u0306", "\u02d9": "\u0307", "\u00a8": "\u0308", "\u02da": "\u030a", "\u00b0": "\u030a",
    "\u02dd": "\u030b", "\u02c7": "\u030c", "\u00b8": "\u0327", "\u02db": "\u0328",
}  # fmt: skip
"""Accents with a place of their own, and those that combine."""

DOTLESS = {"\u0131": "i", "\u0237": "j"}


def compose(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs of a line from left to right, each accent within the letter that it stands on."""
    waiting: Glyph | None = None
    for glyph in glyphs:
        if waiting is None:
            waiting = glyph
        elif joined := _joined(waiting, glyph):
            waiting = joined
        else:
            yield waiting
            waiting = glyph
    if waiting is not None:
        yield waiting


def _joined(one: Glyph, other: Glyph) -> Glyph | None:
    """Accent and letter in one, if one of the two is an accent and they overlap."""
    for accent, letter in ((one, other), (other, one)):
        mark = COMBINING.get(accent.text) or (accent.text if unicodedata.combining(accent.text[0]) else "")
        if mark and letter.text.strip() and letter.text[0].isalpha() and _over(accent, letter):
            base = DOTLESS.get(letter.text, letter.text)
            return replace(letter, text=unicodedata.normalize("NFC", base[0] + mark + base[1:]))
    return None


def _over(accent: Glyph, letter: Glyph) -> bool:
    common = min(accent.right, letter.right) - max(accent.left, letter.left)
    middle = (accent.left + accent.right) / 2
    inside = letter.left <= middle <= letter.right
    wide = accent.right - accent.left
    return inside and common >= 0.5 * min(wide, letter.right - letter.left) if wide > 0 else inside
