"""Text as XML carries it, also where it comes from the name of a file: there, any character may stand."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry (XML 2.2)."""


def escaped(text: str) -> str:
    """Text for the content of an element; U+FFFD stands for characters that XML cannot carry."""
    return escape(NOT_XML.sub("\ufffd", text))


def quoted(text: str) -> str:
    """Text for an attribute, with its quotes."""
    return quoteattr(NOT_XML.sub("\ufffd", text))
