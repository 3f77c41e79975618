"""What a rule sees better than the recogniser, of persons within one block: titles, forenames, initials.

The recogniser learnt from few kinds of text; these are written alike in all.
"""

from __future__ import annotations

from teikit.language import Cue
from teikit.recognition.enumerated import mark_enumerated
from teikit.recognition.inverted import mark_inverted
from teikit.recognition.kinds import Bearer, Label, NameType, Role
from teikit.recognition.labelling import SURE, Labelled

UNCOMMON = 4
"""How common a word may be that is a name for its neighbours' sake."""


def correct_persons(block: Labelled) -> None:
    """Correct the names of persons in a block, where they begin and end, and find those that titles tell."""
    for first, last, kind in list(block.names()):
        trim(block, first, last, kind)
    _titled(block)
    mark_enumerated(block)
    _full(block)
    _known(block)
    for first, last, kind in list(block.names()):
        if kind is NameType.PERSON:
            _grow(block, first, last)
        else:
            _personal(block, first, last)
    mark_inverted(block)


def trim(block: Labelled, first: int, last: int, type_: NameType) -> None:
    """Leave small words and titles at the edges of a name outside."""
    tokens, kinds, cues = block.line.tokens, block.line.kinds, block.line.cues
    start, end, person = first, last, type_ is NameType.PERSON
    while start < end and (
        (not tokens[start].capital and not (person and tokens[start].folded in cues.particles))
        or (person and kinds[start].titles and tokens[start].folded not in cues.saints)
    ):
        start += 1
    while end > start and (
        not tokens[end].capital or (person and end > start and _is_honour(block, start, end))
    ):
        end -= 1
    if person and start == end and _is_rank(block, start):
        block.clear(first, last)
        return
    if (start, end) != (first, last):
        sure = block.sure[start]
        block.clear(first, last)
        if tokens[start].capital or start < end:
            block.mark(start, end, type_, sure)


def _is_rank(block: Labelled, at: int) -> bool:
    """Whether a word only says what somebody is: Sergeant; no surname stands behind it or a title before."""
    kinds = block.line.kinds
    titled = at > 0 and block.adjacent(at) and kinds[at - 1].titles
    own = block.line.tokens[at].folded in block.line.cues.ranks
    return own and kinds[at].role is Role.RANK and not kinds[at].surname and not titled


def _is_honour(block: Labelled, first: int, last: int) -> bool:
    """Whether the last word of a name only says what is due to its bearer: Esquire, J. P."""
    tokens, kinds = block.line.tokens, block.line.kinds
    if tokens[last].folded.rstrip(".") in block.line.cues.honours:
        return True
    initials = kinds[last - 1].role is Role.INITIAL or kinds[first].no_surname
    return tokens[last].kind == "dotted" and not initials and not kinds[last - 1].given


def _grow(block: Labelled, first: int, last: int) -> None:
    tokens, kinds = block.line.tokens, block.line.kinds
    start, end = first, last
    while start > 0 and block.adjacent(start) and kinds[start - 1].forename:
        start -= 1
    if start == end and block.adjacent(start) and _odd_forename(block, start - 1):
        start -= 1
    while block.adjacent(end + 1):
        after = end + 1
        if _is_junior(block, after):
            end = after
        elif kinds[after].role is Role.INITIAL and block.adjacent(after + 1) and block.namelike(after + 1):
            end = after + 1
        elif (kinds[end].role is Role.INITIAL or (start == end and kinds[end].forename)) and block.namelike(
            after
        ):
            end = after
        else:
            break
    if tokens[end + 1 : end + 2] and tokens[end + 1].text == "," and _is_junior(block, end + 2):
        end += 2  # Martin Luther King, Jr.
    if (start, end) != (first, last):
        block.mark(start, end, NameType.PERSON, block.sure[first])


