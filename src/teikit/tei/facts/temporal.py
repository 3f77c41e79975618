"""The values of TEI's dating attributes: what stretch of time one means, or why it means none.

W3C values are XML Schema dates (TEI P5 teidata.temporal.w3c); of ISO 8601 values the same forms are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from teikit.dates.calendar import PartialDate, days_in
from teikit.tei.names import TEI

EARLIEST = ("notBefore", "from")
LATEST = ("to", "notAfter")
DATING = ("when", *EARLIEST, *LATEST)
SUFFIXES = ("", "-iso")
DATED = tuple(attribute + suffix for suffix in SUFFIXES for attribute in DATING)
CITING = frozenset({"app", "arc", "biblScope", "citedRange", "locus", "rt", "span"})
"""Elements whose @from and @to are pointers or page numbers (TEI P5 att.citing, app, arc, locus …)."""

ZONE = r"(?P<zone>Z|[+-]\d{2}:\d{2})?"
TIME = r"(?P<hour>\d{2}):(?P<minute>\d{2})(?P<seconds>:(?P<second>\d{2})(?:\.\d+)?)?"
LEXICAL = re.compile(
    rf"(?:(?P<year>-?\d{{4,6}})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T{TIME})?)?)?"
    rf"|--(?P<month_only>\d\d)(?:-(?P<its_day>\d\d))?|---(?P<day_only>\d\d)){ZONE}",
    re.ASCII,
)
TIME_ONLY = re.compile(TIME + ZONE, re.ASCII)
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY, HOUR, MINUTE = 86400, 3600, 60
ZONE_DOUBT = 14 * HOUR
"""How far apart two clocks can be of which one names no time zone (XML Schema 3.2.7.4)."""


class MalformedDateError(ValueError):
    """A value that is not written as a date."""


class ImpossibleDateError(ValueError):
    """A value that is written as a date, but no calendar or clock shows it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the second `first` up to, not including, `end`; seconds of the proleptic Gregorian calendar."""

    first: int
    end: int
    zoned: bool = False

    def is_after(self, other: Stretch) -> bool:
        """Whether all of this stretch comes after all of the other, whatever the missing time zones."""
        return self.first - (ZONE_DOUBT if self.zoned != other.zoned else 0) >= other.end


def dating(element: etree._Element) -> dict[str, str]:
    """The dating attributes of a TEI element, by name; none where its @from and @to are not dates."""
    name = etree.QName(element)
    if name.namespace != TEI or name.localname in CITING:
        return {}
    return {attribute: value for attribute in DATED if (value := element.get(attribute)) is not None}


def stretch(value: str) -> Stretch | None:
    """The time that a value means; None where it names no year, as `--04-02` or `12:00:00`.

    Raises ImpossibleDateError with what is impossible, MalformedDateError where the value is no date at all.
    """
    parts = LEXICAL.fullmatch(value.strip())
    if parts is None:
        clock = TIME_ONLY.fullmatch(value.strip())
        if clock is None:
            raise MalformedDateError(value)
        _check_clock(clock)
        return None
    zone = _check_clock(parts)
    month, day = _number(parts, "month", "month_only"), _number(parts, "day", "its_day", "day_only")
    year = _number(parts, "year")
    _check_calendar(year, month, day)
    if year is None:
        return None
    first, end = _days(year, month or 1, day or 1), _days(year, month or 12, day or _last(year, month)) + 1
    if parts["hour"] is None:
        return Stretch(first * DAY - zone, end * DAY - zone, parts["zone"] is not None)
    clock_at = int(parts["hour"]) * HOUR + int(parts["minute"]) * MINUTE + int(parts["second"] or 0)
    second = first * DAY + clock_at - zone
    return Stretch(second, second + 1, parts["zone"] is not None)


def _number(parts: re.Match[str], *groups: str) -> int | None:
    return next((int(parts[group]) for group in groups if parts[group] is not None), None)


def _check_calendar(year: int | None, month: int | None, day: int | None) -> None:
    if year == 0:
        raise ImpossibleDateError("there is no year 0")
    if month is not None and not 1 <= month <= 12:
        raise ImpossibleDateError(f"there is no month {month:02}")
    if PartialDate(year, month, day).exists:
        return
    if month is None:
        raise ImpossibleDateError(f"no month has a day {day:02}")
    name = MONTH_NAMES[month - 1]
    where = f"{name} {year}" if month == 2 and day == 29 and year is not None else name
    raise ImpossibleDateError(f"{where} has no day {day:02}")


def _check_clock(parts: re.Match[str]) -> int:
    """The offset of the time zone in seconds, once hours, minutes and seconds are known to exist."""
    if parts["hour"] is not None:
        hour, minute, second = int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0)
        midnight = (hour, minute, second) == (24, 0, 0)
        if (hour > 23 and not midnight) or minute > 59 or second > 59:
            raise ImpossibleDateError(f"no clock shows {hour:02}:{minute:02}{parts['seconds'] or ''}")
    zone = parts["zone"]
    if zone in (None, "Z"):
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours * 60 + minutes > 14 * 60 or minutes > 59:
        raise ImpossibleDateError(f'there is no time zone "{zone}"')
    return (hours * HOUR + minutes * MINUTE) * (-1 if zone[0] == "-" else 1)


def _last(year: int, month: int | None) -> int:
    return days_in(month or 12, year)


def _days(year: int, month: int, day: int) -> int:
    """Days since 1 January of the year 1; years before it are counted backwards, without a year 0."""
    year += year < 0
    past = year - 1
    leaps = past // 4 - past // 100 + past // 400
    return past * 365 + leaps + sum(days_in(n, year) for n in range(1, month)) + day - 1
