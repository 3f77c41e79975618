"""What the words of a date element say, where they say it for certain, to hold it against its attributes.

The words must be one date, with nothing but a weekday, an article or a preposition that leaves it as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from teikit.dates.calendar import PartialDate
from teikit.dates.match import DatePhrase
from teikit.dates.phrases import phrases
from teikit.dates.transcript import Transcript, transcribe
from teikit.tei.facts.gathered import words
from teikit.tei.names import tag

LONGEST = 60
DOUBTFUL = frozenset(map(tag, "choice subst del add gap unclear supplied note app seg".split()))
ORDERED = frozenset({"numbers", "numbers, short year"})
"""Shapes of which nobody knows for certain whether the day or the month comes first."""
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Said:
    """The date that words say; `until` is its other end, `ways` all the dates that they can mean."""

    date: PartialDate
    until: PartialDate | None
    ways: tuple[PartialDate, ...]


def said(element: etree._Element) -> Said | None:
    """What the words of an element say for certain; None where that is nothing, or they may mean more."""
    if any(each.tag in DOUBTFUL for each in element.iter(etree.Element)):
        return None
    text = words(element)
    if not 4 <= len(text) <= LONGEST:
        return None
    script = transcribe(text)
    found = phrases(script)
    if len(found) != 1 or found[0].short or not _is_all(script, found[0]):
        return None
    date, until = found[0].date, found[0].until
    if date.year is None and date.month is None:
        return None
    ways = [date]
    if found[0].shape in ORDERED and until is None and date.month and date.day and "." not in text:
        turned = PartialDate(date.year, date.day, date.month)
        ways += [turned] if turned.exists else []
    return Said(date, until, tuple(ways))


def _is_all(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether no word that matters, and no number, stands beside the phrase."""
    beside = (*range(phrase.start), *range(phrase.end, len(script.code)))
    return all(not WORD.match(word) or word.lower() in script.words.idle for word in map(script.word, beside))
