"""The pages of a text with their images: page breaks that name one, or the surfaces of the facsimile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.names import XML_ID, tag
from teikit.tei.references.prefixes import BrokenPatternError, expand

TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "tif": "image/tiff", "tiff": "image/tiff", "jp2": "image/jp2", "svg": "image/svg+xml",
}  # fmt: skip
SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:px)?")


@dataclass(frozen=True, slots=True)
class Image:
    """An image of a page: its address as the TEI has it, its size in pixels (0 where nothing says)."""

    url: str
    width: int = 0
    height: int = 0
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number or name as the text gives it, its xml:id, its images, the element that begins it."""

    label: str
    name: str
    images: tuple[Image, ...]
    element: etree._Element


def pages(tei: Tei) -> list[Page]:
    """The pages in order: by page breaks; by the surfaces of the facsimile where the text has none."""
    breaks = [each for each in tei.elements("pb") if _is_read(each)]
    if breaks:
        return [_page(each, tuple(_facsimile(tei, each))) for each in breaks]
    surfaces = list(tei.elements("surface"))
    if surfaces:
        return [_page(each, tuple(_graphics(each))) for each in surfaces]
    loose = [each for each in tei.elements("graphic", "media") if _is_of_facsimile(each)]
    return [_page(each, tuple(_graphics(each))) for each in loose]


def _is_read(element: etree._Element) -> bool:
    return any(above.tag == tag("text") for above in element.iterancestors())


def _is_of_facsimile(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag("facsimile")


def _page(element: etree._Element, images: tuple[Image, ...]) -> Page:
    return Page(element.get("n", ""), element.get(XML_ID, ""), images, element)


def _facsimile(tei: Tei, element: etree._Element) -> Iterator[Image]:
    """The images that a page break points at: of a surface, of a zone's surface, a graphic, a file."""
    for said in element.get("facs", "").split():
        if said.startswith("#"):
            target = tei.resolve(said, element)
            if target is not None:
                yield from _graphics(_surface(target))
        else:
            yield _image(_whole(tei, said), None)


def _whole(tei: Tei, said: str) -> str:
    try:
        return expand(said, tei.prefixes) or said
    except BrokenPatternError:
        return said


def _surface(element: etree._Element) -> etree._Element:
    """An element, or of a zone the surface that it is part of."""
    around = (element, *element.iterancestors())
    return next(each for each in around if each.tag != tag("zone"))


def _graphics(element: etree._Element) -> Iterator[Image]:
    own = element.tag in (tag("graphic"), tag("media"))
    for each in [element] if own else element.iterchildren(tag("graphic"), tag("media")):
        if each.get("url"):
            yield _image(each.get("url", ""), each)


def _image(url: str, graphic: etree._Element | None) -> Image:
    ending = PurePosixPath(url.partition("?")[0]).suffix.lower().removeprefix(".")
    if graphic is None:
        return Image(url, media_type=TYPES.get(ending, ""))
    said = graphic.get("mimeType", "") or TYPES.get(ending, "")
    return Image(url, _pixels(graphic.get("width", "")), _pixels(graphic.get("height", "")), said)


def _pixels(said: str) -> int:
    found = SIZE.fullmatch(said.strip())
    return round(float(found[1])) if found else 0
