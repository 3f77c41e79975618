"""The names of a reading, persons and places decided together, because each is the other's best counter-evidence.

Both taggers ask here; the last readings are remembered, so that the second to ask pays nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from teikit.lexicon.evidence import Match, hear
from teikit.lexicon.features import Run, runs
from teikit.lexicon.recogniser import decode, model, names, scores
from teikit.lexicon.tokens import Token, tokens
from teikit.lexicon.words import words_for
from teikit.text import Reading, Span

PERSON, PLACE = "P", "L"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name: where it stands, whose kind of name it is, its words, and by how much it beat being none."""

    span: Span
    kind: str
    words: tuple[Token, ...]
    margin: float
    match: Match | None


def recognise(reading: Reading) -> tuple[Mention, ...]:
    """The names of persons and places of a reading, in order; none overlaps another, or a date."""
    return _recognise(
        reading.text,
        tuple((block.span, block.element) for block in reading.blocks),
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
    found: list[Mention] = []
    for line in lines:
        for run in runs(line, said, words, learnt.common):
            rows = [scores(learnt.weights, features) for features in run.features]
            for first, last, kind in names(decode(rows, learnt.steps)):
                found.append(_mention(run, first, last, kind, rows))
    return tuple(mention for mention in found if not any(_overlap(mention.span, date) for date in dates))


def _mention(run: Run, first: int, last: int, kind: str, rows: Sequence[Sequence[float]]) -> Mention:
    label = 1 if kind == PERSON else 3
    margin = min(
        max(rows[at][label : label + 2]) - max(rows[at][0], *rows[at][4 - label : 6 - label])
        for at in range(first, last + 1)
    )
    words = run.tokens[first : last + 1]
    return Mention(Span(words[0].start, words[-1].end), kind, words, margin, run.match[first])


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
