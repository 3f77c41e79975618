"""The year that a text leaves unsaid: of `2 April`, `in October`, `the 16th`, `'43`.

A narrative goes forward from the last date that it gave in full. A year is supplied only where it is sure: by
the dates before and after, or close behind a date; a date that may be of any year keeps the form without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from teikit.dates.calendar import PartialDate
from teikit.dates.match import DatePhrase
from teikit.dates.surroundings import (
    begins_line,
    direction,
    ends_headline,
    heads,
    in_quotes,
    is_birth,
    is_line,
    is_told,
    weekday_before,
    year_with,
)
from teikit.dates.transcript import Transcript

AGE = 20
"""So many years from the middle of a text's dates, a lone year is aside from its narrative."""

MODERN = 1959
"""The age of a text that gives no year in full, or those of several ages: years of two digits are of the
hundred years around it.
"""

TURN, NEVER = 3, 12
"""So many months back from the last date, a month without a year belongs to the next one; after the date in
the head of a letter or record, never: what follows tells the past."""

CLOSE = 400
"""So many tokens after a date in full, a day is of its year although nothing behind it says so."""

BESIDE = 150
"""The same for a month alone, which is as often of every year."""

LONG_AGO = 8
"""A date so many years from that of a letter does not move it."""

YEAR_ONLY = 100
"""The same after a year alone."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A phrase with its year, as far as it can be known, and how sure that is."""

    phrase: DatePhrase
    date: PartialDate
    until: PartialDate | None
    certainty: str


def narrate(script: Transcript, found: Sequence[DatePhrase], breaks: Iterable[int] = ()) -> Iterator[Dated]:
    """Each phrase with its year supplied, in order; the narrative begins anew at each of the token `breaks`.

    Where nothing tells the year, the date keeps the form without one.
    """
    age = _age(script, found)
    edges = [0, *breaks, len(script.code)]
    for start, end in pairwise(edges):
        yield from _Narrative(script, age).follow([each for each in found if start <= each.start < end])


def _age(script: Transcript, found: Sequence[DatePhrase]) -> int | None:
    """The middle of a text's years, of those with a month if there are any: it is not told of lone years.
    Where no year is near the middle, the text is of several ages.
    """
    dates = [
        phrase.date
        for phrase in found
        if phrase.date.year is not None and not phrase.short and not is_birth(script, phrase)
    ]
    full = [date for date in dates if date.month is not None]
    years = [date.year for date in full or dates if date.year is not None]
    middle = int(median(years)) if years else MODERN
    return middle if not years or any(abs(year - middle) <= AGE for year in years) else None


