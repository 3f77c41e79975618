"""Persons in a row behind a title for several: MM. Durand, P. Roux (Rennes) et Petit."""

from __future__ import annotations

from teikit.language import Cue
from teikit.recognition.kinds import Label, NameType, Role
from teikit.recognition.labelling import Labelled

SURELY = 6.0
RARE = 1
"""How common a word may be that no list has."""

LONGEST = 5
"""So many words and signs stand in brackets behind a name at most."""


def mark_enumerated(block: Labelled) -> None:
    """Mark all the persons of each row that a title for several begins."""
    tokens, titles = block.line.tokens, block.line.cues.plural_titles
    for at in block.line.capitals:
        begins: int | None = at + 1 if tokens[at].folded.rstrip(".") in titles else None
        while begins is not None:
            last = _name(block, begins)
            if last is None:
                break
            if not all(block.labels[begins : last + 1]) or block.labels[begins].type is NameType.PLACE:
                block.mark(begins, last, NameType.PERSON, SURELY)
            begins = _next(block, last + 1)


def _name(block: Labelled, at: int) -> int | None:
    """The last word of a name that begins here; None where none does."""
    tokens, kinds, last = block.line.tokens, block.line.kinds, at
    while (
        last < len(tokens) and (kinds[last].forename or _particle(block, last)) and block.adjacent(last + 1)
    ):
        last += 1
    if last >= len(tokens) or not _may_be_surname(block, last):
        return None
    while last + 1 < len(tokens) and block.labels[last + 1] is Label.PERSON_INSIDE:
        last += 1
    return last


def _particle(block: Labelled, at: int) -> bool:
    folded = block.line.tokens[at].folded.rstrip("'’")
    return block.particle(at) and (not block.ordinary(at) or folded in block.line.cues.native)


def _may_be_surname(block: Labelled, at: int) -> bool:
    """Whether a word is a name there: any with a capital, but where nouns have capitals a rare one only."""
    if not block.line.tokens[at].capital or block.line.kinds[at].no_surname:
        return False
    named = bool(block.labels[at]) or block.line.kinds[at].role is not Role.CAPITAL
    return named or not block.line.cues.capital_nouns or block.line.ranks[at] <= RARE


def _next(block: Labelled, at: int) -> int | None:
    """Where the next name of a row begins: behind what stands in brackets, a comma, a word for `and`."""
    tokens, kinds = block.line.tokens, block.line.kinds
    if at < len(tokens) and tokens[at].text == "(":
        close = next(
            (end for end in range(at, min(at + LONGEST, len(tokens))) if tokens[end].text == ")"), at
        )
        at = close + 1
    begins = at
    while begins < len(tokens) and (tokens[begins].text == "," or kinds[begins].cue is Cue.AND):
        begins += 1
    return begins if at < begins < len(tokens) and not kinds[begins].titles else None
