"""Persons of a reading, by name."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.lexicon.mentions import PERSON, recognise
from teikit.text import Annotation, Reading


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the persons of a reading as `persName`, in order; none overlaps another."""
    for mention in recognise(reading):
        if mention.kind == PERSON:
            yield Annotation(
                mention.span, "persName", {"cert": "medium", "key": mention.span.of(reading.text)}
            )
