"""Days, months and years of the proleptic Gregorian calendar, known in part or in full.

A `PartialDate` is what a date in a text says: a year, a month of a year, a day of a month of no year …
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(month: int, year: int | None = None) -> int:
    """How many days the month has; where the year is unknown, how many it can have."""
    return 29 if month == 2 and (year is None or leap(year)) else LENGTHS[month - 1]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the year, the month or the day may be unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a date: it has no 31 April and, in 1921, no 29 February."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        last = 31 if self.month is None else days_in(self.month, self.year)
        return self.day is None or 1 <= self.day <= last

    @property
    def iso(self) -> str:
        """The W3C form: `1921-04-02`, `1921-04`, `1921`, `--04-02`, `--04` or `---02` (XML Schema 3.2)."""
        match self.year, self.month, self.day:
            case None, None, day:
                return f"---{day:02}"
            case None, month, None:
                return f"--{month:02}"
            case None, month, day:
                return f"--{month:02}-{day:02}"
            case year, None, _:
                return f"{year:04}"
            case year, month, None:
                return f"{year:04}-{month:02}"
            case year, month, day:
                return f"{year:04}-{month:02}-{day:02}"
        raise AssertionError("unreachable")

    @property
    def first(self) -> tuple[int, int, int]:
        """The first day it can mean; an unknown year counts as 0."""
        return self.year or 0, self.month or 1, self.day or 1

    @property
    def last(self) -> tuple[int, int, int]:
        """The last day it can mean; an unknown year counts as 0."""
        month = self.month or 12
        return self.year or 0, month, self.day or days_in(month, self.year)

    def in_year(self, year: int | None) -> PartialDate:
        """The same month and day in another year."""
        return replace(self, year=year)
