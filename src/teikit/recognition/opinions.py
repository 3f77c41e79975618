"""Names that another model finds, weighed by our own evidence: what ours does not rule out is taken.

Ours has the first word: where it found a name, nothing is added. The weights tell how far it leaned to one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teikit.languages import spoken_in
from teikit.lexicon.words import words_of
from teikit.recognition.cues import cues
from teikit.recognition.evidence import Line, TextEvidence, line, text_evidence
from teikit.recognition.kinds import Label, NameType, Role
from teikit.recognition.recogniser import model
from teikit.recognition.rows import rows
from teikit.recognition.scoring import label_scores
from teikit.recognition.tokens import tokens
from teikit.text import Reading, Span

LEAST = {NameType.PERSON: -4.0, NameType.PLACE: -4.0}
"""How far, in the weights, a word may rather be no name, and another model be believed all the same."""

NO_NAMES = frozenset({Role.PEOPLE, Role.TIME, Role.BODY, Role.TITLE, Role.RANK})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another model says: at this span is a name of this type."""

    span: Span
    type: NameType


def weighed(reading: Reading, opinions: Iterable[Opinion]) -> Iterator[Opinion]:
    """The opinions that our evidence does not speak against, without titles and articles, in order."""
    known, words = cues(spoken_in(reading.document)), words_of(reading.document)
    every = [list(tokens(reading.text, row, known)) for row, _ in rows(reading)]
    said = text_evidence(every, known)
    lines = [line(row, words, known) for row in every]
    scored = label_scores(lines, said)
    margins = {
        (number, at): scores[at - places.start].tolist()
        for number, row in enumerate(scored)
        for places, scores in row
        for at in places
    }
    starts = [row[0].start if row else 0 for row in every]
    taken = sorted(claim.span for claim in reading.claims)
    for opinion in opinions:
        number = bisect_right(starts, opinion.span.start) - 1
        if number < 0:
            continue
        inside = _name(lines[number], opinion)
        if not inside or not _may_be(lines[number], inside, opinion.type, said):
            continue
        if min(_lead(margins.get((number, at)), opinion.type) for at in inside) < LEAST[opinion.type]:
            continue
        span = Span(every[number][inside[0]].start, every[number][inside[-1]].end)
        at = bisect_left(taken, span)
        near = taken[max(0, at - 1) : at + 1]
        if not any(each.start < span.end and span.start < each.end for each in near):
            yield Opinion(span, opinion.type)


def _lead(scores: list[float] | None, type_: NameType) -> float:
    """By how much a word is rather part of such a name than of none."""
    if scores is None:
        return 0.0
    return max(scores[label] for label in Label if label.type is type_) - scores[Label.OUTSIDE]


def _name(block: Line, opinion: Opinion) -> range:
    """The words of a name, without small words and titles at its edges."""
    span = opinion.span
    inside = [
        at for at, token in enumerate(block.tokens) if token.start < span.end and span.start < token.end
    ]
    while inside and (not block.tokens[inside[0]].capital or block.kinds[inside[0]].titles):
        inside.pop(0)
    while inside and not block.tokens[inside[-1]].capital:
        inside.pop()
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _may_be(block: Line, inside: range, type_: NameType, said: TextEvidence) -> bool:
    """Whether the words may be a name for all that lists and the text say of them."""
    last, kind = block.tokens[inside[-1]], block.kinds[inside[-1]]
    if kind.role in NO_NAMES or last.folded in model().common or len(last.folded) < SHORTEST:
        return False
    if type_ is NameType.PERSON and kind.no_surname:
        return False
    return said.lower[last.folded] <= said.capital[last.folded] and not last.text.isupper()


SHORTEST = 3
