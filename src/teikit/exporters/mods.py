"""MODS 3.8: the record of a library's catalogue, made from the header."""

from __future__ import annotations

from teikit.formats import mods
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.mapping import filled, missing
from teikit.tei.unmapped import unmapped
from teikit.xml_output import document

SUFFIX = ".mods.xml"
FORMAT = "application/mods+xml"
CHECKER = Checker("MODS 3.8 XML Schema of the Library of Congress", mods.SCHEMA.checker.needs)
MAPPING = mods.MAPPING


def export(tei: Tei) -> Package:
    """The record of a document."""
    rows = list(filled(tei, MAPPING))
    record = mods.record(write for _, made in rows for write in made)
    return Package({"": document(record)}, tuple(unmapped(tei, MAPPING)), missing(tei, rows))


def prove(package: Package) -> Receipt:
    """What the schema of the Library of Congress says of the record."""
    return mods.SCHEMA.receipt(package.data)
