"""Dates of running text, with their normal forms.

A span is the date that the words name; words that place something relative to it (`before`, `early in`, a
weekday) stay outside, unless `qualified` is asked for. A year left unsaid comes from the narrative.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from teikit.dates.cues import meant
from teikit.dates.narrative import Dated, narrate
from teikit.dates.phrases import phrases
from teikit.dates.qualifiers import is_about
from teikit.dates.qualifiers import qualified as qualify
from teikit.dates.transcript import Transcript, transcribe
from teikit.languages import spoken_in
from teikit.text import Annotation, Reading, Span


def tag(reading: Reading, *, qualified: bool = False) -> Iterator[Annotation]:
    """Yield the dates of a reading as `date`, in order; none overlaps another.

    `cert` is high where the words say it all, medium where the narrative supplied the year, low where the
    text says itself that it guesses (`about 1900`). With `qualified`, a span takes in the words that make it
    less exact (`early in 1921`, `before 1917`), and @notBefore and @notAfter say what they mean.
    """
    script = transcribe(reading.text, spoken_in(reading.document))
    found = meant(script, phrases(script))
    notes = [bisect_left(script.starts, b.span.start) for b in reading.blocks if b.element == "note"]
    done = 0
    for dated in narrate(script, found, notes):
        if dated.date.month is None and dated.date.year is None:
            continue
        start, attributes = dated.phrase.start, _normal(dated)
        if qualified and dated.until is None:
            start, attributes = _qualified(script, dated, done)
        done = dated.phrase.end
        certainty = "low" if is_about(script, dated.phrase.start) else dated.certainty
        yield Annotation(
            Span(script.starts[start], script.starts[done]), "date", {**attributes, "cert": certainty}
        )


def _normal(dated: Dated) -> dict[str, str]:
    if dated.until is None:
        return {"when": dated.date.iso}
    first, last = (
        ("notBefore", "notAfter") if dated.phrase.shape in ("century", "centuries") else ("from", "to")
    )
    return {first: dated.date.iso, last: dated.until.iso}


def _qualified(script: Transcript, dated: Dated, done: int) -> tuple[int, dict[str, str]]:
    """Where the phrase begins with the words before it, down to token `done`, and what they make of it."""
    found = qualify(script, dated.phrase.start, dated.date)
    if found is None or found.start < done:
        return dated.phrase.start, _normal(dated)
    bounds = {"notBefore": found.not_before, "notAfter": found.not_after}
    return found.start, {name: bound.iso for name, bound in bounds.items() if bound is not None}
