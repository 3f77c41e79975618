"""Dates in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2)."""

from __future__ import annotations

from teikit.dates.calendar import PartialDate

DECADE, CENTURY = 9, 99
"""So many years lie between the first and the last of one."""


def edtf(date: PartialDate, until: PartialDate | None, *, supplied: bool, about: bool) -> str:
    """A date or a span of time; `supplied` marks a year that the words do not have, `about` a guess."""
    if until is None:
        return _single(date, supplied) + "~" * about
    first, last = date.year, until.year
    lone_years = (date.month, until.month) == (None, None)
    if lone_years and first is not None and last is not None and last - first == DECADE and first % 10 == 0:
        return f"{first // 10}X" + "~" * about
    if lone_years and first is not None and last is not None and last - first == CENTURY and first % 100 == 0:
        return f"{first // 100}XX" + "~" * about
    return f"{_single(date, supplied)}/{_single(until, supplied)}"


def bounds(not_before: PartialDate | None, not_after: PartialDate | None) -> str:
    """A span of time that is open at one end, or has two."""
    return "/".join(_single(end, supplied=False) if end else ".." for end in (not_before, not_after))


def _single(date: PartialDate, supplied: bool) -> str:
    year = "XXXX" if date.year is None else f"{date.year:04}" + "?" * supplied
    month = "" if date.month is None else f"-{date.month:02}"
    day = "" if date.day is None else f"-{date.day:02}" if month else f"-XX-{date.day:02}"
    return year + month + day
