"""Dates of a TEI document: when the file was published, when the text was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts.temporal import EARLIEST, LATEST, ImpossibleDateError, MalformedDateError, stretch
from teikit.tei.header.paths import each, words
from teikit.tei.mapping import Fact

PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
"""Words that are a normal form themselves."""
YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """A date as it is said, and its normal form: from `start` to `end`, the same for a single date.

    Both are empty where nothing says it in a form that programs read.
    """

    words: str
    start: str = ""
    end: str = ""

    @property
    def iso(self) -> str:
        """The date, or the interval, as ISO 8601 writes it; the words where there is no normal form."""
        return self.start if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def year(self) -> str:
        """The year in four digits: of the normal form, else the only one in the words; else empty."""
        if found := re.match(r"[0-9]{4}", self.end or self.start):
            return found[0]
        years = set(YEAR.findall(self.words))
        return years.pop() if len(years) == 1 else ""


def when(element: etree._Element) -> When | None:
    """What an element with dating attributes says; None where it says nothing."""
    single = _value(element, "when")
    start = single or next(filter(None, (_value(element, name) for name in EARLIEST[::-1])), "")
    end = single or next(filter(None, (_value(element, name) for name in LATEST)), "")
    said = words(element) or single or start or end
    if not (start or end) and PLAIN.fullmatch(said) and is_date(said):
        start = end = said
    return When(said, start, end) if said else None


def _value(element: etree._Element, name: str) -> str:
    """A dating attribute, in either of its spellings, where it is a date of the calendar with a year."""
    said = (element.get(f"{name}{suffix}", "") for suffix in ("", "-iso", "-custom"))
    return next((value.strip() for value in said if is_date(value)), "")


def is_date(value: str) -> bool:
    """Whether the value of a dating attribute is a date of the calendar with a year."""
    try:
        return bool(value) and stretch(value) is not None
    except (ImpossibleDateError, MalformedDateError):
        return False


PUBLISHED = (
    "teiHeader/fileDesc/publicationStmt/date",
    "teiHeader/fileDesc/publicationStmt/p/date",
    "teiHeader/fileDesc/publicationStmt/ab/date",
    "teiHeader/fileDesc/editionStmt/edition/date",
)
WRITTEN = (
    "teiHeader/profileDesc/creation/date",
    'teiHeader/profileDesc/correspDesc/correspAction[@type="sent"]/date',
    "teiHeader/fileDesc/sourceDesc//msDesc/history/origin//origDate",
)


def _dates(*paths: str) -> Fact[When]:
    def read(tei: Tei) -> Iterator[When]:
        for element in each(tei, *paths):
            if found := when(element):
                yield found

    return Fact(paths, read, '<date when="2026-04-01">1 April 2026</date>')


PUBLICATION_DATES = _dates(*PUBLISHED)
CREATION_DATES = _dates(*WRITTEN)


def years(tei: Tei) -> Iterator[str]:
    """The year of publication: of the first date that has one."""
    yield from [found.year for found in PUBLICATION_DATES.read(tei) if found.year][:1]


PUBLICATION_YEAR = Fact(PUBLISHED, years, PUBLICATION_DATES.example)
