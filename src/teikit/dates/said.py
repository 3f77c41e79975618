"""What a match of each shape says: usually one date, two for `2nd and 3rd of May`; none where it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from teikit.dates.calendar import PartialDate
from teikit.dates.calendars import after_easter, republican
from teikit.dates.match import DatePhrase, Match
from teikit.dates.numerals import arabic
from teikit.dates.reckonings import julian
from teikit.dates.words import MOVABLE

ROMAN_NUMERAL = re.compile("[ivx]{1,5}")


def said(match: Match, day_first: bool) -> Iterator[DatePhrase]:
    """The dates that a match says; of three numbers, `day_first` tells the day where they do not."""
    if match.name in ("numbers", "numbers, short year"):
        date = _ordered(match, day_first)
        if date is not None:
            yield from _ends(match, date, match.year() is None)
    else:
        yield from SAYS.get(match.name, _days)(match)


def _century(said: Match) -> Iterator[DatePhrase]:
    first = said.value("cd", "co") or 0
    last = said.value("c1") or first
    if 5 <= first <= last <= 21 and (first < last or said.at("c1") < 0):
        yield said.phrase(PartialDate(first * 100 - 99), PartialDate(last * 100))


def _decade(said: Match) -> Iterator[DatePhrase]:
    first = said.value("dy", "ds") or 0
    if first % 10 == 0 and said.script.word(said.match.end() - 1) not in ("th", "st"):
        yield said.phrase(PartialDate(first), PartialDate(first + (99 if first % 100 == 0 else 9)))


def _early(said: Match) -> Iterator[DatePhrase]:
    """A year of three digits."""
    at = said.at("ey", "ey2")
    if len(said.script.word(at)) == EARLY:
        yield said.phrase(PartialDate(said.script.values[at]))


def _republican(said: Match) -> Iterator[DatePhrase]:
    date = republican(_republican_year(said), said.value("rm") or 0, said.value("d") or 0)
    if date is not None:
        written = f"{_republican_year(said):04}-{said.value('rm') or 0:02}-{said.value('d') or 0:02}"
        yield replace(said.phrase(date), calendar="republican", custom=written)


def _feast(said: Match) -> Iterator[DatePhrase]:
    year, feast = said.year(), said.value("feast") or 0
    if year is not None and feast >= MOVABLE:
        yield said.phrase(after_easter(year, feast - MOVABLE))
    elif year is not None:
        yield said.phrase(PartialDate(year, *divmod(feast, 100)))


def _two_styles(said: Match) -> Iterator[DatePhrase]:
    """A day by both calendars, 12/24 January 1880: the later of the two is the new style."""
    year, month, day = said.year(), said.value("m"), said.value("d")
    if year is None:
        return
    for before in (0, 1):  # 20 December/1 January 1881 is a date of two years
        old = julian(said.value("yj") or year - before, said.value("mj") or month or 0, said.value("dj") or 0)
        if old == PartialDate(year, month, day):
            yield said.phrase(old)
            return


def _told(said: Match) -> Iterator[DatePhrase]:
    found = said.phrase(PartialDate(day=said.value("d")))
    yield replace(found, end=said.match.end(), shift=said.script.values[said.at("shift")])


def _diary(said: Match) -> Iterator[DatePhrase]:
    if said.script.word(said.at("wd")).lower() in said.script.words.weekdays:
        yield said.phrase(PartialDate(day=said.value("d")), start=said.at("d"))


def _republican_year(said: Match) -> int:
    """The year of the Republic, in digits or as a Roman numeral."""
    written = said.script.word(said.at("ry")).lower()
    if written.isdigit():
        return int(written)
    return arabic(written) if ROMAN_NUMERAL.fullmatch(written) else 0


def _years(said: Match) -> Iterator[DatePhrase]:
    first, last, link = said.value("y") or 0, said.value("y1"), said.match["link"]
    if said.script.code.startswith("/", said.match.end()):
        return  # 2004/38/EC
    rest = said.value("s1") or 0
    if last is None and len(said.script.word(said.at("s1"))) == 2 and link in "-/":
        last = first - first % 100 + rest
        if last <= first and rest <= 12 and link == "-":
            yield said.phrase(PartialDate(first, rest))
    if last is not None and first < last:
        yield said.phrase(PartialDate(first), PartialDate(last))


def _ordered(said: Match, day_first: bool) -> PartialDate | None:
    """The date of three numbers; with dots the day comes first, otherwise `day_first` decides."""
    first, second = said.value("a") or 0, said.value("b") or 0
    year = said.year() if said.at("y") >= 0 else said.short_year()
    if year is None:
        return None
    if first > 12 or (second <= 12 and (day_first or said.match["sep"][0] == ".")):
        return PartialDate(year, second, first)
    return PartialDate(year, first, second)


def _days(said: Match) -> Iterator[DatePhrase]:
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
    month = said.value("m", "mr", "mr2", "mn") or _numbered_month(said, year or 0)
    date = PartialDate(year if short is None else short, month, day)
    yield from _ends(said, date, short is not None)


def _numbered_month(said: Match, year: int) -> int | None:
    """The month that Quakers give a number; up to 1752 the year began in March, their first month."""
    number = said.value("om")
    return number if number is None or year > OLD_YEAR else (number + 1) % 12 + 1


OLD_YEAR = 1751

EARLY = 3
"""Digits of a year that needs a word for it."""


def _ends(said: Match, date: PartialDate, short: bool) -> Iterator[DatePhrase]:
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
    if link == "/" and (first.day or 0) + 1 != date.day:
        yield replace(said.phrase(date, start=begin), short=short)
    elif "a" not in link and first.first < date.first:
        yield replace(said.phrase(first, date), short=short)
    else:
        yield replace(said.phrase(date, start=begin), short=short)


SAYS: Mapping[str, Callable[[Match], Iterator[DatePhrase]]] = {
    "century": _century,
    "centuries": _century,
    "decade": _decade,
    "early year": _early,
    "years": _years,
    "day of the Republic": _republican,
    "feast": _feast,
    "two styles": _two_styles,
    "day of a month told": _told,
    "diary day": _diary,
}
"""The shapes that are not a day, a month and a year."""
