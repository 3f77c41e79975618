"""What the format's own schema says of what is checked at run time by less than it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator
from lxml import etree
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from teikit.checkers import json_schema
from teikit.checkers.xml_schema import catalog_parser, folder
from teikit.package import Package


def schemas() -> Path | None:
    """The folder of the schemas that no package carries, where TEIKIT_SCHEMA names it."""
    place = os.environ.get("TEIKIT_SCHEMA")
    return Path(place) if place else None


def complaints(form: str, package: Package) -> Iterator[str]:
    """What is wrong with a package; nothing where its format has no other schema, or that is not here."""
    if schemas() is not None and form in SCHEMAS:
        yield from SCHEMAS[form](package)


def _xml(schema: Callable[[], etree.XMLSchema | etree.RelaxNG]) -> Callable[[Package], Iterator[str]]:
    def check(package: Package) -> Iterator[str]:
        made = schema()
        if not made.validate(etree.fromstring(package.data, etree.XMLParser(huge_tree=True))):
            yield str(made.error_log)[:600]

    return check


def _json(name: str) -> Callable[[Package], Iterator[str]]:
    def check(package: Package) -> Iterator[str]:
        yield from json_schema.complaints(json.loads(package.data), _loaded(name))

    return check


@cache
def _oai_dc() -> etree.XMLSchema:
    text = _text("oai/oai_dc.xsd")
    dc = (folder() / "dublincore" / "2008" / "dc.xsd").as_uri()
    text = re.sub(r'schemaLocation="[^"]*dc\.xsd"', f'schemaLocation="{dc}"', text)
    return etree.XMLSchema(etree.fromstring(text.encode(), catalog_parser()))


@cache
def _envelope() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(_text("cmd-envelop.xsd").replace('"strict"', '"lax"').encode()))


@cache
def _cmif() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(_text("cmif.rng").encode()))


@cache
def _loaded(name: str) -> Any:
    return json.loads(_text(name))


def _text(name: str) -> str:
    return Path(os.environ["TEIKIT_SCHEMA"], name).read_text("utf-8")


@cache
def musts() -> tuple[tuple[str, Draft4Validator], ...]:
    """The assertions of the W3C's tests that every annotation must meet."""
    place = Path(os.environ["TEIKIT_SCHEMA"], "webannotation")
    parts = [
        (path.name, Resource.from_contents(json.loads(path.read_bytes()), default_specification=DRAFT4))
        for path in (place / "definitions").glob("*.json")
    ]
    registry: Registry[Any] = Registry().with_resources(parts)
    said = {
        path.name: json.loads(path.read_bytes()) for path in sorted((place / "annotations").rglob("*.json"))
    }
    return tuple(
        (name, Draft4Validator(each, registry=registry))
        for name, each in said.items()
        if each.get("assertionType") == "must"
    )


def _annotations(package: Package) -> Iterator[str]:
    page = json.loads(package.files["annotations.json"])
    for item in page["items"][:20]:
        for name, validator in musts():
            if not validator.is_valid({"@context": page["@context"], **item}):
                yield f"{name}: {json.dumps(item)[:300]}"
                return


SCHEMAS: dict[str, Callable[[Package], Iterator[str]]] = {
    "oai_dc": _xml(_oai_dc),
    "cmdi": _xml(_envelope),
    "cmif": _xml(_cmif),
    "geojson": _json("geojson/GeoJSON.json"),
    "iiif": _json("iiif_3_0.json"),
    "csl-json": _json("csl/csl-data.json"),
    "webannotation": _annotations,
}
