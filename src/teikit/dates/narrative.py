"""The year that a text leaves unsaid: of `2 April`, `in October`, `the 16th`, `'43`.

A narrative goes forward from the last date that it gave in full. A year is supplied only where it is sure: by
the dates before and after, or close behind a date; a date that may be of any year keeps the form without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as calendar_date
from itertools import pairwise
from statistics import median

from teikit.dates.calendar import PartialDate
from teikit.dates.match import DatePhrase
from teikit.dates.transcript import Transcript

AGE = 20
"""So many years from the middle of a text's dates, a lone year is aside from its narrative."""

MODERN = 1959
"""The age of a text that gives no year in full: years of two digits are of the hundred years around it."""

TURN, NEVER = 3, 12
"""So many months back from the last date, a month without a year belongs to the next one; after the date in
the head of a letter or record, never: what follows tells the past."""

LOOK_BACK = 8
"""So many tokens before a date may say that it is somebody's birth."""

CLOSE = 400
"""So many tokens after a date in full, a day is of its year although nothing behind it says so."""

BESIDE = 150
"""The same for a month alone, which is as often of every year."""

LONG_AGO = 8
"""A date so many years from that of a letter does not move it."""

HEADLINE = 24
"""A line of so many tokens at most may be the head of a letter although a full stop ends it."""

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


def _age(script: Transcript, found: Sequence[DatePhrase]) -> int:
    """The middle of a text's years, of those with a month if there are any: it is not told of lone years."""
    dates = [
        phrase.date
        for phrase in found
        if phrase.date.year is not None and not phrase.short and not _is_birth(script, phrase)
    ]
    full = [date for date in dates if date.month is not None]
    years = [date.year for date in full or dates if date.year is not None]
    return int(median(years)) if years else MODERN