@dataclass(slots=True)
class _Narrative:
    """Where a narrative has come to: the last date that moved it, where that ends, what it is like; and the
    years that it tells of.
    """

    script: Transcript
    age: int | None
    now: PartialDate = field(default_factory=PartialDate)
    at: int = 0
    turn: int = TURN
    diary: bool = False
    """Whether the last date began its line, as the heads of a diary do."""
    told: frozenset[int] = frozenset()

    def follow(self, found: Sequence[DatePhrase]) -> Iterator[Dated]:
        """Each phrase with its year, in order."""
        ahead = self._ahead(found)
        self.told = frozenset(
            phrase.date.year for phrase in found if phrase.date.year is not None and not phrase.short
        )
        weekdays = any(phrase.shape == "diary day" for phrase in found)
        for phrase, coming in zip(found, ahead, strict=True):
            if phrase.shape == "bare day" and not self._goes_on(phrase, weekdays):
                continue
            if phrase.short:
                dated = _in_age(phrase, self.now.year or self.age or MODERN)
            elif phrase.date.year is not None:
                dated = Dated(phrase, phrase.date, phrase.until, "high")
            elif phrase.shift is not None:
                dated = self._told(phrase, phrase.shift)
            else:
                dated = self._supplied(phrase, coming)
            yield dated
            beside = phrase.shift is not None or direction(self.script, phrase) != 0
            if not beside and self._moves(phrase, dated.date):
                self.now, self.at = dated.until or dated.date, phrase.end
                self.diary = begins_line(self.script, phrase)
                if phrase.date.year is not None:
                    self.turn = NEVER if heads(self.script, phrase) else TURN

    def _ahead(self, found: Sequence[DatePhrase]) -> list[PartialDate]:
        """For each phrase, the next date that has a year of its own; an empty one at the end."""
        dates: list[PartialDate] = []
        coming = PartialDate()
        for phrase in reversed(found):
            dates.append(coming)
            if phrase.date.year is not None and not phrase.short and self._moves(phrase, phrase.date):
                coming = phrase.date
        return dates[::-1]

    def _moves(self, phrase: DatePhrase, date: PartialDate) -> bool:
        """Whether a narrative goes on from a date: no birth, no century, no year of another age.

        Behind a date in the head of a letter, a lone year or one long ago is what the letter speaks of.
        """
        if date.year is None or not date.exists or is_birth(self.script, phrase) or phrase.shape in ASIDE:
            return False
        if self.turn == NEVER and self.now.month is not None and self.now.year is not None:
            aside = abs(date.year - self.now.year) >= LONG_AGO and not heads(self.script, phrase)
            if date.month is None or aside:
                return False
        if self.age is None:
            return date.day is not None and ends_headline(self.script, phrase)
        return abs(date.year - self.age) <= AGE

    def _goes_on(self, phrase: DatePhrase, weekdays: bool) -> bool:
        """Whether a number at the beginning of a line is the next day of a diary; one with a point alone is
        it only where other days of the diary have a weekday.
        """
        day, now = phrase.date.day or 0, self.now
        ordinal = "S" in self.script.code[phrase.start : phrase.end]
        if not (self.diary and now.month and (ordinal or weekdays)):
            return False
        return now.day is None or 0 < day - now.day <= NEXT or (now.day > MONTH - NEXT and day <= NEXT)

    def _told(self, phrase: DatePhrase, shift: int) -> Dated:
        """A day of the month of writing, or of the month before or after it."""
        if self.now.year is None or self.now.month is None:
            return Dated(phrase, phrase.date, None, "medium")
        months = self.now.year * 12 + self.now.month - 1 + shift
        date = PartialDate(months // 12, months % 12 + 1, phrase.date.day)
        return Dated(phrase, date, None, "high")

    def _supplied(self, phrase: DatePhrase, coming: PartialDate) -> Dated:
        """A phrase without a year, in the year that the narrative has come to, where that is sure."""
        script, now, date, year = self.script, self.now, phrase.date, self.now.year
        if date.month is None:
            date = replace(date, month=self._month(phrase, date))
        rolled = bool(year and now.month and date.month and now.month - date.month >= self.turn)
        told = direction(script, phrase) if now.year and now.month and date.month else 0
        if told and now.year and now.month and date.month:
            year = now.year + (told if told * (date.month - now.month) <= 0 else 0)
        elif year is not None and rolled:
            year += 1
        weekday = weekday_before(script, phrase.start)
        whole = date.month and date.day and phrase.shape not in DIARY
        if weekday is not None and year is not None and whole:
            year = year_with(weekday, date, year)
        until = phrase.until and phrase.until.in_year(year)
        sure = year is not None and self._sure(phrase, year, coming, rolled, weekday is not None)
        filled = date.in_year(year)
        if not sure or date.month is None or not filled.exists or (until and not until.exists):
            return Dated(phrase, phrase.date, phrase.until, "medium")
        return Dated(phrase, filled, until, "medium")

    def _month(self, phrase: DatePhrase, date: PartialDate) -> int | None:
        """The month of a day: that of the narrative; in a diary the next one, where the day is past."""
        month = self.now.month
        if month and phrase.shape in DIARY and self.now.day and date.day and date.day < self.now.day:
            return month % 12 + 1
        return month

    def _sure(self, phrase: DatePhrase, year: int, coming: PartialDate, rolled: bool, weekday: bool) -> bool:
        """Whether a year is surely meant: the next date has it too, or the last one stands close before."""
        headed = phrase.shape == "month" and is_line(self.script, phrase)
        if (headed and self.diary) or phrase.shape == "bare day":
            return True
        if direction(self.script, phrase):
            return self.now.month is not None and phrase.start - self.at <= CLOSE
        if phrase.date.day is None and not is_told(self.script, phrase):
            return False
        if coming.year == year:
            return True
        back = coming.year is not None and coming.year < year
        if rolled and year in self.told and coming.month is None and phrase.start - self.at <= CLOSE:
            return True
        spoken_of = coming.month is None or (coming.year or year) <= year - LONG_AGO
        if (back and not (self.turn == NEVER and spoken_of)) or in_quotes(self.script, phrase):
            return False
        if self.turn == NEVER and heads(self.script, phrase):
            return False
        if phrase.shape in DIARY:
            return True
        near = CLOSE if phrase.date.day is not None else BESIDE
        if self.now.month is None:
            near = YEAR_ONLY
        return (not rolled or weekday) and phrase.start - self.at <= near


DIARY = frozenset({"diary day", "bare day"})

NEXT, MONTH = 10, 31
"""So many days a diary leaves out at most; and those of a month."""

ASIDE = frozenset({"century", "centuries", "decade"})


def _in_age(phrase: DatePhrase, age: int) -> Dated:
    """A year of two digits, in the century that brings it nearest to the age."""
    short = phrase.date.year or 0
    century = round((age - short) / 100) * 100
    until = phrase.until and phrase.until.in_year((phrase.until.year or short) + century)
    return Dated(phrase, phrase.date.in_year(short + century), until, "medium")
