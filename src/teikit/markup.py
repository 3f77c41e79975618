"""Text as XML carries it, also where it comes from the name of a file: there, any character may stand."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from teikit.characters import replaced

CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey rather than show: control characters, and marks that turn the writing round."""


def printable(text: str) -> str:
    """Text for a terminal: a visible sign of one column stands for each character that it would obey."""
    return CONTROLS.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", text)


def escaped(text: str) -> str:
    """Text for the content of an element; U+FFFD stands for characters that XML cannot carry."""
    return escape(replaced(text))


def quoted(text: str) -> str:
    """Text for an attribute, with its quotes."""
    return quoteattr(replaced(text))
