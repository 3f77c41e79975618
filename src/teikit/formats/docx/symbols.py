"""Characters that DOCX names by their place in a symbol font (w:sym); those of Symbol are in Unicode."""

from __future__ import annotations

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


def symbol(font: str, code: str) -> str:
    """The character at a place of a font; what nobody knows stays for private use in Unicode."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    place = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if font.lower() == "symbol":
        return SYMBOL.get(place, chr(place))
    if number < 0xE000 or number > 0xF8FF:
        return chr(number) if 0x20 <= number < 0xD800 else "\ufffd"
    return chr(number)
