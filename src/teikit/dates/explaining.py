"""Why a stretch of a text is a date, and where its year comes from, in words."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.dates.cues import meant
from teikit.dates.match import DatePhrase
from teikit.dates.narrative import Dated, narrate
from teikit.dates.phrases import phrases
from teikit.dates.qualifiers import is_about
from teikit.dates.styles import styled
from teikit.dates.transcript import Transcript, transcribe
from teikit.languages import spoken_in
from teikit.text import Reading, Span


def date_evidence(reading: Reading, span: Span) -> Iterator[str]:
    """What the words of a date are read as, and what supplies the year that they do not have."""
    script = transcribe(reading.text, spoken_in(reading.document))
    shaped = phrases(script)
    told = ""
    for dated in narrate(script, list(styled(script, meant(script, shaped), None))):
        here = _place(script, dated.phrase)
        if here.start < span.end and span.start < here.end:
            yield from _read(script, dated, told)
            return
        if dated.phrase.date.year is not None and not dated.phrase.short:
            told = here.of(reading.text)
    for phrase in shaped:
        here = _place(script, phrase)
        if here.start < span.end and span.start < here.end:
            yield f"its words have the shape “{phrase.shape}”, but those around them speak against a date"
            return
    yield "its words have the shape of no date that teikit knows"


def _place(script: Transcript, phrase: DatePhrase) -> Span:
    return Span(script.starts[phrase.start], script.starts[phrase.end])


def _read(script: Transcript, dated: Dated, told: str) -> Iterator[str]:
    """What a date says, behind one that was `told` in full."""
    phrase = dated.phrase
    yield f"its words have the shape “{phrase.shape}”"
    if phrase.calendar:
        yield f"they are of another calendar ({phrase.calendar}): {phrase.custom}"
    if not dated.date.exists:
        yield "there is no such day, so that it has no form"
    elif dated.date.year is None:
        yield "the words have no year, and none is sure"
    elif phrase.date.year is None or phrase.short:
        yield f"the words have no full year; {dated.date.year} is that of the story, told last by “{told}”"
    if is_about(script, phrase.start):
        yield "the words before it say that it is a guess"
