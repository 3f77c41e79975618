"""What a rule sees better than the recogniser, of places within one block: counties, streets, states.

The recogniser learnt from few kinds of text; these are written alike in all.
"""

from __future__ import annotations

from teikit.language import Cue
from teikit.lexicon.gazetteer import place
from teikit.recognition.kinds import Label, NameType, Role
from teikit.recognition.labelling import SURE, Labelled
from teikit.recognition.streets import named
from teikit.recognition.tokens import Token

SHORTEST = 2
"""An initial with its full stop has so many letters."""

LOCATING = frozenset({Cue.IN, Cue.INTO, Cue.FROM, Cue.NEAR, Cue.OF})
"""Cues after which a name that somebody bears is a place all the same."""


WHERE = frozenset({Cue.IN, Cue.INTO, Cue.FROM, Cue.NEAR})

KNOWN = 4
"""The weight of a place that is no village."""


def mark_compounds(block: Labelled) -> None:
    """Mark the places of more than one word that are sure, and leave none in parts."""
    for at, match in enumerate(block.line.found):
        if match is not None and match.first == at < match.last and match.entry.weight >= SURE:
            labels = block.labels[at : match.last + 1]
            whole = labels == [Label.PLACE] + [Label.PLACE_INSIDE] * (match.last - at)
            cut = any(label.type is NameType.PERSON for label in labels)
            if not whole and (not cut or _is_person(block, at, match.last)):
                block.mark(at, match.last, NameType.PLACE)


def _is_person(block: Labelled, first: int, last: int) -> bool:
    """Whether words are marked as just one person's name that no forename or title shows: Den Haag."""
    kinds, labels = block.line.kinds, block.labels
    whole = labels[first] is Label.PERSON and all(
        label is Label.PERSON_INSIDE for label in labels[first + 1 : last + 1]
    )
    ends = last + 1 == len(labels) or labels[last + 1] is not Label.PERSON_INSIDE
    return whole and ends and not kinds[first].forename and not (first and kinds[first - 1].titles)


def mark_places(block: Labelled) -> None:
    """Mark the places that are sure by what they are called, and take states into the names before them."""
    _geography(block)
    _certain(block)
    _told(block)
    _located(block)
    for first, last, kind in list(block.names()):
        if kind is NameType.PLACE:
            _of_state(block, first, last)


def _geography(block: Labelled) -> None:
    tokens = block.line.tokens
    for at, token in enumerate(tokens):
        if not token.capital:
            continue
        if token.folded in block.line.cues.generics_after:
            start = at
            while (
                at - start < 3
                and block.adjacent(start)
                and _part(block, start - 1)
                and _alike(tokens[start - 1], token)
            ):
                start -= 1
            while start < at and tokens[start].kind == "possessive":
                start += 1
            if start < at and tokens[start].capital:
                block.mark(start, at, NameType.PLACE)
        elif not block.labels[at].inside and _begins(block, at):
            end = named(block, at)
            if end is not None and (block.labels[end] or end == at + 1):
                block.mark(at, end, NameType.PLACE)


def _alike(before: Token, token: Token) -> bool:
    """Whether words may be of one name: none but an initial is in capitals only beside one that is not."""
    return token.text.isupper() or not before.text.isupper() or len(before.text) <= SHORTEST


def _begins(block: Labelled, at: int) -> bool:
    """Whether a word begins the name of a place: Lake Como; within a sentence in any language: Ponte."""
    token, cues = block.line.tokens[at], block.line.cues
    return token.folded in cues.generics_before or (
        token.folded in cues.generics_abroad and not token.first and token.folded not in cues.ordinary
    )


def _part(block: Labelled, at: int) -> bool:
    token, kind, match = block.line.tokens[at], block.line.kinds[at], block.line.found[at]
    if token.kind == "possessive":
        return True
    if match is not None and match.first < match.last:
        return False
    return (
        token.capital
        and kind.role not in (Role.TIME, Role.TITLE, Role.CAPITAL_CUE, Role.PLACE_WORD)
        and not (token.first and kind.role is Role.CAPITAL)
    )


