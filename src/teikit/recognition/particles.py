"""Names with small words in them: Charles de Gaulle, Jan van der Meer, Maria d'Este, General von Moltke.

A particle that is an ordinary word of the text's own language joins only where a forename, or a title before
it, shows a name; one that is foreign there can be nothing else.
"""

from __future__ import annotations

from teikit.recognition.kinds import Label, NameType, Role
from teikit.recognition.labelling import Labelled

MOST = 3
"""So many particles stand in a name at most: van de la."""

SURELY = 6.0
"""How sure a name is that its particles show."""

NEVER = frozenset({Role.TITLE, Role.RANK, Role.PEOPLE, Role.INITIAL})
"""What a word with a capital does that ends no name after a particle."""


def join_particles(block: Labelled) -> None:
    """Make one name of what particles join, and take those after a title into the name behind them."""
    at = 0
    while at < len(block.labels):
        last = _end(block, at)
        if last is None:
            at += 1
            continue
        first = _beginning(block, at)
        if first is not None and not _whole(block, first, last):
            block.mark(first, last, NameType.PERSON, SURELY)
        at = last + 1


def _end(block: Labelled, at: int) -> int | None:
    """The last word of a name of which particles begin at a word; None where none do."""
    if not block.particle(at) or (at and block.particle(at - 1) and block.adjacent(at)):
        return None
    after = at + 1
    while after - at < MOST and block.adjacent(after) and block.particle(after):
        after += 1
    if not block.adjacent(after) or block.particle(after):
        return None
    token, kind = block.line.tokens[after], block.line.kinds[after]
    if not token.capital or kind.role in NEVER or token.kind not in ("word", "short"):
        return None
    if block.labels[after] is Label.PERSON:
        while after + 1 < len(block.labels) and block.labels[after + 1] is Label.PERSON_INSIDE:
            after += 1
    return after


def _beginning(block: Labelled, at: int) -> int | None:
    """The first word of the name that goes on with the particles at a word; None where it is none."""
    foreign = all(
        block.line.tokens[each].capital or not block.ordinary(each)
        for each in range(at, at + MOST)
        if each < len(block.labels) and block.particle(each)
    )
    if not block.adjacent(at) or not block.line.tokens[at - 1].capital:
        named = block.labels[_capital(block, at)].type is NameType.PERSON
        return at if foreign and named else None
    before, kind = at - 1, block.line.kinds[at - 1]
    if kind.titles:
        return at
    person = block.labels[before].type is NameType.PERSON
    if not person and not kind.may_be_given and not (foreign and block.namelike(before)):
        return None
    if not person and not foreign and not kind.may_be_given:
        return None
    if person and not foreign and not kind.forename and not _forenamed(block, before):
        return None
    while before > 0 and block.labels[before] is Label.PERSON_INSIDE:
        before -= 1
    while before > 0 and block.adjacent(before) and block.line.kinds[before - 1].forename:
        before -= 1
    return before


def _capital(block: Labelled, at: int) -> int:
    while block.particle(at):
        at += 1
    return at


def _forenamed(block: Labelled, at: int) -> bool:
    """Whether the name that ends at a word begins with a forename."""
    while at > 0 and block.labels[at] is Label.PERSON_INSIDE:
        at -= 1
    return block.line.kinds[at].forename


def _whole(block: Labelled, first: int, last: int) -> bool:
    return block.labels[first] is Label.PERSON and all(
        label is Label.PERSON_INSIDE for label in block.labels[first + 1 : last + 1]
    )
