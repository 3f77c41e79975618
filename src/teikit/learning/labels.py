"""What people tagged, as the label of each word: what the net is to say of it.

Peoples and names without a capital are no names here, and titles stand outside, as the rules have it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teikit.evaluating.gold import Gold
from teikit.language import Cue
from teikit.recognition.cues import Cues
from teikit.recognition.kinds import FIRST, Label, NameType
from teikit.recognition.tokens import Token, tokens

TYPES = {"persName": NameType.PERSON, "placeName": NameType.PLACE}
LONGEST = 8
"""What has more words is a phrase with a name in it."""


def rows(gold: Gold, known: Cues) -> list[list[Token]]:
    """The words of each block of a text."""
    return [list(tokens(gold.text, block.span, known)) for block in gold.blocks]


def labels(gold: Gold, row: Sequence[Token], known: Cues) -> Mapping[int, Label]:
    """The label of each word of a block by its place, those of names only."""
    found: dict[int, Label] = {}
    for tag in gold.tags:
        type_ = TYPES.get(tag.element)
        if type_ is None or not row or tag.span.end <= row[0].start or tag.span.start >= row[-1].end:
            continue
        inside = [
            token
            for token in row
            if token.start < tag.span.end and token.end > tag.span.start and token.kind != "mark"
        ]
        while inside and (not inside[0].capital or (type_ is NameType.PERSON and _is_title(inside, known))):
            inside.pop(0)
        while inside and not inside[-1].capital:
            inside.pop()
        lone_people = len(inside) == 1 and inside[0].folded in known.peoples
        if not inside or len(inside) > LONGEST or lone_people:
            continue
        for at, token in enumerate(inside):
            found.setdefault(token.start, FIRST[type_].further if at else FIRST[type_])
    return found


def _is_title(inside: Sequence[Token], known: Cues) -> bool:
    return len(inside) > 1 and known.cue(inside[0].folded) in (Cue.TITLE, Cue.RANK)
