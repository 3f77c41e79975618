"""Dates of running text in English, French and German, with their normal forms.

A span is the date that the words name; words that place something relative to it (`before`, `early in`, a
weekday) stay outside. A year that the words leave out comes from the narrative, with `cert="medium"`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from teikit.tei.dates.cues import meant
from teikit.tei.dates.narrative import Dated, narrate
from teikit.tei.dates.shapes import phrases
from teikit.tei.dates.transcript import transcribe
from teikit.text import Annotation, Reading, Span


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the dates of a reading as `date`, in order; none overlaps another."""
    script = transcribe(reading.text)
    found = meant(script, phrases(script))
    notes = [bisect_left(script.starts, b.span.start) for b in reading.blocks if b.element == "note"]
    for dated in narrate(script, found, notes):
        if dated.date.month is None and dated.date.year is None:
            continue
        span = Span(script.starts[dated.phrase.start], script.starts[dated.phrase.end])
        yield Annotation(span, "date", {**_normal(dated), "cert": dated.certainty})


def _normal(dated: Dated) -> dict[str, str]:
    if dated.until is None:
        return {"when": dated.date.iso}
    first, last = ("notBefore", "notAfter") if dated.phrase.shape == "century" else ("from", "to")
    return {first: dated.date.iso, last: dated.until.iso}
