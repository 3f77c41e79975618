"""Dates of other reckonings in the Gregorian calendar: the French Republic's, and Easter with its feasts."""

from __future__ import annotations

from datetime import date, timedelta

from teikit.dates.calendar import PartialDate

CALENDAR = "calendar-"
"""What the identifiers of calendars begin with in the header."""

NAMES = {
    "julian": "The Julian calendar.",
    "republican": "The calendar of the French Republic; the days at the end of its year as the 13th month.",
    "hijri": "The Islamic calendar, by the tables of the civil reckoning; months from Muharram.",
    "hebrew": "The Hebrew calendar; months from Nisan, Adar of a leap year as the 12th, Adar II as the 13th.",
    "edtf": "The Extended Date/Time Format of ISO 8601-2:2019, by which when-custom is written.",
}
"""What is said of each of them there."""

FIRST_YEAR, LAST_YEAR = 1, 14
FIRST_DAYS = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
"""The day of September on which each year of the Republic begins, from 1792."""

REFORM = 1583
"""The first year in which Easter was kept by the Gregorian calendar."""


def republican(year: int, month: int, day: int) -> PartialDate | None:
    """The day of a date of the French Republic; None where there is none."""
    last = 6 if month == 13 else 30
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 13 and 1 <= day <= last):
        return None
    begin = date(1791 + year, 9, FIRST_DAYS[year - 1])
    found = begin + timedelta(days=30 * (month - 1) + day - 1)
    return PartialDate(found.year, found.month, found.day)


def easter(year: int) -> date:
    """Easter Sunday of a year; before the reform, its day in the Julian calendar, as it was then written."""
    if year < REFORM:
        age = (19 * (year % 19) + 15) % 30
        days = age + (2 * (year % 4) + 4 * (year % 7) - age + 34) % 7 + 114
        return date(year, days // 31, days % 31 + 1)
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    days = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114
    return date(year, days // 31, days % 31 + 1)


def after_easter(year: int, days: int) -> PartialDate:
    """The day so many days after Easter."""
    found = easter(year) + timedelta(days=days)
    return PartialDate(found.year, found.month, found.day)
