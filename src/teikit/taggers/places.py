"""Places of a reading, by name: countries, regions, towns, waters, mountains, streets and camps.

Peoples and adjectives ("Georgian", "the Turks") are none. `key` is the number of the place in GeoNames where
the gazetteer knows it and the text tells which of its places is meant (`geonames:611717`), else its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.recognition.kinds import NameType
from teikit.recognition.learnt import Learnt
from teikit.recognition.locating import Meant, locate
from teikit.recognition.mentions import Mention, recognise
from teikit.text import Annotation, Reading

AFTER = ("citations", "dates")

SURE, UNSURE = 4.0, 1.5
GREAT = 7
"""The weight in the gazetteer of a town so great that its name alone means the town."""


def tag(reading: Reading, *, learnt: Learnt | None = None) -> Iterator[Annotation]:
    """Yield the places of a reading as `placeName`, in order; none overlaps another."""
    found = [mention for mention in recognise(reading, learnt) if mention.type is NameType.PLACE]
    meant = locate((_name(mention), mention.entry) for mention in found if mention.entry)
    for mention in found:
        place = meant.get(_name(mention))
        key = place.key if place and place.place else " ".join(token.text for token in mention.words)
        yield Annotation(mention.span, "placeName", {"cert": _certainty(mention, place), "key": key})


def _name(mention: Mention) -> str:
    return " ".join(token.folded for token in mention.words)


def _certainty(mention: Mention, meant: Meant | None) -> str:
    """How sure it is that a place is named, and which one."""
    if mention.sure < UNSURE:
        return "low"
    if meant is None or meant.place is None or mention.entry is None:
        return "medium"
    great = mention.entry.weight >= GREAT
    return "high" if great or (mention.sure >= SURE and meant.supported) else "medium"
