"""Reading a sheet from its files: a safe parser, and `include` and `extends href` resolved inside the
folder of the sheet (ISO 19757-3 5.4.4, 5.4.7). Every element keeps the file and line that it came from.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol, cast
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from teikit.schematron.failure import SchematronError
from teikit.schematron.namespaces import own, sch, xsl

POSITION: Final = re.compile(r", line \d+, column \d+.*")
SAFE: Final[dict[str, Any]] = {
    "resolve_entities": "internal",
    "load_dtd": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}
XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
INHERITED: Final = ("xpath-default-namespace", "expand-text", "default-collation", "default-mode", "version")
"""Attributes of `xsl:stylesheet` that mean the same on its children, when these move elsewhere."""


def place(element: etree._Element) -> tuple[str, int]:
    """The file and the line that an element of a sheet was written in."""
    here: etree._Element | None = element
    line = cast("int | None", element.sourceline) or 0
    while here is not None:
        if (path := here.get(own("file"))) is not None:
            return path, line
        here = here.getparent()
    return "", line


def absolute(path: str | Path) -> Path:
    """A path from the root, links not followed: they may lead elsewhere another time."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def fault(reason: str, element: etree._Element) -> SchematronError:
    """The error that lies at an element of the sheet."""
    return SchematronError(reason, *place(element))


def parse(text: bytes, path: str) -> etree._Element:
    """The tree of one file; neither a DTD nor an external entity is read. Raises SchematronError."""
    parser = etree.XMLParser(**SAFE)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise SchematronError(
            f"not well-formed: {POSITION.sub('', error.msg)}", path, error.lineno or 0
        ) from None
    except ValueError as error:
        raise SchematronError(f"not well-formed: {error}", path) from None
    root.set(own("file"), path)
    return root


class Reader(Protocol):
    """Who reads the files of a sheet: the disk, unless the caller knows better."""

    def read(self, path: str, /) -> bytes:
        """The bytes of a file. Raises OSError."""


class Disk:
    """The disk of this machine."""

    def read(self, path: str, /) -> bytes:
        """The bytes of a file."""
        return Path(path).read_bytes()


@dataclass(slots=True)
class Files:
    """The files of one sheet: those read so far with their digests, none outside `folder`.

    `form` gives the XML of a file's bytes and name, where it is written in another syntax; `redirect` the
    path of what a grammar includes, where it does not lie at the address that is given.
    """

    folder: Path
    form: Callable[[bytes, str], bytes] = lambda text, _: text
    redirect: Callable[[str], str | None] = lambda _: None
    reader: Reader = field(default_factory=Disk)
    digests: dict[str, str] = field(default_factory=dict)

    def read(self, target: Path, at: etree._Element) -> etree._Element:
        """The root of another file of the sheet. Raises SchematronError at the element that asks for it."""
        if not target.resolve().is_relative_to(self.folder):
            raise fault(f'"{target.name}" lies outside the folder of the schema', at)
        try:
            text = self.reader.read(str(target))
        except OSError as error:
            raise fault(f'"{target}" cannot be read: {error.strerror or error}', at) from None
        return self.parse(text, target)

    def parse(self, text: bytes, target: Path) -> etree._Element:
        """The root of a file, which is part of the sheet from now on."""
        self.digests[str(target)] = hashlib.sha256(text).hexdigest()
        return parse(self.form(text, str(target)), str(target))

    def grammar(self, at: etree._Element) -> etree._Element | None:
        """The grammar that a RELAX NG `include` or `externalRef` brings in, wherever on this machine it lies.

        None where it cannot be read, which its validator says, or was read before.
        """
        from urllib.request import url2pathname  # slow to import, and few grammars include others

        bases = [around.get(XML_BASE, "") for around in (at, *at.iterancestors())]
        with suppress(ValueError, OSError):
            address = absolute(place(at)[0]).as_uri()
            for step in (*reversed(bases), at.get("href", "")):
                address = urljoin(address, step)
            parts = urlsplit(address)
            if not (found := self.redirect(address)) and parts.scheme == "file":
                found = url2pathname(parts.path)
            target = absolute(found or "")
            if found and str(target) not in self.digests:
                self.digests[str(target)] = ""  # where it cannot be read, what is made is not kept
                return self.parse(self.reader.read(str(target)), target)
        return None

    def target(self, at: etree._Element) -> tuple[Path, str]:
        """The file and the fragment that the `href` of an element points at; links are not followed."""
        href = at.get("href", "")
        split = urlsplit(href)
        if split.scheme or split.netloc:
            raise fault(f'"{href}" is not a relative file name, and nothing else is read', at)
        base = Path(place(at)[0])
        try:
            target = absolute(base.parent / unquote(split.path) if split.path else base)
            target.resolve()
            return target, unquote(split.fragment)
        except (ValueError, OSError, RuntimeError):
            raise fault(f'"{href}" is not a file name', at) from None

    def fetch(self, at: etree._Element) -> etree._Element:
        """The element that `href` points at: the root of the file, or the one with the fragment as its id."""
        target, fragment = self.target(at)
        root = self.read(target, at)
        if not fragment:
            return root
        for element in root.iter(etree.Element):
            if fragment in (element.get("id"), element.get("{http://www.w3.org/XML/1998/namespace}id")):
                copy = deepcopy(element)
                copy.set(own("file"), str(target))
                return copy
        raise fault(f'"{target.name}" has no element with the id "{fragment}"', at)

    def splice(self, at: etree._Element) -> list[etree._Element]:
        """What stands in the place of an including element, each piece marked with its file."""
        found = self.fetch(at)
        if at.tag == sch("include"):
            if found.tag in (sch("schema"), sch("library")):
                raise fault(
                    "a whole schema cannot be included here; include a pattern, rule or part of one", at
                )
            return [found]
        path = found.get(own("file"), "")
        pieces = list(found.iterchildren(etree.Element))
        for piece in pieces:
            piece.set(own("file"), path)
            if at.tag != sch("extends"):
                for name in INHERITED:
                    if name in found.attrib and name not in piece.attrib:
                        piece.set(name, found.attrib[name])
        return pieces


def including(root: etree._Element) -> Iterator[etree._Element]:
    """The elements below `root` that bring in another file."""
    for element in root.iter(sch("include"), sch("extends"), xsl("include"), xsl("import")):
        if element.get("href") is not None:
            yield element


def resolve(root: etree._Element, files: Files) -> None:
    """Replace, in place, every include and `extends href` by what it points at; a circle is an error."""
    waiting: list[tuple[etree._Element, frozenset[str]]] = [
        (element, frozenset()) for element in including(root)
    ]
    while waiting:
        element, seen = waiting.pop()
        parent = element.getparent()
        if parent is None:
            raise fault("an include cannot be the whole schema", element)
        target, fragment = files.target(element)
        key = f"{target.resolve()}#{fragment}"
        if key in seen:
            raise fault(f'"{element.get("href")}" includes itself', element)
        pieces = files.splice(element)
        index = parent.index(element)
        if element.tail and index:
            parent[index - 1].tail = (parent[index - 1].tail or "") + element.tail
        elif element.tail:
            parent.text = (parent.text or "") + element.tail
        parent[index : index + 1] = pieces
        waiting += [(inner, seen | {key}) for piece in pieces for inner in including(piece)]
