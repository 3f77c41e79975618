"""Plain text in any common encoding, as a PDF or an OCR engine gave it: what no other reader knows.

The marks of pages in texts of HathiTrust are claimed, and what Project Gutenberg puts around its books.
"""

from __future__ import annotations

from teikit.formats.plain.gutenberg import around
from teikit.formats.plain.hathitrust import pages
from teikit.signature import ANYTHING
from teikit.source import Source, decode
from teikit.text import Document

SIGNATURE = ANYTHING
SUFFIX = ".txt"


def read(source: Source, *, encoding: str | None = None) -> Document:
    """The text of a file, whose bytes it encodes to. Raises FileError for what is not text in `encoding`."""
    text, name, assumed = decode(source, encoding)
    said = {"encoding": name, "assumed": assumed} if assumed else {"encoding": name}
    claims, known = around(text)
    return Document(text, claims=(*claims, *pages(text)), metadata={**known, **said})
