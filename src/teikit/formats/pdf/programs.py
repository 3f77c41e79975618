"""Embedded font programs: which glyph a code stands for, and what the font itself calls that glyph.

fontTools reads the programs; one that it cannot read tells nothing, and the ladder goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playa.font import Font

SYMBOLIC = 0xF000
"""Where the symbol cmap of a TrueType font (3, 0) puts the codes of one byte."""


@dataclass(frozen=True, slots=True)
class Program:
    """A font program: characters and names by glyph number, and glyph numbers by code.

    Composite fonts (`numbered`) name a glyph by its number wherever no table says otherwise.
    """

    characters: Mapping[int, str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    codes: Mapping[int, int] = field(default_factory=dict)
    numbered: bool = False

    def glyph(self, code: int) -> int:
        """The number of the glyph that a code or CID stands for."""
        return self.codes.get(code, code if self.numbered else -1)


def program(font: Font) -> Program:
    """The program embedded for a font of the PDF; an empty one where there is none that can be read.

    A Type 1 program has names by code only, which the font's encoding has already.
    """
    from playa.pdftypes import ContentStream, resolve1

    for key, read in (("FontFile2", _sfnt), ("FontFile3", _compact)):
        stream = resolve1(font.descriptor.get(key))
        if isinstance(stream, ContentStream):
            try:
                return read(stream.buffer, font)
            except Exception:  # damaged fonts raise whatever they like
                return Program()
    return Program()


def _sfnt(data: bytes, font: Font) -> Program:
    from fontTools.ttLib import TTFont

    program = TTFont(BytesIO(data), lazy=True, fontNumber=0)
    order = program.getGlyphOrder()
    number = {name: at for at, name in enumerate(order)}
    characters: dict[int, str] = {}
    codes: dict[int, int] = {}
    for table in program["cmap"].tables if "cmap" in program else ():
        for code, name in table.cmap.items():
            if table.isUnicode() and number[name] not in characters:
                characters[number[name]] = chr(code)
            elif not table.isUnicode():
                codes.setdefault(code - SYMBOLIC if code >= SYMBOLIC else code, number[name])
    has_names = "CFF " in program or ("post" in program and program["post"].formatType == 2.0)
    names = {
        at: name
        for at, name in enumerate(order)
        if has_names and not re.fullmatch(r"glyph\d+|\.notdef", name)
    }
    return Program(characters, names, _to_glyphs(font, codes), _is_composite(font))


def _compact(data: bytes, font: Font) -> Program:
    if data[:4] in (b"OTTO", b"\0\1\0\0", b"true"):
        return _sfnt(data, font)
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top: Any = fonts[0]
    if hasattr(top, "ROS"):
        return Program()
    order = top.getGlyphOrder()
    names = {at: name for at, name in enumerate(order) if name != ".notdef"}
    if _is_composite(font):
        return Program({}, names, {}, True)
    number = {name: at for at, name in enumerate(order)}
    return Program({}, names, {code: number[name] for code, name in font.encoding.items() if name in number})


def _is_composite(font: Font) -> bool:
    return hasattr(font, "cidsysteminfo")


def _to_glyphs(font: Font, codes: Mapping[int, int]) -> Mapping[int, int]:
    """Glyph numbers by CID where the PDF has a table for them, or by code where the font has one."""
    if not _is_composite(font):
        return codes
    table = font.cid2gid  # type: ignore[attr-defined]
    return table if isinstance(table, dict) else {}
