"""Peoples, creeds and parties: the Georgians, a Pole, the Dutch; adjectives (German troops) are none.

They are run where they are asked for: `select = ["taggers", "peoples"]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.language import Cue
from teikit.languages import spoken_in
from teikit.recognition.cues import Cues, cues
from teikit.recognition.tokens import Token, tokens
from teikit.text import Annotation, Reading, Span

GROUP = "peoples"
AFTER = ("dates", "organisations", "persons", "places")
DETERMINING = frozenset({Cue.THE, Cue.MY, Cue.OF, Cue.BY, Cue.AND})


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the peoples of a reading as `name`, in order."""
    known = cues(spoken_in(reading.document))
    taken = sorted((claim.span for claim in reading.claims), reverse=True)
    for block in reading.blocks:
        row = list(tokens(reading.text, block.span, known))
        for at, token in enumerate(row):
            while taken and taken[-1].end <= token.start:
                taken.pop()
            free = not taken or taken[-1].start >= token.end
            if (
                free
                and token.text[0].isupper()
                and token.folded in known.peoples
                and _is_noun(row, at, known)
            ):
                yield Annotation(Span(token.start, token.end), "name", {"type": "people", "cert": "medium"})


def _is_noun(row: Sequence[Token], at: int, known: Cues) -> bool:
    """Whether a word stands for people: a plural, or with an article and no noun behind it."""
    following = row[at + 1] if at + 1 < len(row) else None
    noun_follows = (
        following is not None
        and following.kind in ("word", "short", "dotted")
        and known.cue(following.folded) is None
        and following.folded not in known.small
    )
    plural = row[at].text.endswith(("s", "men")) and len(row[at].text) > LONG
    if known.capital_nouns:
        return not (following is not None and following.capital and noun_follows)
    determined = at > 0 and known.cue(row[at - 1].folded) in DETERMINING
    return (plural and not (following is not None and following.capital)) or (determined and not noun_follows)


LONG = 4
"""A word of more letters that ends in s is a plural."""
