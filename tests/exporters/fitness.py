"""Whether an export is what is promised: valid, or a list of what is missing, by which it becomes valid."""

from __future__ import annotations

from typing import Any

from tests.exporters.official import complaints
from tests.exporters.thinning import filled

from teikit.exporting.pipeline import UnfitError, export
from teikit.package import Verdict
from teikit.source import FileError, Source

WEB = "https://example.org/{name}"
BY = "https://creativecommons.org/licenses/by/4.0/"
FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "oai_dc": ("dublin-core", {}),
    "dcterms": ("dublin-core", {"form": "dcterms"}),
    "datacite": ("datacite", {"doi": "10.5072/{name}"}),
    "datacite.json": ("datacite", {"doi": "10.5072/{name}", "form": "json"}),
    "mods": ("mods", {}),
    "mets": ("mets", {}),
    "premis": ("premis", {}),
    "edm": ("edm", {"shown": WEB, "licence": BY}),
    "cmdi": ("cmdi", {}),
    "cmif": ("cmif", {"url": "https://example.org/cmif.xml", "licence": BY}),
    "csl-json": ("csl-json", {}),
    "bibtex": ("bibtex", {}),
    "ris": ("ris", {}),
    "zotero-rdf": ("zotero-rdf", {}),
    "jsonl": ("jsonl", {}),
    "conllu": ("conllu", {}),
    "iob": ("iob", {}),
    "brat": ("brat", {}),
    "spacy": ("spacy", {}),
    "webannotation": ("webannotation", {}),
    "geojson": ("geojson", {}),
    "linked-places": ("linked-places", {}),
    "turtle": ("rdf", {}),
    "json-ld": ("rdf", {"form": "json-ld"}),
    "iiif": ("iiif", {"base": "https://example.org/iiif/", "width": 2000, "height": 3000}),
    "dts": ("dts", {"base": "https://example.org/dts/"}),
}
"""Every format of metadata and data, with what no header can know."""
ROUNDS = 3
"""How often one is told what is missing before it has to be enough."""


def verdict(source: Source, name: str, rounds: int = ROUNDS) -> tuple[str, str]:
    """What becomes of an export: valid, perhaps once what is missing is said; unchecked; or a FAULT."""
    form, options = FORMATS[name]
    try:
        exported = export(source, form, options)
    except UnfitError as error:
        if not error.receipt.missing:
            return "INVALID", error.lines[0]
        if not rounds:
            return "MISSING STILL", error.lines[0]
        told = Source(source.path, filled(source.data, error.receipt.missing))
        said, words = verdict(told, name, rounds - 1)
        return said if said.isupper() else "valid once filled", words
    except FileError as error:
        return ("CRASH" if "failed with" in error.reason else "REFUSED"), error.reason
    if wrong := next(complaints(name, exported.package), ""):
        return "INVALID UNSAID", wrong
    return ("unchecked" if exported.receipt.verdict is Verdict.NOT_CHECKED else "valid"), ""
