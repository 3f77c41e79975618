"""What is checked at run time by less than the format's own schema is held to that schema here."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import conllu
import pytest
from jsonschema import Draft4Validator
from lxml import etree
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4
from tests.exporters.test_corpus import (
    CANVASES,
    KINDS,
    LETTERS,
    OURS,
    PLACES,
    TESTIMONY,
    corpus,
    made,
    schemas,
)

from teikit.checkers.json_schema import complaints
from teikit.checkers.xml_schema import catalog_parser, folder


def violations(schema: etree.XMLSchema | etree.RelaxNG, data: bytes) -> str:
    return "" if schema.validate(etree.fromstring(data)) else str(schema.error_log)


@pytest.mark.parametrize("name", KINDS)
def test_oai_dc_is_valid_by_the_schema_of_oai(name: str) -> None:
    text = (schemas() / "oai" / "oai_dc.xsd").read_text("utf-8")
    dc = (folder() / "dublincore" / "2008" / "dc.xsd").as_uri()
    text = re.sub(r'schemaLocation="[^"]*dc\.xsd"', f'schemaLocation="{dc}"', text)
    schema = etree.XMLSchema(etree.fromstring(text.encode(), catalog_parser()))
    assert violations(schema, made(corpus() / name, "dublin-core", {}).data) == ""


@pytest.mark.parametrize("name", LETTERS)
def test_cmif_is_valid_by_the_schema_of_its_makers(name: str) -> None:
    schema = etree.RelaxNG(etree.parse(schemas() / "cmif.rng"))
    assert violations(schema, made(corpus() / name, "cmif", {}).data) == ""


@pytest.mark.parametrize("name", KINDS)
def test_the_envelope_of_cmdi_is_valid_by_the_schema_of_clarin(name: str) -> None:
    text = (schemas() / "cmd-envelop.xsd").read_text("utf-8")
    schema = etree.XMLSchema(etree.fromstring(text.replace('"strict"', '"lax"').encode()))
    exported = made(corpus() / name, "cmdi", {})
    assert violations(schema, exported.data) == ""
    assert exported.receipt.remarks[0].startswith("envelope only")


def test_the_envelope_of_our_own_texts_is_valid() -> None:
    text = (schemas() / "cmd-envelop.xsd").read_text("utf-8")
    schema = etree.XMLSchema(etree.fromstring(text.replace('"strict"', '"lax"').encode()))
    for path in OURS.glob("*.xml"):
        assert violations(schema, made(path, "cmdi", {}).data) == ""


@pytest.mark.parametrize("name", [*LETTERS, PLACES])
def test_geojson_is_valid_by_its_schema(name: str) -> None:
    schema = json.loads((schemas() / "geojson" / "GeoJSON.json").read_bytes())
    assert list(complaints(json.loads(made(corpus() / name, "geojson", {}).data), schema)) == []


@pytest.mark.parametrize("name", [*LETTERS, TESTIMONY])
def test_a_manifest_is_valid_by_the_schema_of_iiif(name: str) -> None:
    schema = json.loads((schemas() / "iiif_3_0.json").read_bytes())
    assert list(complaints(json.loads(made(corpus() / name, "iiif", CANVASES).data), schema)) == []


@pytest.mark.parametrize("name", KINDS)
def test_conllu_is_read_by_another_program(name: str) -> None:
    text = made(corpus() / name, "conllu", {}).data.decode()
    assert all(sentence.metadata["text"] for sentence in conllu.parse(text))


def musts() -> list[Path]:
    """The assertions of the W3C's tests that every annotation must meet."""
    place = os.environ.get("TEIKIT_SCHEMA")
    found = sorted(Path(place, "webannotation", "annotations").rglob("*.json")) if place else []
    return [path for path in found if json.loads(path.read_bytes()).get("assertionType") == "must"]


@pytest.mark.parametrize("name", LETTERS[:2])
def test_annotations_meet_what_the_w3c_says_they_must(name: str) -> None:
    folder = schemas() / "webannotation" / "definitions"
    parts = [
        (path.name, Resource.from_contents(json.loads(path.read_bytes()), default_specification=DRAFT4))
        for path in folder.glob("*.json")
    ]
    registry: Registry[Any] = Registry().with_resources(parts)
    page = json.loads(made(corpus() / name, "webannotation", {}).package.files["annotations.json"])
    assert len(musts()) > 50
    for path in musts():
        validator = Draft4Validator(json.loads(path.read_bytes()), registry=registry)
        for item in page["items"]:
            assert validator.is_valid({"@context": page["@context"], **item}), path.name
