"""TEI, to be read again and tagged: its words line by line, its structure and its looks as claims.

The old header is read for title, author and language; what the profile does not have is dropped and reported.
"""

from __future__ import annotations

from teikit.signature import root
from teikit.source import Source
from teikit.text import Document

SIGNATURE = root("TEI", "teiCorpus", "TEI.2")
SUFFIX = ".xml"
NAMED_ONLY = True
"""In a folder, TEI is what was made, and not what to make it of: it is read where it is named."""
KNOWS = ("layout",)


def read(source: Source) -> Document:
    """The text of a TEI file. Raises FileError where it is not well-formed, or has no text."""
    from teikit.formats.encoded.file import read as read_file  # what one format needs, no other waits for

    return read_file(source)
