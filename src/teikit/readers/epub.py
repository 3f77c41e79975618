"""EPUB: the pages of the book in the order of its spine, one line for each block, pictures as figures.

The table of contents, page lists and what is hidden are left out and reported.
"""

from __future__ import annotations

from teikit.formats.archive import has_mimetype, untyped
from teikit.signature import either
from teikit.source import Source
from teikit.text import Document

SIGNATURE = either(has_mimetype(b"application/epub+zip"), untyped(b"META-INF/container.xml"))
SUFFIX = ".epub"
KNOWS = ("layout",)


def read(source: Source) -> Document:
    """The text of an EPUB. Raises FileError for one that is broken, locked or a bomb."""
    from teikit.formats.html.book import read as read_file  # what one format needs, no other waits for

    return read_file(source)
