"""PREMIS 3: the file as an object to be preserved, and the changes of its header as events."""

from __future__ import annotations

from teikit.formats import premis
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.mapping import filled, missing
from teikit.xml_output import document

SUFFIX = ".premis.xml"
FORMAT = "application/xml"
CHECKER = Checker("PREMIS 3.0 XML Schema of the Library of Congress", premis.SCHEMA.checker.needs)
MAPPING = premis.MAPPING


def export(tei: Tei) -> Package:
    """The preservation metadata of a document."""
    rows = list(filled(tei, MAPPING))
    record = premis.record(write for _, made in rows for write in made)
    return Package({"": document(record)}, missing=missing(tei, rows))


def prove(package: Package) -> Receipt:
    """What the schema of the Library of Congress says of it."""
    return premis.SCHEMA.receipt(package.data)
