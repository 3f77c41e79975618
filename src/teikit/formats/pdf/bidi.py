"""Hebrew and Arabic in the order in which they are read: a page has them from right to left.

Runs of such letters are turned around; numbers in them, and in such a line words of other scripts, are not.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from teikit.formats.pdf.content import Glyph
from teikit.formats.pdf.words import Letter

CLASSES = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}
"""Unicode's bidirectional classes of letters and figures; others go with what is around them."""

MIRRORED = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")


def from_the_right(glyphs: Iterable[Glyph]) -> bool:
    """Whether most letters of a page are read from the right."""
    kinds = Counter(map(_kind, glyphs))
    return kinds["R"] > kinds["L"]


def logical(letters: Sequence[Letter], *, right: bool = False) -> list[Letter]:
    """The letters of a line as they are read, from those as they stand from left to right.

    `right` is true on a page that is read from the right; elsewhere lines of such letters alone are.
    """
    kinds = [_kind(letter) for letter in letters]
    if "R" not in kinds:
        return list(letters)
    if right or "L" not in kinds:
        return _turned(letters, kinds)
    found: list[Letter] = []
    for inside, run in groupby(_held(kinds, "R", "L"), key=lambda each: each[1]):
        places = [at for at, _ in run]
        part = [letters[at] for at in places]
        found += _turned(part, [kinds[at] for at in places]) if inside else part
    return found


def _kind(letter: Letter | Glyph) -> str:
    return next((kind for each in letter.text if (kind := CLASSES.get(unicodedata.bidirectional(each)))), "")


def _held(kinds: Sequence[str], kind: str, other: str) -> list[tuple[int, bool]]:
    """Each place, and whether it is in a run from one letter of a kind to another, no `other` between."""
    inside = [False] * len(kinds)
    first = -1
    for at, each in enumerate(kinds):
        if each == kind:
            first = at if first < 0 else first
            inside[first : at + 1] = [True] * (at + 1 - first)
        elif each == other:
            first = -1
    return list(enumerate(inside))


def _turned(letters: Sequence[Letter], kinds: Sequence[str]) -> list[Letter]:
    """The letters turned around, but for runs of figures and of words from left to right."""
    kept = [kind in ("L", "N") for kind in kinds]
    for at, inside in _held(
        ["L" if each else kind for kind, each in zip(kinds, kept, strict=True)], "L", "R"
    ):
        kept[at] = inside
    parts = [
        (keep, [letters[at] for at in run])
        for keep, run in groupby(range(len(letters)), key=kept.__getitem__)
    ]
    found: list[Letter] = []
    for keep, part in reversed(parts):
        found += part if keep else reversed(part)
    brackets = [letter.text for letter in found if letter.text in tuple("()[]{}")]
    if brackets and brackets[0] in tuple(")]}"):  # the file has them as they are seen, not as they are meant
        return [replace(letter, text=letter.text.translate(MIRRORED)) for letter in found]
    return found
