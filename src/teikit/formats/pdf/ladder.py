"""The ladder from a glyph to its characters: the file's own map first, then what the font tells.

ToUnicode, unless it says nothing useful; the name that the PDF's encoding gives the glyph, by the Adobe
Glyph List; the embedded font's own character map, and its own name; and last a vote, see votes.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from teikit.formats.pdf.programs import Program, program
from teikit.formats.pdf.tex_codes import codes, layout
from teikit.formats.pdf.tex_glyphs import sign

if TYPE_CHECKING:
    from playa.font import Font

UNREAD = 0x100000
"""Glyphs that no step can read get characters from here on (private use, plane 16) until the vote."""

MOST_UNREAD = 0xFFFD

ADOBE_PRIVATE = range(0xF700, 0xF800)
"""Where Adobe keeps oldstyle figures and small capitals: the last byte is the Latin letter they show."""

SUPERIOR = re.compile(r"[a-z]+superior|.+\.(?:sups|superior|sinf?sups)")
BLANK = re.compile("[\t\n\r \u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""Blanks of any width are one, as are the tabs and line ends that some files print."""
FORMS = re.compile("[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]")
"""Ligatures, and letters of Hebrew and Arabic in the form that they have within a word."""
FONT_LETTERS = {"\u0131\u0307": "i"}


class Rung(Enum):
    """The steps of the ladder; all but the first are repairs, and are counted."""

    TO_UNICODE = "the file's own map"
    ENCODING = "the name of the glyph in the file's encoding"
    CHARACTER_MAP = "the character map of the embedded font"
    GLYPH_NAME = "the name of the glyph in the embedded font"
    CODE = "the layout of TeX's fonts, which name their bitmaps by code"
    UNREAD = "no map or name"


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a glyph stands for, and whether it is a superior figure or letter by its own design."""

    text: str
    rung: Rung
    raised: bool = False


@dataclass(slots=True)
class Ladder:
    """The ladder of a whole book, which remembers each glyph that it has read."""

    steps: Counter[Rung] = field(default_factory=Counter)
    unread: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[int, int, str], Spelling] = field(default_factory=dict)
    _programs: dict[int, tuple[Font, Program]] = field(default_factory=dict)

    def spell(self, font: Font, code: int, told: str | None) -> Spelling:
        """The characters of a glyph; `told` is what the reader of the PDF made of it."""
        key = (id(font), code, told or "")
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._climb(font, code, told or "")
        self.steps[known.rung] += 1
        return known

    def _climb(self, font: Font, code: int, told: str) -> Spelling:
        if id(font) not in self._programs:
            self._programs[id(font)] = font, program(font)
        embedded = self._programs[id(font)][1]
        glyph = embedded.glyph(code)
        raised = bool(SUPERIOR.fullmatch(embedded.names.get(glyph) or _encoded(font, code)))
        for rung, text in _readings(font, code, told, embedded, glyph):
            if says_something(text):
                return Spelling(_letters(text), rung, raised)
        if BLANK.fullmatch(told) or embedded.names.get(glyph) == "space":
            return Spelling(" ", Rung.TO_UNICODE)
        number = UNREAD + min(len(self.unread), MOST_UNREAD - 1)
        self.unread[chr(number)] = font.fontname
        return Spelling(chr(number), Rung.UNREAD)


def _readings(font: Font, code: int, told: str, embedded: Program, glyph: int) -> Iterator[tuple[Rung, str]]:
    from fontTools.agl import toUnicode

    # where the file has no map, playa makes one of the font's, which the next steps read themselves
    if getattr(font, "tounicode", None) is not None and "ToUnicode" in getattr(font, "spec", {"ToUnicode"}):
        yield Rung.TO_UNICODE, told
    elif getattr(font, "unicode_map", None) is not None:
        yield Rung.CHARACTER_MAP, told
    # PDF 1.7 9.6.6.4: the encoding of a simple font names its glyphs, whatever the codes of its program are
    yield Rung.ENCODING, toUnicode(_encoded(font, code), isZapfDingbats="Dingbats" in font.fontname)
    yield Rung.CHARACTER_MAP, embedded.characters.get(glyph, "")
    yield Rung.GLYPH_NAME, toUnicode(embedded.names.get(glyph, ""))
    yield Rung.ENCODING, sign(_encoded(font, code))
    yield Rung.GLYPH_NAME, sign(embedded.names.get(glyph, ""))
    yield Rung.CODE, _bitmap(font, code)
    yield Rung.ENCODING, _symbol(font, told or embedded.characters.get(glyph, ""))


def says_something(text: str) -> bool:
    """Whether a map gave characters that mean something: no NUL, U+FFFD, control or private character."""
    return (
        bool(text)
        and all(
            unicodedata.category(letter) not in ("Cc", "Co", "Cn", "Cs", "Zs")
            or letter == " "
            or ord(letter) in ADOBE_PRIVATE
            for letter in text.replace("\u00a0", " ")
            if letter != "\u00ad"
        )
        and text != "\ufffd"
    )


def _encoded(font: Font, code: int) -> str:
    """The name of a glyph by the encoding of a simple font and its Differences."""
    return str(getattr(font, "encoding", {}).get(code, ""))


def _bitmap(font: Font, code: int) -> str:
    """What a bitmap of TeX stands for, that is named by its code."""
    used = codes(getattr(font, "charprocs", ()))
    return layout(used).get(code, "") if code in used else ""


def _symbol(font: Font, text: str) -> str:
    """What a symbol font of Adobe's layout has at U+F000 and after: `*` at U+F02A."""
    from fontTools.agl import toUnicode
    from playa.encodings import SYMBOL_BUILTIN_ENCODING

    if "Symbol" not in font.fontname or len(text) != 1 or not 0xF000 <= ord(text) < 0xF100:
        return ""
    return str(toUnicode(SYMBOL_BUILTIN_ENCODING.get(ord(text) - 0xF000, "")))


def _letters(text: str) -> str:
    """Ligatures and forms of Arabic letters as these, Adobe's small capitals and old figures as plain."""
    plain = "".join(
        chr(ord(letter) & 0xFF).lower() if ord(letter) in ADOBE_PRIVATE else letter for letter in text
    )
    return "".join(
        unicodedata.normalize("NFKC", letter) if FORMS.match(letter) else letter for letter in plain
    ).replace("\u00a0", " ")
