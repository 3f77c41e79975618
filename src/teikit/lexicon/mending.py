"""What a rule sees better than the recogniser, within one block: where a name ends, and what kind of place it names.

The recogniser learnt from few kinds of text; initials, counties and streets are written alike in all.
"""

from __future__ import annotations

from teikit.lexicon.cues import PARTICLES
from teikit.lexicon.gazetteer import place
from teikit.lexicon.labelling import PERSON, PLACE, Labelled

JUNIOR = frozenset("jr sr jun sen junior senior".split())
AFTER = frozenset(
    "county street avenue lane square river lake island islands mountains valley bay forest road bridge gulf strait ocean "
    "sea peninsula desert straße strasse gasse platz".split()
)
"""Words that end the name of a place: Teplá Street."""

BEFORE = frozenset("lake mount fort cape port camp river rue place boulevard lac mont bad".split())
"""Words that begin one: Fort Sumter."""

STATES = frozenset(
    "md va pa ct vt ky ga fla tenn ala mass conn penn ill ind mich minn wis d.c dc n.y n.j n.h r.i".split()
)
"""Short forms of American states."""

UNLIKE = frozenset("title rank people month body Generic Cue X.".split())
"""Kinds of words with a capital that are no surname."""

UNCOMMON = 4
"""How common a word may be that is a name for its neighbours' sake."""

SURE = 9
"""The weight of a place that was written down by hand."""


def mend(block: Labelled, common: frozenset[str]) -> None:
    """Correct the labels of a block; `common` are words that are no names however they are written."""
    _compound(block)
    for first, last, kind in list(block.names()):
        _trim(block, first, last, kind)
    _titled(block, common)
    for first, last, kind in list(block.names()):
        if kind == "P" and block.labels[first]:
            _grow(block, first, last, common)
    _geography(block)
    _certain(block, common)
    for first, last, kind in list(block.names()):
        _trim(block, first, last, kind)
        if kind == "L":
            _of_state(block, first, last)
            _with_initial(block, first, last)
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
    if start == end and adjacent(block, start) and _odd_forename(block, start - 1, common):
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


def _odd_forename(block: Labelled, at: int, common: frozenset[str]) -> bool:
    """Whether a surname before a lone surname is a forename here (Washington Clark)."""
    return (
        namelike(block, at, common)
        and not block.line.tokens[at].first
        and block.line.kinds[at] in ("known", "s")
        and block.labels[at] in (0, PLACE)
    )


def _compound(block: Labelled) -> None:
    """Mark the places of more than one word that are sure, and leave none in parts."""
    for at, match in enumerate(block.line.found):
        if match is not None and match.first == at < match.last and match.entry.weight >= SURE:
            labels = block.labels[at : match.last + 1]
            if labels != [PLACE] + [PLACE + 1] * (match.last - at) and not {PERSON, PERSON + 1} & set(labels):
                block.mark(at, match.last, PLACE)


def _titled(block: Labelled, common: frozenset[str]) -> None:
    """A word right after a title is a person, after a rank if the word is uncommon and no country or great town."""
    tokens, kinds, found = block.line.tokens, block.line.kinds, block.line.found
    for at in range(1, len(tokens)):
        kind, match = kinds[at - 1], found[at]
        if block.labels[at] or not adjacent(block, at) or not namelike(block, at, common):
            continue
        if tokens[at - 1].folded in ("st", "saint", "st.") or kind not in ("title", "rank"):
            continue
        known = match is not None and match.entry.weight >= SURE
        if adjacent(block, at + 1) and kinds[at + 1] in ("title", "rank"):
            continue
        if kind == "title" or (not known and block.line.ranks[at] <= UNCOMMON and kinds[at] != "Capital"):
            block.mark(at, at, PERSON, 5.0)


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
    token, kind, match = block.line.tokens[at], block.line.kinds[at], block.line.found[at]
    if token.kind == "possessive":
        return True
    if match is not None and match.first < match.last:
        return False
    return (
        token.capital
        and kind not in ("month", "title", "Cue", "Generic")
        and not (token.first and kind == "Capital")
    )


def _certain(block: Labelled, common: frozenset[str]) -> None:
    for at, match in enumerate(block.line.found):
        if match is None or match.first < match.last or match.entry.weight < SURE or match.entry.word:
            continue
        after, kind = match.last + 1, block.line.kinds[at]
        located = kind[0] not in "gk" or (
            at and block.line.kinds[at - 1] in ("in", "into", "from", "near", "of")
        )
        if (
            not block.labels[at]
            and located
            and kind not in ("people", "month")
            and not (adjacent(block, at) and _person_before(block, at - 1))
            and not (
                adjacent(block, after) and namelike(block, after, common) and not block.line.found[after]
            )
        ):
            block.mark(at, match.last, PLACE, 5.0)


def _person_before(block: Labelled, at: int) -> bool:
    kind = block.line.kinds[at]
    return kind == "title" or (
        block.line.tokens[at].capital and (kind in ("X.", "rank") or kind.startswith("g"))
    )


def _of_state(block: Labelled, first: int, last: int) -> None:
    """Take the state right after a place into its name: Bloomsbury Md."""
    tokens, after = block.line.tokens, last + 1
    if not adjacent(block, after) or not tokens[after].capital or not block.labels[first]:
        return
    match = block.line.found[after]
    if match is not None and match.first == after:
        known = place(match.entry.key)
        if known is not None and known.kind == "region" and known.country == "US":
            block.mark(first, match.last, PLACE, block.sure[first])
            return
    if tokens[after].folded.replace(" ", "").rstrip(".") in STATES:
        block.mark(first, after, PLACE, block.sure[first])


def _with_initial(block: Labelled, first: int, last: int) -> None:
    """A name with an initial within is a person's: Selby B. Scaggs."""
    if last - first >= 2 and "X." in block.line.kinds[first + 1 : last] and block.labels[first]:
        if block.line.kinds[last] not in UNLIKE and block.line.found[first] is None:
            block.mark(first, last, PERSON, block.sure[first])


def _inverted(block: Labelled) -> None:
    """A block that is but `Surname, Given` is one person."""
    tokens, kinds = block.line.tokens, block.line.kinds
    if 3 <= len(tokens) <= 4 and tokens[1].text == "," and all(t.capital for t in (tokens[0], *tokens[2:])):
        if kinds[2].startswith("g") and kinds[0] not in UNLIKE and not block.line.found[2]:
            block.mark(0, len(tokens) - 1, PERSON)
