"""Durations: XML Schema Part 2, 3.2.6. P1Y and P12M are different values; a month is 28 to 31 days."""

from __future__ import annotations

from typing import NamedTuple

from teikit.relaxng.datatypes.lexical import form
from teikit.relaxng.datatypes.moments import first_of_month

_FORM = r"""(-?)P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?
(?:T(?=[0-9.])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?S)?)?"""
_STARTS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))  # 3.2.6.2: four months to add durations to
_FIELD_DIGITS = 100  # an application may set a limit: 3.2.6


class Duration(NamedTuple):
    """The numbers of a duration, the fraction of seconds as its digits, no zeros at the end."""

    negative: bool
    years: int
    months: int
    days: int
    hours: int
    minutes: int
    seconds: int
    fraction: str


def duration(text: str) -> Duration:
    """The duration that `text` stands for; raises ValueError with the fault."""
    if not (match := form(_FORM)(text)):
        raise ValueError
    sign, *fields, fraction = match.groups(default="")
    if any(len(digits) > _FIELD_DIGITS for digits in (*fields, fraction)):
        raise ValueError(f"it has a number of more than {_FIELD_DIGITS} digits")
    years, months, days, hours, minutes, seconds = (int(digits or "0") for digits in fields)
    length = (years, months, days, hours, minutes, seconds, fraction.rstrip("0"))
    return Duration(sign == "-" and any(length), *length)


def compare(one: Duration, other: Duration) -> int | None:
    """Below 0 when `one` is shorter whatever month it begins in; 0 for the same value; None otherwise."""
    if one == other:
        return 0
    orders = {(a > b) - (a < b) for a, b in zip(_ends(one), _ends(other), strict=True)}
    return orders.pop() or None if len(orders) == 1 else None


def _ends(duration: Duration) -> list[int]:
    """Where it ends when it begins with each of the four months, in units of the smallest fraction."""
    sign = -1 if duration.negative else 1
    clock = ((duration.days * 24 + duration.hours) * 60 + duration.minutes) * 60 + duration.seconds
    ends = []
    for year, month in _STARTS:
        months = year * 12 + month - 1 + sign * (duration.years * 12 + duration.months)
        seconds = first_of_month(months // 12, months % 12 + 1) * 86400 + sign * clock
        ends.append(seconds * 10**_FIELD_DIGITS + sign * int(duration.fraction.ljust(_FIELD_DIGITS, "0")))
    return ends
