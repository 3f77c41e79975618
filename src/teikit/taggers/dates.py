"""Dates of running text in English, French and German, with their normal forms.

A span is the date that the words name; words that place something relative to it (`before`, `early in`, a
weekday) stay outside. A year that the words leave out comes from the narrative, with `cert="medium"`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from teikit.tei.dates.calendar import PartialDate
from teikit.tei.dates.cues import after, before, is_meant
from teikit.tei.dates.shapes import DatePhrase, phrases
from teikit.tei.dates.transcript import Transcript, transcribe
from teikit.text import Annotation, Reading, Span

TURN = 1


@dataclass(slots=True)
class _Narrative:
    """The date that a text has come to."""

    year: int | None = None
    month: int | None = None

    def reach(self, date: PartialDate) -> None:
        if date.year is not None:
            self.year, self.month = date.year, date.month

    def complete(self, date: PartialDate) -> PartialDate:
        if self.year is None or date.year is not None:
            return date
        if date.month is None:
            return replace(date, year=self.year, month=self.month) if self.month else date
        turned = self.month is not None and self.month - date.month >= TURN
        return date.in_year(self.year + 1 if turned else self.year)


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the dates of a reading as `date`, in order; none overlaps another."""
    script = transcribe(reading.text)
    found = [phrase for phrase in phrases(script) if is_meant(script, phrase)]
    era = median([p.date.year for p in found if p.date.year is not None and not p.short] or [1950])
    notes = [block.span.start for block in reading.blocks if block.element == "note"]
    narrative = _Narrative()
    for phrase in found:
        start, end = script.starts[phrase.start], script.starts[phrase.end]
        while notes and notes[0] <= start:
            notes.pop(0)
            narrative = _Narrative()
        date, until, cert = phrase.date, phrase.until, "high"
        if phrase.short and date.year is not None:
            century = round((era - date.year) / 100) * 100
            date, until = date.in_year(date.year + century), until and until.in_year(date.year + century)
            cert = "medium"
        elif date.year is None:
            date, cert = narrative.complete(date), "medium"
            until = until and until.in_year(date.year)
            if date.month is None:
                continue
        if not date.exists:
            continue
        narrative.reach(until or date)
        attributes = {"when": date.iso} if until is None else {"from": date.iso, "to": until.iso}
        if phrase.shape == "century" and until:
            attributes = {"notBefore": date.iso, "notAfter": until.iso}
        yield Annotation(Span(start, end), "date", {**attributes, "cert": cert})
