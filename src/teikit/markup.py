"""Text as XML carries it, also where it comes from the name of a file: there, any character may stand."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from teikit.characters import replaced


def escaped(text: str) -> str:
    """Text for the content of an element; U+FFFD stands for characters that XML cannot carry."""
    return escape(replaced(text))


def quoted(text: str) -> str:
    """Text for an attribute, with its quotes."""
    return quoteattr(replaced(text))
