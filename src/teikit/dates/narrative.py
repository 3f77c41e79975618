"""The year that a text leaves unsaid: of `2 April`, `in October`, `the 16th`, `'43`.

A narrative goes forward from the last date that it gave in full; a weekday, or words such as `of the same
year`, decide more surely. Births and years of another age do not move it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as calendar_date
from statistics import median

from teikit.dates.calendar import PartialDate
from teikit.dates.phrases import DatePhrase
from teikit.dates.transcript import Transcript

AGE = 20
"""So many years from the middle of a text's dates, a lone year is aside from its narrative."""

TURN, NEVER = 3, 12
"""So many months back from the last date, a month without a year belongs to the next one; after the date in
the head of a letter or record, never: what follows tells the past."""

LOOK_BACK = 8
"""So many tokens before a date may say that it is somebody's birth."""


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
    ends = [*breaks, len(script.code)]
    now, turn = PartialDate(), TURN
    for phrase in found:
        if phrase.start >= ends[0]:
            while phrase.start >= ends[0]:
                ends.pop(0)
            now = PartialDate()
        if phrase.short:
            dated = _in_age(phrase, now.year or age)
        elif phrase.date.year is not None:
            dated = Dated(phrase, phrase.date, phrase.until, "high")
        else:
            dated = _supplied(script, phrase, now, age, turn)
        yield dated
        if dated.date.year is not None and _moves(script, phrase, dated.date, age):
            now = dated.until or dated.date
            turn = (NEVER if _heads(script, phrase) else TURN) if phrase.date.year is not None else turn


def _age(script: Transcript, found: Sequence[DatePhrase]) -> int:
    years = [
        phrase.date.year
        for phrase in found
        if phrase.date.year is not None and not phrase.short and not _is_birth(script, phrase)
    ]
    return int(median(years)) if years else 1950


def _is_birth(script: Transcript, phrase: DatePhrase) -> bool:
    first = max(0, phrase.start - LOOK_BACK)
    return any(script.word(at).lower() in script.words.birth for at in range(first, phrase.start))


def _moves(script: Transcript, phrase: DatePhrase, date: PartialDate, age: int) -> bool:
    if _is_birth(script, phrase) or phrase.shape in ("century", "decade"):
        return False
    return date.year is not None and abs(date.year - age) <= AGE


def _heads(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a date begins its line, or ends it without a full stop, as in the head of a letter."""
    edges = (
        script.code[max(0, phrase.start - 1) : phrase.start],
        script.code[phrase.end : phrase.end + 2].lstrip(),
    )
    return edges[0] in ("", "|") or edges[1][:1] in ("", "|")


def _in_age(phrase: DatePhrase, age: int) -> Dated:
    """A year of two digits, in the century that brings it nearest to the age."""
    short = phrase.date.year or 0
    century = round((age - short) / 100) * 100
    until = phrase.until and phrase.until.in_year((phrase.until.year or short) + century)
    return Dated(phrase, phrase.date.in_year(short + century), until, "medium")


def _supplied(script: Transcript, phrase: DatePhrase, now: PartialDate, age: int, turn: int) -> Dated:
    """A phrase without a year, in the year that the narrative has come to; as it is, where no year fits."""
    date, year = phrase.date, now.year
    if date.month is None:
        date = replace(date, month=now.month)
    if year is not None and now.month and date.month and now.month - date.month >= turn:
        year += 1
    weekday = _weekday(script, phrase.start)
    if weekday is not None and date.month and date.day:
        year = _year_with(weekday, date, year if year is not None else age)
    date, until = date.in_year(year), phrase.until and phrase.until.in_year(year)
    if date.month is None or year is None or not date.exists or (until and not until.exists):
        return Dated(phrase, phrase.date, phrase.until, "medium")
    return Dated(phrase, date, until, "medium")


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
