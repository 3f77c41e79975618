"""Places of a reading, by name: countries, regions, towns, waters, mountains, streets and camps.

Peoples and adjectives ("Georgian", "the Turks") are none. `key` is the number of the place in GeoNames where
the gazetteer knows it (`geonames:611717`), else its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.recognition.kinds import NameType
from teikit.recognition.mentions import Mention, recognise
from teikit.text import Annotation, Reading

AFTER = ("dates",)

SURE, UNSURE = 4.0, 1.5
GREAT = 7
"""The weight in the gazetteer of a town so great that its name alone means the town."""


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield the places of a reading as `placeName`, in order; none overlaps another."""
    for mention in recognise(reading):
        if mention.type is NameType.PLACE:
            key = mention.entry.key if mention.entry else " ".join(token.text for token in mention.words)
            yield Annotation(mention.span, "placeName", {"cert": _certainty(mention), "key": key})


def _certainty(mention: Mention) -> str:
    if mention.entry and mention.entry.weight >= GREAT and mention.sure >= UNSURE:
        return "high"
    return "high" if mention.sure >= SURE and mention.entry else "medium" if mention.sure >= UNSURE else "low"
