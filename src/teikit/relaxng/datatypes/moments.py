"""Dates and times of the Gregorian calendar, also before its introduction: XML Schema Part 2, 3.2.7.

A leap second (:60) is allowed, as Jing allows it; 24:00:00 is not, nor is the year 0000.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from teikit.relaxng.datatypes.lexical import form

_YEAR = "(?P<year>-?(?:[1-9][0-9]*)?[0-9]{4})"
_MONTH = "(?P<month>[0-9]{2})"
_DAY = "(?P<day>[0-9]{2})"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]*))?"
_ZONE = "(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
_FORMS = {
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}",
    "time": f"{_TIME}{_ZONE}",
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}",
    "gYear": f"{_YEAR}{_ZONE}",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}",
    "gMonth": f"--{_MONTH}{_ZONE}",
    "gDay": f"---{_DAY}{_ZONE}",
}
_MONTHS = "January February March April May June July August September October November December".split()
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_YEAR = 292_278_994  # an application may set a limit (3.2.7); this is Jing's
_FARTHEST = 14 * 60  # minutes of the time zones farthest from UTC


class Moment(NamedTuple):
    """When something begins: minutes from the start of year 1 (in UTC, if it has a time zone), and seconds.

    The fraction is its digits, no zeros at the end. What a type leaves out (the year of a gDay) is the same
    for all its values.
    """

    minutes: int
    second: int
    fraction: str
    zoned: bool


def moments(kind: str) -> Callable[[str], Moment]:
    """The function that reads a text as `kind`, "date" for one; it raises ValueError with the fault."""

    def read(text: str) -> Moment:
        if not (match := form(_FORMS[kind])(text)):
            raise ValueError
        field = {"year": "2000", "month": "1", "day": "1", "hour": "0", "minute": "0", "second": "0"}
        field |= match.groupdict(default="")
        zone = field.get("zone", "")
        if kind == "gDay" and not 1 <= int(field["day"]) <= 31:
            raise ValueError(f"no month has a day {field['day']}")
        day = _days(field["year"], int(field["month"]), int(field["day"]), "year" in match.groupdict())
        minutes = _clock(field["hour"], field["minute"], field["second"]) - _offset(zone)
        fraction = field.get("fraction", "").rstrip("0")
        return Moment(day * 24 * 60 + minutes, int(field["second"]), fraction, bool(zone))

    return read


def _days(year: str, month: int, day: int, year_given: bool) -> int:
    if len(year) > 10 or abs(number := int(year)) > _LAST_YEAR:
        raise ValueError(f"years beyond {_LAST_YEAR} are not supported")
    if number == 0:
        raise ValueError("there is no year 0000; the year before 0001 is -0001")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    number += number < 0  # -0001 is the year before 0001
    if not 1 <= day <= _LENGTHS[month - 1] + (month == 2 and _is_leap(number)):
        raise ValueError(f"there is no {day} {_MONTHS[month - 1]}" + f" {year}" * year_given)
    return first_of_month(number, month) + day - 1


def first_of_month(year: int, month: int) -> int:
    """Days from the start of year 1 to the start of a month; the year before 1 is 0."""
    before = year - 1
    years = before * 365 + before // 4 - before // 100 + before // 400
    return years + sum(_LENGTHS[: month - 1]) + (month > 2 and _is_leap(year))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _clock(hour: str, minute: str, second: str) -> int:
    if int(hour) > 23:
        raise ValueError(f"there is no hour {hour}")
    if int(minute) > 59:
        raise ValueError(f"there is no minute {minute}")
    if int(second) > 60:
        raise ValueError(f"there is no second {second}")
    return int(hour) * 60 + int(minute)


def _offset(zone: str) -> int:
    if zone in ("", "Z"):
        return 0
    offset = int(zone[1:3]) * 60 + int(zone[4:])
    if int(zone[4:]) > 59 or offset > _FARTHEST:
        raise ValueError(f"there is no time zone {zone}")
    return -offset if zone[0] == "-" else offset


def compare(one: Moment, other: Moment) -> int | None:
    """Below 0 when `one` is before `other`; None when a missing time zone decides that: 3.2.7.4."""
    if one.zoned == other.zoned:
        return (one > other) - (one < other)
    if one.zoned:
        order = compare(other, one)
        return order and -order
    if _shifted(one, _FARTHEST) < other[:3]:
        return -1
    return 1 if _shifted(one, -_FARTHEST) > other[:3] else None


def _shifted(moment: Moment, minutes: int) -> tuple[int, int, str]:
    return moment.minutes + minutes, moment.second, moment.fraction
