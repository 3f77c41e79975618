"""The names of a reading: persons and places are decided together, as each is evidence against the other.

Both taggers ask here; the answer is kept with the reading, so that the second to ask pays nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import cache

from teikit.facts import fact_of
from teikit.languages import spoken_in
from teikit.lexicon.gazetteer import Entry
from teikit.lexicon.words import words_of
from teikit.recognition.citations import mark_authors
from teikit.recognition.cues import cues
from teikit.recognition.evidence import Line, line, text_evidence
from teikit.recognition.initials import mark_initials
from teikit.recognition.inverted import mark_lists
from teikit.recognition.kinds import Label, NameType
from teikit.recognition.labelling import Labelled
from teikit.recognition.learnt import Learnt
from teikit.recognition.letters import mark_letters
from teikit.recognition.particles import join_particles
from teikit.recognition.person_rules import correct_persons, trim
from teikit.recognition.place_rules import mark_compounds, mark_places
from teikit.recognition.recogniser import decode, model
from teikit.recognition.repetition import repeat
from teikit.recognition.rows import rows
from teikit.recognition.scoring import Scored, label_scores
from teikit.recognition.scripture import clear_scripture
from teikit.recognition.streets import mark_streets
from teikit.recognition.tokens import Token, tokens
from teikit.recognition.variants import mark_variants
from teikit.recognition.works import ELEMENTS, settle_works
from teikit.text import Reading, Span

TAKEN = ("date", "orgName")
"""What is claimed already and may hold no name of a person or place."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name: where it stands, its type, its words, how sure it is, its place in the gazetteer.

    `sure` is by how much, in the recogniser's weights, it is rather a name of this type than anything else.
    """

    span: Span
    type: NameType
    words: tuple[Token, ...]
    sure: float
    entry: Entry | None


def recognise(reading: Reading, learnt: Learnt | None = None) -> tuple[Mention, ...]:
    """The names of persons and places of a reading, in order; none overlaps another, or what is taken.

    `learnt` takes the place of the net that comes with teikit.
    """
    return _recogniser(learnt)(reading)


@cache
def _recogniser(learnt: Learnt | None) -> Callable[[Reading], tuple[Mention, ...]]:
    """What recognises by a model; its answer is kept with the reading."""

    @fact_of(*TAKEN, *ELEMENTS)
    def mentions(reading: Reading) -> tuple[Mention, ...]:
        return _mentions(reading, learnt)

    return mentions


def _mentions(reading: Reading, learnt: Learnt | None) -> tuple[Mention, ...]:
    words, known = words_of(reading.document), cues(spoken_in(reading.document))
    blocks = list(rows(reading))
    lines = [list(tokens(reading.text, span, known)) for span, _ in blocks]
    said = text_evidence(lines, known)
    labelled = []
    described = [line(row, words, known) for row in lines]
    for row, scored, (_, element) in zip(
        described, label_scores(described, said, learnt), blocks, strict=True
    ):
        block = _labelled(row, scored)
        if element == "note":
            mark_authors(block)
        mark_compounds(block)
        correct_persons(block)
        join_particles(block)
        mark_places(block)
        for first, last, type_ in list(block.names()):
            trim(block, first, last, type_)
        mark_streets(block)
        mark_letters(block)
        mark_initials(block)
        mark_variants(block)
        labelled.append(block)
    mark_lists(labelled)
    repeat(labelled, said)
    settle_works(labelled, reading.claims)
    for block in labelled:
        clear_scripture(block, reading.text)
    dates = [claim.span for claim in reading.claims if claim.element in TAKEN]
    named = {match.entry.key for row in described for match in row.found if match and not match.entry.like}
    ends = sorted((date.start, date.end) for date in dates)
    return tuple(
        Mention(
            Span(block.line.tokens[first].start, block.line.tokens[last].end),
            type_,
            tuple(block.line.tokens[first : last + 1]),
            min(block.sure[first : last + 1]),
            _entry(block.line, first, last, named),
        )
        for block in labelled
        for first, last, type_ in block.names()
        if not _dated(block.line.tokens[first].start, block.line.tokens[last].end, ends)
    )


def _labelled(line: Line, scored: Scored) -> Labelled:
    """A block with the labels that score best together."""
    learnt = model()
    block = Labelled(line, [Label.OUTSIDE] * len(line.tokens), [0.0] * len(line.tokens), learnt.common)
    for places, scores in scored:
        weights = scores.tolist()
        for at, label, row in zip(places, decode(weights, learnt.steps), weights, strict=True):
            block.label(at, label, row)
    return block


def _entry(line: Line, first: int, last: int, named: Container[str]) -> Entry | None:
    """What the gazetteer has of a whole name; a place that it is but like, where the text names that, too."""
    match = line.found[first]
    if match is None or (match.first, match.last) != (first, last):
        return None
    return match.entry if not match.entry.like or match.entry.key in named else None


def _dated(start: int, end: int, dates: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(dates, (end, 0))
    return at > 0 and start < dates[at - 1][1]
