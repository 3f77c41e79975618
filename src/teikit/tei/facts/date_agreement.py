"""Whether the attributes of a date leave room for what its words say.

Days of the Julian calendar may be given in Gregorian form, and years may begin in March.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teikit.dates.calendar import PartialDate
from teikit.tei.facts.said_dates import Said
from teikit.tei.facts.temporal import DAY, EARLIEST, LATEST, Stretch, stretch

LAST_JULIAN, LAST_OF_MARCH = 1923, 1752
"""The last years in which a state of Europe used the Julian calendar, and began the year in March."""


def agree(told: Said, values: Mapping[str, str]) -> bool:
    """Whether the dating attributes, by name, and what the words tell can both be true."""
    return any(_agrees(told, way, values) for way in told.ways)


def _agrees(told: Said, date: PartialDate, values: Mapping[str, str]) -> bool:
    try:
        known = {name: stretch(value) for name, value in values.items()}
    except ValueError:
        return True
    if date.year is None:
        return "when" not in values or _same_day(date, values["when"])
    if None in known.values():
        return True
    first, last = _window(known)
    for begin, end in _spoken(told, date):
        if any(begin + shift < last and first < end + shift for shift in (0, *_shifts(date.year))):
            return True
    return False


def _spoken(told: Said, date: PartialDate) -> Iterator[tuple[int, int]]:
    """The first second and the end of what the words say; of a year that begins in March, twice."""
    assumed = (
        [0, *([1] if date.year <= LAST_OF_MARCH and (date.month or 1) <= 3 else [])] if date.year else []
    )
    for later in assumed:
        ends = [each.in_year((each.year or 0) + later) for each in (date, told.until or date)]
        first, last = (stretch(each.iso) if each.exists else None for each in ends)
        if first is not None and last is not None:
            yield first.first, last.end


def _window(known: Mapping[str, Stretch | None]) -> tuple[float, float]:
    """The seconds between which the attributes put the date."""
    first = [each.first for name in ("when", *EARLIEST) if (each := known.get(name))]
    last = [each.end for name in ("when", *LATEST) if (each := known.get(name))]
    return max(first, default=float("-inf")), min(last, default=float("inf"))


def _same_day(date: PartialDate, value: str) -> bool:
    """Whether a day or month of no year is that of a value, or that of its day in the Julian calendar."""
    year, month, day = _parts(value)
    if month is None or (month == date.month and (date.day is None or day is None or day == date.day)):
        return True
    if year is None or year > LAST_JULIAN or day is None or date.day is None:
        return year is not None and year <= LAST_JULIAN and date.day is None
    years = (each for each in (year - 1, year) if each > 0)
    spoken = [stretch(each.iso) for n in years if (each := date.in_year(n)).exists]
    there = stretch(value)
    return there is not None and any(
        each and each.first + shift == there.first for each in spoken for shift in _shifts(year)
    )


def _shifts(year: int) -> set[int]:
    """By how many seconds the Julian calendar was behind in a year, and in the one before."""
    years = (year - 1, year) if year <= LAST_JULIAN else ()
    return {(each // 100 - each // 400 - 2) * DAY for each in years}


def _parts(value: str) -> tuple[int | None, int | None, int | None]:
    parts = value.removeprefix("--").partition("T")[0].split("-")
    try:
        numbers = [int(part) for part in parts]
    except ValueError:
        return None, None, None
    if value.startswith("--"):
        numbers = [0, *numbers]
    year, month, day = (*numbers, None, None, None)[:3]
    return year or None, month, day
