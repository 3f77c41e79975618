"""Who is written to and who writes: names behind the greeting of a letter, and behind its farewell.

Dear Ada; Lieber Karl; Yours, Bob; Dein Karl. The greeting and the farewell are no part of the name.
"""

from __future__ import annotations

from teikit.language import Cue
from teikit.recognition.kinds import NameType, Role
from teikit.recognition.labelling import Labelled

SURELY = 6.0
"""How sure a name is that stands there."""

LEAD = 3
"""So many words stand before a greeting at most: My very dear."""

LONGEST = 14
"""A farewell has so many words and marks at most."""

RARE = 2
"""How common a word may be that no list has, and is a name there."""


def mark_letters(block: Labelled) -> None:
    """Mark whom the greeting at the beginning of a block greets, and who signs a block that is a farewell."""
    _greeted(block)
    _signed(block)


def _greeted(block: Labelled) -> None:
    tokens, greetings = block.line.tokens, block.line.cues.greetings
    at = next((at for at in range(min(LEAD, len(tokens))) if tokens[at].folded in greetings), None)
    if at is None or any(token.kind == "mark" for token in tokens[:at]):
        return
    while at < len(tokens) and (tokens[at].folded in greetings or block.line.kinds[at].titles):
        at += 1
    last = _last(block, at)
    if last is None or (last + 1 < len(tokens) and tokens[last + 1].kind != "mark"):
        return
    if any(block.labels[at : last + 1]) or _may_be_name(block, at, last):
        block.mark(at, last, NameType.PERSON, SURELY)
        if at and block.labels[at - 1].type is NameType.PERSON:
            block.clear(_first(block, at - 1), at - 1)


def _signed(block: Labelled) -> None:
    tokens, farewells = block.line.tokens, block.line.cues.farewells
    if not 1 < len(tokens) <= LONGEST:
        return
    end = len(tokens) - 1
    while end > 0 and tokens[end].kind == "mark":
        end -= 1
    at = end
    while at > 0 and block.adjacent(at) and tokens[at - 1].capital and tokens[at - 1].folded not in farewells:
        at -= 1
    said = [token for token in tokens[:at] if token.folded in farewells]
    if (
        not said
        or not tokens[at].capital
        or tokens[at].folded in farewells
        or tokens[0].folded not in farewells
    ):
        return
    if block.line.kinds[at].titles or any(token.text in ".!?;" for token in tokens[:at]):
        return
    if any(block.labels[at : end + 1]) or _may_be_name(block, at, end):
        for first, last, _ in list(block.names()):
            if first < at <= last:
                block.clear(first, last)
        block.mark(at, end, NameType.PERSON, SURELY)


def _last(block: Labelled, at: int) -> int | None:
    """The last of the words with a capital that begin at a place; None where none do, or a title does."""
    tokens = block.line.tokens
    if at >= len(tokens) or not tokens[at].capital:
        return None
    last = at
    while (
        last + 1 < len(tokens)
        and block.adjacent(last + 1)
        and (
            tokens[last + 1].capital
            or (block.particle(last + 1) and last + 2 < len(tokens) and tokens[last + 2].capital)
        )
    ):
        last += 1
    return last


def _may_be_name(block: Labelled, first: int, last: int) -> bool:
    """Whether words are names by the lists, or words that no list has, where nouns have no capitals."""
    kinds, ranks, nouns = block.line.kinds, block.line.ranks, block.line.cues.capital_nouns
    return not any(
        kinds[at].cue is Cue.KIN or kinds[at].role in (Role.TITLE, Role.RANK, Role.BODY, Role.PEOPLE)
        for at in range(first, last + 1)
    ) and all(
        kinds[at].forename or (not nouns and ranks[at] <= RARE) or block.particle(at)
        for at in range(first, last + 1)
    )


def _first(block: Labelled, at: int) -> int:
    while at > 0 and block.labels[at].inside:
        at -= 1
    return at
