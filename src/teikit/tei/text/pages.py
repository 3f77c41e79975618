"""The pages of a text with their images: its page breaks, and the surfaces of the facsimile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from urllib.parse import unquote

from lxml import etree

from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.mapping import Fact
from teikit.tei.names import XML_ID, tag
from teikit.tei.references.prefixes import BrokenPatternError, expand
from teikit.workspace import Workspace

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
    """The pages in order: by page breaks, and where the images stand that none of them leads to."""
    breaks = [_page(each, tuple(_facsimile(tei, each))) for each in tei.elements("pb") if _is_read(each)]
    places = {image.url: number for number, page in reversed([*enumerate(breaks)]) for image in page.images}
    found: list[list[Page]] = [[] for _ in range(len(breaks) + 1)]
    behind = 0
    for page in _shown(tei):
        known = [places[image.url] + 1 for image in page.images if image.url in places]
        if known:
            behind = max(known)
        elif page.images or not breaks:
            found[behind].append(page)
    return [*found[0], *(page for one, more in zip(breaks, found[1:], strict=True) for page in (one, *more))]


def _shown(tei: Tei) -> list[Page]:
    """The pages of the facsimile: its surfaces; without any, its images."""
    surfaces = list(tei.elements("surface"))
    loose = [each for each in tei.elements("graphic", "media") if _is_of_facsimile(each)]
    return [_page(each, tuple(_graphics(each))) for each in surfaces or loose]


def beside(tei: Tei, workspace: Workspace | None, url: str) -> bytes | None:
    """The bytes of an image that lies beside the TEI file, by its address or by the name that this spells."""
    if workspace is None or "://" in url:
        return None
    for name in dict.fromkeys((url, unquote(url))):
        with suppress(FileError):
            return workspace.source(PurePath(tei.path).parent / name).data
    return None


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


PAGES: Fact[Page] = Fact(("text//pb", "TEI//surface", "facsimile/graphic", "facsimile/media"), pages)
IMAGES: Fact[Image] = Fact(
    ("text//pb/@facs", "TEI//surface/graphic", "TEI//surface/media", "facsimile/graphic", "facsimile/media"),
    lambda tei: dict.fromkeys(image for page in pages(tei) for image in page.images),
)
