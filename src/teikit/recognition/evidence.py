"""What is known of each word of a text before any name is decided: the lexicon's and the text's own evidence.

A text tells of a word what a list cannot: that it stands in lower case too, after a title, after a forename.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from teikit.lexicon import gazetteer
from teikit.lexicon.words import Words
from teikit.recognition import people
from teikit.recognition.cues import (
    CLASS,
    GENERIC,
    INSIDE,
    MONTHS,
    ORGANISATION,
    PARTICLES,
    PEOPLES,
    PERSON_ENDINGS,
    PLACE_ENDINGS,
)
from teikit.recognition.tokens import Token

LONGEST = 5
INITIAL = frozenset(("initial", "dotted"))
NAMEABLE = frozenset(("word", "short", "initial", "dotted"))
_PLACE_END = re.compile("(" + "|".join(sorted(PLACE_ENDINGS, key=len, reverse=True)) + ")$")
_PERSON_END = re.compile("(" + "|".join(sorted(PERSON_ENDINGS, key=len, reverse=True)) + ")$")


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the gazetteer at the tokens from `first` up to `last`, that one included."""

    first: int
    last: int
    entry: gazetteer.Entry


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a block, the kind that each is to its neighbours, and the names of the gazetteer.

    `ranks` say how common each word with a capital is, 0 (in no list) to 6.
    """

    tokens: Sequence[Token]
    kinds: Sequence[str]
    found: Sequence[Match | None]
    ranks: Sequence[int]


def line(tokens: Sequence[Token], words: Words) -> Line:
    """A block with what the lexicon knows of its words."""
    found: list[Match | None] = [None] * len(tokens)
    for match in matches(tokens):
        for at in range(match.first, match.last + 1):
            found[at] = match
    ranks = [commonness(words, token) if token.capital else 6 for token in tokens]
    return Line(tokens, [kind_of(token) for token in tokens], found, ranks)


def matches(tokens: Sequence[Token]) -> list[Match]:
    """The longest names of the gazetteer in a block, from left to right."""
    found = []
    at = 0
    while at < len(tokens):
        match = _longest(tokens, at) if tokens[at].capital else None
        if match:
            found.append(match)
        at = match.last + 1 if match else at + 1
    return found


def _longest(tokens: Sequence[Token], at: int) -> Match | None:
    end = at + 1
    while (
        end < min(len(tokens), at + LONGEST)
        and tokens[end].start - tokens[end - 1].end <= 1
        and (tokens[end].capital or tokens[end].folded in INSIDE or tokens[end].kind == "elision")
    ):
        end += 1
    for last in range(end - 1, at - 1, -1):
        if not tokens[last].capital and last > at:
            continue
        name = " ".join(token.folded for token in tokens[at : last + 1]).replace("’ ", "").replace("' ", "")
        entry = gazetteer.find(name) or (
            gazetteer.find(name[:-1]) if name.endswith("s") and len(name) > 5 else None
        )
        if entry and (len(name) > 2 or entry.weight == 9):
            return Match(at, last, entry)
    return None


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a text says of its words: how often in lower case, with a capital, after `the`; beside what."""

    lower: Counter[str]
    capital: Counter[str]
    determined: Counter[str]
    titled: set[str]
    surname: set[str]
    located: set[str]


def hear(lines: Sequence[Sequence[Token]]) -> Testimony:
    """The testimony of a text of these blocks."""
    said = Testimony(Counter(), Counter(), Counter(), set(), set(), set())
    given = people.names()
    for tokens in lines:
        before: Token | None = None
        for token in tokens:
            if token.kind in ("elision", "possessive"):
                continue
            if token.kind == "word":
                if not token.capital:
                    said.lower[token.folded] += 1
                else:
                    if not token.first:
                        said.capital[token.folded] += 1
                    _beside(said, before, token, given)
            before = token
    return said


def _beside(said: Testimony, before: Token | None, token: Token, given: Mapping[str, str]) -> None:
    if before is None or before.kind == "mark":
        return
    class_ = CLASS.get(before.folded.rstrip("."), "")
    if class_ == "title" or (class_ == "rank" and before.capital):
        said.titled.add(token.folded)
    elif before.capital and (before.kind in INITIAL or "g" in given.get(before.folded, "")):
        said.surname.add(token.folded)
    elif class_ in ("the", "my"):
        said.determined[token.folded] += 1
    elif class_ in ("in", "from", "into") and not before.capital:
        said.located.add(token.folded)


def commonness(words: Words, token: Token) -> int:
    """How common a word is, 0 (in no list) to 6."""
    share = words.frequency(token.text)
    return max(0, min(6, int(log10(share) + 8))) if share else 0


def kind_of(token: Token) -> str:
    """What a token is to its neighbours: the class of a cue, the lexicon's word for a name, a mark itself."""
    if token.kind in ("mark", "possessive"):
        return token.text[0]
    if token.kind == "number":
        return "9"
    word = token.folded.rstrip(".")
    class_ = CLASS.get(word, "")
    if not token.capital:
        return class_ or ("particle" if word in PARTICLES else "generic" if word in GENERIC else "lower")
    if token.kind in INITIAL:
        return "X."
    if class_ in ("title", "rank"):
        return class_
    if word in PEOPLES:
        return "people"
    if word in MONTHS:
        return "month"
    if word in ORGANISATION:
        return "body"
    if word in GENERIC:
        return "Generic"
    name = people.names().get(token.folded, "")
    return "known" if "k" in name else name or (class_ and "Cue") or "Capital"


def ending(folded: str) -> str:
    """The telling ending of a word, if it has one: `L:burg`, `P:mann`."""
    place, person = _PLACE_END.search(folded), _PERSON_END.search(folded)
    return ("L:" + place.group() if place else "") + ("P:" + person.group() if person else "")
