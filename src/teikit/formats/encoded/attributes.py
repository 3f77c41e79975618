"""Which attributes of a TEI file are taken over, and what ours need that it may not have."""

from __future__ import annotations

from lxml import etree

from teikit.tei.names import XML_ID, XML_LANG

KEPT = (
    *("n", "rend", "type", "subtype", "place", "target", "level", "role", "rows", "cols", "reason", "unit"),
    *("quantity", "dim", "url", "width", "height", "break", "when", "from", "to", "notBefore", "notAfter"),
)
LISTS = frozenset({"rend", "target"})
"""Attributes that may hold several words."""
PLACES = {"foot": "bottom", "end": "end", "margin": "margin", "inline": "inline", "bottom": "bottom"}
REFERENCES = frozenset({"noteAnchor", "pageReference", "noteReference", "citation", "link"})


def attributes(element: etree._Element, name: str, notes: frozenset[str]) -> dict[str, str]:
    """What is taken over of an element; `notes` are the pointers that lead to notes."""
    said = {each: _fit(each, element.get(each, "")) for each in KEPT if element.get(each, "").strip()}
    if language := element.get(XML_LANG):
        said["xml:lang"] = language
    if name == "hi":
        said.setdefault("rend", _fit("rend", element.get("rendition", "").replace("#", " ")) or "unspecified")
    if name == "note":
        said["place"] = PLACES.get(said.get("place", ""), "inline")
    if name == "ref":
        points_at_a_note = said.get("target", "") in notes
        if said.get("type") not in REFERENCES:
            said["type"] = "noteAnchor" if points_at_a_note else "link"
    return said


def _fit(name: str, words: str) -> str:
    return " ".join(words.split()) if name in LISTS else "_".join(words.split())


def key(element: etree._Element) -> str:
    """The name that pointers find an element by."""
    return element.get(XML_ID, "")
