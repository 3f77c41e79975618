"""Feasts of several words, and the days about them: Corpus Christi 1402, the vigil of St Lawrence 1350.

They are looked for where a year stands behind a word that the name of a feast ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from teikit.dates.calendar import PartialDate
from teikit.dates.calendars import easter
from teikit.language import Cue, Language

REACH = 90
"""So many characters before a year its feast begins at most."""

WORD = re.compile(r"[^\W\d_]+")
DAY = re.compile(r"\d\d-\d\d|[+-]\d+")


@dataclass(frozen=True, slots=True)
class FeastDays:
    """The feasts of some languages: an expression for them; the days of feasts and of saints; how far the
    day of each word is from the feast (eve); the words that they end with.
    """

    expression: str
    feasts: Mapping[str, str]
    saints: Mapping[str, str]
    away: Mapping[str, int]
    last: frozenset[str]

    @classmethod
    def of(cls, languages: Sequence[Language]) -> FeastDays:
        """The feasts that some languages name; the first of them is heard where two differ."""
        feasts: dict[str, str] = {}
        saints: dict[str, str] = {}
        away: dict[str, int] = {}
        for language in reversed(languages):
            feasts |= _spread(language.feasts_of_words)
            saints |= _spread(language.feasts_of_saints)
            away |= {word: days for words, days in language.feast_words.items() for word in words.split()}
        when, name = _any(away), _any((*feasts, *saints))
        saint = _any(word for each in languages for word in each.saints_called.split())
        little = _any(word for each in languages for word in _little(each).split())
        joints = rf"(?:\s(?:{little})\b['’]?){{0,2}}"
        beside = rf"(?:(?:{little})\s)?(?P<when>{when})(?:{joints}\s(?P<more>{when}))?{joints}\s?"
        holy = rf"(?:(?:{saint})\.?[\s-])?"
        expression = rf"\b(?:{beside})?{holy}(?P<feast>{name})(?:['’]s|['’])?(?:[\s-](?P<then>{when}))?\Z"
        last = frozenset(WORD.findall(each)[-1] for each in (*feasts, *saints, *away))
        return cls(expression, feasts, saints, away, last)

    def ending(self, text: str, end: int) -> tuple[int, str, int] | None:
        """The feast that ends at a place of a text: where it begins, its day, and how far from that it is."""
        start = max(0, end - REACH)
        found = _compiled(self.expression).search(text[start:end])
        if found is None:
            return None
        when = [found[group].lower() for group in ("when", "more", "then") if found[group]]
        name = " ".join(WORD.findall(found["feast"].lower()))
        day = self.feasts.get(name) or (self.saints.get(name) if when else None)
        return (start + found.start(), day, sum(self.away[word] for word in when)) if day else None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """An expression that is long, and that few texts need."""
    return re.compile(expression, re.IGNORECASE)


def day_of(feast: str, year: int, away: int) -> PartialDate:
    """The day of a feast, 06-24 or so many from Easter, in a year; or one so many days away from it."""
    found = (
        easter(year) + timedelta(days=int(feast))
        if feast[0] in "+-"
        else date(year, *map(int, feast.split("-")))
    ) + timedelta(days=away)
    return PartialDate(found.year, found.month, found.day)


def _little(language: Language) -> str:
    return f"{language.date_of} {language.date_the} {language.cues.get(Cue.OF, '')}"


def _spread(line: str) -> dict[str, str]:
    """The feasts of a line with their days, which stand behind the names of each."""
    days: dict[str, str] = {}
    names: list[str] = []
    for word in line.split():
        if DAY.fullmatch(word):
            days |= dict.fromkeys(names, word)
            names = []
        else:
            names.append(word.replace("|", " "))
    return days


def _any(names: Iterable[str]) -> str:
    """An expression for any of these names, the longest first, with any blank or hyphen between words."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]") for name in longest) or "(?!)"