@dataclass(slots=True)
class _Narrative:
    """Where a narrative has come to: the last date that moved it, where that ends, what it is like; and the
    years that it tells of.
    """

    script: Transcript
    age: int
    now: PartialDate = field(default_factory=PartialDate)
    at: int = 0
    turn: int = TURN
    told: frozenset[int] = frozenset()

    def follow(self, found: Sequence[DatePhrase]) -> Iterator[Dated]:
        """Each phrase with its year, in order."""
        ahead = self._ahead(found)
        self.told = frozenset(
            phrase.date.year for phrase in found if phrase.date.year is not None and not phrase.short
        )
        for phrase, coming in zip(found, ahead, strict=True):
            if phrase.short:
                dated = _in_age(phrase, self.now.year or self.age)
            elif phrase.date.year is not None:
                dated = Dated(phrase, phrase.date, phrase.until, "high")
            elif phrase.shift is not None:
                dated = self._told(phrase, phrase.shift)
            else:
                dated = self._supplied(phrase, coming)
            yield dated
            if phrase.shift is None and self._moves(phrase, dated.date):
                self.now, self.at = dated.until or dated.date, phrase.end
                if phrase.date.year is not None:
                    self.turn = NEVER if _heads(self.script, phrase) else TURN

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
        if date.year is None or not date.exists or _is_birth(self.script, phrase) or phrase.shape in ASIDE:
            return False
        if self.turn == NEVER and self.now.month is not None and self.now.year is not None:
            aside = abs(date.year - self.now.year) >= LONG_AGO and not _heads(self.script, phrase)
            if date.month is None or aside:
                return False
        return abs(date.year - self.age) <= AGE

    def _told(self, phrase: DatePhrase, shift: int) -> Dated:
        """A day of the month of writing, or of the month before or after it."""
        if self.now.year is None or self.now.month is None:
            return Dated(phrase, PartialDate(), None, "low")
        months = self.now.year * 12 + self.now.month - 1 + shift
        date = PartialDate(months // 12, months % 12 + 1, phrase.date.day)
        return Dated(phrase, date if date.exists else PartialDate(), None, "high")

    def _supplied(self, phrase: DatePhrase, coming: PartialDate) -> Dated:
        """A phrase without a year, in the year that the narrative has come to, where that is sure."""
        script, now, date, year = self.script, self.now, phrase.date, self.now.year
        if date.month is None:
            date = replace(date, month=self._month(phrase, date))
        rolled = bool(year and now.month and date.month and now.month - date.month >= self.turn)
        if year is not None and rolled and not _is_to_come(script, phrase):
            year += 1
        weekday = _weekday(script, phrase.start)
        if weekday is not None and year is not None and date.month and date.day:
            year = _year_with(weekday, date, year)
        until = phrase.until and phrase.until.in_year(year)
        sure = year is not None and self._sure(phrase, year, coming, rolled, weekday is not None)
        filled = date.in_year(year)
        if not sure or date.month is None or not filled.exists or (until and not until.exists):
            return Dated(phrase, phrase.date, phrase.until, "medium")
        return Dated(phrase, filled, until, "medium")

    def _month(self, phrase: DatePhrase, date: PartialDate) -> int | None:
        """The month of a day: that of the narrative; in a diary the next one, where the day is past."""
        month = self.now.month
        if month and phrase.shape == "diary day" and self.now.day and date.day and date.day < self.now.day:
            return month % 12 + 1
        return month

    def _sure(self, phrase: DatePhrase, year: int, coming: PartialDate, rolled: bool, weekday: bool) -> bool:
        """Whether a year is surely meant: the next date has it too, or the last one stands close before."""
        if phrase.date.day is None and not _is_told(self.script, phrase):
            return False
        if coming.year == year:
            return True
        back = coming.year is not None and coming.year < year
        if rolled and year in self.told and coming.month is None and phrase.start - self.at <= CLOSE:
            return True
        spoken_of = coming.month is None or (coming.year or year) <= year - LONG_AGO
        if (back and not (self.turn == NEVER and spoken_of)) or _in_quotes(self.script, phrase):
            return False
        if self.turn == NEVER and _heads(self.script, phrase):
            return False
        near = CLOSE if phrase.date.day is not None else BESIDE
        if self.now.month is None:
            near = YEAR_ONLY
        if phrase.shape == "diary day":
            return True
        return (not rolled or weekday) and phrase.start - self.at <= near


ASIDE = frozenset({"century", "centuries", "decade"})


def _is_told(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether the sentence of a phrase tells what was, and not what is so every year."""
    words = script.words
    if not words.past:
        return True
    start = max(script.code.rfind(mark, 0, phrase.start) for mark in SENTENCE)
    ends = [end for mark in SENTENCE if (end := script.code.find(mark, phrase.end)) >= 0]
    around = (script.word(at).lower() for at in range(start + 1, min(ends, default=len(script.code))))
    return any(word in words.past or word.endswith(words.past_endings) for word in around)


SENTENCE = (". ", "|", "; ")
"""What ends a sentence in a transcript."""


def _is_to_come(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether the words behind a date say that it is still to come."""
    return script.word(phrase.end + 1).lower() in script.words.coming


def _in_quotes(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a phrase stands in a quotation, which has a time of its own."""
    block = script.code.rfind("|", 0, phrase.start) + 1
    before = script.text[script.starts[block] : script.starts[phrase.start]]
    return before.count("“") > before.count("”") or before.count("«") > before.count("»")


def _is_birth(script: Transcript, phrase: DatePhrase) -> bool:
    first = max(0, phrase.start - LOOK_BACK)
    return any(script.word(at).lower() in script.words.birth for at in range(first, phrase.start))


def _heads(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a date begins its line, or ends it, as in the head of a letter; a sentence ends with a stop."""
    code = script.code
    if code[max(0, phrase.start - 1) : phrase.start] in ("", "|"):
        return True
    end = phrase.end
    while code[end : end + 1] == " ":
        end += 1
    begin, stop = code.rfind("|", 0, phrase.start), code.find("|", phrase.end)
    if begin < 0 <= stop <= HEADLINE:
        return True  # the dateline and the salutation of a letter are one block
    short = phrase.end - begin <= HEADLINE
    if short and code[end : end + 1] == ".":
        end += 1
    return code[end : end + 1] in ("", "|")


def _in_age(phrase: DatePhrase, age: int) -> Dated:
    """A year of two digits, in the century that brings it nearest to the age."""
    short = phrase.date.year or 0
    century = round((age - short) / 100) * 100
    until = phrase.until and phrase.until.in_year((phrase.until.year or short) + century)
    return Dated(phrase, phrase.date.in_year(short + century), until, "medium")


def _weekday(script: Transcript, token: int) -> int | None:
    """The weekday named just before a token, Monday being 0."""
    at = token - 1
    while at >= 0 and script.code[at] in " ,t":
        at -= 1
    return script.words.weekdays.get(script.word(at).lower()) if at >= 0 else None


def _year_with(weekday: int, date: PartialDate, near: int) -> int | None:
    """The year nearest to `near` in which the date falls on that weekday."""
    for distance in range(12):
        for year in (near - distance, near + distance):
            day = date.in_year(year)
            if day.exists and calendar_date(*day.first).weekday() == weekday:
                return year
    return near
