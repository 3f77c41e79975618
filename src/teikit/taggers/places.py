"""Places of a reading, by name: countries, regions, towns, waters, mountains, streets and camps.

Peoples and adjectives ("Georgian", "the Turks") are none. `key` is the number of the place in GeoNames where
the gazetteer knows it and the text tells which of its places is meant (`geonames:611717`), else its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.recognition.edges import with_article, with_regions
from teikit.recognition.inside import acts, cited_titles, in_body, in_title, in_work
from teikit.recognition.kinds import NameType
from teikit.recognition.learnt import Learnt
from teikit.recognition.locating import Meant, locate
from teikit.recognition.mentions import Mention, recognise
from teikit.text import Annotation, Reading

AFTER = ("citations", "dates", "organisations")

SURE, UNSURE = 4.0, 1.5
GREAT = 7
"""The weight in the gazetteer of a town so great that its name alone means the town."""


def tag(
    reading: Reading,
    *,
    articles: bool = False,
    regions: bool = False,
    metonymy: bool = True,
    works: bool = True,
    cited: bool = False,
    bodies: bool = True,
    first_only: bool = False,
    learnt: Learnt | None = None,
) -> Iterator[Annotation]:
    """Yield the places of a reading as `placeName`, in order; none overlaps another.

    `articles` takes `the` into the name, `regions` the county or country that a comma ties to a place.
    `metonymy`, `works`, `bodies`: whether places count that act as governments do, or stand within the titles
    of works or the names of bodies and events; `cited` whether those count that stand within the titles of
    cited works. `first_only`: the first mention.
    """
    apart = () if cited else cited_titles(reading)
    found = [
        mention
        for mention in recognise(reading, learnt)
        if mention.type is NameType.PLACE
        and (metonymy or not acts(reading, mention.span))
        and (works or not in_work(reading, mention.span))
        and not in_title(apart, mention.span)
        and (bodies or not in_body(reading, mention.span))
    ]
    meant = locate((_name(mention), mention.entry) for mention in found if mention.entry)
    seen: set[str] = set()
    for mention in with_regions(reading, found) if regions else found:
        place = meant.get(_name(mention))
        key = place.key if place and place.place else " ".join(token.name for token in mention.words)
        if not (first_only and key in seen):
            span = with_article(reading, mention.span) if articles else mention.span
            yield Annotation(span, "placeName", {"cert": _certainty(mention, place), "key": key})
        seen.add(key)


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
