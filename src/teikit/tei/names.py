"""The names of TEI P5 that teikit writes and looks for, and what kind of thing each one is."""

from __future__ import annotations

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XINCLUDE = "http://www.w3.org/2001/XInclude"
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"
XML_BASE = f"{{{XML}}}base"

BLOCKS = frozenset({"p", "head", "ab", "l", "item", "bibl", "quote", "cell"})
"""Elements that hold a block of running text of their own."""

NAMES = frozenset({"persName", "placeName", "orgName", "geogName", "date"})
"""Elements that say what a stretch of words names."""

BREAKS = frozenset({"lb", "pb", "cb"})
"""Milestones that stand for a boundary in the source (TEI P5 3.11.3)."""


def tag(name: str) -> str:
    """The name of a TEI element as lxml writes it: `p` becomes `{http://www.tei-c.org/ns/1.0}p`."""
    return f"{{{TEI}}}{name}"
