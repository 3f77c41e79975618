"""Spaces between words from the gaps between glyphs: TeX prints none, and others print too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teikit.formats.pdf.content import Glyph

GAP = 0.15
"""A gap of so many ems is a space; TeX's shrink to two ninths, thin spaces are a sixth."""

LEAST = 0.06
"""A printed space that leaves no gap is none."""

LONGEST, GULF = 15, 0.06
"""So many letters in a row are more than a word; spaces that had to shrink stand out by so many ems."""

FEWEST, EVEN, WIDEST = 3, 0.06, 0.6
"""So many gaps in a row between letters space a word out, which differ by so many ems and are not wider."""

STOPS = frozenset("-\u2010\u00ad.,;:!?")
"""What may end such a word."""

SET_OFF = 1.8
"""A gap of so many ems, between a page number and a title, is written as two spaces."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A glyph's characters in a line of text, or a space with no glyph."""

    text: str
    glyph: Glyph | None
    left: float


def spaced(glyphs: Sequence[Glyph]) -> Iterator[Letter]:
    """The glyphs of a line with the spaces between its words."""
    widest = _gap(glyphs)
    letters = [glyph for glyph in glyphs if glyph.text.strip()]
    joined = set(_spaced_out(letters, widest, printed=len(letters) < len(glyphs)))
    before: Glyph | None = None
    right, blank = 0.0, False
    for glyph in glyphs:
        if not glyph.text.strip():
            blank = True
            continue
        if before is not None:
            size = max(before.size, glyph.size) if min(before.size, glyph.size) > 0 else glyph.size
            gap = (glyph.left - right) / size
            if gap >= SET_OFF:
                yield Letter("  ", None, right)
            elif (gap >= widest and (blank or id(glyph) not in joined)) or (blank and gap >= LEAST):
                yield Letter(" ", None, right)
        yield Letter(glyph.text, glyph, glyph.left)
        right, blank, before = max(right, glyph.right) if before else glyph.right, False, glyph


def _spaced_out(glyphs: Sequence[Glyph], widest: float, *, printed: bool) -> Iterator[int]:
    """The glyphs, by their identity, of words that are set apart by spaces between all their letters.

    Such gaps are even, and narrower than those between words; fewer tell where spaces are `printed`.
    """
    gaps = [(two.left - one.right) / two.size if two.size > 0 else 0.0 for one, two in pairwise(glyphs)]
    fewest = FEWEST - printed
    at = 0
    while at < len(gaps):
        end = at
        while (
            end < len(gaps) and _is_even(gaps[at], gaps[end], widest) and _are_letters(glyphs[end : end + 2])
        ):
            end += 1
        edges = [(at - 1, at - 1)] * (at > 0) + [(end, end + 1)] * (end < len(gaps))
        apart = all(gaps[edge] > gaps[at] + EVEN or not glyphs[other].text.isalpha() for edge, other in edges)
        if end - at >= fewest and apart:
            yield from (id(glyph) for glyph in glyphs[at + 1 : end + 1])
        at = max(end, at + 1)


def _is_even(first: float, gap: float, widest: float) -> bool:
    return widest <= gap < WIDEST and abs(gap - first) <= EVEN


def _are_letters(glyphs: Sequence[Glyph]) -> bool:
    one, two = glyphs
    return one.text.isalpha() and (two.text.isalpha() or two.text in STOPS)


def _gap(glyphs: Sequence[Glyph]) -> float:
    """How wide a gap must be to be a space, in ems: more where all letters of the line are spaced out.

    The dots of a table of contents say nothing of its words.
    """
    gaps = sorted(
        (two.left - one.right) / two.size
        for one, two in pairwise(glyphs)
        if one.text[-1:].isalnum() and two.text[:1].isalnum() and two.size > 0
    )
    usual = gaps[len(gaps) // 4] if len(gaps) > 4 else 0.0
    widest = GAP + max(0.0, usual) * 1.5
    printed = any(not glyph.text.strip() for glyph in glyphs)
    spaces = sum(gap >= widest for gap in gaps)
    few = not printed and len(gaps) >= LONGEST * max(1, spaces)
    return _tight(gaps, usual, widest) if few else widest


def _tight(gaps: Sequence[float], usual: float, widest: float) -> float:
    """The same in a line that had to shrink its spaces: the gulf between them and the gaps within words."""
    low = [gap for gap in gaps if usual - GULF < gap < widest]
    steps = [(two - one, at, (one + two) / 2) for at, (one, two) in enumerate(pairwise(low), 1)]
    gulf, at, middle = max(steps, default=(0.0, 0, 0.0))
    return middle if gulf >= GULF and (len(low) - at) * LONGEST >= len(gaps) else widest
