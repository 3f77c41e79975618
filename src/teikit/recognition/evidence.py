"""What is known of each word of a text before any name is decided: the lexicon's and the text's own evidence.

A text tells of a word what a list cannot: that it stands in lower case too, after a title, after a forename.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from teikit.language import Cue
from teikit.lexicon import gazetteer
from teikit.lexicon.likeness import like
from teikit.lexicon.words import Words
from teikit.recognition import people
from teikit.recognition.cues import Cues
from teikit.recognition.debris import SHORT, is_debris
from teikit.recognition.kinds import Kind, Role, of_cue, of_mark, of_name, of_role, of_time
from teikit.recognition.tokens import Token

LONGEST = 5
GIVEN = "g"
"""What the lists of names have for a given name."""

INITIAL = frozenset(("initial", "dotted"))
LOCATING = frozenset({Cue.IN, Cue.FROM, Cue.INTO})
GREAT = 7
"""The weight of a place so great that its name alone means the place."""

NAMEABLE = frozenset(("word", "short", "initial", "dotted"))


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the gazetteer at the tokens from `first` up to `last`, that one included."""

    first: int
    last: int
    entry: gazetteer.Entry


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a block, the kind that each is to its neighbours, and the names of the gazetteer.

    `ranks` say how common each word with a capital is, 0 (in no list) to 6; `capitals` where these are.
    """

    tokens: Sequence[Token]
    kinds: Sequence[Kind]
    found: Sequence[Match | None]
    ranks: Sequence[int]
    capitals: Sequence[int]
    cues: Cues


def line(tokens: Sequence[Token], words: Words, cues: Cues) -> Line:
    """A block with what the lexicon knows of its words; what is debris begins no name."""
    tokens = [
        token._replace(capital=False)
        if token.capital and len(token.text) <= SHORT and is_debris(token.text, words)
        else token
        for token in tokens
    ]
    found: list[Match | None] = [None] * len(tokens)
    for match in matches(tokens, cues):
        for at in range(match.first, match.last + 1):
            found[at] = match
    capitals = [at for at, token in enumerate(tokens) if token.capital]
    for at in capitals:
        if tokens[at].text == "I" and _after_a_place(tokens, found, at, cues):
            tokens[at] = tokens[at]._replace(capital=False)
    capitals = [at for at in capitals if tokens[at].capital]
    ranks = [6] * len(tokens)
    for at in capitals:
        ranks[at] = commonness(words, tokens[at])
    kinds = [kind_of(token, cues) for token in tokens]
    for at in capitals:
        if not ranks[at] and found[at] is None and kinds[at].role is Role.CAPITAL:
            entry = like(tokens[at].folded)
            found[at] = Match(at, at, entry) if entry else None
    return Line(tokens, kinds, found, ranks, capitals, cues)


def _after_a_place(tokens: Sequence[Token], found: Sequence[Match | None], at: int, cues: Cues) -> bool:
    """Whether a word stands behind where something was, and so is no number of a ruler: in Virginia I met."""
    match = found[at - 1] if at > 1 else None
    if match is None or match.entry.weight < GREAT or match.first == 0:
        return False
    return cues.cue(tokens[match.first - 1].folded) in LOCATING


def matches(tokens: Sequence[Token], cues: Cues) -> list[Match]:
    """The longest names of the gazetteer in a block, from left to right."""
    found = []
    at = 0
    while at < len(tokens):
        match = _longest(tokens, at, cues) if tokens[at].capital else None
        if match:
            found.append(match)
        at = match.last + 1 if match else at + 1
    return found


def _longest(tokens: Sequence[Token], at: int, cues: Cues) -> Match | None:
    end = at + 1
    while (
        end < min(len(tokens), at + LONGEST)
        and tokens[end].start - tokens[end - 1].end <= 1
        and (
            tokens[end].capital or tokens[end].folded in cues.place_particles or tokens[end].kind == "elision"
        )
        and gazetteer.begins(_joined(f"{token.folded} " for token in tokens[at:end]))
    ):
        end += 1
    for last in range(end - 1, at - 1, -1):
        if not tokens[last].capital and last > at:
            continue
        name = _joined(f"{token.folded} " for token in tokens[at : last + 1]).rstrip()
        entry = gazetteer.find(name) or (
            gazetteer.find(name[:-1]) if name.endswith("s") and len(name) > 5 else None
        )
        if entry and (len(name) > 2 or entry.weight == 9):
            return Match(at, last, entry)
    return None


def _joined(words: Iterable[str]) -> str:
    """Words, each with a blank behind it, as the gazetteer writes them: an elision has none."""
    return "".join(words).replace("’ ", "").replace("' ", "")


@dataclass(frozen=True, slots=True)
class TextEvidence:
    """What a text says of its words: how often in lower case, with a capital, after `the`; beside what."""

    lower: Counter[str]
    capital: Counter[str]
    determined: Counter[str]
    titled: set[str]
    surname: set[str]
    located: set[str]


def text_evidence(lines: Sequence[Sequence[Token]], cues: Cues) -> TextEvidence:
    """The evidence of a text of these blocks."""
    said = TextEvidence(Counter(), Counter(), Counter(), set(), set(), set())
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
                    _beside(said, before, token, cues)
            before = token
    return said


def _beside(said: TextEvidence, before: Token | None, token: Token, cues: Cues) -> None:
    if before is None or before.kind == "mark":
        return
    cue = cues.cue(before.folded)
    if cue is Cue.TITLE or (cue is Cue.RANK and before.capital):
        said.titled.add(token.folded)
    elif before.capital and (before.kind in INITIAL or people.is_given(before.folded)):
        said.surname.add(token.folded)
    elif cue in (Cue.THE, Cue.MY):
        said.determined[token.folded] += 1
    elif cue in LOCATING and not before.capital:
        said.located.add(token.folded)


def commonness(words: Words, token: Token) -> int:
    """How common a word is, 0 (in no list) to 6."""
    share = words.frequency(token.text)
    return max(0, min(6, int(log10(share) + 8))) if share else 0


def kind_of(token: Token, cues: Cues) -> Kind:
    """What a token is to its neighbours: the cue it gives, what the lists say of a name, a mark itself."""
    if token.kind in ("mark", "possessive"):
        return of_mark(token.text[0])
    if token.kind == "number":
        return of_role(Role.NUMBER)
    return _kind_of_word(token.folded, token.capital, token.kind, cues)


@lru_cache(maxsize=50_000)
def _kind_of_word(folded: str, capital: bool, kind: str, cues: Cues) -> Kind:
    word = folded.rstrip(".")
    cue = cues.classes.get(word)
    if not capital:
        if cue is not None:
            return of_cue(cue)
        return of_role(
            Role.PARTICLE if word in cues.particles else Role.GENERIC if word in cues.generics else Role.SMALL
        )
    if kind in INITIAL and folded not in cues.letter_titles:
        return of_role(Role.INITIAL)
    if cue is Cue.TITLE or cue is Cue.RANK:
        return of_cue(cue)
    letters = people.bearers(folded) or (GIVEN if kind == "short" and word in cues.short_forenames else "")
    for role, words in (
        (Role.PEOPLE, cues.peoples),
        (Role.TIME, cues.times),
        (Role.BODY, cues.bodies),
        (Role.PLACE_WORD, cues.generics),
    ):
        if word in words:
            return of_time(letters) if role is Role.TIME else of_role(role)
    return of_name(letters) if letters else of_role(Role.CAPITAL if cue is None else Role.CAPITAL_CUE)
