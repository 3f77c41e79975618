"""The names and dates of words that are in no file of plain text: those of TEI, or of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from teikit.converting.claims import claims
from teikit.converting.plan import Choice, plan
from teikit.registry import craft
from teikit.text import Annotation, Block, Document, Piece, Reading, Span, compose

TAGGED = frozenset({"persName", "placeName", "orgName", "name", "rs", "date"})


def reading_of(text: str, blocks: Iterable[Block], language: str) -> Reading:
    """A text in this language as taggers see it."""
    document = Document(text, metadata={"language": language})
    return compose(text, [Piece(0, Span(0, len(text)), True)], blocks, document)


def claimed(reading: Reading, choice: Choice) -> Reading:
    """The reading with what the taggers claim of it."""
    for stage in plan("taggers", choice):
        if stage.on:
            found = claims(craft("taggers", stage.name), reading, {**stage.options, **stage.given})
            reading = replace(reading, claims=reading.claims + tuple(found))
    return reading


def tagged(text: str, blocks: Iterable[Block], language: str, choice: Choice) -> Iterator[Annotation]:
    """The names and dates of a text in this language, in order; none overlaps another."""
    reading = claimed(reading_of(text, blocks, language), choice)
    done = 0
    for claim in sorted(reading.claims, key=lambda claim: (claim.span.start, -claim.span.end)):
        if claim.element in TAGGED and claim.span.start >= done:
            done = claim.span.end
            yield claim
