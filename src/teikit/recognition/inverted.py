"""Persons written by the surname first: Kedia, Spiridon. In a list of these each speaks for the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from teikit.language import Cue
from teikit.recognition.kinds import Label, NameType
from teikit.recognition.labelling import SURE, Labelled

OPENING = frozenset((";", ":", "(", "[", "•", "*", "—", "–"))
CLOSING = frozenset((";", ".", ")", "]", "(", "[", ":", "—", "–"))
"""What stands before and behind an item of a list."""

REACH = 5
"""A surname with its particles has fewer words."""

FEWEST = 3
"""So many rows make a list."""


def mark_inverted(block: Labelled) -> None:
    """Mark each `Surname, Given` that stands by itself as one person: a block, an item of a list, a line."""
    tokens, done = block.line.tokens, -1
    for at in range(1, len(tokens) - 1):
        if tokens[at].text != "," or not _may_be_inverted(block, at):
            continue
        first, last = _surname(block, at - 1), _last(block, at)
        goes_on = done >= 0 and _links(block, done + 1, first)
        alone = first == 0 or tokens[first - 1].text in OPENING or goes_on
        closed = last + 1 == len(tokens) or tokens[last + 1].text in CLOSING
        if alone and (closed or (goes_on and tokens[last + 1].text == ",") or _another(block, last + 1)):
            block.mark(first, last, NameType.PERSON)
            done = last


def _surname(block: Labelled, at: int) -> int:
    """The first word of a surname that ends at a word: de la Cruz."""
    while at and block.adjacent(at) and block.particle(at - 1):
        at -= 1
    return at


def _links(block: Labelled, start: int, end: int) -> bool:
    """Whether a comma, a semicolon and a word for `and` are all that stands from one word to another."""
    tokens, kinds = block.line.tokens, block.line.kinds
    return end > start and all(
        tokens[at].text in ",;" or kinds[at].cue is Cue.AND for at in range(start, end)
    )


def _another(block: Labelled, at: int) -> bool:
    """Whether one more of a list of them follows: Smith, John, and Jones, Mary."""
    tokens, comma = block.line.tokens, at
    while comma < len(tokens) and (tokens[comma].text in ",;" or block.line.kinds[comma].cue is Cue.AND):
        comma += 1
    comma = next(
        (each for each in range(comma, min(comma + REACH, len(tokens))) if tokens[each].text == ","), 0
    )
    if not at < comma < len(tokens) - 1 or not _may_be_inverted(block, comma):
        return False
    if block.line.kinds[comma - 1].given:
        return False  # a list of forenames
    return _links(block, at, _surname(block, comma - 1))


def mark_lists(blocks: Sequence[Labelled]) -> None:
    """Mark the rows of lists in which half of the rows at least have a given name or a person's name."""
    for is_row, run in groupby(blocks, _is_row):
        rows = list(run)
        if is_row and len(rows) >= FEWEST and 2 * sum(map(_speaks, rows)) >= len(rows):
            for block in rows:
                block.mark(0, _last(block, _comma(block)), NameType.PERSON)


def _is_row(block: Labelled) -> bool:
    """Whether a block is words with a capital, a comma, and words with a capital again."""
    tokens, kinds, comma = block.line.tokens, block.line.kinds, _comma(block)
    if not 0 < comma <= 2 or len(tokens) - comma > 4 or comma + 1 == len(tokens):
        return False
    words = [at for at in range(len(tokens)) if at != comma]
    return all(
        tokens[at].capital and (not kinds[at].no_surname or kinds[at].forename) for at in words
    ) and all(block.adjacent(at) for at in words if at not in (0, comma + 1))


def _comma(block: Labelled) -> int:
    return next((at for at, token in enumerate(block.line.tokens[:3]) if token.text == ","), 0)


def _speaks(block: Labelled) -> bool:
    """Whether what stands behind the comma of a row is rather a person's name than a place."""
    at = _comma(block) + 1
    if block.labels[at].type is NameType.PLACE:
        return False
    return block.line.kinds[at].forename or block.labels[at].type is NameType.PERSON


def _last(block: Labelled, comma: int) -> int:
    last = comma + 1
    while last + 1 < len(block.line.tokens) and block.adjacent(last + 1) and _is_forename(block, last + 1):
        last += 1
    return last


def _may_be_inverted(block: Labelled, comma: int) -> bool:
    """Whether a surname stands before a comma and a given name behind it, and neither is a place."""
    tokens, kinds, found = block.line.tokens, block.line.kinds, block.line.found
    said = tokens[comma - 1].folded
    if said in block.line.cues.farewells or said in block.line.cues.greetings:
        return False
    if block.labels[comma - 1] is Label.PERSON and block.labels[comma + 1] is Label.PERSON:
        return kinds[comma + 1].given
    surname, given = kinds[comma - 1], kinds[comma + 1]
    places = (found[comma - 1], found[comma + 1])
    surely = any(match is not None and match.entry.weight >= SURE for match in places)
    capitals = tokens[comma - 1].capital and tokens[comma + 1].capital
    return (
        capitals
        and not surely
        and not surname.no_surname
        and given.given
        and (surname.surname or not surname.given)
    )


def _is_forename(block: Labelled, at: int) -> bool:
    return block.line.tokens[at].capital and (block.line.kinds[at].forename)
