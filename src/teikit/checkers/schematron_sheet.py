"""Runs a Schematron sheet that an archive hands out already compiled to XSLT, as Europeana does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from teikit.schematron.processor import run

NEEDS = {"saxonche": "teikit[schematron]"}
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def complaints(data: bytes, sheet: Path) -> Iterator[str]:
    """What the assertions of a sheet say of a document that does not hold them."""
    told = run(_text(sheet), data.decode(), "", "[]")
    report = etree.fromstring(told.encode(), etree.XMLParser(no_network=True, resolve_entities=False))
    for failed in report.iter(f"{SVRL}failed-assert"):
        where = str(failed.get("location", "")).rpartition("/")[2]
        yield f"{where}: {' '.join(''.join(map(str, failed.itertext())).split())}"


@cache
def _text(sheet: Path) -> str:
    return sheet.read_text("utf-8")
