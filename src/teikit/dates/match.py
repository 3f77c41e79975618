"""A match of a shape, asked for what its groups are worth; and the phrase that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.dates.calendar import PartialDate
from teikit.dates.number_words import number
from teikit.dates.transcript import Transcript


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date found in a transcript: its tokens, what it says, and the name of its shape.

    `until` is the other end of a range. `short` marks a year of two digits, of which the century is unknown;
    `shift` says how many months from the month of writing the day lies (ult.). Where the words are of another
    `calendar`, `custom` is what they say in that.
    """

    start: int
    end: int
    date: PartialDate
    until: PartialDate | None = None
    shape: str = ""
    short: bool = False
    shift: int | None = None
    calendar: str = ""
    custom: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a shape, asked for what its groups are worth."""

    name: str
    match: re.Match[str]
    script: Transcript

    def at(self, *groups: str) -> int:
        """The first token of the first of these groups that took part, or -1."""
        known = self.match.re.groupindex
        return next((at for group in groups if group in known and (at := self.match.start(group)) >= 0), -1)

    def value(self, *groups: str) -> int | None:
        """The number that the first of these groups says; a row of number words is added up."""
        for group in groups:
            start = self.at(group)
            if start >= 0:
                tokens = range(start, self.match.end(group))
                return number(self.script.values[at] for at in tokens if self.script.values[at])
        return None

    def year(self) -> int | None:
        """The year in full, in digits or in words; None where there is none or it is out of bounds."""
        century, rest = self.value("century"), self.value("yc")
        if century is not None and rest is not None:
            return century * 100 + rest
        year = self.value("y", "yb", "yw")
        if year is None or not 1000 < year <= 2100:
            return None
        following = self.value("ny")
        if following is None:
            return year
        width = 10 ** len(str(following))
        return year + 1 if (year + 1) % width == following % width else None

    def short_year(self) -> int | None:
        """The year in two digits."""
        at = self.at("yn", "yn2")
        return self.script.values[at] if at >= 0 and len(self.script.word(at)) == 2 else None

    def phrase(self, date: PartialDate, until: PartialDate | None = None, start: int = -1) -> DatePhrase:
        """The phrase of the match, from its beginning or from `start`."""
        end = self.match.end() - (self.script.code[self.match.end() - 1] == ".")
        return DatePhrase(start if start >= 0 else self.match.start(), end, date, until, self.name)
