"""The names of streets: what they are called stands before a name, without a capital too, or ends the word.

Rue de Rivoli, Via Principe Umberto, Andreas-Hofer-Straße, Brunngasse.
"""

from __future__ import annotations

from teikit.recognition.kinds import NameType, Role
from teikit.recognition.labelling import Labelled

SURELY = 5.0
"""How sure a name is that such a word shows."""

MOST = 3
"""So many small words stand between the word and the name at most: de l'."""


def mark_streets(block: Labelled) -> None:
    """Mark the streets of a block, the name behind the word or before it taken in."""
    cues, done = block.line.cues, 0
    ends = cues.street_ending.search
    for at, token in enumerate(block.line.tokens):
        if at < done:
            continue
        folded = token.folded
        if folded in cues.streets or (token.capital and folded in cues.streets_abroad):
            last = named(block, at)
            if last is not None:
                block.mark(at, last, NameType.PLACE, SURELY)
                done = last + 1
        elif token.capital and ends(folded):
            block.mark(_first(block, at), at, NameType.PLACE, SURELY)


def named(block: Labelled, at: int) -> int | None:
    """The last word of the name that a generic word begins, small words between taken over; None if none."""
    tokens, kinds, end = block.line.tokens, block.line.kinds, at + 1
    while end - at <= MOST and block.adjacent(end) and _between(block, end):
        end += 1
    if not block.adjacent(end) or not tokens[end].capital or kinds[end].titles:
        return None
    if end > at + 1 and block.labels[end].type is not NameType.PLACE and _determined(block, at):
        return None
    if kinds[end].role in (Role.TIME, Role.PEOPLE) and not block.labels[end]:
        return None
    while block.adjacent(end + 1) and (
        block.labels[end + 1].inside or (not block.labels[end] and _goes_on(block, end + 1))
    ):
        end += 1
    return end


def _between(block: Labelled, at: int) -> bool:
    token, cues = block.line.tokens[at], block.line.cues
    return not token.capital and (token.folded in cues.place_particles or token.kind == "elision")


def _determined(block: Labelled, at: int) -> bool:
    """Whether an article or the like stands before a word, which may then be any word: la place de Dupont."""
    token, kind = block.line.tokens[at - 1], block.line.kinds[at - 1]
    return at > 0 and (token.folded in block.line.cues.articles or kind.cue is not None)


def _goes_on(block: Labelled, at: int) -> bool:
    """Whether a word goes on with a name of which nothing else is known."""
    return block.namelike(at) and not block.labels[at]


def _first(block: Labelled, at: int) -> int:
    """The first word of the name that a street ends with: Andreas Hoferstraße."""
    first = at
    if at and block.adjacent(at) and block.line.kinds[at - 1].forename:
        first -= 1
    return first
