"""A small map of the places of a text that have coordinates: points on a grid, each a link to its entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from teikit.reading_page.markup import name, words
from teikit.rendering.hypertext import identifier
from teikit.tei.document import Tei
from teikit.tei.names import tag

NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
COMMAS = re.compile(r"(?<=\d),(?=\d)")
WIDTH, HEIGHT = 640, 360
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60)
"""Degrees between two lines of the grid."""
LINES = 7
LETTER, LINE = 7.0, 13.0
"""How wide a letter is, and how high a line."""
MOST = 400


@dataclass(frozen=True, slots=True)
class Point:
    """A place: its name, the id of its entry, where it lies."""

    name: str
    key: str
    latitude: float
    longitude: float


def points(tei: Tei) -> list[Point]:
    """The places that have coordinates, each once."""
    found: dict[tuple[str, float, float], Point] = {}
    for geo in tei.elements("geo"):
        place = next(geo.iterancestors(tag("place"), tag("placeName"), tag("org"), tag("person")), None)
        where = coordinates(words(geo))
        if place is None or where is None or name(place) in ("org", "person"):
            continue
        named = next((each for each in place.iter(tag("placeName"), tag("name"), tag("settlement"))), place)
        called = words(named).removesuffix(words(geo)).strip()
        made = Point(called, identifier(place), *where)
        found.setdefault((made.name, made.latitude, made.longitude), made)
    return list(found.values())[:MOST]


def coordinates(said: str) -> tuple[float, float] | None:
    """Latitude and longitude; a comma is decimal where a blank stands between the two (TEI P5 14.3.4)."""
    parts = said.split()
    if len(parts) == 2 and all(part.count(",") == 1 and "." not in part for part in parts):
        said = COMMAS.sub(".", said)
    numbers = [float(each) for each in NUMBER.findall(said)]
    if len(numbers) != 2 or abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        return None
    return numbers[0], numbers[1]


def map_of(found: list[Point]) -> str:
    """The map as a figure with SVG in it; nothing where no place has coordinates."""
    if not found:
        return ""
    view = _View(found)
    dots = "".join(_dots(found, view))
    said = f"A map of {len(found)} place{'' if len(found) == 1 else 's'}"
    return (
        '<figure class="map"><figcaption>Places</figcaption>\n'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{said}">\n'
        f"{''.join(view.grid())}{dots}</svg></figure>\n"
    )


def _dots(found: list[Point], view: _View) -> Iterator[str]:
    """The places; a name that would hide another is told only where one points at it."""
    taken: list[tuple[float, float, float]] = []
    for each in found:
        x, y = view.at(each.latitude, each.longitude)
        left = x > WIDTH * 0.8
        wide = LETTER * len(each.name)
        begin = x - 6 - wide if left else x + 6
        free = all(
            abs(y - other) > LINE or begin > end or begin + wide < start for start, end, other in taken
        )
        if free:
            taken.append((begin, begin + wide, y))
        yield _dot(each, x, y, left=left, labelled=free)


def _dot(point: Point, x: float, y: float, *, left: bool, labelled: bool) -> str:
    told = escape(point.name or "a place")
    side = f'x="{x - 6:.1f}" text-anchor="end"' if left else f'x="{x + 6:.1f}"'
    dot = f'<title>{told}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    dot += f'<text {side} y="{y + 4:.1f}">{told}</text>' if labelled else ""
    return f'<a href="#{point.key}" aria-label="{told}">{dot}</a>\n' if point.key else f"<g>{dot}</g>\n"


class _View:
    """The part of the world that is shown, on an equirectangular projection."""

    def __init__(self, found: list[Point]) -> None:
        south, north = min(each.latitude for each in found), max(each.latitude for each in found)
        west, east = min(each.longitude for each in found), max(each.longitude for each in found)
        high, wide = max(north - south, 0.5) * 1.3, max(east - west, 0.5) * 1.3
        scale = max(wide / WIDTH, high / HEIGHT)
        self.scale = scale
        self.west = (west + east - scale * WIDTH) / 2
        self.north = (north + south + scale * HEIGHT) / 2

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """The point of the picture."""
        return (longitude - self.west) / self.scale, (self.north - latitude) / self.scale

    def grid(self) -> Iterator[str]:
        """Lines of latitude and longitude with their degrees."""
        step = next((each for each in STEPS if WIDTH * self.scale / each <= LINES), STEPS[-1])
        east, south = self.west + WIDTH * self.scale, self.north - HEIGHT * self.scale
        for number in range(ceil(self.west / step), floor(east / step) + 1):
            x, _ = self.at(0, number * step)
            side = f'x="{x + 2:.1f}"' if x < WIDTH - 30 else f'x="{x - 2:.1f}" text-anchor="end"'
            yield f'<path d="M{x:.1f} 0V{HEIGHT}"/><text class="degree" {side} y="{HEIGHT - 4}">'
            yield f"{_degrees(number * step, 'E', 'W')}</text>"
        for number in range(ceil(south / step), floor(self.north / step) + 1):
            _, y = self.at(number * step, 0)
            yield f'<path d="M0 {y:.1f}H{WIDTH}"/><text class="degree" x="2" y="{y - 3:.1f}">'
            yield f"{_degrees(number * step, 'N', 'S')}</text>\n"


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{positive if value > 0 else negative if value < 0 else ''}"
