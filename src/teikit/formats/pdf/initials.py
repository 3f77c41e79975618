"""Large initials, which the first lines of a chapter stand beside: they belong to the uppermost of these."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from teikit.formats.pdf.chunks import Chunk

LARGE, LETTERS = 1.7, 3
"""An initial is so many times as large as the lines beside it, and has at most so many letters."""

HEIGHT, BESIDE = 0.8, 0.4
"""It stands so high over its baseline, and its lines begin at most so far to its right, in its own ems."""


def initials(chunks: Sequence[Chunk]) -> tuple[list[tuple[Chunk, float]], list[Chunk]]:
    """The initials of a page, each with the baseline of the line that it begins, and the other chunks."""
    first: list[tuple[Chunk, float]] = []
    others: list[Chunk] = []
    least = LARGE * median(chunk.size for chunk in chunks) if chunks else 0.0
    for chunk in chunks:
        lines = _beside(chunk, chunks) if chunk.size >= least and _is_short(chunk) else []
        if len(lines) > 1:
            first.append((chunk, lines[0]))
        else:
            others.append(chunk)
    return first, others


def _is_short(chunk: Chunk) -> bool:
    text = "".join(glyph.text for glyph in chunk.glyphs).strip()
    return len(text) <= LETTERS and any(letter.isupper() for letter in text)


def _beside(initial: Chunk, chunks: Sequence[Chunk]) -> list[float]:
    """The baselines of the lines that begin beside an initial, from the top."""
    found: list[float] = []
    top = initial.baseline - HEIGHT * initial.size
    begins = initial.right - 0.1 * initial.size, initial.right + BESIDE * initial.size
    for chunk in chunks:
        beside = begins[0] <= chunk.left <= begins[1] and chunk.size * LARGE <= initial.size
        high = top < chunk.baseline <= initial.baseline + 0.3 * chunk.size
        if beside and high and any(glyph.text.isalpha() for glyph in chunk.glyphs):
            found.append(chunk.baseline)
    found.sort()
    return [at for number, at in enumerate(found) if not number or at - found[number - 1] > 1]
