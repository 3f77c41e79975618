"""Bodies by name: the Ministry of War, Oxford University, the Bank of England.

They are run where they are asked for: `select = ["taggers", "organisations"]`. Persons and places inside of
such a name are left to it; treaties, wars and newspapers are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.language import Cue, words_in
from teikit.languages import spoken_in
from teikit.recognition.cues import Cues, cues
from teikit.recognition.tokens import Token, tokens
from teikit.text import Annotation, Reading, Span

GROUP = "organisations"
AFTER = ("dates",)

LINKS = frozenset({Cue.OF, Cue.THE, Cue.AND})
FEW = 3
"""So many small words at most stand between two words of a name."""


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the bodies of a reading as `orgName`, in order; none overlaps another."""
    spoken = spoken_in(reading.document)
    known = cues(spoken)
    bodies = known.bodies - words_in(spoken.all, lambda each: each.events)
    for block in reading.blocks:
        row = list(tokens(reading.text, block.span, known))
        at = 0
        while at < len(row):
            if not row[at].capital or row[at].folded.rstrip(".") not in bodies:
                at += 1
                continue
            first, last = _first(row, at, known), _last(row, at, known)
            if first < last:
                span = Span(row[first].start, row[last].end)
                yield Annotation(span, "orgName", {"key": span.of(reading.text), "cert": "medium"})
            at = last + 1


def _first(row: Sequence[Token], at: int, known: Cues) -> int:
    """The first of the words with a capital before a body's word; the first of a sentence tells nothing."""
    while at and _beside(row, at) and row[at - 1].capital:
        if row[at - 1].first and known.cue(row[at - 1].folded) is not None:
            break
        at -= 1
    return at


def _last(row: Sequence[Token], at: int, known: Cues) -> int:
    """The last of the words with a capital behind it, over the small words that link them."""
    end = at
    while end + 1 < len(row):
        after = end + 1
        while after < len(row) and after - end <= FEW and _links(row, after, known):
            after += 1
        if after == len(row) or not row[after].capital or not _beside(row, after):
            break
        if after - end == 1 and known.cue(row[after].folded) in (Cue.TITLE, Cue.RANK):
            break
        if after - end > 1 and known.cue(row[end + 1].folded) not in (Cue.OF, Cue.AND):
            break
        end = after
    return end


def _links(row: Sequence[Token], at: int, known: Cues) -> bool:
    return not row[at].capital and _beside(row, at) and known.cue(row[at].folded) in LINKS


def _beside(row: Sequence[Token], at: int) -> bool:
    return row[at].start - row[at - 1].end <= 1 and row[at].kind != "mark"
