"""Places of a reading, by name: countries, regions, towns, waters, mountains, streets and camps.

Peoples and adjectives ("Georgian", "the Turks") are none. `key` is the number of the place in GeoNames where the
gazetteer knows it, else its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.lexicon.mentions import PLACE, recognise
from teikit.text import Annotation, Reading


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the places of a reading as `placeName`, in order; none overlaps another."""
    for mention in recognise(reading):
        if mention.kind == PLACE:
            yield Annotation(
                mention.span, "placeName", {"cert": "medium", "key": mention.span.of(reading.text)}
            )
