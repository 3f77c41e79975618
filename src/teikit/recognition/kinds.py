"""What a word is to its neighbours: the kinds of words, of labels and of names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag, IntEnum
from functools import cache, cached_property

from teikit.language import Cue


class NameType(Enum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"


class Label(IntEnum):
    """What part of a name a word is; its number is its column in the recogniser's weights.

    `inside` says that the word goes on with the name of the word before, `type` what the name names.
    """

    OUTSIDE = 0
    PERSON = 1
    PERSON_INSIDE = 2
    PLACE = 3
    PLACE_INSIDE = 4

    inside: bool
    type: NameType | None

    def __init__(self, number: int) -> None:
        self.inside = number in (2, 4)
        self.type = (None, NameType.PERSON, NameType.PERSON, NameType.PLACE, NameType.PLACE)[number]

    @property
    def further(self) -> Label:
        """The label of the next word of the same name."""
        return FURTHER[self]


FURTHER = (
    *(Label.OUTSIDE, Label.PERSON_INSIDE, Label.PERSON_INSIDE),
    *(Label.PLACE_INSIDE, Label.PLACE_INSIDE),
)

FIRST = {NameType.PERSON: Label.PERSON, NameType.PLACE: Label.PLACE}
"""The label of the first word of a name."""


class Bearer(Flag):
    """What the lists of names say of a word."""

    NOBODY = 0
    GIVEN = 1
    KNOWN = 2
    """The name of somebody who is called by it alone."""
    SURNAME = 4
    WORD = 8
    """It is an English word, too."""


LETTERS = {"g": Bearer.GIVEN, "k": Bearer.KNOWN, "s": Bearer.SURNAME, "w": Bearer.WORD}


class Role(Enum):
    """What a word does."""

    MARK = "mark"
    NUMBER = "9"
    SMALL = "lower"
    CUE = "cue"
    PARTICLE = "particle"
    GENERIC = "generic"
    INITIAL = "X."
    TITLE = "title"
    RANK = "rank"
    PEOPLE = "people"
    TIME = "month"
    BODY = "body"
    PLACE_WORD = "Generic"
    NAME = "name"
    KNOWN = "known"
    CAPITAL_CUE = "Cue"
    CAPITAL = "Capital"


NO_SURNAME = frozenset(
    {
        *(Role.TITLE, Role.RANK, Role.PEOPLE, Role.TIME, Role.BODY),
        *(Role.PLACE_WORD, Role.CAPITAL_CUE, Role.INITIAL),
    }
)
"""What words with a capital do that are no surname."""


@dataclass(frozen=True)
class Kind:
    """The kind of a word: what it does, the cue it gives, who bears it; `feature` is how features call it."""

    role: Role
    feature: str
    cue: Cue | None = None
    bearer: Bearer = Bearer.NOBODY

    @cached_property
    def titles(self) -> bool:
        """Whether it says that a person's name follows."""
        return self.role is Role.TITLE or self.role is Role.RANK

    @cached_property
    def given(self) -> bool:
        """Whether it is a given name."""
        return Bearer.GIVEN in self.bearer and self.role is Role.NAME

    @cached_property
    def may_be_given(self) -> bool:
        """Whether it is a given name, or may be one: Jan and May are times besides."""
        return Bearer.GIVEN in self.bearer or self.role is Role.INITIAL

    @cached_property
    def forename(self) -> bool:
        """Whether it is a given name or an initial."""
        return self.role is Role.INITIAL or self.given

    @cached_property
    def surname(self) -> bool:
        """Whether it is a surname."""
        return Bearer.SURNAME in self.bearer

    @cached_property
    def no_surname(self) -> bool:
        """Whether a word with a capital is no surname, by what it does."""
        return self.role in NO_SURNAME

    @cached_property
    def word(self) -> bool:
        """Whether it is a name and an English word."""
        return Bearer.WORD in self.bearer


def of_role(role: Role) -> Kind:
    """The kind of a word of which nothing else is known."""
    return ROLES[role]


ROLES = {role: Kind(role, role.value) for role in Role}


@cache
def of_cue(cue: Cue) -> Kind:
    """The kind of a word that is a cue."""
    role = {Cue.TITLE: Role.TITLE, Cue.RANK: Role.RANK}.get(cue, Role.CUE)
    return Kind(role, cue.value, cue)


def bearer_of(letters: str) -> Bearer:
    """What the lists of names say of a word, by the letters that they have for it."""
    bearer = Bearer.NOBODY
    for letter in letters:
        bearer |= LETTERS[letter]
    return bearer


@cache
def of_time(letters: str) -> Kind:
    """The kind of a word that is a time, and may be a name."""
    return Kind(Role.TIME, Role.TIME.value, bearer=bearer_of(letters))


@cache
def of_name(letters: str) -> Kind:
    """The kind of a word that is in the lists of names, by the letters that they have for it."""
    bearer = bearer_of(letters)
    if Bearer.KNOWN in bearer:
        return Kind(Role.KNOWN, "known", bearer=Bearer.KNOWN)
    return Kind(Role.NAME, letters, bearer=bearer)


@cache
def of_mark(sign: str) -> Kind:
    """The kind of a sign, which is the sign itself."""
    return Kind(Role.MARK, sign)
