"""A text with the layout that all crafts claim of it, and what a person then reads."""

from __future__ import annotations

from teikit import layout
from teikit.registry import craft
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document


def laid_out(text: str, *, upto: str = "", language: str = "en") -> Document:
    """The document after the crafts of the order, or after those up to one."""
    document = Document(text, metadata={"language": language})
    for name in layout.ORDER:
        document = document.annotate(craft("layout", name).run(document), by=f"layout/{name}")
        if name == upto:
            break
    return document


def read(text: str, language: str = "en") -> str:
    return read_through(laid_out(text, language=language)).text


def words(document: Document, element: str) -> list[str]:
    return [claim.span.of(document.text) for claim in document.claimed(element)]


def one(document: Document, element: str) -> Annotation:
    (claim,) = document.claimed(element)
    return claim
