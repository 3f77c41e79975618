"""The rows of a reading: its blocks, cut where a line of the source ends long before the margin.

Lists and signatures are set line by line; where a layout reads them as one paragraph, names must not run on.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.text import Reading, Span

SHORT = 0.6
"""The share of a full line that a line must fall short of to end a row."""


def rows(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The rows of a reading in order, each with the element of its block."""
    ends = _short_ends(reading)
    for block in reading.blocks:
        start = block.span.start
        for end in ends.get(block.span.start, ()):
            yield Span(start, end), block.element
            start = end
        yield Span(start, block.span.end), block.element


def _short_ends(reading: Reading) -> dict[int, list[int]]:
    """Where short lines end within a block, by the beginning of the block."""
    source = reading.document.text
    full = SHORT * _measure(source)
    found: dict[int, list[int]] = {}
    blocks = iter(reading.blocks)
    block = next(blocks, None)
    for piece in reading.pieces:
        while block is not None and piece.start >= block.span.end:
            block = next(blocks, None)
        if block is None or piece.verbatim or reading.text[piece.start : piece.start + 1] != " ":
            continue
        feed = source.find("\n", piece.span.start, piece.span.end)
        if feed >= 0 and feed - source.rfind("\n", 0, feed) - 1 < full and piece.start > block.span.start:
            found.setdefault(block.span.start, []).append(piece.start)
    return found


def _measure(source: str) -> int:
    """The length of a full line: half of all characters stand in lines as long, or longer."""
    lengths = sorted((len(line) for line in source.splitlines()), reverse=True)
    half, seen = sum(lengths) / 2, 0
    for length in lengths:
        seen += length
        if seen >= half:
            return length
    return 0
