"""Names of glyphs in TeX's own fonts that the Adobe Glyph List has not: brackets, arrows, signs.

Brackets and signs come in sizes (`parenleftBig`), which are the same characters.
"""

from __future__ import annotations

import re

SIZES = re.compile(r"(?:bigg?|Bigg?|text|display)$")
SIGNS = {
    "angbracketleft": "⟨",
    "angbracketright": "⟩",
    "arrownortheast": "↗",
    "arrownorthwest": "↖",
    "arrowsoutheast": "↘",
    "arrowsouthwest": "↙",
    "backslash": "\\",
    "bardbl": "‖",
    "braceleft": "{",
    "braceright": "}",
    "bracketleft": "[",
    "bracketright": "]",
    "ceilingleft": "⌈",
    "ceilingright": "⌉",
    "circlecopyrt": "©",
    "coproduct": "∐",
    "csquotedblright": "“",
    "diamondmath": "⋄",
    "dotlessj": "ȷ",
    "flat": "♭",
    "floorleft": "⌊",
    "floorright": "⌋",
    "follows": "≻",
    "greatermuch": "≫",
    "integral": "∫",
    "latticetop": "⊤",
    "lessmuch": "≪",
    "lscript": "ℓ",
    "mapsto": "↦",
    "natural": "♮",
    "owner": "∋",
    "parenleft": "(",
    "parenright": ")",
    "precedes": "≺",
    "prime": "′",
    "product": "∏",
    "radical": "√",
    "sharp": "♯",
    "slash": "/",
    "star": "⋆",
    "summation": "∑",
    "triangle": "△",
    "triangleinv": "▽",
    "triangleleft": "◁",
    "triangleright": "▷",
    "turnstileleft": "⊢",
    "turnstileright": "⊣",
    "visiblespace": "␣",
}


def sign(name: str) -> str:
    """The character of a glyph of this name; nothing where TeX's fonts have none that is so called."""
    return SIGNS.get(name) or SIGNS.get(SIZES.sub("", name), "")
