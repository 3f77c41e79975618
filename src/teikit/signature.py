"""What the files of a format look like: SIGNATURE of a reader is one of these, or a function of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from xml.parsers import expat

from teikit.source import Source
from teikit.zipped import DAMAGED, LockedError, unlocked

Signature = Callable[[Source], bool]

HEAD = 65_536
"""Bytes within which the root element of an XML file begins."""


def starts(*beginnings: bytes) -> Signature:
    """Files that begin with one of these bytes."""
    return lambda source: source.data.startswith(beginnings)


ANYTHING = starts(b"")
"""Every file, where no other reader knows it."""


def either(*signatures: Signature) -> Signature:
    """Files that bear one of these signatures."""
    return lambda source: any(signature(source) for signature in signatures)


def both(*signatures: Signature) -> Signature:
    """Files that bear all of these signatures."""
    return lambda source: all(signature(source) for signature in signatures)


def says(words: bytes) -> Signature:
    """Files with these bytes near their beginning."""
    return lambda source: words in source.data[:HEAD]


def member(name: str, content: bytes = b"") -> Signature:
    """ZIP archives with a member of this name that begins with `content`: DOCX, ODT, EPUB …"""
    return lambda source: _has_member(source.data, name, content)


def root(*names: str) -> Signature:
    """XML files whose root element has one of these local names: alto, PcGts, TEI …"""
    return lambda source: _root(source.data) in names


def _has_member(data: bytes, name: str, content: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with unlocked(), zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as found:
            return found.read(len(content)) == content
    except (*DAMAGED, LockedError, KeyError, OSError):
        return False  # no archive, no such member, or one that nobody can read


class _Begun(Exception):  # noqa: N818  (it is how the parser is told to stop)
    """The root element has begun."""


def _root(data: bytes) -> str | None:
    """The local name of the root element of an XML file; None for what is not XML."""
    found: list[str] = []

    def begin(name: str, _attributes: object) -> None:
        found.append(name.rpartition(":")[2])
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    with suppress(_Begun, expat.ExpatError):
        parser.Parse(data[:HEAD].lstrip())
    return next(iter(found), None)
