"""Glyphs that follow each other in the file and on one baseline make a chunk, whatever is printed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teikit.formats.pdf.content import Glyph

NEAR = 0.6
"""What is this near (in ems) to a chunk belongs to it."""

SHADOW, SHADED = 0.3, 3
"""A shadow falls at most so many ems beside its word, which has so many letters."""


@dataclass(slots=True)
class Chunk:
    """Glyphs that follow each other in the file and on one baseline."""

    glyphs: list[Glyph]
    left: float
    right: float

    @property
    def baseline(self) -> float:
        """Where all of its glyphs stand."""
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        """The size of its first glyph, which is that of the others."""
        return self.glyphs[0].size


def chunks(glyphs: Iterable[Glyph]) -> Iterator[Chunk]:
    """The chunks of a page's glyphs in the order of the file, without second prints and shadows."""
    yield from _lit(_follow(_once(glyphs)))


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Each glyph once: a word printed twice in its place, to look bold, is one word."""
    seen: set[tuple[str, float, int, int]] = set()
    for glyph in glyphs:
        across, down = glyph.left, glyph.baseline
        grid = max(0.5, round(glyph.size) * 0.1)
        places = {(glyph.text, grid, round(across / grid + x), round(down / grid)) for x in (-0.4, 0.4)}
        if glyph.text == " " or not places & seen:
            seen |= places
            yield glyph


def _lit(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """The chunks but for shadows: the same words again, a little beside themselves."""
    seen: dict[str, list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        words = "".join(glyph.text for glyph in chunk.glyphs)
        reach = SHADOW * chunk.size
        if len(words.strip()) < SHADED or not any(
            abs(chunk.left - other.left) <= reach and abs(chunk.baseline - other.baseline) <= reach
            for other in seen[words]
        ):
            seen[words].append(chunk)
            yield chunk


def _follow(glyphs: Iterable[Glyph]) -> Iterator[Chunk]:
    chunk: Chunk | None = None
    for glyph in glyphs:
        if chunk is not None:
            gap = glyph.left - chunk.right
            same = abs(glyph.baseline - chunk.baseline) <= 0.03 * chunk.size
            alike = abs(glyph.size - chunk.size) <= 0.03 * chunk.size
            if same and alike and -0.7 * chunk.size <= gap <= NEAR * chunk.size and glyph.left >= chunk.left:
                chunk.glyphs.append(glyph)
                chunk.right = max(chunk.right, glyph.right)
                continue
            yield chunk
        chunk = Chunk([glyph], glyph.left, glyph.right)
    if chunk is not None:
        yield chunk
