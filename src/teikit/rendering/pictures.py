"""The pictures that a text shows, for formats that hold them: files of its project, and those within it.

Nothing is fetched; a picture that cannot be had stays what the format makes of its address, and is told.
"""

from __future__ import annotations

import binascii
import posixpath
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from teikit.formats.image_sizes import size
from teikit.package import Loss
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.references.uris import bases, scheme

RASTER = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}
DRAWN = {**RASTER, "webp": "image/webp", "svg": "image/svg+xml"}
"""Media types by the suffixes that files of them have."""
SIGNATURES = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("svg", re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]", re.DOTALL)),
)
INLINE = re.compile(r"data:[^,;]*;base64,(.*)", re.DOTALL)
MOST = 64 * 1024**2
"""Bytes of pictures in one file; what comes after is left out, and told."""

WIDEST, TALLEST, UNKNOWN = 15.0, 22.0, (8.0, 6.0)
"""Centimetres that a picture takes on paper at most, and one of which the size is not known."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its number in the text, the suffix of its kind of file, its bytes, its size if known."""

    number: int
    suffix: str
    data: bytes
    width: int = 0
    height: int = 0

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"picture-{self.number}.{self.suffix}"

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return DRAWN[self.suffix]

    @property
    def inline(self) -> str:
        """The picture as an address."""
        return f"data:{self.media_type};base64,{b64encode(self.data).decode()}"


class Pictures:
    """Finds the pictures of a document, of kinds that a format can hold; each file is one picture."""

    def __init__(self, tei: Tei, kinds: dict[str, str]) -> None:
        self.found: dict[str, Picture] = {}
        """The pictures so far, by their paths, or by what they are within the text."""
        self._tei, self._kinds, self._size = tei, kinds, 0
        self._lost: dict[str, dict[str, etree._Element]] = {}
        """The addresses for each reason why pictures could not be had."""

    def find(self, element: etree._Element) -> Picture | None:
        """The picture that an element of the text shows; None where it cannot be had, which is told."""
        address = " ".join(element.get("url", "").split())
        return self.at(address or "".join((element.text or "").split()), element, is_inline=not address)

    def at(self, address: str, element: etree._Element, *, is_inline: bool = False) -> Picture | None:
        """The picture at an address that an element names."""
        inline = INLINE.match(address)
        try:
            where = address if inline or is_inline else self._path(address, element)
            if where in self.found:
                return self.found[where]
            data = _decoded(inline[1] if inline else address) if inline or is_inline else self._read(where)
            return self._keep(where, data)
        except FileError as error:
            self._lost.setdefault(error.reason, {}).setdefault(address, element)
            return None

    def losses(self) -> Iterator[Loss]:
        """The pictures that could not be had, for each reason where the first of them stands."""
        for reason, lost in self._lost.items():
            address, first = next(iter(lost.items()))
            named = f'"{address[:80]}"' if address else "without an address"
            what = f"{len(lost)} × picture not taken in, {named}: {reason}"
            yield Loss(*self._tei.position(first), what)

    def _path(self, address: str, element: etree._Element) -> str:
        """The path of a file, from that of the file in which the element stands (XML Base 1.1)."""
        source = self._tei.where(element)[0] if self._tei.resolved else self._tei.source
        path = source.path
        for step in (*bases(element), address):
            if scheme(step) or step.startswith(("//", "#")) or not step:
                raise FileError(path, "is no file of the project, and nothing is fetched")
            path = posixpath.join(posixpath.dirname(path), unquote(step.partition("#")[0].partition("?")[0]))
        return posixpath.normpath(path)

    def _read(self, path: str) -> bytes:
        if self._tei.load is None:
            raise FileError(path, "is not looked for")
        return self._tei.load(path).data

    def _keep(self, where: str, data: bytes) -> Picture:
        suffix = next((name for name, signature in SIGNATURES if signature.match(data)), "")
        if suffix not in self._kinds:
            raise FileError(
                where, f"is {f'a picture in {suffix.upper()}' if suffix else 'no picture known here'}"
            )
        if self._size + len(data) > MOST:
            raise FileError(where, f"with it, pictures would be more than {MOST >> 20} MiB")
        self._size += len(data)
        made = self.found[where] = Picture(len(self.found) + 1, suffix, data, *size(data))
        return made


def _decoded(said: str) -> bytes:
    try:
        return b64decode(said, validate=True)
    except (binascii.Error, ValueError):
        raise FileError("", "is not in Base64") from None


def on_paper(picture: Picture) -> tuple[float, float]:
    """Width and height in centimetres: those of its pixels at 96 to the inch, and no wider than the text."""
    if not picture.width or not picture.height:
        return UNKNOWN
    width = min(picture.width * 2.54 / 96, WIDEST)
    height = width * picture.height / picture.width
    return (width, height) if height <= TALLEST else (width * TALLEST / height, TALLEST)
