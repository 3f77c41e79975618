"""Bitmap fonts of TeX (Type 3), whose glyphs are named by their codes alone: `a65`.

Which of TeX's layouts the codes are in, T1 of Cork or Knuth's OT1, those that a font has tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

NUMBERED = re.compile(r"a(\d{1,3})")

OT1 = {
    **dict(enumerate("ΓΔΘΛΞΠΣΥΦΨΩ")),
    **dict(enumerate(("ff", "fi", "fl", "ffi", "ffl"), 11)),
    **dict(enumerate("ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ", 16)),
    **dict(zip((34, 39, 60, 62, 92), "”’¡¿“", strict=True)),
    **dict(zip((94, 95, 96, 123, 124, 125, 126, 127), "ˆ˙‘–—˝˜¨", strict=True)),
}
T1 = {
    **dict(enumerate("`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—")),
    **dict(enumerate(("ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl", "␣"), 25)),
    **dict(zip((39, 96, 127), "’‘-", strict=True)),
    **dict(enumerate("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§", 128)),
    **dict(enumerate("ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£", 160)),
    **{code: chr(code) for code in range(192, 255)},
    **dict(zip((215, 223, 247, 255), ("Œ", "SS", "œ", "ß"), strict=True)),
}
SYMBOLS = dict(zip((1, 3, 15, 39, 106, 107, 120, 121, 122, 123), "·*•′|‖§†‡¶", strict=True))
"""Knuth's font of symbols, as far as texts use it."""

ONLY_T1 = {16, 17, 18, 21, 22, 27, 28, 29, 30, *range(128, 256)}
ONLY_OT1 = {11, 12, 13, 14, 15, 34, 92, 123, 124}
"""Codes that texts have in one layout, and hardly ever in the other."""

LETTERS = {*range(48, 58), *range(65, 91), *range(97, 120)}
"""What a font of text has some of: figures, capitals, small letters but the last."""


def codes(names: Collection[str]) -> set[int]:
    """The codes that the glyphs of a font are named by; none where one has a name that says more."""
    found = [NUMBERED.fullmatch(name) for name in names if name != ".notdef"]
    return {int(each[1]) for each in found if each} if all(found) else set()


def layout(used: Collection[int]) -> Mapping[int, str]:
    """What the codes of a font stand for, by those that it has."""
    if not LETTERS.intersection(used) and SYMBOLS.keys() >= set(used):
        return SYMBOLS
    ascii_too = {code: chr(code) for code in range(33, 127)}
    return ascii_too | (T1 if len(ONLY_T1.intersection(used)) > len(ONLY_OT1.intersection(used)) else OT1)
