"""A name once found is found again: who has a forename in one place is the same by surname alone in another.

So is a place that was told by `in` once. A word marked as both kinds is of the kind it is more surely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from teikit.recognition.evidence import Testimony
from teikit.recognition.labelling import PERSON, PLACE, SURE, UNLIKE, Labelled

GREAT = 7
"""The weight of a town so great that its name alone means the town."""

ENOUGH = 2.0
"""How surely a word must have been a name elsewhere, in the recogniser's weights."""


def repeat(blocks: Sequence[Labelled], said: Testimony) -> None:
    """Mark the names that stand elsewhere in the text too, and settle those marked as both."""
    persons, places = _learn(blocks)
    for block in blocks:
        for first, last, kind in list(block.names()):
            word = block.line.tokens[first].folded
            if first == last and persons[word] and places[word]:
                _settle(block, first, kind, persons[word], places[word])
            elif first < last and kind == "L":
                surname = block.line.tokens[last].folded
                if (
                    persons[surname] > 2 * places[surname]
                    and block.line.found[last] is not block.line.found[first]
                ):
                    block.mark(first, last, PERSON, block.sure[first])
        _places(block, places, said)
        _persons(block, persons, places, said)
        _forenames(block, said)
        _join(block, persons)


def _learn(blocks: Iterable[Labelled]) -> tuple[dict[str, float], dict[str, float]]:
    """How surely each word is a person's name or its surname, and each name, of a word or more, a place's."""
    persons: dict[str, float] = defaultdict(float)
    places: dict[str, float] = defaultdict(float)
    for block in blocks:
        tokens, kinds = block.line.tokens, block.line.kinds
        for first, last, kind in block.names():
            sure = max(0.5, min(block.sure[first : last + 1]))
            if kind == "L":
                if first == last or block.line.found[first] is not None:
                    places[" ".join(token.folded for token in tokens[first : last + 1])] += sure
                continue
            persons[tokens[last].folded] += sure
            if last > first and kinds[first].startswith("g"):
                persons[tokens[first].folded] += sure
    return persons, places


def _settle(block: Labelled, at: int, kind: str, person: float, place: float) -> None:
    match = block.line.found[at]
    titled = at > 0 and block.line.kinds[at - 1] in ("title", "rank")
    known = match is not None and match.entry.weight >= SURE
    if kind == "L" and person > 2 * place:
        block.mark(at, at, PERSON, block.sure[at])
    elif kind == "P" and not titled and place > (1 if known else 2) * person:
        block.mark(at, at, PLACE, block.sure[at])


def _free(block: Labelled, at: int, said: Testimony) -> bool:
    """Whether a word that is part of no name yet may be one."""
    token, kind = block.line.tokens[at], block.line.kinds[at]
    return (
        token.capital
        and not block.labels[at]
        and kind not in UNLIKE
        and len(token.folded) > 2
        and token.folded not in block.common
        and not (token.first and (said.lower[token.folded] or kind.endswith("w")))
        and said.lower[token.folded] <= said.capital[token.folded]
        and 4 * said.determined[token.folded] <= said.capital[token.folded]
    )


def _persons(
    block: Labelled,
    persons: dict[str, float],
    places: dict[str, float],
    said: Testimony,
) -> None:
    for at, token in enumerate(block.line.tokens):
        if (
            persons.get(token.folded, 0) >= max(ENOUGH, places.get(token.folded, 0))
            and _free(block, at, said)
            and not _joined(block, at)
        ):
            block.mark(at, at, PERSON, ENOUGH)


def _forenames(block: Labelled, said: Testimony) -> None:
    """A forename that stands alone, unless it may well be something else."""
    for at, token in enumerate(block.line.tokens):
        kind, match = block.line.kinds[at], block.line.found[at]
        if (
            kind.startswith("g")
            and _free(block, at, said)
            and not (said.lower[token.folded] and kind.endswith("w"))
            and not _joined(block, at)
            and not (match is not None and (match.entry.weight >= GREAT or match.first < match.last))
            and not (block.adjacent(at + 1) and block.line.tokens[at + 1].capital)
            and not (block.adjacent(at) and block.line.tokens[at - 1].capital)
        ):
            block.mark(at, at, PERSON, ENOUGH / 2)


def _join(block: Labelled, persons: dict[str, float]) -> None:
    """Make one name of a forename told elsewhere, or a whole name, and the surname right after it."""
    for first, last, kind in list(block.names()):
        if kind != "P" or first != last or not block.adjacent(first):
            continue
        start = first - 1
        if block.labels[start] == 0 and persons.get(block.line.tokens[start].folded, 0) < ENOUGH:
            continue
        if not block.namelike(start) or block.labels[start] not in (0, PERSON, PERSON + 1):
            continue
        while block.labels[start] == PERSON + 1:
            start -= 1
        block.mark(start, last, PERSON, block.sure[last])


def _joined(block: Labelled, at: int) -> bool:
    """Whether a name stands right before or after a word, of which it is rather a part."""
    return (block.adjacent(at) and block.labels[at - 1] > 0) or (
        block.adjacent(at + 1) and block.labels[at + 1] > 0
    )


def _places(block: Labelled, places: dict[str, float], said: Testimony) -> None:
    at = 0
    tokens = block.line.tokens
    while at < len(tokens):
        match = block.line.found[at]
        last = match.last if match is not None and match.first == at else at
        name = " ".join(token.folded for token in tokens[at : last + 1])
        if (
            places.get(name, 0) >= ENOUGH
            and not any(block.labels[at : last + 1])
            and _free(block, at, said)
            and not _joined(block, at)
        ):
            block.mark(at, last, PLACE, ENOUGH)
        at = last + 1
