"""Plain text: a file in any common encoding, as a PDF or an OCR engine gave it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from teikit.source import Source, decode
from teikit.text import Document


def read(source: Source, *, encoding: str | None = None) -> Document:
    """The text of a file. Raises FileError for what is not text, or not in the encoding that was named."""
    text, name, assumed = decode(source, encoding)
    metadata = {
        "filename": Path(source.path).name,
        "encoding": name,
        "sha256": hashlib.sha256(source.data).hexdigest(),
    }
    if assumed:
        metadata["assumed"] = name
    return Document(text, metadata=metadata, path=Path(source.path))
