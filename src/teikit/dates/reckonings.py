"""Days of other calendars in the Gregorian one: Julian, Islamic, Hebrew.

After Reingold and Dershowitz, Calendrical Calculations. The Islamic calendar is the civil one; where the moon
was watched, its days may lie one off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from teikit.dates.calendar import PartialDate

HIJRI_EPOCH = 227_014
HEBREW_EPOCH = -1_373_427
JULIAN_DAYS = 1_721_425
"""The number of the Julian day before 1 January of the year 1."""

HALAKIM = 25_920
"""The parts of a day of which the months of the moon are counted."""

ADAR, NISAN = 6, 7
"""The numbers of months from Tishri in a common year."""


def julian(year: int, month: int, day: int) -> PartialDate | None:
    """A day of the Julian calendar; None where there is none."""
    if not (1 <= month <= 12 and 1 <= day <= _julian_length(year, month)):
        return None
    before = (14 - month) // 12
    years, months = year + 4800 - before, month + 12 * before - 3
    return _gregorian(day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083 - JULIAN_DAYS)


def _julian_length(year: int, month: int) -> int:
    return (31, 28 + (year % 4 == 0), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def hijri(year: int, month: int, day: int) -> PartialDate | None:
    """A day of the Islamic calendar, Muharram being the first month; None where there is none."""
    leap = (14 + 11 * year) % 30 < 11
    length = 30 if month % 2 or (month == 12 and leap) else 29
    if not (year > 0 and 1 <= month <= 12 and 1 <= day <= length):
        return None
    return _gregorian(
        HIJRI_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    )


def hebrew(year: int, month: int, day: int) -> PartialDate | None:
    """A day of the Hebrew calendar, Nisan being the first month and Adar II the thirteenth; None if none."""
    lengths = _hebrew_lengths(year)
    order = [7, 8, 9, 10, 11, 12, *([13] if len(lengths) == 13 else []), 1, 2, 3, 4, 5, 6]
    if month not in order or not 1 <= day <= lengths[order.index(month)]:
        return None
    return _gregorian(_new_year(year) + sum(lengths[: order.index(month)]) + day - 1)


def hebrew_leap(year: int) -> bool:
    """Whether a year of the Hebrew calendar has thirteen months."""
    return (7 * year + 1) % 19 < 7


def _hebrew_lengths(year: int) -> list[int]:
    """The lengths of the months from Tishri on."""
    days = _new_year(year + 1) - _new_year(year)
    autumn = [30, 30 if days % 10 == 5 else 29, 29 if days % 10 == 3 else 30, 29, 30]
    return autumn + ([30, 29] if hebrew_leap(year) else [29]) + [30, 29, 30, 29, 30, 29]


def _new_year(year: int) -> int:
    before, here, after = (_elapsed(each) for each in (year - 1, year, year + 1))
    put_off = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return HEBREW_EPOCH + here + put_off


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // HALAKIM
    return day + ((3 * (day + 1)) % 7 < 3)


def _gregorian(ordinal: int) -> PartialDate | None:
    if not 1 <= ordinal <= date.max.toordinal():
        return None
    found = date.fromordinal(ordinal)
    return PartialDate(found.year, found.month, found.day)


DAYS: Mapping[str, Callable[[int, int, int], PartialDate | None]] = {
    "julian": julian,
    "hijri": hijri,
    "hebrew": hebrew,
}
"""What each calendar makes of a year, a month and a day."""
