"""The names of OpenDocument, with the prefixes that its specification has."""

from __future__ import annotations

import re

from teikit.formats.prefixes import Prefixes

OASIS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
PREFIXES = Prefixes(
    {
        "office": OASIS.format("office"),
        "text": OASIS.format("text"),
        "table": OASIS.format("table"),
        "style": OASIS.format("style"),
        "draw": OASIS.format("drawing"),
        "meta": OASIS.format("meta"),
        "manifest": OASIS.format("manifest"),
        "svg": OASIS.format("svg-compatible"),
        "fo": OASIS.format("xsl-fo-compatible"),
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xml": "http://www.w3.org/XML/1998/namespace",
        "math": "http://www.w3.org/1998/Math/MathML",
    }
)
name, clark, value, child = PREFIXES.name, PREFIXES.clark, PREFIXES.value, PREFIXES.child
ENCODED = re.compile(r"_([0-9a-f]{2,4})_")


def decoded(style: str) -> str:
    """The name of a style as a person knows it, in lower case: `Text_20_body` is `text body`."""
    return ENCODED.sub(lambda found: chr(int(found[1], 16)), style).lower()


def count(words: str, default: int = 0) -> int:
    """A small number, or the default where there is none."""
    return int(words) if words.isdigit() and len(words) < 6 else default
