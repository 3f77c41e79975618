"""What a rule sees better than the recogniser of persons, within one block: titles, forenames, initials.

The recogniser learnt from few kinds of text; these are written alike in all.
"""

from __future__ import annotations

from teikit.recognition.cues import PARTICLES
from teikit.recognition.labelling import PERSON, PLACE, SURE, UNLIKE, Labelled

JUNIOR = frozenset("jr sr jun sen junior senior".split())
UNCOMMON = 4
"""How common a word may be that is a name for its neighbours' sake."""


def mend(block: Labelled) -> None:
    """Correct the names of persons in a block, where they begin and end, and find those that titles tell."""
    for first, last, kind in list(block.names()):
        trim(block, first, last, kind)
    _titled(block)
    _full(block)
    for first, last, kind in list(block.names()):
        if kind == "P":
            _grow(block, first, last)
        else:
            _personal(block, first, last)
    _inverted(block)


def trim(block: Labelled, first: int, last: int, kind: str) -> None:
    """Leave small words and titles at the edges of a name outside."""
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


def _grow(block: Labelled, first: int, last: int) -> None:
    tokens, kinds = block.line.tokens, block.line.kinds
    start, end = first, last
    while start > 0 and block.adjacent(start) and _forename(block, start - 1):
        start -= 1
    if start == end and block.adjacent(start) and _odd_forename(block, start - 1):
        start -= 1
    while block.adjacent(end + 1):
        after = end + 1
        if tokens[after].folded.rstrip(".") in JUNIOR:
            end = after
        elif kinds[after] == "X." and block.adjacent(after + 1) and block.namelike(after + 1):
            end = after + 1
        elif (kinds[end] == "X." or (start == end and _forename(block, end))) and block.namelike(after):
            end = after
        else:
            break
    if (start, end) != (first, last):
        block.mark(start, end, PERSON, block.sure[first])


def _forename(block: Labelled, at: int) -> bool:
    kind = block.line.kinds[at]
    return kind == "X." or kind.startswith("g")


def _odd_forename(block: Labelled, at: int) -> bool:
    """Whether a surname before a lone surname is a forename here (Washington Clark)."""
    return (
        block.namelike(at)
        and not block.line.tokens[at].first
        and block.line.kinds[at] in ("known", "s")
        and block.labels[at] in (0, PLACE)
    )


def _full(block: Labelled) -> None:
    """A forename with initials and a word, or with a surname, is a person's: William A Marks."""
    kinds = block.line.kinds
    for first, kind in enumerate(kinds):
        if not kind.startswith("g") or block.labels[first]:
            continue
        last = first + 1
        while block.adjacent(last) and kinds[last] == "X.":
            last += 1
        if not block.adjacent(last) or not block.namelike(last) or any(block.labels[first : last + 1]):
            continue
        if last > first + 1 or (set(kinds[last]) <= set("gsw") and "s" in kinds[last]):
            block.mark(first, last, PERSON, 5.0)


def _titled(block: Labelled) -> None:
    """A word after a title is a person; after a rank if it is uncommon, no great place."""
    tokens, kinds, found = block.line.tokens, block.line.kinds, block.line.found
    for at in range(1, len(tokens)):
        kind, match = kinds[at - 1], found[at]
        if block.labels[at] or not block.adjacent(at) or not block.namelike(at):
            continue
        if tokens[at - 1].folded in ("st", "saint", "st.") or kind not in ("title", "rank"):
            continue
        known = match is not None and match.entry.weight >= SURE
        if block.adjacent(at + 1) and kinds[at + 1] in ("title", "rank"):
            continue
        if kind == "title" or (not known and block.line.ranks[at] <= UNCOMMON and kinds[at] != "Capital"):
            block.mark(at, at, PERSON, 5.0)


def _personal(block: Labelled, first: int, last: int) -> None:
    """What is marked as a place but has forename and surname, or an initial, is a person: Selby B. Scaggs."""
    kinds, match = block.line.kinds, block.line.found[first]
    whole = match is not None and match.last >= last
    if last == first or whole or kinds[last] in UNLIKE:
        return
    surname = kinds[last] == "known" or ("s" in kinds[last] and set(kinds[last]) <= set("gsw"))
    if (surname and kinds[first].startswith("g")) or ("X." in kinds[first + 1 : last] and match is None):
        block.mark(first, last, PERSON, block.sure[first])


def _inverted(block: Labelled) -> None:
    """A block that is but `Surname, Given` is one person."""
    tokens, kinds, found = block.line.tokens, block.line.kinds, block.line.found
    if (
        3 <= len(tokens) <= 4
        and tokens[1].text == ","
        and all(token.capital for token in (tokens[0], *tokens[2:]))
        and kinds[0] not in UNLIKE
        and kinds[2].startswith("g")
        and not (found[2] is not None and found[2].entry.weight >= SURE)
    ):
        block.mark(0, len(tokens) - 1, PERSON)
