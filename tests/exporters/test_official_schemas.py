"""What is checked at run time by less than the format's own schema is held to that schema here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import conllu
import pytest
from tests.exporters.official import complaints, musts, schemas
from tests.exporters.test_corpus import CANVASES, KINDS, LETTERS, NOVEL, OURS, PLACES, TESTIMONY, corpus, made


@pytest.fixture(autouse=True)
def at_hand() -> None:
    if schemas() is None:
        pytest.skip("TEIKIT_SCHEMA is not set")


def complained(
    path: Path, name: str, form: str, options: Mapping[str, Any] = MappingProxyType({})
) -> list[str]:
    return list(complaints(name, made(path, form, options).package))


@pytest.mark.parametrize("name", KINDS)
def test_oai_dc_is_valid_by_the_schema_of_oai(name: str) -> None:
    assert complained(corpus() / name, "oai_dc", "dublin-core") == []


@pytest.mark.parametrize("name", LETTERS)
def test_cmif_is_valid_by_the_schema_of_its_makers(name: str) -> None:
    assert complained(corpus() / name, "cmif", "cmif") == []


@pytest.mark.parametrize("name", KINDS)
def test_the_envelope_of_cmdi_is_valid_by_the_schema_of_clarin(name: str) -> None:
    exported = made(corpus() / name, "cmdi", {})
    assert list(complaints("cmdi", exported.package)) == []
    assert exported.receipt.remarks[0].startswith("envelope only")


def test_the_envelope_of_our_own_texts_is_valid() -> None:
    for path in OURS.glob("*.xml"):
        assert complained(path, "cmdi", "cmdi") == []


@pytest.mark.parametrize("name", [*LETTERS, PLACES])
def test_geojson_is_valid_by_its_schema(name: str) -> None:
    assert complained(corpus() / name, "geojson", "geojson") == []


@pytest.mark.parametrize("name", [*LETTERS, TESTIMONY])
def test_a_manifest_is_valid_by_the_schema_of_iiif(name: str) -> None:
    assert complained(corpus() / name, "iiif", "iiif", CANVASES) == []


@pytest.mark.parametrize("name", [*KINDS, NOVEL])
def test_records_of_works_are_valid_by_the_schema_of_csl(name: str) -> None:
    assert complained(corpus() / name, "csl-json", "csl-json") == []


@pytest.mark.parametrize("name", KINDS)
def test_conllu_is_read_by_another_program(name: str) -> None:
    text = made(corpus() / name, "conllu", {}).data.decode()
    assert all(sentence.metadata["text"] for sentence in conllu.parse(text))


@pytest.mark.parametrize("name", LETTERS[:2])
def test_annotations_meet_what_the_w3c_says_they_must(name: str) -> None:
    assert len(musts()) > 50
    assert complained(corpus() / name, "webannotation", "webannotation") == []
