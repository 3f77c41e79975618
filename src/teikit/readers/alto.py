"""ALTO: pages that OCR read from pictures, with their blocks, lines, styles, hyphens and confidence."""

from __future__ import annotations

from teikit.signature import root as root_is
from teikit.source import Source
from teikit.text import Document

SIGNATURE = root_is("alto")
SUFFIX = ".xml"


def read(source: Source) -> Document:
    """The text of an ALTO file, or of a folder of them.

    Raises FileError for one that is not well-formed, or where there is no text.
    """
    from teikit.formats.markup import parse_xml
    from teikit.formats.scan.alto import pages, unseen
    from teikit.formats.scan.document import document
    from teikit.formats.scan.sheets import sheets

    roots = (parse_xml(sheet.data, sheet.path) for sheet in sheets(source))
    return document(source.path, "alto", ((pages(root), unseen(root)) for root in roots))
