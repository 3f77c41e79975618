"""PDF with a text layer: glyphs become characters and lines, with sizes, fonts, rules and links as evidence.

What the file's own maps do not tell is read from its fonts and its own vocabulary, and counted.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from teikit.source import Source
from teikit.text import Document

SIGNATURE = "%PDF-"
NEEDS = "playa fontTools"
EXTRA = "pdf"


def read(source: Source) -> Document:
    """The text of a PDF. Raises FileError for one that is broken, encrypted, or has pictures only."""
    from teikit.pdf.document import document
    from teikit.pdf.parent import book

    found = book(source)
    metadata = {
        "filename": Path(source.path).name,
        "encoding": "utf-8",
        "sha256": hashlib.sha256(source.data).hexdigest(),
    }
    for key, name in (("title", "Title"), ("author", "Author")):
        if name in found.info:
            metadata[key] = found.info[name]
    return document(found, metadata).changed(path=Path(source.path))
