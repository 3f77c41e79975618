"""What looks different within a line: superscripts by size and rise, italics and bold by their faces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from teikit.formats.pdf.content import Face, Style
from teikit.formats.pdf.words import Letter

SMALL = 0.86
"""Superscripts and subscripts are smaller than so much of the line's size, or stand very high."""

RISE, FALL, HIGH = 0.15, 0.08, 0.3
"""How far off the baseline they stand, in ems of the line."""


def styles(letters: Sequence[Letter], faces: Sequence[Face], size: float, baseline: float) -> Iterator[Style]:
    """The stretches of a line with a look of their own, from left to right; they may contain each other."""
    whole = _usual(letters, faces)
    looks = [_looks(letter, faces, size, baseline) for letter in letters]
    for at, letter in enumerate(letters):
        if letter.glyph is None and 0 < at < len(letters) - 1:
            looks[at] = looks[at - 1] & looks[at + 1]
    for rend in ("superscript", "subscript", "bold", "italic"):
        at = 0
        for has, run in groupby(range(len(letters)), key=[rend in look for look in looks].__getitem__):
            length = sum(len(letters[number].text) for number in run)
            if has and rend not in whole:
                yield Style(at, at + length, rend)
            at += length


def _looks(letter: Letter, faces: Sequence[Face], size: float, baseline: float) -> frozenset[str]:
    glyph = letter.glyph
    if glyph is None:
        return frozenset()
    face, small, rise = faces[glyph.face], glyph.size < SMALL * size, baseline - glyph.baseline
    found = {
        "superscript": glyph.raised or (small and rise > RISE * size) or rise > HIGH * size,
        "subscript": small and -rise > FALL * size,
        "bold": face.bold,
        "italic": face.italic,
    }
    return frozenset(rend for rend, has in found.items() if has)


def _usual(letters: Sequence[Letter], faces: Sequence[Face]) -> set[str]:
    """What a whole line has, as a heading in bold does, is no difference."""
    looks = Counter(
        (faces[letter.glyph.face].bold, faces[letter.glyph.face].italic) for letter in letters if letter.glyph
    )
    return {"bold"} if all(bold for bold, _ in looks) else set()
