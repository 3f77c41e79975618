"""PAGE XML: regions, reading order and lines, with the tags that Transkribus puts in @custom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from teikit.formats.markup import local
from teikit.formats.scan.content import Line, Page, Region, Word, around, line, numeric
from teikit.formats.scan.custom import Tag, comments, marks, tags, unread
from teikit.text import Box

PICTURES = frozenset(("ImageRegion", "GraphicRegion", "LineDrawingRegion", "ChartRegion", "MapRegion"))
REGIONS = frozenset(("TextRegion", "TableRegion", "TableCell"))


def pages(root: etree._Element) -> Iterator[Page]:
    """The pages of a PAGE file, which has one."""
    for page in root.iterchildren("{*}Page"):
        order = _order(page)
        regions = [
            _region(each) for each in page.iter() if local(each) in REGIONS and local(each) != "TableRegion"
        ]
        regions.sort(key=lambda region: order.get(region.id, len(order)))
        remarks = {
            each.get("id", ""): list(_comments(each)) for each in page.iter("{*}TextRegion", "{*}TableCell")
        }
        regions = [each for region in regions for each in (region, *remarks.get(region.id, ()))]
        width, height = numeric(page.get("imageWidth")) or 0.0, numeric(page.get("imageHeight")) or 0.0
        yield Page(width, height, page.get("imageFilename", ""), "", regions)


def unseen(root: etree._Element) -> Counter[str]:
    """What is left out: how many pictures, and tags of each kind."""
    left_out = unread(each.get("custom", "") for each in root.iter("{*}TextRegion", "{*}TextLine"))
    left_out["picture{s}"] = sum(1 for each in root.iter() if local(each) in PICTURES)
    return left_out


def _order(page: etree._Element) -> dict[str, int]:
    """The places of regions in the reading order: by the file's own list, or by @custom."""
    listed = [
        each.get("regionRef", "")
        for order in page.iterchildren("{*}ReadingOrder")
        for each in _in_order(order)
    ]
    if listed:
        return {name: at for at, name in enumerate(listed)}
    said = [
        (_index(tags(each.get("custom", ""))), each.get("id", ""))
        for each in page.iter()
        if local(each) in REGIONS
    ]
    return {name: at for at, name in said if at >= 0}


def _in_order(group: etree._Element) -> Iterator[etree._Element]:
    members = [each for each in group if local(each) not in ("", "Labels", "UserDefined")]
    if all(each.get("index", "").isdigit() for each in members):
        members.sort(key=lambda each: int(each.get("index", "0")))
    for each in members:
        if each.get("regionRef"):
            yield each
        yield from _in_order(each)


def _index(found: list[Tag]) -> int:
    said = next((tag.values.get("index", "") for tag in found if tag.name == "readingOrder"), "")
    return int(said) if said.isdigit() else -1


def _structure(found: list[Tag]) -> str:
    """What Transkribus or eScriptorium call a region or a line."""
    return next((tag.values.get("type", "") for tag in found if tag.name == "structure"), "")


def _region(element: etree._Element) -> Region:
    said = tags(element.get("custom", ""))
    elements = list(element.iterchildren("{*}TextLine"))
    places = [_index(tags(each.get("custom", ""))) for each in elements]
    if elements and min(places) >= 0:
        elements = [each for _, each in sorted(zip(places, elements, strict=True), key=lambda pair: pair[0])]
    lines = [_line(each) for each in elements]
    if not any(each.text for each in lines) and element.find(".//{*}TextRegion") is None:
        lines = [Line(words.strip()) for words in _said(element)[0].splitlines()]
    return Region(lines, _box(element), element.get("id", ""), element.get("type", "") or _structure(said))


def _comments(region: etree._Element) -> Iterator[Region]:
    """What somebody remarked on words of a region, as regions of their own behind it."""
    for each in (region, *region.iterchildren("{*}TextLine")):
        for words in comments(each.get("custom", "")):
            yield Region((Line(words),), kind="comment")


def _line(element: etree._Element) -> Line:
    text, sure = _said(element)
    said = tags(element.get("custom", ""))
    words = [_word(each) for each in element.iterchildren("{*}Word")]
    box = _box(element) or around(word.box for word in words)
    if not text:
        return line(words, box=box, id=element.get("id", ""), kind=_structure(said))
    joined = text.strip().replace("\n", " ")
    if sure is None:
        sure = line(words).confidence
    found = tuple(marks(said, len(joined), len(text) - len(text.lstrip())))
    return Line(joined, box, element.get("id", ""), confidence=sure, marks=found, kind=_structure(said))


def _word(element: etree._Element) -> Word:
    text, sure = _said(element)
    return Word(text.strip(), _box(element), sure)


def _said(element: etree._Element) -> tuple[str, float | None]:
    """The text of an element and its confidence: the first of its readings, as the file orders them."""
    readings = sorted(
        element.iterchildren("{*}TextEquiv"),
        key=lambda each: int(each.get("index", "0")) if each.get("index", "0").isdigit() else 0,
    )
    for reading in readings:
        words = reading.find("{*}Unicode")
        if words is not None and (words.text or "").strip():
            return words.text or "", numeric(reading.get("conf"))
    return "", None


def _box(element: etree._Element) -> Box | None:
    coordinates = element.find("{*}Coords")
    if coordinates is None:
        return None
    said = [pair.split(",") for pair in coordinates.get("points", "").split()]
    said += [[each.get("x", ""), each.get("y", "")] for each in coordinates.iterchildren("{*}Point")]
    points = [(numeric(pair[0]), numeric(pair[1])) for pair in said if len(pair) == 2]
    across = [x for x, y in points if x is not None and y is not None]
    down = [y for x, y in points if x is not None and y is not None]
    if not across:
        return None
    return Box(min(across), min(down), max(across), max(down))
