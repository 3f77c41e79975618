"""Persons without a name: the President, his uncle, the late Sultan. They become `rs`.

They are run where they are asked for: `select = ["taggers", "nominals"]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.language import Cue
from teikit.languages import spoken_in
from teikit.recognition.cues import Cues, cues
from teikit.recognition.tokens import Token, tokens
from teikit.text import Annotation, Reading, Span

GROUP = "nominals"
AFTER = ("dates", "organisations", "peoples", "persons", "places")
POINTING = frozenset({Cue.THE, Cue.MY})
BETWEEN = 2
"""So many words at most stand between article and noun: the late prime minister."""


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the words for persons of a reading as `rs`, from the article on, in order."""
    known = cues(spoken_in(reading.document))
    taken = sorted(claim.span for claim in reading.claims)
    for block in reading.blocks:
        row = list(tokens(reading.text, block.span, known))
        done = -1
        for at, token in enumerate(row):
            if at <= done or known.cue(token.folded) not in POINTING or token.folded in known.indefinite:
                continue
            noun = _noun(row, at, known)
            if noun is None:
                continue
            span, done = Span(token.start, row[noun].end), noun
            if not any(each.start < span.end and span.start < each.end for each in taken):
                yield Annotation(span, "rs", {"type": "person", "cert": "medium"})


def _noun(row: Sequence[Token], at: int, known: Cues) -> int | None:
    """The last word of a noun for a person behind an article, where no name and no other noun follows."""
    noun = None
    for place in range(at + 1, min(len(row), at + 2 + BETWEEN)):
        if row[place].kind not in ("word", "short"):
            break
        cue = known.cue(row[place].folded)
        if cue is Cue.RANK:
            noun = place
        elif cue is not Cue.KIN or noun is not None:
            break
    if noun is None:
        return None
    following = row[noun + 1] if noun + 1 < len(row) else None
    if following is None or following.kind in ("mark", "possessive"):
        return noun
    if following.capital:
        return None
    function = known.cue(following.folded) is not None or following.folded in known.small
    return noun if function or row[noun].capital else None
