"""A text with the layout that all crafts claim of it, and what a person then reads."""

from __future__ import annotations

from teikit.converting.pipeline import Settings, lay_out
from teikit.converting.plan import Choice, plan
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document


def laid_out(text: str, *, upto: str = "", language: str = "en") -> Document:
    """The document after the crafts in their order, or after those up to one."""
    names = [stage.name for stage in plan("layout", Choice())]
    run = names[: names.index(upto) + 1] if upto else names
    settings = Settings(choice=Choice(select=tuple(f"layout/{name}" for name in run)))
    return lay_out(Document(text, metadata={"language": language}), settings)


def read(text: str, language: str = "en") -> str:
    return read_through(laid_out(text, language=language)).text


def words(document: Document, element: str) -> list[str]:
    return [claim.span.of(document.text) for claim in document.claimed(element)]


def one(document: Document, element: str) -> Annotation:
    (claim,) = document.claimed(element)
    return claim
