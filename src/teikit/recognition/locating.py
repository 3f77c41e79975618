"""Which place a name means, where several have it: the one that the document's other places support.

A place that nothing supports keeps its name and no more: no coordinates rather than wrong ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

from teikit.lexicon.gazetteer import Entry, Place, place

GREAT = 7
"""The weight of a town so great that its name alone means the town."""

LEAD = 3
"""By how much a place must outweigh all others of its name to be meant without support."""

NEAR = 400.0
"""Within so many kilometres a place supports another."""

EARTH = 6371.0

FAR = 1.01 * degrees(NEAR / EARTH)
"""Who is so many degrees of latitude away is farther than that, whatever the longitude."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The place that a name means; None where the text does not decide; and whether others agree."""

    place: Place | None
    key: str
    supported: bool


def locate(names: Iterable[tuple[str, Entry]]) -> Mapping[str, Meant]:
    """What each name of a document means, by all the names of places in it."""
    entries = dict(names)
    known = {name: _places(entry) for name, entry in entries.items()}
    sure = {name: places[0][1] for name, places in known.items() if _alone(places)}
    countries = Counter(each.country for each in sure.values() if each.country)
    return {name: _meant(name, known[name], sure, countries) for name in entries}


def _places(entry: Entry) -> list[tuple[int, Place, str]]:
    found = ((weight, place(key), key) for key, weight in entry.candidates)
    return [(weight, each, key) for weight, each, key in found if each is not None]


def _alone(places: list[tuple[int, Place, str]]) -> bool:
    """Whether the first of the places of a name is meant wherever it stands."""
    if not places:
        return False
    first = places[0][0]
    return first >= GREAT or all(weight + LEAD <= first for weight, *_ in places[1:])


def _meant(
    name: str,
    places: list[tuple[int, Place, str]],
    sure: Mapping[str, Place],
    countries: Mapping[str, int],
) -> Meant:
    others = [each for other, each in sure.items() if other != name]
    scored = [
        (
            sum(_near(each, other) for other in others) + 0.25 * _shared(each, countries, name in sure),
            weight,
            -number,
        )
        for number, (weight, each, _) in enumerate(places)
    ]
    if not scored:
        return Meant(None, name, supported=False)
    best = max(scored)
    _, each, key = places[-best[2]]
    if name in sure:
        first = scored[0]
        if best[0] <= first[0] + 1 or places[0][0] >= GREAT:
            return Meant(places[0][1], places[0][2], supported=first[0] > 0)
        return Meant(each, key, supported=True)
    rivals = sorted(score for score, *_ in scored)
    if best[0] > 0 and (len(rivals) < 2 or best[0] > rivals[-2]):
        return Meant(each, key, supported=True)
    return Meant(None, name, supported=False)


def _shared(each: Place, countries: Mapping[str, int], itself: bool) -> int:
    """How many sure places of the document lie in the same country."""
    return max(0, countries.get(each.country, 0) - itself) if each.country else 0


def _near(one: Place, other: Place) -> bool:
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return False
    if abs(one.latitude - other.latitude) > FAR:
        return False
    first, second = radians(one.latitude), radians(other.latitude)
    across = sin(radians(other.longitude - one.longitude) / 2) ** 2
    chord = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * across
    return 2 * EARTH * asin(sqrt(chord)) <= NEAR