def _is_junior(block: Labelled, at: int) -> bool:
    """Whether a word says which of two of one name is meant."""
    if at >= len(block.line.tokens) or not block.line.tokens[at].capital:
        return False
    return block.line.tokens[at].folded.rstrip(".") in block.line.cues.juniors


def _odd_forename(block: Labelled, at: int) -> bool:
    """Whether a surname before a lone surname is a forename here (Washington Clark)."""
    kind = block.line.kinds[at]
    return (
        block.namelike(at)
        and not block.line.tokens[at].first
        and (kind.role is Role.KNOWN or kind.bearer is Bearer.SURNAME)
        and block.labels[at] in (Label.OUTSIDE, Label.PLACE)
    )


def _full(block: Labelled) -> None:
    """A forename with initials and a word, or with a surname, is a person's: William A Marks."""
    kinds = block.line.kinds
    for first in block.line.capitals:
        if not kinds[first].given or block.labels[first]:
            continue
        last = first + 1
        while block.adjacent(last) and kinds[last].role is Role.INITIAL:
            last += 1
        if not block.adjacent(last) or not block.namelike(last) or any(block.labels[first : last + 1]):
            continue
        if last > first + 1 or kinds[last].surname:
            block.mark(first, last, NameType.PERSON, 5.0)


def _known(block: Labelled) -> None:
    """Who is called by one name alone, is a person by it: Stalin, Voltaire."""
    for at in block.line.capitals:
        if block.line.kinds[at].role is not Role.KNOWN or block.labels[at]:
            continue
        match, alone = block.line.found[at], not block.adjacent(at + 1) or not block.namelike(at + 1)
        great = match is not None and match.entry.weight >= SURE - 2
        if alone and not great:
            block.mark(at, at, NameType.PERSON, 5.0)


def _titled(block: Labelled) -> None:
    """A word after a title is a person; after a rank if it is uncommon, no great place."""
    tokens, kinds, found = block.line.tokens, block.line.kinds, block.line.found
    for at in block.line.capitals:
        kind, match = kinds[at - 1], found[at]
        if block.labels[at] or not block.adjacent(at) or not block.namelike(at):
            continue
        if not tokens[at - 1].capital and tokens[at - 1].folded in block.line.cues.animals:
            block.mark(at, at, NameType.PERSON, 5.0)  # our dog Rover
            continue
        if tokens[at - 1].folded.rstrip(".") in block.line.cues.saints or not kind.titles:
            continue
        known = match is not None and match.entry.weight >= SURE
        if block.adjacent(at + 1) and kinds[at + 1].titles:
            continue
        listed = kinds[at].role is not Role.CAPITAL and block.line.ranks[at] <= UNCOMMON
        if kind.role is Role.TITLE or (not known and listed):
            block.mark(at, at, NameType.PERSON, 5.0)


def _personal(block: Labelled, first: int, last: int) -> None:
    """What is marked as a place but has forename and surname, or an initial, is a person: Selby B. Scaggs."""
    kinds, match = block.line.kinds, block.line.found[first]
    if first == last and _is_addressed(block, first):
        block.mark(first, last, NameType.PERSON, block.sure[first])
    whole = match is not None and match.last >= last
    if last == first or whole or kinds[last].no_surname:
        return
    surname = kinds[last].surname or kinds[last].role is Role.KNOWN
    initial = any(kind.role is Role.INITIAL for kind in kinds[first + 1 : last])
    if (surname and kinds[first].given) or (initial and match is None):
        block.mark(first, last, NameType.PERSON, block.sure[first])


def _is_addressed(block: Labelled, at: int) -> bool:
    """Whether what is marked as a place is rather a forename that is written to: wrote to Elizabeth."""
    match, kind = block.line.found[at], block.line.kinds[at]
    small = match is None or match.entry.weight < SURE - 2
    return small and kind.given and at > 0 and block.line.kinds[at - 1].cue in (Cue.INTO, Cue.BY, Cue.AND)
