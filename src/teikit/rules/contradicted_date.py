"""The normal form of a date contradicts its words.

`<date when="1921-07">July 1920</date>`: readers see one date, and search and timelines use another. It is
only said where the words are certain: a full date, a month of a year, a day of a month, a year, in English,
French or German. Days of the Julian calendar, given in Gregorian form, and years that began in March are
allowed for.

Correct the wrong one of the two. If the text errs, keep its words and say so in a note or with `sic`.

Bad::

    <p>They met in <date when="1921-07">July 1920</date>.</p>

Bad::

    <p>They met on <date when="1921-04-12">2 April</date>.</p>

Good::

    <p>They met in <date when="1920-07">July 1920</date>,
    and again on <date when="1920-07-04">Sunday, 4 July</date>.</p>

Good::

    <p>He was beheaded on <date when="1649-02-09">30 January 1649</date>,
    or <date when="1649-02">1648</date> as they wrote.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.dates.calendar import PartialDate
from teikit.tei.dates.temporal import DATING, DAY, EARLIEST, LATEST, Stretch, dating, stretch
from teikit.tei.document import Tei
from teikit.tei.said_dates import Said, said

LAST_JULIAN, LAST_OF_MARCH = 1923, 1752
"""The last years in which a state of Europe used the Julian calendar, and began the year in March."""
DOUBT = ("calendar", "datingMethod", "when-custom", "from-custom", "notBefore-custom")


def check(tei: Tei) -> Iterator[Finding]:
    """Dates whose attributes leave no room for what their words say."""
    for element in tei.elements("date", "docDate", "origDate"):
        values = {name: value for name in DATING if (value := dating(element).get(name))}
        if not values or element.get("cert") in ("low", "unknown") or any(map(element.get, DOUBT)):
            continue
        told = said(element)
        if told is not None and not any(_agrees(told, way, values) for way in told.ways):
            name = "when" if "when" in values else next(iter(values))
            meant = told.date.iso if told.until is None else f"{told.date.iso} to {told.until.iso}"
            message = f'@{name} "{values[name]}" is not what the words say: {meant}'
            yield Finding(element, message, name, "correct the wrong one of the two")


def _agrees(told: Said, date: PartialDate, values: dict[str, str]) -> bool:
    try:
        known = {name: stretch(value) for name, value in values.items()}
    except ValueError:
        return True
    if date.year is None:
        return "when" not in values or _same_day(date, values["when"])
    first, last = _window(known)
    spoken, until = stretch(date.iso), stretch((told.until or date).iso)
    if spoken is None or until is None or None in known.values():
        return True
    begin, end = spoken.first, until.end
    shifts = [0, *_shifts(date.year)]
    if date.year <= LAST_OF_MARCH:
        shifts += [shift + 365 * DAY for shift in shifts if date.month is None or date.month <= 3]
    return any(begin + shift < last and first < end + shift for shift in shifts)


def _window(known: dict[str, Stretch | None]) -> tuple[float, float]:
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
    spoken = [stretch(each.iso) for n in (year - 1, year) if (each := date.in_year(n)).exists]
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
