"""ODT, as LibreOffice writes it: one line for each paragraph, notes behind the paragraph that calls them.

What no page shows (hidden words) and what every page repeats is left out and reported.
"""

from __future__ import annotations

from teikit.formats.archive import has_mimetype
from teikit.signature import both, either, root, says
from teikit.source import Source
from teikit.text import Document

SIGNATURE = either(
    has_mimetype(b"application/vnd.oasis.opendocument.text"),
    both(root("document"), says(b"urn:oasis:names:tc:opendocument:xmlns:text:1.0")),
)
SUFFIX = ".odt"
KNOWS = ("layout",)


def read(source: Source) -> Document:
    """The text of an ODT file. Raises FileError for one that is broken, locked or a bomb."""
    from teikit.formats.odt.file import read as read_file  # what one format needs, no other waits for

    return read_file(source)
