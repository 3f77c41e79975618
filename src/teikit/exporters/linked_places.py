"""Linked Places, the format of the World Historical Gazetteer: places with their names, types, links, dates.

Each is named by the address of the file, else by a name that is made of its hash, and by its own id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from teikit.json_output import record
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header import identifiers, titles
from teikit.tei.header.paths import language, words
from teikit.tei.names import XML_LANG, tag
from teikit.tei.text.mentions import PLACE, Entity, entities, naming

SUFFIX = ".lp.json"
FORMAT = "application/geo+json"
CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/linkedplaces-context-v1.1.jsonld"
)
CHECKER = Checker("teikit's own check of what Linked Places 1.2 requires")
COUNTRY = re.compile(r"[A-Z]{2}")
"""A country by its code of ISO 3166, where the register gives it so."""


def export(tei: Tei) -> Package:
    """A feature for each place of the registers that has a name."""
    own = identifiers.address(tei)
    source = next((each.words for each in titles.titles(tei)), tei.source.name)
    features = [
        _feature(each, f"{own}#{each.id or number}", source)
        for number, each in enumerate(entities(tei), 1)
        if each.kind == PLACE and each.names
    ]
    return Package.of(record({"type": "FeatureCollection", "@context": CONTEXT, "features": features}))


def _feature(said: Entity, name: str, source: str) -> dict[str, Any]:
    properties: dict[str, Any] = {"title": said.name}
    if countries := _countries(said.element):
        properties["ccodes"] = countries
    feature: dict[str, Any] = {
        "@id": name,
        "type": "Feature",
        "properties": properties,
        "names": list(_names(said, source)),
    }
    if said.point:
        latitude, longitude = said.point
        feature["geometry"] = {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [longitude, latitude]}],
        }
    if kind := said.element.get("type", ""):
        feature["types"] = [{"label": kind, "sourceLabels": [{"label": kind}]}]
    links = [{"type": "exactMatch", "identifier": each.url} for each in said.identifiers if each.url]
    if links:
        feature["links"] = links
    if said.note:
        feature["descriptions"] = [{"value": said.note}]
    return feature


def _names(said: Entity, source: str) -> Iterator[dict[str, Any]]:
    """The names, each with its language where the register says it, and where it is attested."""
    for element in naming(said.element, PLACE):
        if words(element) in said.names:
            attested = {"toponym": words(element), "citations": [{"label": source}]}
            tagged = language(element) if element.get(XML_LANG) else ""
            yield attested | ({"lang": tagged} if tagged else {})


def _countries(element: etree._Element) -> list[str]:
    said = (words(each) for each in element.iter(tag("country")))
    keys = (each.get("key", "") for each in element.iter(tag("country")))
    return list(dict.fromkeys(each for each in (*keys, *said) if COUNTRY.fullmatch(each)))


def prove(package: Package) -> Receipt:
    """What is wrong with the features when they are read again."""
    features = json.loads(package.data)["features"]
    wrong = [
        f"feature {number}: no {what}"
        for number, each in enumerate(features, 1)
        for what, there in (
            ("@id", each.get("@id")),
            ("title", each["properties"].get("title")),
            ("toponym", all(name.get("toponym") for name in each["names"]) and each["names"]),
        )
        if not there
    ]
    if len({each["@id"] for each in features}) < len(features):
        wrong.append("two features have one @id")
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong), counts={"features": len(features)})
