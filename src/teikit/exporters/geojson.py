"""GeoJSON (RFC 7946): the places with coordinates, how often each is mentioned, and its identifiers.

Places without coordinates have no place there; they are listed among the losses.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from teikit.json_output import record
from teikit.package import Checker, Loss, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.mapping import Fact, Mapping, Row, same, shaped
from teikit.tei.text import name_facts
from teikit.tei.text.mentions import PLACE, entities, mentions
from teikit.tei.text.standoff import stand_off

SUFFIX = ".geojson"
FORMAT = "application/geo+json"
CHECKER = Checker("teikit's own check: read again, every point on the globe")


MENTIONED: Fact[int] = Fact(("placeName/@ref",), lambda entry: [entry.mentions])
MAPPING: Mapping[Any] = (
    Row(name_facts.ID, "id", same),
    Row(name_facts.POINT, "geometry", lambda said: _point(*said), note="a place without is told as lost"),
    Row(name_facts.NAME, "properties.name", same),
    Row(name_facts.OTHER_NAMES, "properties.names[]", same),
    Row(name_facts.LINKS, "properties.links[]", lambda said: said.url),
    Row(name_facts.NOTE, "properties.note", same, note="the first"),
    Row(MENTIONED, "properties.mentions", same, note="how often names of the text point at it"),
)
_feature = shaped(MAPPING)


def export(tei: Tei) -> Package:
    """A feature for each place of the registers that has coordinates."""
    counted = Counter(ref for each in mentions(stand_off(tei.root)) for ref in each.refs)
    places = [replace(each, mentions=counted[each.id]) for each in entities(tei) if each.kind == PLACE]
    features = [{"type": "Feature"} | _feature(each) for each in places if each.point]
    losses = (
        Loss(*tei.position(each.element), f"the place “{each.name}” without coordinates")
        for each in places
        if not each.point
    )
    return Package({"": record({"type": "FeatureCollection", "features": features})}, tuple(losses))


def _point(latitude: float, longitude: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [longitude, latitude]}


def gather(packages: Iterable[Package]) -> Package | None:
    """The places of all documents; one that stands in several, once for each."""
    features = [feature for each in packages for feature in json.loads(each.data)["features"]]
    return Package.of(record({"type": "FeatureCollection", "features": features}))


def prove(package: Package) -> Receipt:
    """What is wrong with the features when they are read again."""
    features = json.loads(package.data)["features"]
    wrong = [
        f"feature {number}: {each['geometry']['coordinates']} is no point"
        for number, each in enumerate(features, 1)
        if not (
            abs(each["geometry"]["coordinates"][0]) <= 180 and abs(each["geometry"]["coordinates"][1]) <= 90
        )
    ]
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong), counts={"features": len(features)})
