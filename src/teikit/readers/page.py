"""PAGE XML: a page with its regions in reading order, its lines, and the tags of Transkribus."""

from __future__ import annotations

from teikit.signature import root as root_is
from teikit.source import Source
from teikit.text import Document

SIGNATURE = root_is("PcGts")
SUFFIX = ".xml"


def read(source: Source) -> Document:
    """The text of a PAGE file. Raises FileError for one that is not well-formed or has no text."""
    from teikit.formats.markup import parse_xml
    from teikit.formats.scan.custom import unread
    from teikit.formats.scan.document import document
    from teikit.formats.scan.page import pages, unseen

    root = parse_xml(source.data, source.path)
    notes = (
        *unread(each.get("custom", "") for each in root.iter("{*}TextRegion", "{*}TextLine")),
        *unseen(root),
    )
    return document(source.path, list(pages(root)), "page", notes)
