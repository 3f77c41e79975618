"""A document with what XInclude takes into it in place, and where in which file each of its bytes comes from.

Source: XInclude 1.0 (W3C, 2006), sections 4.2 and 4.4; by whole files, by @xml:id, and as text.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from teikit.markup import escape
from teikit.source import FileError, Source
from teikit.tei.names import XINCLUDE

INCLUDE, FALLBACK = f"{XINCLUDE} include", f"{XINCLUDE} fallback"
XML_ID = "http://www.w3.org/XML/1998/namespace id"
NAME = re.compile(rb"<[^\s/>]+")
DEEPEST = 40
PROLOG = 1 << 16
"""Bytes in which a document type declaration begins."""
LARGEST = 64 * 1024**2
"""Bytes of a whole document: parts may include one another in numbers that grow without bound."""

Load = Callable[[str], Source]
"""Reads a part by its path, as the including file is named. Raises FileError."""


@dataclass(slots=True)
class Whole:
    """The document: its bytes in UTF-8, and where each piece of them begins, here and in its file.

    `unresolved` are the includes that were left as they are, each with its file, its place and the reason;
    `under` is what a file was made into before, where its pieces are pieces of that.
    """

    path: str
    data: bytes = b""
    pieces: list[tuple[int, Source, int]] = field(default_factory=list)
    unresolved: list[tuple[Source, int, str]] = field(default_factory=list)
    under: Whole | None = None

    def origin(self, offset: int) -> tuple[Source, int]:
        """The file and the byte that a byte of the whole comes from."""
        start, source, begin = self.pieces[self._piece(offset)]
        there = min(begin + offset - start, len(source.data))
        if self.under is not None and source.data is self.under.data:
            return self.under.origin(there)
        return source, there

    def _piece(self, offset: int) -> int:
        return max(bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1, 0)

    def home(self, source: Source) -> Callable[[int], int]:
        """Where in the file itself a byte of the whole stands; for one of a part, what brings the part in."""

        def of(offset: int) -> int:
            at = self._piece(offset)
            start, where, begin = self.pieces[at]
            begin += offset - start
            while where.path != self.path and at:
                at -= 1
                start, where, begin = self.pieces[at]
                begin += self.pieces[at + 1][0] - start
            return begin if where.data is source.data else source.lines.offset(*where.position(begin))

        return of


@dataclass(slots=True)
class _Element:
    """An element of a file that matters: its bytes, its attributes, and the bytes between its tags."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int = -1
    end: int = -1
    children: list[_Element] = field(default_factory=list)


def whole(source: Source, load: Load) -> Whole:
    """The document that a file is with all its parts; what cannot be had stays as it is."""
    made = Whole(source.path)
    parts: list[bytes] = []
    plain = as_utf8(source)
    _write(made, parts, plain, (0, len(plain.data)), load, (f"{source.path}#",), is_root=True)
    made.data = b"".join(parts)
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(made.data, True)
    except expat.ExpatError:  # a part relies on what stands around it in its file
        reason = "what its includes take does not make one document with it"
        return Whole(source.path, plain.data, [(0, plain, 0)], [(plain, 0, reason)])
    return made


def as_utf8(source: Source) -> Source:
    """A file in UTF-8: its lines and columns are those that it had."""
    encoding = source.lines.encoding
    if encoding in ("utf-8", "ascii"):
        return source
    text = source.data.decode(encoding, "replace").removeprefix("\ufeff")
    text = re.sub(r"(<\?xml[^>]*?)\sencoding\s*=\s*[\"'][^\"']*[\"']", r"\1", text, count=1)
    return Source(source.path, text.encode())


def _write(
    made: Whole,
    parts: list[bytes],
    source: Source,
    span: tuple[int, int],
    load: Load,
    around: tuple[str, ...],
    *,
    is_root: bool = False,
) -> None:
    """Write a span of a file, its includes resolved."""
    done, end = span
    for include in _elements(source):
        if include.name != INCLUDE or not span[0] <= include.start < span[1] or include.start < done:
            continue
        _copy(made, parts, source, done, include.start)
        try:
            _resolve(made, parts, source, include, load, around)
        except FileError as error:
            made.unresolved.append((source, include.start, error.reason))
            _copy(made, parts, source, include.start, include.end)
        done = include.end
    _copy(made, parts, source, done, end)
    if is_root and not made.pieces:
        made.pieces.append((0, source, 0))


