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
from teikit.registry import craft, names
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
    ("spacy", {}, KINDS),
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


def needs(form: str) -> None:
    """Skip where a format needs more than is installed."""
    if said := craft("exporters", form).missing:
        pytest.skip(said)


CHECKED_ELSEWHERE = {
    "cmdi": "test_official_schemas.py: with an envelope only, no verdict is valid",
    "docx": "test_validity.py",
    "epub": "test_validity.py",
    "jats": "test_validity.py",
    "latex": "test_validity.py",
    "odt": "test_validity.py",
    "html": "test_html_in_browser.py, test_word_law.py",
    "markdown": "test_word_law.py",
    "pdf": "test_pdf.py: nothing checks it",
    "text": "test_word_law.py: nothing checks it",
    "standoff": "test_standoff.py: it gives the same bytes back",
    "tei-simple-print": "test_simple_print.py",
    "dta-base-format": "test_base_format.py",
}
"""Formats that other tests hold to real texts of each kind."""


def test_every_format_is_held_to_real_texts() -> None:
    here = {form for form, _, found in CASES if len(set(found)) >= 3}
    assert here | set(CHECKED_ELSEWHERE) == set(names("exporters"))


@pytest.mark.parametrize(
    ("form", "options", "name"),
    [(form, options, name) for form, options, found in CASES for name in found],
    ids=lambda part: Path(part).stem if isinstance(part, str) else "-".join(map(str, part.values())),
)
def test_a_real_text_is_valid(form: str, options: Mapping[str, Any], name: str) -> None:
    needs(form)
    exported = made(corpus() / name, form, options)
    assert exported.receipt.verdict is Verdict.VALID, exported.receipt.remarks
    again = made(corpus() / name, form, options)
    assert again.package == exported.package


@pytest.mark.parametrize(("form", "options"), SELF, ids=str)
@pytest.mark.parametrize("name", ["hunger", "lettre", "telegraph"])
def test_our_own_text_is_valid(form: str, options: Mapping[str, Any], name: str) -> None:
    needs(form)
    exported = made(OURS / f"{name}.xml", form, options)
    assert exported.receipt.verdict is Verdict.VALID, exported.receipt.remarks
