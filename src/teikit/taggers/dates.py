"""Dates of running text, with their normal forms.

A span is the date that the words name; words that place something relative to it (`before`, `early in`, a
weekday) stay outside, unless `qualified` is asked for. A year left unsaid comes from the narrative.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from teikit.dates import edtf as standard
from teikit.dates.calendar import PartialDate
from teikit.dates.calendars import CALENDAR
from teikit.dates.cues import meant
from teikit.dates.narrative import Dated, narrate
from teikit.dates.phrases import phrases
from teikit.dates.qualifiers import Qualified, is_about
from teikit.dates.qualifiers import qualified as qualify
from teikit.dates.styles import styled
from teikit.dates.transcript import transcribe
from teikit.languages import spoken_in
from teikit.text import Annotation, Reading, Span


def tag(
    reading: Reading, *, qualified: bool = False, edtf: bool = False, julian_until: str = ""
) -> Iterator[Annotation]:
    """Yield the dates of a reading as `date`, in order; none overlaps another.

    `cert` is high where the words say it all, medium where the narrative supplied the year, low where the
    text says itself that it guesses (`about 1900`). With `qualified`, a span takes in the words that make it
    less exact (`early in 1921`, `before 1917`), and @notBefore and @notAfter say what they mean. With `edtf`,
    @when-custom has the form of ISO 8601-2. Days up to `julian_until` (1752-09-02) are of the Julian
    calendar. A day that there is not (31 February 1921) has no form.
    """
    script = transcribe(reading.text, spoken_in(reading.document))
    found = list(styled(script, meant(script, phrases(script)), _day(julian_until)))
    notes = [bisect_left(script.starts, b.span.start) for b in reading.blocks if b.element == "note"]
    done = 0
    for dated in narrate(script, found, notes):
        if dated.date.month is None and dated.date.year is None and dated.phrase.shift is None:
            continue
        about = is_about(script, dated.phrase.start)
        start, attributes, form = dated.phrase.start, _normal(dated), ""
        if edtf and dated.date.exists:
            form = standard.edtf(dated.date, dated.until, supplied=_is_supplied(dated), about=about)
        if qualified and dated.until is None and dated.date.exists:
            found_words = qualify(script, dated.phrase.start, dated.date)
            if found_words is not None and found_words.start >= done:
                start, attributes = found_words.start, _bounds(found_words)
                form = standard.bounds(found_words.not_before, found_words.not_after) if edtf else ""
        done = dated.phrase.end
        certainty = "low" if about or not attributes else dated.certainty
        said = {**attributes, **_custom(dated, form), "cert": certainty}
        yield Annotation(Span(script.starts[start], script.starts[done]), "date", said)


def _normal(dated: Dated) -> dict[str, str]:
    if not dated.date.exists:
        return {}
    if dated.until is None:
        return {"when": dated.date.iso}
    bounds = dated.phrase.shape in BOUNDS or dated.phrase.calendar
    first, last = ("notBefore", "notAfter") if bounds else ("from", "to")
    return {first: dated.date.iso, last: dated.until.iso}


BOUNDS = frozenset({"century", "centuries"})


def _bounds(found: Qualified) -> dict[str, str]:
    bounds = {"notBefore": found.not_before, "notAfter": found.not_after}
    return {name: bound.iso for name, bound in bounds.items() if bound is not None}


def _custom(dated: Dated, form: str) -> dict[str, str]:
    """The calendar of a date, and its form in that or in EDTF (TEI P5 13.4.4)."""
    calendar = dated.phrase.calendar
    said = {"calendar": f"#{CALENDAR}{calendar}"} if calendar else {}
    if form:
        return {**said, "when-custom": form, "datingMethod": f"#{CALENDAR}edtf"}
    if calendar:
        return {**said, "when-custom": dated.phrase.custom, "datingMethod": f"#{CALENDAR}{calendar}"}
    return said


def _is_supplied(dated: Dated) -> bool:
    """Whether the words have no year, and the date has."""
    return dated.date.year is not None and (dated.phrase.date.year is None or dated.phrase.short)


def _day(written: str) -> PartialDate | None:
    """A day as the configuration writes it. Raises ValueError where it is none."""
    return PartialDate(*map(int, written.split("-"))) if written else None
