"""What a rule sees better than the recogniser of places, within one block: counties, streets, states.

The recogniser learnt from few kinds of text; these are written alike in all.
"""

from __future__ import annotations

from teikit.lexicon.gazetteer import place
from teikit.recognition.labelling import PERSON, PLACE, SURE, UNLIKE, Labelled

AFTER = frozenset(
    "county street avenue lane square river lake island islands mountains valley bay forest road bridge gulf "
    "strait ocean sea peninsula desert strasse gasse platz".split()
)
"""Words that end the name of a place: Teplá Street."""

BEFORE = frozenset("lake mount fort cape port camp river rue place boulevard lac mont bad".split())
"""Words that begin one: Fort Sumter."""

STATES = frozenset(
    "md va pa ct vt ky ga fla tenn ala mass conn penn ill ind mich minn wis d.c dc n.y n.j n.h r.i".split()
)
"""Short forms of American states."""


def compound(block: Labelled) -> None:
    """Mark the places of more than one word that are sure, and leave none in parts."""
    for at, match in enumerate(block.line.found):
        if match is not None and match.first == at < match.last and match.entry.weight >= SURE:
            labels = block.labels[at : match.last + 1]
            if labels != [PLACE] + [PLACE + 1] * (match.last - at) and not {PERSON, PERSON + 1} & set(labels):
                block.mark(at, match.last, PLACE)


def chart(block: Labelled) -> None:
    """Mark the places that are sure by what they are called, and take states into the names before them."""
    _geography(block)
    _certain(block)
    for first, last, kind in list(block.names()):
        if kind == "L":
            _of_state(block, first, last)


def _geography(block: Labelled) -> None:
    tokens = block.line.tokens
    for at, token in enumerate(tokens):
        if not token.capital:
            continue
        if token.folded in AFTER:
            start = at
            while at - start < 3 and block.adjacent(start) and _part(block, start - 1):
                start -= 1
            while start < at and tokens[start].kind == "possessive":
                start += 1
            if start < at and tokens[start].capital:
                block.mark(start, at, PLACE)
        elif token.folded in BEFORE and block.adjacent(at + 1) and not block.labels[at]:
            end = at + 1
            if tokens[end].capital and block.line.kinds[end] not in UNLIKE:
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


def _certain(block: Labelled) -> None:
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
            and not (block.adjacent(at) and _person_before(block, at - 1))
            and not (block.adjacent(after) and block.namelike(after) and not block.line.found[after])
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
    if not block.adjacent(after) or not tokens[after].capital or not block.labels[first]:
        return
    match = block.line.found[after]
    if match is not None and match.first == after:
        known = place(match.entry.key)
        if known is not None and known.kind == "region" and known.country == "US":
            block.mark(first, match.last, PLACE, block.sure[first])
            return
    if tokens[after].folded.replace(" ", "").rstrip(".") in STATES:
        block.mark(first, after, PLACE, block.sure[first])