def _certain(block: Labelled) -> None:
    for at, match in enumerate(block.line.found):
        if match is None or match.first < match.last or match.entry.weight < SURE:
            continue
        if match.entry.word and not _is_land(block, at, match.entry.key):
            continue
        after, kind = match.last + 1, block.line.kinds[at]
        nobody = not kind.given and kind.role is not Role.KNOWN
        located = nobody or (at and block.line.kinds[at - 1].cue in LOCATING)
        if (
            (
                not block.labels[at]
                or (nobody and _is_lone(block, at) and _is_land(block, at, match.entry.key))
            )
            and located
            and kind.role not in (Role.PEOPLE, Role.TIME)
            and not (block.adjacent(at) and _person_before(block, at - 1))
            and not (block.adjacent(after) and block.namelike(after) and not block.line.found[after])
        ):
            block.mark(at, match.last, NameType.PLACE, 5.0)


def _told(block: Labelled) -> None:
    """Mark what a word before it says to be a place: the city of Washington."""
    tokens, kinds, cues = block.line.tokens, block.line.kinds, block.line.cues
    for at in block.line.capitals:
        if at < 2 or block.labels[at].type is NameType.PLACE or not block.adjacent(at):
            continue
        generic = tokens[at - 2].folded
        if kinds[at - 1].cue is Cue.OF and kinds[at - 2].cue is Cue.MOVED and generic in cues.generics:
            lone = _is_lone(block, at) or not block.labels[at]
            if lone and block.namelike(at) and _ends(block, at):
                block.mark(at, at, NameType.PLACE)


def _located(block: Labelled) -> None:
    """Mark what the gazetteer has behind a word that says where: à Reims."""
    tokens, kinds = block.line.tokens, block.line.kinds
    for at, match in enumerate(block.line.found):
        if match is None or match.first != at or not at or any(block.labels[at : match.last + 1]):
            continue
        entry, bare = match.entry, kinds[at].role is Role.CAPITAL and not tokens[at - 1].capital
        if (
            kinds[at - 1].cue in WHERE
            and bare
            and not entry.like
            and not entry.word
            and entry.weight >= KNOWN
            and block.adjacent(at)
            and not (block.adjacent(match.last + 1) and tokens[match.last + 1].capital)
            and tokens[at].folded not in block.common
        ):
            block.mark(at, match.last, NameType.PLACE, 5.0)


def _ends(block: Labelled, at: int) -> bool:
    """Whether no word with a capital goes on with a name."""
    return at + 1 >= len(block.line.tokens) or not block.line.tokens[at + 1].capital


def _is_lone(block: Labelled, at: int) -> bool:
    """Whether one word alone is marked as a person's name."""
    inside = at + 1 < len(block.labels) and block.labels[at + 1].inside
    return block.labels[at] is Label.PERSON and not inside


def _is_land(block: Labelled, at: int, key: str) -> bool:
    """Whether a word is a country within a sentence, where other words have no capital: Turkey, China."""
    known = place(key)
    within = not block.line.tokens[at].first and not block.line.cues.capital_nouns
    return within and known is not None and known.kind in ("country", "continent")


def _person_before(block: Labelled, at: int) -> bool:
    kind = block.line.kinds[at]
    return kind.role is Role.TITLE or (
        block.line.tokens[at].capital and (kind.role is Role.RANK or kind.forename)
    )


def _of_state(block: Labelled, first: int, last: int) -> None:
    """Take the state right after a place into its name: Bloomsbury Md."""
    tokens, after = block.line.tokens, last + 1
    if tokens[after : after + 1] and tokens[after].text == ",":
        _state_apart(block, after + 1)
    if not block.adjacent(after) or not tokens[after].capital or not block.labels[first]:
        return
    match = block.line.found[after]
    if match is not None and match.first == after:
        known = place(match.entry.key)
        if known is not None and known.kind == "region" and known.country == "US":
            block.mark(first, match.last, NameType.PLACE, block.sure[first])
            return
    if tokens[after].folded.replace(" ", "").rstrip(".") in block.line.cues.states:
        block.mark(first, after, NameType.PLACE, block.sure[first])


def _state_apart(block: Labelled, at: int) -> None:
    """Mark a state in short behind a place and a comma as a place of its own: Dallas County, Ala."""
    tokens, labels = block.line.tokens, block.labels
    if at >= len(tokens) or not tokens[at].capital or tokens[at].kind not in ("short", "dotted"):
        return
    if tokens[at].folded.replace(" ", "").rstrip(".") in block.line.cues.states and not labels[at].inside:
        while at + 1 < len(labels) and labels[at + 1].inside and not block.namelike(at + 1):
            block.clear(at + 1, at + 1)
        block.mark(at, at, NameType.PLACE)
