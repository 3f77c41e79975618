"""A name once found is found again: who has a forename in one place is the same by surname alone in another.

So is a place that was told by `in` once. A word marked as both kinds is of the kind it is more surely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from teikit.recognition.evidence import TextEvidence
from teikit.recognition.kinds import Label, NameType
from teikit.recognition.labelling import SURE, Labelled

GREAT = 7
"""The weight of a town so great that its name alone means the town."""

ENOUGH = 2.0
"""How surely a word must have been a name elsewhere, in the recogniser's weights."""


def repeat(blocks: Sequence[Labelled], said: TextEvidence) -> None:
    """Mark the names that stand elsewhere in the text too, and settle those marked as both."""
    persons, places = _learn(blocks)
    for block in blocks:
        for first, last, kind in list(block.names()):
            word = block.line.tokens[first].folded
            if first == last and persons[word] and places[word]:
                _settle(block, first, kind, persons[word], places[word])
            elif kind is NameType.PLACE and not _is_generic(block, first):
                surname = block.line.tokens[last].folded
                if (
                    persons[surname] > 2 * places[surname]
                    and block.line.found[last] is not block.line.found[first]
                ):
                    block.mark(first, last, NameType.PERSON, block.sure[first])
        _places(block, places, said)
        _persons(block, persons, places, said)
        _forenames(block, said)
        _join(block, persons)
        _complete(block, persons, places)


def _is_generic(block: Labelled, at: int) -> bool:
    """Whether a word says what a place is, also where a person's name stands behind it: rue Voltaire."""
    cues, token = block.line.cues, block.line.tokens[at]
    return not token.capital or token.folded in cues.streets_abroad or token.folded in cues.generics_abroad


def _learn(blocks: Iterable[Labelled]) -> tuple[dict[str, float], dict[str, float]]:
    """How surely each word is a person's name or its surname, and each name, of a word or more, a place's."""
    persons: dict[str, float] = defaultdict(float)
    places: dict[str, float] = defaultdict(float)
    for block in blocks:
        tokens, kinds = block.line.tokens, block.line.kinds
        for first, last, kind in block.names():
            sure = max(0.5, min(block.sure[first : last + 1]))
            if kind is NameType.PLACE:
                places[" ".join(token.folded for token in tokens[first : last + 1])] += sure
                continue
            persons[tokens[last].folded] += sure
            if last > first and kinds[first].given:
                persons[tokens[first].folded] += sure
    return persons, places


def _settle(block: Labelled, at: int, type_: NameType, person: float, place: float) -> None:
    match = block.line.found[at]
    titled = at > 0 and block.line.kinds[at - 1].titles
    known = match is not None and match.entry.weight >= SURE
    if type_ is NameType.PLACE and person > 2 * place:
        block.mark(at, at, NameType.PERSON, block.sure[at])
    elif type_ is NameType.PERSON and not titled and place > (1 if known else 2) * person:
        block.mark(at, at, NameType.PLACE, block.sure[at])


def _free(block: Labelled, at: int, said: TextEvidence) -> bool:
    """Whether a word that is part of no name yet may be one."""
    token, kind = block.line.tokens[at], block.line.kinds[at]
    return (
        token.capital
        and not block.labels[at]
        and not kind.no_surname
        and len(token.folded) > 2
        and token.folded not in block.common
        and not (token.first and (said.lower[token.folded] or kind.word))
        and said.lower[token.folded] <= said.capital[token.folded]
        and 4 * said.determined[token.folded] <= said.capital[token.folded]
    )


def _persons(
    block: Labelled,
    persons: dict[str, float],
    places: dict[str, float],
    said: TextEvidence,
) -> None:
    for at in block.line.capitals:
        token = block.line.tokens[at]
        if _is_surname(token.folded, persons, places) and _free(block, at, said) and not _joined(block, at):
            block.mark(at, at, NameType.PERSON, ENOUGH)


def _is_surname(folded: str, persons: dict[str, float], places: dict[str, float]) -> bool:
    """Whether a word was surely the name of a person elsewhere, and rather than that of a place."""
    return persons.get(folded, 0) >= max(ENOUGH, places.get(folded, 0))


def _forenames(block: Labelled, said: TextEvidence) -> None:
    """A forename that stands alone, unless it may well be something else."""
    for at in block.line.capitals:
        token, kind, match = block.line.tokens[at], block.line.kinds[at], block.line.found[at]
        if (
            kind.given
            and _free(block, at, said)
            and not (said.lower[token.folded] and kind.word)
            and not _joined(block, at)
            and not (match is not None and (match.entry.weight >= GREAT or match.first < match.last))
            and not (block.adjacent(at + 1) and block.line.tokens[at + 1].capital)
            and not (block.adjacent(at) and block.line.tokens[at - 1].capital)
        ):
            block.mark(at, at, NameType.PERSON, ENOUGH / 2)


def _join(block: Labelled, persons: dict[str, float]) -> None:
    """Make one name of a forename told elsewhere, or a whole name, and the surname right after it."""
    for first, last, kind in list(block.names()):
        if kind is not NameType.PERSON or first != last or not block.adjacent(first):
            continue
        start = first - 1
        if not block.labels[start] and persons.get(block.line.tokens[start].folded, 0) < ENOUGH:
            continue
        if not block.namelike(start) or block.labels[start].type is NameType.PLACE:
            continue
        while block.labels[start] is Label.PERSON_INSIDE:
            start -= 1
        block.mark(start, last, NameType.PERSON, block.sure[last])


def _complete(block: Labelled, persons: dict[str, float], places: dict[str, float]) -> None:
    """Mark a forename and the surname told elsewhere that stands right behind it as one name."""
    for at in block.line.capitals:
        if (
            not block.adjacent(at)
            or block.labels[at]
            or not _is_surname(block.line.tokens[at].folded, persons, places)
            or block.line.kinds[at].no_surname
            or not block.line.kinds[at - 1].given
            or block.labels[at - 1].type is NameType.PLACE
            or (block.adjacent(at + 1) and block.labels[at + 1] > 0)
        ):
            continue
        start = at - 1
        while block.labels[start] is Label.PERSON_INSIDE:
            start -= 1
        block.mark(start, at, NameType.PERSON, max(block.sure[at - 1], ENOUGH))


def _joined(block: Labelled, at: int) -> bool:
    """Whether a name stands right before or after a word, of which it is rather a part."""
    return (block.adjacent(at) and block.labels[at - 1] > 0) or (
        block.adjacent(at + 1) and block.labels[at + 1] > 0
    )


def _places(block: Labelled, places: dict[str, float], said: TextEvidence) -> None:
    done = 0
    tokens = block.line.tokens
    for at in block.line.capitals:
        if at < done:
            continue
        match = block.line.found[at]
        last = match.last if match is not None and match.first == at else at
        name = " ".join(token.folded for token in tokens[at : last + 1])
        if (
            places.get(name, 0) >= ENOUGH
            and not any(block.labels[at : last + 1])
            and _free(block, at, said)
            and not _joined(block, at)
        ):
            block.mark(at, last, NameType.PLACE, ENOUGH)
        done = last + 1
