"""The phrases of a text that have the shape of a date, and what each one says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from teikit.dates.calendar import PartialDate
from teikit.dates.number_words import number
from teikit.dates.shapes import EXPRESSIONS
from teikit.dates.transcript import Transcript


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date found in a transcript: its tokens, what it says, and the name of its shape.

    `until` is the other end of a range. `short` marks a year of two digits, of which the century is unknown.
    """

    start: int
    end: int
    date: PartialDate
    until: PartialDate | None = None
    shape: str = ""
    short: bool = False


SLASHED = re.compile(r"(?P<a>d)[/-](?P<b>d)[/-][dny]")
LINKS = re.compile(r" ?(?:-|u(?: t)?|(?P<list>a(?: t)?)) ?")


def phrases(script: Transcript) -> list[DatePhrase]:
    """Every stretch of a transcript that has the shape of a date, in order; none overlaps another.

    Whether a lone year, month or day is meant as a date is not decided here. Stretches that have the shape
    but name no day of the calendar, such as 31 February, are left out as a whole. Of 3/4/1921, the day is the
    first number unless the others of its kind in the text say that it is the second.
    """
    day_first = _day_comes_first(script)
    taken = bytearray(len(script.code))
    found: list[DatePhrase] = []
    for name, expression in EXPRESSIONS.items():
        for match in expression.finditer(script.code):
            start, end = match.span()
            if taken.find(1, start, end) >= 0:
                continue
            said = list(_said(_Match(name, match, script), day_first))
            if said:
                taken[start:end] = b"\1" * (end - start)
                found += (phrase for phrase in said if phrase.date.exists)
    return _joined(sorted(found, key=lambda phrase: phrase.start), script.code)


def _day_comes_first(script: Transcript) -> bool:
    found = [
        (script.values[at.start("a")], script.values[at.start("b")]) for at in SLASHED.finditer(script.code)
    ]
    return sum(first > 12 for first, _ in found) >= sum(second > 12 for _, second in found)


@dataclass(frozen=True, slots=True)
class _Match:
    """A match of a shape, asked for what its groups are worth."""

    name: str
    match: re.Match[str]
    script: Transcript

    def at(self, *groups: str) -> int:
        """The first token of the first of these groups that took part, or -1."""
        known = self.match.re.groupindex
        return next((at for group in groups if group in known and (at := self.match.start(group)) >= 0), -1)

    def value(self, *groups: str) -> int | None:
        """The number that the first of these groups says; a row of number words is added up."""
        for group in groups:
            start = self.at(group)
            if start >= 0:
                tokens = range(start, self.match.end(group))
                return number(self.script.values[at] for at in tokens if self.script.values[at])
        return None

    def year(self) -> int | None:
        """The year in full, in digits or in words; None where there is none or it is out of bounds."""
        century, rest = self.value("century"), self.value("yc")
        if century is not None and rest is not None:
            return century * 100 + rest
        year = self.value("y", "yb", "yw")
        return year if year is not None and 1000 < year <= 2100 else None

    def short_year(self) -> int | None:
        """The year in two digits."""
        at = self.at("yn", "yn2")
        return self.script.values[at] if at >= 0 and len(self.script.word(at)) == 2 else None

    def phrase(self, date: PartialDate, until: PartialDate | None = None, start: int = -1) -> DatePhrase:
        """The phrase of the match, from its beginning or from `start`."""
        end = self.match.end() - (self.script.code[self.match.end() - 1] == ".")
        return DatePhrase(start if start >= 0 else self.match.start(), end, date, until, self.name)


def _said(said: _Match, day_first: bool) -> Iterator[DatePhrase]:
    """What a match says: usually one phrase, two for `2nd and 3rd of May`; none where it is no date."""
    match said.name:
        case "century":
            century = said.value("cd", "co") or 0
            if 5 <= century <= 21:
                yield said.phrase(PartialDate(century * 100 - 99), PartialDate(century * 100))
        case "decade":
            first = said.value("dy", "ds") or 0
            if first % 10 == 0 and said.script.word(said.match.end() - 1) not in ("th", "st"):
                yield said.phrase(PartialDate(first), PartialDate(first + (99 if first % 100 == 0 else 9)))
        case "years":
            yield from _years(said)
        case "numbers" | "numbers, short year":
            date = _ordered(said, day_first)
            if date is not None:
                yield from _ends(said, date, said.year() is None)
        case _:
            yield from _days(said)


def _years(said: _Match) -> Iterator[DatePhrase]:
    first, last, link = said.value("y") or 0, said.value("y1"), said.match["link"]
    rest = said.value("s1") or 0
    if last is None and len(said.script.word(said.at("s1"))) == 2 and link in "-/":
        last = first - first % 100 + rest
        if last <= first and rest <= 12 and link == "-":
            yield said.phrase(PartialDate(first, rest))
    if last is not None and first < last:
        yield said.phrase(PartialDate(first), PartialDate(last))


def _ordered(said: _Match, day_first: bool) -> PartialDate | None:
    """The date of three numbers; with dots the day comes first, otherwise `day_first` decides."""
    first, second = said.value("a") or 0, said.value("b") or 0
    year = said.year() if said.at("y") >= 0 else said.short_year()
    if year is None:
        return None
    if first > 12 or (second <= 12 and (day_first or said.match["sep"][0] == ".")):
        return PartialDate(year, second, first)
    return PartialDate(year, first, second)


def _days(said: _Match) -> Iterator[DatePhrase]:
    """The dates of a match whose month, if it has one, is a word, a Roman numeral or in its place."""
    year, short = said.year(), said.short_year()
    if year is None and (said.at("century", "y", "yb", "yw") >= 0 or (short is None and said.at("yn") >= 0)):
        return
    day = said.value("d", "dw")
    if day is not None and not 1 <= day <= 31:
        return
    if (
        said.at("dw") >= 0
        and "o" not in said.match["dw"]
        and "f" in said.match[0]
        and "D" not in said.match[0]
    ):
        return
    date = PartialDate(year if short is None else short, said.value("m", "mr", "mr2", "mn"), day)
    yield from _ends(said, date, short is not None)


def _ends(said: _Match, date: PartialDate, short: bool) -> Iterator[DatePhrase]:
    """The date of a match, or both where it names two: one range, or two dates with `and` between them."""
    link = said.match.groupdict().get("link")
    if link is None:
        yield replace(said.phrase(date), short=short)
        return
    first = replace(date, month=said.value("m0") or date.month, day=said.value("d0") or date.day)
    if said.at("d1") >= 0:
        first, date = date, replace(date, day=said.value("d1"))
    begin, end = said.match.end("link"), said.match.start("link")
    begin += 2 * said.script.code.startswith("t ", begin)
    if "a" in link:
        end -= said.script.code[end - 1] == "."
        yield replace(said.phrase(first), end=end, short=short)
    elif first.month != date.month and first.first > date.first and date.year is not None:
        first = first.in_year(date.year - 1)
    if "a" not in link and first.first < date.first:
        yield replace(said.phrase(first, date), short=short)
    else:
        yield replace(said.phrase(date, start=begin), short=short)


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