def _copy(made: Whole, parts: list[bytes], source: Source, start: int, end: int) -> None:
    if end > start:
        made.pieces.append((_size(parts, made), source, start))
        parts.append(source.data[start:end])


def _size(parts: list[bytes], made: Whole) -> int:
    """The bytes so far: the last piece begins where all before it ended."""
    return made.pieces[-1][0] + len(parts[-1]) if made.pieces else 0


def _resolve(
    made: Whole, parts: list[bytes], source: Source, include: _Element, load: Load, around: tuple[str, ...]
) -> None:
    href, pointer = include.attributes.get("href", ""), include.attributes.get("xpointer", "")
    path = (
        posixpath.normpath(posixpath.join(posixpath.dirname(source.path), unquote(href)))
        if href
        else source.path
    )
    if urlsplit(href).scheme or "#" in href:
        raise FileError(source.path, f'"{href}" is not the path of a file')
    if len(around) > DEEPEST or _size(parts, made) > LARGEST:
        raise FileError(source.path, "the parts of this document have no end")
    try:
        part = load(path) if href else source
    except FileError as error:
        fallback = next((each for each in include.children if each.name == FALLBACK), None)
        if fallback is None:
            raise FileError(error.path, f'"{href}": {error.reason}') from None
        _write(made, parts, source, (fallback.inner, fallback.inner_end), load, around)
        return
    if include.attributes.get("parse") == "text":
        text = escape(part.data.decode(part.lines.encoding, "replace")).encode()
        _copy(made, parts, Source(part.path, text), 0, len(text))
        return
    if f"{path}#{pointer}" in around or f"{path}#" in around:
        raise FileError(source.path, f'"{href or pointer}" includes itself')
    plain = as_utf8(part)
    taken = _taken(plain, pointer)
    if b"<!ENTITY" in plain.data[: taken.start]:
        raise FileError(source.path, f'"{href}" declares entities of its own')
    tag = NAME.match(plain.data, taken.start)
    name_end = tag.end() if tag else taken.start
    _copy(made, parts, plain, taken.start, name_end)
    if not re.search(rb"\sxmlns\s*=", plain.data[taken.start : taken.inner]):
        declaration = b' xmlns="%s"' % taken.name.rpartition(" ")[0].encode()
        made.pieces.append((_size(parts, made), plain, taken.start))
        parts.append(declaration)
    _write(made, parts, plain, (name_end, taken.end), load, (*around, f"{path}#{pointer}"))


def _taken(source: Source, pointer: str) -> _Element:
    """The element of a part that an include takes: its root, or the one with an id."""
    if "(" in pointer:
        raise FileError(source.path, f'the XPointer "{pointer}" is none that is followed here')
    for each in _elements(source, wanted=pointer):
        if not pointer or each.attributes.get(XML_ID) == pointer:
            return each
    raise FileError(source.path, f'"{source.path}" has no element with the xml:id "{pointer}"')


def _elements(source: Source, wanted: str | None = None) -> list[_Element]:
    """The includes and fallbacks of a file; with `wanted`, its root, and the element of that id."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[_Element] = []
    stack: list[_Element | None] = []
    kept: list[_Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        is_wanted = wanted is not None and (attributes.get(XML_ID) == wanted if wanted else not stack)
        if name not in (INCLUDE, FALLBACK) and not is_wanted:
            stack.append(None)
            return
        each = _Element(name, attributes, at, _tag_end(source.data, at))
        if kept and name == FALLBACK:
            kept[-1].children.append(each)
        found.append(each)
        kept.append(each)
        stack.append(each)

    def end(_name: str) -> None:
        each = stack.pop()
        if each is None:
            return
        kept.pop()
        if source.data[each.inner - 2 : each.inner] == b"/>":
            each.inner_end = each.end = each.inner
        else:
            each.inner_end = parser.CurrentByteIndex
            each.end = source.data.find(b">", each.inner_end) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(source.data, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise FileError(source.path, f'"{source.path}" is not well-formed') from None
    return found


def _tag_end(data: bytes, start: int) -> int:
    """Where a start tag ends, attributes passed over."""
    quote = b""
    for at in range(start, len(data)):
        sign = data[at : at + 1]
        if quote:
            quote = b"" if sign == quote else quote
        elif sign in (b'"', b"'"):
            quote = sign
        elif sign == b">":
            return at + 1
    return len(data)
