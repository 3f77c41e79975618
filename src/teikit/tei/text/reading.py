"""Makes the reading of a document: what a person reads once the layout is understood.

Running text comes first, block by block, then every note; a note in two places is read in one piece.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from teikit.tei.names import BLOCKS, BREAKS
from teikit.text import Annotation, Block, Document, Piece, Reading, Span, compose

BLANKS = " \t-\r\x1c-\x1f"
ODD = "\ufb00-\ufb06\u00ad\x00-\x08\x0e-\x1b\x7f\ufffe\uffff"
"""Ligatures in one letter, and what is not shown at all."""
LIKE = re.compile(rf"[^{BLANKS}{ODD}]++(?: [^{BLANKS}{ODD}]++)*+")
"""Words with one space between them, which one reads as they stand."""
UNLIKE = re.compile(rf"[{BLANKS}]+|[{ODD}]")
"""What one does not read as it stands."""
LETTERS = {letter: unicodedata.normalize("NFKC", letter) for letter in map(chr, range(0xFB00, 0xFB07))} | {
    "\u00ad": ""
}


def read_through(document: Document) -> Reading:
    """The reading of a document with the layout claimed so far; without any, one block is all its text."""
    notes = document.claimed("note")
    bodies = sorted(span for note in notes for span in note.body or (note.span,))
    readings = [claim for claim in document.claims if claim.reads is not None]
    readings.sort(key=lambda claim: (claim.span.start, claim.span.start != claim.span.end, -claim.span.end))
    blocks = document.claimed(*BLOCKS)
    paper = _Paper(document.text, readings)
    for element, span in _running_text(len(document.text), blocks, bodies):
        paper.write(element, span)
    for note in notes:
        paper.turn()
        for span in note.body or (note.span,):
            paper.write("note", span)
    paper.turn()
    return compose("".join(paper.text), paper.pieces, paper.blocks, document)


def _running_text(
    length: int, blocks: Sequence[Annotation], holes: Sequence[Span]
) -> Iterator[tuple[str, Span]]:
    """The stretches of running text, in order, with the name of the block each belongs to ("" for none)."""
    edges = {0, length}
    for span in (*(block.span for block in blocks), *holes):
        edges.update((span.start, span.end))
    owner: list[Annotation] = []
    waiting = list(reversed(blocks))
    closed = iter(holes)
    hole = next(closed, None)
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        while owner and owner[-1].span.end <= start:
            owner.pop()
            yield "", Span(start, start)
        while waiting and waiting[-1].span.start <= start:
            yield "", Span(start, start)
            owner.append(waiting.pop())
        while hole is not None and hole.end <= start:
            hole = next(closed, None)
        if hole is None or start < hole.start:
            yield owner[-1].element if owner else "", Span(start, end)


@dataclass(slots=True)
class _Paper:
    """A reading in the making."""

    source: str
    readings: Sequence[Annotation]
    text: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    begin: int = 0
    element: str = ""
    space: Span | None = None
    joined: bool = False

    def write(self, element: str, span: Span) -> None:
        """Read one stretch of the source aloud; an empty one ends the block."""
        if span.start == span.end:
            self.turn()
            return
        self.element = self.element or element
        done = span.start
        at = bisect_left(self.readings, span.start, key=lambda claim: claim.span.start)
        while at < len(self.readings) and self.readings[at].span.start < span.end:
            claim = self.readings[at]
            if claim.span.start >= done:
                self._verbatim(done, claim.span.start)
                if claim.element in BREAKS and not claim.reads:
                    self.space, self.joined = None, True  # blanks beside such a break are not read either
                self._instead(claim.reads or "", claim.span)
                done = claim.span.end
            at += 1
        self._verbatim(done, span.end)

    def turn(self) -> None:
        """End the block, if it has any text, and begin another."""
        if self.length > self.begin:
            self.blocks.append(Block(Span(self.begin, self.length), self.element or "p"))
            place = self.pieces[-1].span.end
            self._put("\n", Span(place, place), verbatim=False)
            self.begin = self.length
        self.space, self.element = None, ""

    def _verbatim(self, start: int, end: int) -> None:
        while start < end:
            if like := LIKE.match(self.source, start, end):
                self._space()
                self._put(like.group(), Span(start, like.end()), verbatim=True)
                start = like.end()
            elif unlike := UNLIKE.match(self.source, start, end):
                read = " " if unlike.group().isspace() else LETTERS.get(unlike.group(), "")
                if read != " " or not self.joined:
                    self._instead(read, Span(start, unlike.end()))
                start = unlike.end()

    def _instead(self, words: str, span: Span) -> None:
        if words.isspace():
            self.space = self.space or span
        elif words:
            self._space()
            self._put(words, span, verbatim=False)

    def _space(self) -> None:
        if self.space is not None and self.length > self.begin:
            self._put(" ", self.space, verbatim=False)
        self.space = None

    def _put(self, words: str, span: Span, *, verbatim: bool) -> None:
        self.joined = False
        self.text.append(words)
        self.pieces.append(Piece(self.length, span, verbatim))
        self.length += len(words)
