"""Three real texts of different kinds, and our own, in every format: valid by what checks that format."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from teikit.exporting.pipeline import export
from teikit.package import Exported, Verdict
from teikit.source import Source

OURS = Path(__file__).parents[2] / "tei"
LETTER = "arthur-schnitzler+schnitzler-briefe-data/L00499.xml"
LETTERS = (LETTER, LETTER.replace("499", "605"), LETTER.replace("499", "666"))
NOVEL = "COST-ELTeC+ELTeC-eng/ENG18951_Ward.xml"
PLAY = "dracor-org+shakedracor/the-comedy-of-errors.xml"
MANUSCRIPT = "bodleian+medieval-mss/MS_Ashmole_54.xml"
TESTIMONY = "EHRI+ehri-online-editions/EHRI-ET-WL16560956_DE_EN.xml"
PLACES = "TEIC+TEI/testplace.xml"
KINDS = (LETTER, PLAY, MANUSCRIPT, TESTIMONY)
Case = tuple[str, Mapping[str, Any], tuple[str, ...]]
DOI = {"doi": "10.5072/{name}"}
CANVASES = {"base": "https://example.org/text", "width": 2000, "height": 3000}
SHOWN = {"shown": "https://example.org/{name}", "licence": "https://creativecommons.org/licenses/by/4.0/"}
CASES: tuple[Case, ...] = (
    ("dublin-core", {}, KINDS),
    ("dublin-core", {"form": "dcterms"}, KINDS),
    ("datacite", DOI, (LETTER, PLAY, NOVEL)),
    ("datacite", DOI | {"form": "json"}, (LETTER, PLAY, NOVEL)),
    ("mods", {}, KINDS),
    ("mets", {}, KINDS),
    ("premis", {}, KINDS),
    ("edm", SHOWN, (LETTER, MANUSCRIPT, NOVEL)),
    ("cmif", {}, LETTERS),
    *(
        (form, {}, KINDS)
        for form in ("json", "csv", "jsonl", "iob", "conllu", "brat", "webannotation", "rdf")
    ),
    ("rdf", {"form": "json-ld"}, KINDS),
    *((form, {}, (*KINDS, NOVEL)) for form in ("csl-json", "bibtex", "ris", "zotero-rdf")),
    ("geojson", {}, (*LETTERS[:2], PLACES)),
    ("linked-places", {}, (*LETTERS[:2], PLACES)),
    ("dts", {"base": "https://example.org/dts/"}, KINDS),
    ("iiif", CANVASES, (LETTER, LETTERS[1], TESTIMONY)),
)
"""Formats with options, and the real texts that have what each needs."""
SELF: tuple[tuple[str, Mapping[str, Any]], ...] = tuple(
    (form, options) for form, options, _ in CASES if form not in ("datacite", "edm", "cmif", "iiif")
)
"""Formats that ask for no more than what the headers of our own examples say."""


@cache
def corpus() -> Path:
    if not os.environ.get("TEIKIT_CORPUS"):
        pytest.skip("TEIKIT_CORPUS is not set")
    return Path(os.environ["TEIKIT_CORPUS"]) / "tei"


def made(path: Path, form: str, options: Mapping[str, Any]) -> Exported:
    return export(Source(path.name, path.read_bytes()), form, options)


@pytest.mark.parametrize(
    ("form", "options", "name"),
    [(form, options, name) for form, options, names in CASES for name in names],
    ids=lambda part: Path(part).stem if isinstance(part, str) else "-".join(map(str, part.values())),
)
def test_a_real_text_is_valid(form: str, options: Mapping[str, Any], name: str) -> None:
    exported = made(corpus() / name, form, options)
    assert exported.receipt.verdict is Verdict.VALID, exported.receipt.remarks
    again = made(corpus() / name, form, options)
    assert again.package == exported.package


@pytest.mark.parametrize(("form", "options"), SELF, ids=str)
@pytest.mark.parametrize("name", ["hunger", "lettre", "telegraph"])
def test_our_own_text_is_valid(form: str, options: Mapping[str, Any], name: str) -> None:
    exported = made(OURS / f"{name}.xml", form, options)
    assert exported.receipt.verdict is Verdict.VALID, exported.receipt.remarks
