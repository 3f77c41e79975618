"""Words before a date that make it less exact: `about 1900`, `early in 1921`, `summer of 1942`.

The parts of a year and of a month are its thirds; the seasons are those of the northern half of the world.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from teikit.dates.calendar import PartialDate
from teikit.dates.transcript import Transcript

ABOUT = frozenset("about around approximately circa ca c gegen um etwa vers environ".split())
BEFORE = frozenset("before until till avant jusqu'en jusqu'au vor bis".split())
AFTER = frozenset("after since après depuis nach seit".split())
PARTS = {
    "early beginning start first début anfang anfangs beginn": 0,
    "mid middle mi milieu mitte": 1,
    "late end fin ende": 2,
}
SEASONS = {
    "spring printemps frühling frühjahr": 3,
    "summer été sommer": 6,
    "autumn fall automne herbst": 9,
    "winter hiver": 12,
}
PART = {word: n for words, n in PARTS.items() for word in words.split()}
SEASON = {word: n for words, n in SEASONS.items() for word in words.split()}
LINKING = frozenset({"of", "in", "the", "le", "den", "dem", "de", "du", "des", "d", "l'an", "jahres", "year"})
"""Words that may stand between such a word and the date."""


@dataclass(frozen=True, slots=True)
class Qualified:
    """What the words before a date make of it: the token they begin at, and the bounds; None is open."""

    start: int
    not_before: PartialDate | None
    not_after: PartialDate | None


def is_about(script: Transcript, token: int) -> bool:
    """Whether the date that begins at a token is given as a guess."""
    at = _word_before(script, token)
    return at >= 0 and script.word(at).lower() in ABOUT


def qualified(script: Transcript, token: int, date: PartialDate) -> Qualified | None:
    """What the words before a date, which begins at `token`, make of it; None where they say nothing."""
    if date.year is None:
        return None
    at = _word_before(script, token)
    while at >= 0 and script.word(at).lower() in LINKING:
        at = _word_before(script, at)
    word = script.word(at).lower() if at >= 0 else ""
    if word in BEFORE:
        return Qualified(at, None, date)
    if word in AFTER:
        return Qualified(at, date, None)
    if word in SEASON and date.month is None:
        first = SEASON[word]
        end = PartialDate(date.year, first + 2) if first < 12 else PartialDate(date.year + 1, 2)
        return Qualified(at, replace(date, month=first), end)
    if word in PART and date.day is None:
        return Qualified(at, *_third(date, PART[word]))
    return None


def _third(date: PartialDate, part: int) -> tuple[PartialDate, PartialDate]:
    if date.month is None:
        return replace(date, month=4 * part + 1), replace(date, month=4 * part + 4)
    last = 10 * part + 10 if part < 2 else date.last[2]
    return replace(date, day=10 * part + 1), replace(date, day=last)


def _word_before(script: Transcript, token: int) -> int:
    at = token - 1
    while at >= 0 and script.code[at] in " .-'":
        at -= 1
    return at
