"""Dates whose month has the name of another calendar: `12 Ramadan 1332`, `15 Nisan 5703`, `Elul 5698`.

Only words that such names begin with are looked at, which the transcript has marked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from teikit.dates.calendar import PartialDate
from teikit.dates.foreign_months import ForeignMonths
from teikit.dates.match import DatePhrase
from teikit.dates.reckonings import DAYS, hebrew_leap

DAY = re.compile(r"(?<![\d./-])(\d{1,2})(?:st|nd|rd|th|\.|er|º)? ?,? ?(?:of (?:the )?|de |du )?\Z")
YEAR = re.compile(r",? ?(?:[^\W\d]{2,4} |A\.? ?[HM]\.? )?(\d{3,4})(?!\d|[.,]\d)")
"""A year, behind a little word or the name of an era."""

REACH = 16

BOUNDS = {"hijri": (1, 1500), "hebrew": (4000, 5900)}
ADAR, SECOND_ADAR = 12, 13
SHORTEST = 29


def foreign(
    text: str, starts: tuple[int, ...], marked: Iterable[int], months: ForeignMonths
) -> Iterator[DatePhrase]:
    """The dates of other calendars, with the day or the bounds that they mean in the Gregorian one."""
    for token in marked:
        at = starts[token]
        name = months.expression.match(text, at)
        year = YEAR.match(text, name.end()) if name else None
        if name is None or year is None:
            continue
        calendar, month = months.meaning[re.sub(r"[ -]", " ", name.group().lower().replace("’", "'"))]
        day = DAY.search(text[max(0, at - REACH) : at])
        found = _phrase(calendar, int(year[1]), month, int(day[1]) if day else None)
        if found is None:
            continue
        begin = at - len(day.group()) if day else at
        first, last = bisect_left(starts, begin), bisect_left(starts, year.end())
        date, until, custom = found
        yield DatePhrase(first, last, date, until, calendar, calendar=calendar, custom=custom)


def _phrase(
    calendar: str, year: int, month: int, day: int | None
) -> tuple[PartialDate, PartialDate | None, str] | None:
    """What a date means, and how its own calendar writes it; None where there is no such date."""
    least, most = BOUNDS[calendar]
    if not least <= year <= most:
        return None
    if calendar == "hebrew" and month == ADAR and hebrew_leap(year):
        month = SECOND_ADAR
    custom = f"{year:04}-{month:02}"
    if day is not None:
        date = DAYS[calendar](year, month, day)
        return (date, None, f"{custom}-{day:02}") if date else None
    first = DAYS[calendar](year, month, 1)
    last = DAYS[calendar](year, month, SHORTEST + 1) or DAYS[calendar](year, month, SHORTEST)
    return (first, last, custom) if first and last else None
