"""Plain text in any common encoding, as a PDF or an OCR engine gave it: what no other reader knows."""

from __future__ import annotations

from teikit.signature import ANYTHING
from teikit.source import Source, decode
from teikit.text import Document

SIGNATURE = ANYTHING
SUFFIX = ".txt"


def read(source: Source, *, encoding: str | None = None) -> Document:
    """The text of a file, whose bytes it encodes to. Raises FileError for what is not text in `encoding`."""
    text, name, assumed = decode(source, encoding)
    metadata = {"encoding": name, "assumed": name} if assumed else {"encoding": name}
    return Document(text, metadata=metadata)
