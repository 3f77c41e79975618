"""PDF with a text layer: glyphs become characters and lines, with sizes, fonts, rules and links as evidence.

What the file's own maps do not tell is read from its fonts and its own vocabulary, and counted.
"""

from __future__ import annotations

from teikit.source import Source
from teikit.text import Document

SUFFIX = ".pdf"
NEEDS = {"playa": "teikit[pdf]", "fontTools": "teikit[pdf]"}
HEAD = 1024
"""Readers look for the mark of a PDF in its first kilobyte."""


def SIGNATURE(source: Source) -> bool:  # noqa: N802
    """Whether a file bears the mark of a PDF."""
    return b"%PDF-" in source.data[:HEAD]


def read(source: Source) -> Document:
    """The text of a PDF. Raises FileError for one that is broken, encrypted, or has pictures only."""
    from teikit.formats.pdf.document import document
    from teikit.formats.pdf.parent import book

    found = book(source)
    said = {"title": found.info.get("Title", ""), "author": found.info.get("Author", "")}
    return document(found, {key: value for key, value in said.items() if value})
