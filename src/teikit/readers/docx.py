"""DOCX, as word processors write it: one line for each paragraph, notes behind the paragraph that calls them.

What no page shows (codes of fields, hidden words) and what every page repeats is left out and reported.
"""

from __future__ import annotations

from teikit.formats.archive import has_folder
from teikit.signature import both, either, root, says
from teikit.source import Source
from teikit.text import Document

SIGNATURE = either(
    has_folder(b"word/"), both(root("package"), says(b"http://schemas.microsoft.com/office/2006/xmlPackage"))
)
SUFFIX = ".docx"
KNOWS = ("layout",)


def read(source: Source) -> Document:
    """The text of a DOCX file. Raises FileError for one that is broken, locked or a bomb."""
    from teikit.formats.docx.file import read as read_file  # what one format needs, no other waits for

    return read_file(source)
