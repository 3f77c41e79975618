"""Characters that DOCX names by their place in a symbol font: Symbol and Wingdings are in Unicode."""

from __future__ import annotations

import re

SYMBOL: dict[int, str] = dict(
    zip(
        (*range(0x41, 0x5B), *range(0x61, 0x7B)),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | dict(
    zip(
        (0x22, 0x24, 0x27, 0x2A, 0x2D, 0x40, 0x5C, 0x5E, 0x7E, *range(0xA1, 0xFF)),
        "∀∃∋∗−≅∴⊥∼"
        "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
        "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u20ac〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
"""Adobe's encoding of the font Symbol, where it is not that of ASCII."""

WINGDINGS: dict[int, str] = dict(
    zip(map(ord, "JLlnoquv\x9f§¨Øßàáâèðûüýþ"), "☺☹●■□❑◆❖•▪◻➢←→↑↓➔⇨✗✓☒☑", strict=True)
)
"""The bullets, arrows and boxes of the font Wingdings."""

ASCII = {place: chr(place) for place in range(0x20, 0x7F)}
FONTS = {"symbol": ASCII | SYMBOL, "wingdings": WINGDINGS}
PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps the characters of symbol fonts."""


def symbols(font: str, words: str) -> str:
    """Words in a symbol font, as Unicode has their characters."""
    known = FONTS.get(font.lower())
    return PRIVATE.sub(lambda found: known.get(ord(found[0]) - 0xF000, found[0]), words) if known else words


def symbol(font: str, code: str) -> str:
    """The character at a place of a font; what nobody knows stays for private use in Unicode."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    place = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if known := FONTS.get(font.lower(), {}).get(place):
        return known
    if number < 0xE000 or number > 0xF8FF:
        return chr(number) if 0x20 <= number < 0xD800 else "\ufffd"
    return chr(number)
