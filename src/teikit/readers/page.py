"""PAGE XML: a page with its regions in reading order, its lines, and the tags of Transkribus."""

from __future__ import annotations

from teikit.formats.markup import parse_xml
from teikit.formats.scan.document import document
from teikit.formats.scan.page import pages
from teikit.signature import root
from teikit.source import Source
from teikit.text import Document

SIGNATURE = root("PcGts")
SUFFIX = ".xml"


def read(source: Source) -> Document:
    """The text of a PAGE file. Raises FileError for one that is not well-formed or has no text."""
    return document(source.path, list(pages(parse_xml(source.data, source.path))), "page")
