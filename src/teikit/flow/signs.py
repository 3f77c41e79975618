"""Words that every format puts where an element has none of its own: a gap, an address."""

from __future__ import annotations

import re
from collections.abc import Container

from lxml import etree

from teikit.flow.about import said
from teikit.flow.content import Point

GAP = "[…]"
ADDRESS = re.compile(r"(?:https?|ftp|mailto|doi|urn):\S+", re.IGNORECASE)
SAFE = re.compile(r"(?:https?|ftp|mailto):\S+", re.IGNORECASE)
PICTURES = frozenset({"graphic", "media", "binaryObject"})
UNITS = {"pb": "page", "cb": "column", "gb": "gathering", "milestone": ""}
"""What begins at a milestone; `milestone` itself says it with its @unit."""


def sign(point: Point) -> str:
    """The words that stand for an element without words; empty for most."""
    if point.kind == "gap":
        return GAP
    if point.kind == "ptr" and ADDRESS.fullmatch(point.element.get("target", "")):
        return point.element.get("target", "")
    return ""


def link(element: etree._Element) -> str:
    """The address that an element points at, where a reader may follow it, or the id in this document."""
    target = (element.get("target") or element.get("ref") or " ").split(" ")[0]
    return target if target.startswith("#") or SAFE.fullmatch(target) else ""


def picture(element: etree._Element) -> tuple[str, str]:
    """The address of a picture, and what it shows in words: those of the figure around it."""
    address = " ".join(element.get("url", "").split())
    figure = element.getparent()
    described = said(element)
    if figure is not None and not described:
        described = " ".join(
            said(each) for each in figure.iterchildren(etree.Element) if str(each.tag).endswith("}figDesc")
        )
    return address, described


def begins(point: Point) -> tuple[str, str]:
    """What begins at a point of the source and its number: `page` and `12`; empty for any other point."""
    if point.kind not in UNITS:
        return "", ""
    unit = UNITS[point.kind] or point.element.get("unit", "")
    return " ".join(unit.split()) or point.kind, " ".join(point.element.get("n", "").split())


def place_key(point: Point, place: int, taken: Container[str]) -> str:
    """What a place where something begins is called: by its number, else in order; none as another."""
    unit, number = begins(point)
    key = f"{unit} {number or place}"
    return key if key not in taken else f"{key} at {place}"
