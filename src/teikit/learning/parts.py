"""Texts as they are dealt out for judging: one long text alone is as many as its chapters might be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from teikit.evaluating.gold import Gold, Tag
from teikit.text import Block, Span

FEWEST = 8
"""Fewer texts are cut, so that there are so many parts."""

SHORTEST = 2000
"""A part has at least so many characters."""


def parts(texts: Sequence[Gold]) -> list[Gold]:
    """The texts that have something to read, in as many parts as they are dealt out in."""
    some = [text for text in texts if text.blocks]
    if len(some) >= FEWEST:
        return some
    size = max(SHORTEST, sum(len(text.text) for text in some) // FEWEST)
    return [part for text in some for part in _cut(text, size)]


def _cut(text: Gold, size: int) -> Iterator[Gold]:
    """A text in parts of whole blocks that have about so many characters each."""
    first, many = 0, max(1, round(len(text.text) / size))
    for number in range(1, many + 1):
        last = first
        end = len(text.text) * number // many
        while last < len(text.blocks) and (text.blocks[last].span.start < end or number == many):
            last += 1
        if last > first:
            yield _part(text, text.blocks[first:last])
        first = last


def _part(text: Gold, blocks: Sequence[Block]) -> Gold:
    start, end = blocks[0].span.start, blocks[-1].span.end

    def moved(span: Span) -> Span:
        return Span(span.start - start, span.end - start)

    return replace(
        text,
        text=text.text[start:end],
        blocks=tuple(replace(block, span=moved(block.span)) for block in blocks),
        tags=tuple(
            Tag(moved(tag.span), tag.element, tag.form)
            for tag in text.tags
            if start <= tag.span.start and tag.span.end <= end
        ),
    )
