"""Names with small words in them: Charles de Gaulle, Jan van der Meer, Maria d'Este, General von Moltke.

A particle that is an ordinary word of the text's own language joins only where a forename, or a title before
it, shows a name; one that is foreign there can be nothing else.
"""

from __future__ import annotations

from teikit.language import Cue
from teikit.recognition.kinds import Bearer, Label, NameType, Role
from teikit.recognition.labelling import SURE, Labelled

MOST = 3
"""So many particles stand in a name at most: van de la."""

SURELY = 12.0
"""How sure a name is that its particles show."""

GREAT = 7
"""The weight of a town so great that its name alone means the town."""

NEVER = frozenset({Role.TITLE, Role.RANK, Role.INITIAL})
"""What a word with a capital does that ends no name after a particle."""


def join_particles(block: Labelled) -> None:
    """Make one name of what particles join, and take those after a title into the name behind them."""
    at = 0
    while at < len(block.labels):
        last = _end(block, at)
        if last is not None:
            first = _beginning(block, at)
        elif _prefixed(block, at):
            first, last = _over_capitals(block, at), at
        else:
            at += 1
            continue
        if first is not None and not _whole(block, first, last):
            block.mark(first, last, NameType.PERSON, SURELY)
        at = last + 1


def _end(block: Labelled, at: int) -> int | None:
    """The last word of a name of which particles begin at a word; None where none do."""
    if not block.particle(at) or (at and block.particle(at - 1) and block.adjacent(at)):
        return None
    match, after = block.line.found[at], at + 1
    if match is not None and match.first == at < match.last and match.entry.weight >= SURE:
        return None  # Den Haag
    while (
        after - at < MOST
        and block.adjacent(after)
        and (block.particle(after) or _apostrophe(block, after) or _links(block, after))
    ):
        after += 1
    if not block.adjacent(after) or block.particle(after):
        return None
    token, kind = block.line.tokens[after], block.line.kinds[after]
    if not token.capital or kind.role in NEVER or token.kind not in ("word", "short"):
        return None
    if kind.given and kind.bearer is not Bearer.SURNAME and block.line.kinds[after - 1].cue is Cue.AND:
        return None
    if block.labels[after] is Label.PERSON:
        while after + 1 < len(block.labels) and block.labels[after + 1] is Label.PERSON_INSIDE:
            after += 1
    return after


def _apostrophe(block: Labelled, at: int) -> bool:
    """Whether a sign stands for what a particle has lost: Lorenzo de' Medici."""
    return block.line.tokens[at].text in "'’" and block.line.tokens[at].start == block.line.tokens[at - 1].end


def _links(block: Labelled, at: int) -> bool:
    """Whether a word stands between two particles: von und zu."""
    linking = block.line.kinds[at].cue is Cue.AND and not block.line.tokens[at].capital
    return linking and block.adjacent(at + 1) and block.particle(at + 1)


def _beginning(block: Labelled, at: int) -> int | None:
    """The first word of the name that goes on with the particles at a word; None where it is none."""
    tokens, kinds = block.line.tokens, block.line.kinds
    end = _capital(block, at)
    small = [each for each in range(at, end) if not tokens[each].capital]
    if any(_joins_none(block, each) for each in small) or _is_article(block, at, end):
        return None
    foreign = not any(map(block.ordinary, small))
    if not block.adjacent(at) or not tokens[at - 1].capital:
        return at if foreign and (tokens[at].capital or block.labels[end].type is NameType.PERSON) else None
    before = at - 1
    if kinds[before].titles:
        return at
    if _is_origin(block, before, end):
        return None
    if block.labels[before].type is NameType.PERSON:
        before = _first(block, before)
        return _over_forenames(block, before) if foreign or kinds[before].forename else None
    if kinds[before].may_be_given:
        return _over_forenames(block, before)
    if tokens[at].capital:
        return at
    named = block.namelike(before) or kinds[before].role is Role.KNOWN
    match = block.line.found[end]
    if match is not None and match.entry.weight >= GREAT:
        return None
    joins = any(tokens[each].folded not in block.line.cues.articles for each in range(at, end))
    return before if foreign and named and joins and not tokens[before].first else None


def _joins_none(block: Labelled, at: int) -> bool:
    """Whether a particle is but a word in the text's own language: des in German."""
    folded = block.line.tokens[at].folded.rstrip("'’")
    return block.ordinary(at) and folded not in block.line.cues.native


def _is_article(block: Labelled, at: int, end: int) -> bool:
    """Whether a capital makes no name of a particle: it is a word of the text's own language, and begins a
    sentence before what is no person (Le Russe), or is before a noun where nouns have capitals (Der Fall).
    """
    token, cues = block.line.tokens[at], block.line.cues
    if not token.capital or not block.ordinary(at):
        return False
    if cues.capital_nouns and token.folded in cues.definite:
        return True
    return token.first and block.labels[end].type is not NameType.PERSON


def _is_origin(block: Labelled, before: int, end: int) -> bool:
    """Whether a whole name stands before particles and a great place behind: Fritz Neumann of Vienna."""
    match = block.line.found[end]
    whole = block.labels[before] is Label.PERSON_INSIDE and not block.line.kinds[before].forename
    return whole and match is not None and match.entry.weight >= GREAT


def _capital(block: Labelled, at: int) -> int:
    """The first word behind particles."""
    while block.particle(at) or _apostrophe(block, at) or _links(block, at):
        at += 1
    return at


def _first(block: Labelled, at: int) -> int:
    while at > 0 and block.labels[at] is Label.PERSON_INSIDE:
        at -= 1
    return at


def _over_forenames(block: Labelled, at: int) -> int:
    while at > 0 and block.adjacent(at) and block.line.kinds[at - 1].forename:
        at -= 1
    return at


def _prefixed(block: Labelled, at: int) -> bool:
    """Whether a word can only be the end of a name: O'Brien, al-Rahman."""
    token = block.line.tokens[at]
    return token.capital and (bool(block.line.cues.prefixed.fullmatch(token.text)) or token.text[0].islower())


def _over_capitals(block: Labelled, at: int) -> int | None:
    """The first of the words with a capital right before a surname, the first of a sentence left out."""
    start = at
    while start > 0 and block.adjacent(start) and _may_precede(block, start - 1):
        start -= 1
    return start


def _may_precede(block: Labelled, at: int) -> bool:
    token, kind = block.line.tokens[at], block.line.kinds[at]
    return token.capital and (kind.forename or (block.namelike(at) and not token.first))


def _whole(block: Labelled, first: int, last: int) -> bool:
    return block.labels[first] is Label.PERSON and all(
        label is Label.PERSON_INSIDE for label in block.labels[first + 1 : last + 1]
    )
