"""The names of a reading: persons and places are decided together, as each is evidence against the other.

Both taggers ask here; the last readings are remembered, so that the second to ask pays nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from teikit.lexicon.gazetteer import Entry
from teikit.lexicon.words import words_for
from teikit.recognition.citations import cited
from teikit.recognition.evidence import Line, hear, line
from teikit.recognition.features import features, stretches
from teikit.recognition.geography import chart, compound
from teikit.recognition.labelling import Labelled
from teikit.recognition.mending import mend, trim
from teikit.recognition.recogniser import decode, model, scores
from teikit.recognition.repetition import repeat
from teikit.recognition.rows import rows
from teikit.recognition.tokens import Token, tokens
from teikit.text import Reading, Span

PERSON, PLACE = "P", "L"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name: where it stands, its kind (`P`, `L`), its words, how sure it is, its place in the gazetteer.

    `sure` is by how much, in the recogniser's weights, it is rather a name of this kind than anything else.
    """

    span: Span
    kind: str
    words: tuple[Token, ...]
    sure: float
    entry: Entry | None


def recognise(reading: Reading) -> tuple[Mention, ...]:
    """The names of persons and places of a reading, in order; none overlaps another, or a date."""
    return _recognise(
        reading.text,
        tuple(rows(reading)),
        tuple(claim.span for claim in reading.claims if claim.element == "date"),
        reading.document.metadata.get("language", ""),
    )


@lru_cache(maxsize=2)
def _recognise(
    text: str, blocks: Sequence[tuple[Span, str]], dates: Sequence[Span], language: str
) -> tuple[Mention, ...]:
    lines = [list(tokens(text, span)) for span, _ in blocks]
    said = hear(lines)
    words = words_for(text, language)
    learnt = model()
    labelled = []
    for row, (_, element) in zip(lines, blocks, strict=True):
        block = Labelled(line(row, words), [0] * len(row), [0.0] * len(row), learnt.common)
        for places in stretches(block.line):
            weights = [scores(learnt.weights, features(at, block.line, said, learnt.common)) for at in places]
            for at, label, row_ in zip(places, decode(weights, learnt.steps), weights, strict=True):
                block.label(at, label, row_)
        if element == "note":
            cited(block)
        compound(block)
        mend(block)
        chart(block)
        for first, last, kind in list(block.names()):
            trim(block, first, last, kind)
        labelled.append(block)
    repeat(labelled, said)
    ends = sorted((date.start, date.end) for date in dates)
    return tuple(
        Mention(
            Span(block.line.tokens[first].start, block.line.tokens[last].end),
            kind,
            tuple(block.line.tokens[first : last + 1]),
            min(block.sure[first : last + 1]),
            _entry(block.line, first, last),
        )
        for block in labelled
        for first, last, kind in block.names()
        if not _dated(block.line.tokens[first].start, block.line.tokens[last].end, ends)
    )


def _entry(line: Line, first: int, last: int) -> Entry | None:
    """What the gazetteer has of a name as a whole."""
    match = line.found[first]
    return match.entry if match is not None and (match.first, match.last) == (first, last) else None


def _dated(start: int, end: int, dates: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(dates, (end, 0))
    return at > 0 and start < dates[at - 1][1]
