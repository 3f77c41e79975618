"""Writes the facsimile: each page with its picture and the zones that the text points at (TEI P5 12.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from teikit.tei.make import E
from teikit.tei.names import XML_ID
from teikit.text import Box, Surface


def facsimile(surfaces: Sequence[Surface]) -> Iterator[etree._Element]:
    """The facsimile of a document, where it has surfaces that have an identifier."""
    if shown := [surface for surface in surfaces if surface.id]:
        yield E.facsimile(*map(_surface, shown))


def _surface(surface: Surface) -> etree._Element:
    number = {"n": surface.label} if surface.label else {}
    page = Box(0, 0, surface.width, surface.height)
    made = E.surface({XML_ID: surface.id, **number, **_corners(page)})
    if surface.image:
        made.append(E.graphic(url=surface.image))
    for zone in surface.zones:
        kind = {"type": zone.kind} if zone.kind else {}
        made.append(E.zone({XML_ID: zone.id, **kind, **_corners(zone.box)}))
    return made


def _corners(box: Box) -> dict[str, str]:
    corners = {"ulx": box.left, "uly": box.top, "lrx": box.right, "lry": box.bottom}
    return {name: f"{value:.2f}".rstrip("0").rstrip(".") for name, value in corners.items()}
