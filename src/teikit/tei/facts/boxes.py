"""The rectangles that surfaces and zones take up (TEI P5 11.1, att.coordinated)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

CORNERS = ("ulx", "uly", "lrx", "lry")
POINT = re.compile(r"(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; x goes to the right and y goes down."""

    left: float
    top: float
    right: float
    bottom: float

    def contains(self, other: Box, play: float) -> bool:
        """Whether the other lies in this one, which is taken to be larger by `play` on each side."""
        return (
            other.left >= self.left - play
            and other.top >= self.top - play
            and other.right <= self.right + play
            and other.bottom <= self.bottom + play
        )

    def __str__(self) -> str:
        return f"{self.left:g},{self.top:g} to {self.right:g},{self.bottom:g}"


def box(element: etree._Element) -> Box | None:
    """The rectangle of an element, from its corners or around its points; None where it has neither."""
    try:
        corners = [float(element.get(name, "")) for name in CORNERS]
    except ValueError:
        found = [(float(x), float(y)) for x, y in POINT.findall(element.get("points", ""))]
        if not found:
            return None
        across, down = zip(*found, strict=True)
        return Box(min(across), min(down), max(across), max(down))
    return Box(*corners)
