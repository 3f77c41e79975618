"""The phrases of a text that have the shape of a date, and what each one says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from teikit.dates.calendar import PartialDate
from teikit.dates.feast_days import day_of
from teikit.dates.foreign import foreign
from teikit.dates.match import DatePhrase, Match
from teikit.dates.said import said
from teikit.dates.shapes import BEGINNINGS, NEEDED, SHAPES, expression
from teikit.dates.transcript import Transcript

SLASHED = re.compile(r"(?P<a>d)[/-](?P<b>d)[/-][dny]")
DAY_MONTH = re.compile(r"d(?: ?S)?\.? (?:f )?m")
MONTH_DAY = re.compile(r"m\.? d(?!\.? ?[dm])")
LITTLE = " ,iftYABC."
APART = 10
"""What may stand between a feast and its year, in the letters of a transcript, and how much of it."""

LINKS = re.compile(r" ?(?:-|u(?: t)?|(?P<list>a(?: t)?)) ?")


def phrases(script: Transcript) -> list[DatePhrase]:
    """Every stretch of a transcript that has the shape of a date, in order; none overlaps another.

    Whether a lone year, month or day is meant as a date is not decided here. Stretches that have the shape
    but name no day of the calendar, such as 31 February, are left out as a whole, unless they have a year in
    words. Of 3/4/1921, the day is the first number unless the others of its kind in the text say that it is
    the second.
    """
    day_first = _day_comes_first(script)
    taken = bytearray(len(script.code))
    found = [
        *foreign(script.text, script.starts, script.foreign, script.words.foreign_months),
        *_feasts(script),
        *_days_told(script),
    ]
    for phrase in found:
        taken[phrase.start : phrase.end] = b"\1" * (phrase.end - phrase.start)
    beginnings = {
        any_of: [each.start() for each in re.finditer(f"[{any_of}]", script.code)]
        for any_of in set(BEGINNINGS.values())
    }
    letters = set(script.code)
    for name in SHAPES:
        if not letters.issuperset(NEEDED.get(name, "")):
            continue
        for match in _matches(expression(name), script.code, beginnings[BEGINNINGS[name]]):
            start, end = match.span()
            if taken.find(1, start, end) >= 0:
                continue
            dates = list(said(Match(name, match, script), day_first))
            if dates:
                taken[start:end] = b"\1" * (end - start)
                found += (phrase for phrase in dates if phrase.date.exists or _is_slip(phrase))
    return _joined(sorted(found, key=lambda phrase: phrase.start), script.code)


def _feasts(script: Transcript) -> Iterator[DatePhrase]:
    """The feasts of several words that stand before a year, perhaps with little words between."""
    known = script.words.feast_days
    for at in (each.start() for each in re.finditer("y", script.code)):
        end = at
        while end > max(0, at - APART) and script.code[end - 1] in LITTLE:
            end -= 1
        words = {script.word(end - 1).lower(), script.word(end - 3).lower()}
        feast = None if words.isdisjoint(known.last) else known.ending(script.text, script.starts[end])
        if feast is not None:
            begin, day, away = feast
            date = day_of(day, script.values[at], away)
            yield DatePhrase(bisect_left(script.starts, begin), at + 1, date, shape="feast")


def _days_told(script: Transcript) -> Iterator[DatePhrase]:
    """The days that several words say the month of: am 5. d. M."""
    if script.words.day_told is None:
        return
    shifts = {words.replace(" ", ""): shift for words, shift in script.words.months_told.items()}
    for match in script.words.day_told.finditer(script.text):
        begin, end = (bisect_left(script.starts, place) for place in match.span())
        date = PartialDate(day=int(match[1]))
        if date.exists:
            shift = shifts[match[2].replace(" ", "")]
            yield DatePhrase(begin, end, date, shape="day of a month told", shift=shift)


def _matches(expression: re.Pattern[str], code: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of an expression in order, none over another; they begin at some of these places."""
    done = 0
    for place in places:
        if place >= done and (found := expression.match(code, place)):
            yield found
            done = found.end()


def _is_slip(phrase: DatePhrase) -> bool:
    """Whether a phrase that names no day was surely meant for one: a day of a month in a year, in words."""
    return phrase.shape in IN_FULL and phrase.until is None and not phrase.short


IN_FULL = frozenset({"day of month of year", "month day, year"})


def _day_comes_first(script: Transcript) -> bool:
    """Whether 3/4 is in April: by numbers above twelve, by dates in words, by names of American states."""
    found = [
        (script.values[at.start("a")], script.values[at.start("b")]) for at in SLASHED.finditer(script.code)
    ]
    days = sum(first > 12 for first, _ in found)
    months = sum(second > 12 for _, second in found)
    if days == months:
        days, months = len(DAY_MONTH.findall(script.code)), len(MONTH_DAY.findall(script.code))
    if days == months:
        months += any(state in script.text.lower() for state in script.words.states)
    return days >= months


def _joined(found: list[DatePhrase], code: str) -> list[DatePhrase]:
    """Neighbours that are one range, or that share a year which only the second one has."""
    joined: list[DatePhrase] = []
    for phrase in found:
        before = joined[-1] if joined else None
        link = LINKS.fullmatch(code, before.end, phrase.start) if before else None
        if before and link and before.date.month and not before.until and not phrase.until:
            first, shared = _with_year_of(before, phrase)
            ranged = "-" in link[0] or (shared and not link["list"])
            if ranged and first.year is not None and first.first < phrase.date.first:
                joined[-1] = replace(phrase, start=before.start, date=first, until=phrase.date)
                continue
            if shared:
                joined[-1] = replace(before, date=first, short=phrase.short)
        joined.append(phrase)
    return joined


def _with_year_of(before: DatePhrase, phrase: DatePhrase) -> tuple[PartialDate, bool]:
    """The date of the first phrase, with the year of the second if it has none of its own; and whether so."""
    year = phrase.date.year
    if before.date.year is not None or year is None or phrase.date.month is None:
        return before.date if before.short == phrase.short else PartialDate(), False
    date = before.date.in_year(year)
    return (date.in_year(year - 1) if date.first > phrase.date.first and year > 1000 else date), True
