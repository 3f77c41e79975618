"""Linked Places, the format of the World Historical Gazetteer: places with their names, types, links, dates.

Each is named by the address of the file, else by a name that is made of its hash, and by its own id.
"""

from __future__ import annotations

import json
import re
from typing import Any

from lxml import etree

from teikit.json_output import record
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header import identifiers, titles
from teikit.tei.header.paths import language, words
from teikit.tei.mapping import Fact, Mapping, Row, same, shaped
from teikit.tei.names import XML_LANG, tag
from teikit.tei.text import name_facts
from teikit.tei.text.mentions import PLACE, entities, naming

SUFFIX = ".lp.json"
FORMAT = "application/geo+json"
CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/linkedplaces-context-v1.1.jsonld"
)
CHECKER = Checker("teikit's own check of what Linked Places 1.2 requires")
COUNTRY = re.compile(r"[A-Z]{2}")
"""A country by its code of ISO 3166, where the register gives it so."""


def _attested(said: etree._Element) -> dict[str, Any]:
    """A name, with its language where the register says it."""
    tagged = language(said) if said.get(XML_LANG) else ""
    return {"toponym": words(said)} | ({"lang": tagged} if tagged else {})


def _points(said: tuple[float, float]) -> dict[str, Any]:
    latitude, longitude = said
    return {
        "type": "GeometryCollection",
        "geometries": [{"type": "Point", "coordinates": [longitude, latitude]}],
    }


NAMINGS: Fact[etree._Element] = Fact(
    name_facts.NAME.paths,
    lambda entry: [each for each in naming(entry.element, PLACE) if words(each) in entry.names],
)
COUNTRIES: Fact[str] = Fact(
    ("place//country/@key", "place//country"), lambda entry: _countries(entry.element)
)
SOURCE = Row(
    titles.TITLES, "names[].citations[]", lambda said: said.words, note="the first; else the file's name"
)
PLACES: Mapping[Any] = (
    Row(name_facts.NAME, "properties.title", same, True),
    Row(COUNTRIES, "properties.ccodes[]", same, note="codes of ISO 3166, where the register gives them"),
    Row(NAMINGS, "names[]", _attested, True, "each with its @xml:lang"),
    Row(name_facts.POINT, "geometry", _points),
    Row(name_facts.TYPE, "types[]", lambda said: {"label": said, "sourceLabels": [{"label": said}]}),
    Row(name_facts.LINKS, "links[]", lambda said: {"type": "exactMatch", "identifier": said.url}),
    Row(name_facts.NOTE, "descriptions[]", lambda said: {"value": said}, note="the first"),
)
MAPPING = (*PLACES, SOURCE)
_feature = shaped(PLACES)


def export(tei: Tei) -> Package:
    """A feature for each place of the registers that has a name."""
    own = identifiers.address(tei)
    source = next(map(SOURCE.make, SOURCE.fact.read(tei)), None) or tei.source.name
    features = []
    for number, each in enumerate(entities(tei), 1):
        if each.kind != PLACE or not each.names:
            continue
        made = _feature(each)
        for name in made["names"]:
            name["citations"] = [{"label": source}]
        features.append({"@id": f"{own}#{each.id or number}", "type": "Feature"} | made)
    return Package.of(record({"type": "FeatureCollection", "@context": CONTEXT, "features": features}))


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
