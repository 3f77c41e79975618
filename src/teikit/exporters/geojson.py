"""GeoJSON (RFC 7946): the places with coordinates, how often each is mentioned, and its identifiers.

Places without coordinates have no place there; they are listed among the losses.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from teikit.json_output import record
from teikit.package import Checker, Loss, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.text.mentions import PLACE, Entity, entities, mentions
from teikit.tei.text.standoff import stand_off

SUFFIX = ".geojson"
FORMAT = "application/geo+json"
CHECKER = Checker("teikit's own check: read again, every point on the globe")


def export(tei: Tei) -> Package:
    """A feature for each place of the registers that has coordinates."""
    counted = Counter(ref for each in mentions(stand_off(tei.root)) for ref in each.refs)
    places = [each for each in entities(tei) if each.kind == PLACE]
    features = [_feature(each, counted[each.id]) for each in places if each.point]
    losses = (
        Loss(*tei.position(each.element), f"the place “{each.name}” without coordinates")
        for each in places
        if not each.point
    )
    return Package({"": record({"type": "FeatureCollection", "features": features})}, tuple(losses))


def _feature(said: Entity, count: int) -> dict[str, Any]:
    latitude, longitude = said.point or (0.0, 0.0)
    feature: dict[str, Any] = {"type": "Feature"}
    if said.id:
        feature["id"] = said.id
    properties = {
        "name": said.name,
        "names": list(said.names[1:]),
        "links": [each.url for each in said.identifiers if each.url],
        "note": said.note,
    }
    return feature | {
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {name: value for name, value in properties.items() if value} | {"mentions": count},
    }


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
