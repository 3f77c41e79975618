"""What a rule sees better than the recogniser, within one block: where a name ends, and what kind of place it names.

The recogniser learnt from few kinds of text; initials, counties and streets are written alike in all.
"""

from __future__ import annotations

from teikit.lexicon.cues import PARTICLES
from teikit.lexicon.labelling import PERSON, PLACE, Labelled

JUNIOR = frozenset("jr sr jun sen junior senior".split())
AFTER = frozenset(
    "county street avenue lane square river lake island islands mountains valley bay forest road bridge gulf strait ocean "
    "sea peninsula desert straße strasse gasse platz".split()
)
"""Words that end the name of a place: Teplá Street."""

BEFORE = frozenset("lake mount fort cape port camp river rue place boulevard lac mont bad".split())
"""Words that begin one: Fort Sumter."""

UNLIKE = frozenset("title rank people month body Generic Cue X.".split())
"""Kinds of words with a capital that are no surname."""

SURE = 9
"""The weight of a place that was written down by hand."""


def mend(block: Labelled, common: frozenset[str]) -> None:
    """Correct the labels of a block; `common` are words that are no names however they are written."""
    for first, last, kind in list(block.names()):
        _trim(block, first, last, kind)
    for first, last, kind in list(block.names()):
        if kind == "P" and block.labels[first]:
            _grow(block, first, last, common)
    _geography(block)
    _certain(block, common)
    _inverted(block)


def adjacent(block: Labelled, at: int) -> bool:
    """Whether nothing but a space lies between a word and the one before it."""
    tokens = block.line.tokens
    return 0 < at < len(tokens) and tokens[at].start - tokens[at - 1].end <= 1


def namelike(block: Labelled, at: int, common: frozenset[str]) -> bool:
    """Whether a word may be a surname for all that its own form says."""
    token = block.line.tokens[at]
    return token.capital and block.line.kinds[at] not in UNLIKE and token.folded not in common


def _trim(block: Labelled, first: int, last: int, kind: str) -> None:
    tokens, kinds = block.line.tokens, block.line.kinds
    start, end = first, last
    while start < end and (
        (not tokens[start].capital and not (kind == "P" and tokens[start].folded in PARTICLES))
        or (kind == "P" and kinds[start] in ("title", "rank") and tokens[start].folded not in ("st", "saint"))
    ):
        start += 1
    while end > start and not tokens[end].capital:
        end -= 1
    if (start, end) != (first, last):
        sure = block.sure[start]
        block.mark(first, last, 0)
        if tokens[start].capital or start < end:
            block.mark(start, end, PERSON if kind == "P" else PLACE, sure)


def _grow(block: Labelled, first: int, last: int, common: frozenset[str]) -> None:
    tokens, kinds = block.line.tokens, block.line.kinds
    start, end = first, last
    while start > 0 and adjacent(block, start) and _forename(block, start - 1):
        start -= 1
    while adjacent(block, end + 1):
        after = end + 1
        if tokens[after].folded.rstrip(".") in JUNIOR:
            end = after
        elif kinds[after] == "X." and adjacent(block, after + 1) and namelike(block, after + 1, common):
            end = after + 1
        elif (kinds[end] == "X." or (start == end and _forename(block, end))) and namelike(
            block, after, common
        ):
            end = after
        else:
            break
    if (start, end) != (first, last):
        block.mark(start, end, PERSON, block.sure[first])


def _forename(block: Labelled, at: int) -> bool:
    kind = block.line.kinds[at]
    return kind == "X." or (kind.startswith("g") and not (kind.endswith("w") and block.line.tokens[at].first))


def _geography(block: Labelled) -> None:
    tokens = block.line.tokens
    for at, token in enumerate(tokens):
        if not token.capital:
            continue
        if token.folded in AFTER:
            start = at
            while at - start < 3 and adjacent(block, start) and _part(block, start - 1):
                start -= 1
            while start < at and tokens[start].kind == "possessive":
                start += 1
            if start < at and tokens[start].capital:
                block.mark(start, at, PLACE)
        elif token.folded in BEFORE and adjacent(block, at + 1) and not block.labels[at]:
            if tokens[at + 1].capital and block.line.kinds[at + 1] not in UNLIKE:
                end = at + 1
                while block.labels[end] and end + 1 < len(tokens) and block.labels[end + 1] in (2, 4):
                    end += 1
                block.mark(at, end, PLACE)


def _part(block: Labelled, at: int) -> bool:
    token, kind = block.line.tokens[at], block.line.kinds[at]
    if token.kind == "possessive":
        return True
    return (
        token.capital
        and kind not in ("month", "title", "Cue", "Generic")
        and not (token.first and kind == "Capital")
    )


def _certain(block: Labelled, common: frozenset[str]) -> None:
    for at, match in enumerate(block.line.found):
        if match is None or match.first != at or match.entry.weight < SURE or match.entry.word:
            continue
        after = match.last + 1
        if (
            not any(block.labels[at:after])
            and not (adjacent(block, at) and _person_before(block, at - 1))
            and not (
                adjacent(block, after) and namelike(block, after, common) and not block.line.found[after]
            )
            and block.line.kinds[at] not in ("people", "month", "known")
        ):
            block.mark(at, match.last, PLACE, 5.0)


def _person_before(block: Labelled, at: int) -> bool:
    kind = block.line.kinds[at]
    return kind == "title" or (
        block.line.tokens[at].capital and (kind in ("X.", "rank") or kind.startswith("g"))
    )


def _inverted(block: Labelled) -> None:
    """A block that is but `Surname, Given` is one person."""
    tokens, kinds = block.line.tokens, block.line.kinds
    if 3 <= len(tokens) <= 4 and tokens[1].text == "," and all(t.capital for t in (tokens[0], *tokens[2:])):
        if kinds[2].startswith("g") and kinds[0] not in UNLIKE and not block.line.found[2]:
            block.mark(0, len(tokens) - 1, PERSON)
