"""Reads the pages of an EPUB in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from teikit.formats.archive import Archive, beside
from teikit.formats.front import Front
from teikit.formats.html.content import reason
from teikit.formats.html.front import take_front, take_title
from teikit.formats.html.notes import find_notes
from teikit.formats.html.page import Page
from teikit.formats.html.sheets import apply, own_sheets
from teikit.formats.html.tree import parse_xhtml, words
from teikit.formats.markup import local, shallow
from teikit.formats.transcript import Transcript
from teikit.source import FileError, Source
from teikit.text import Document

PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def read(source: Source) -> Document:
    """The text of an EPUB. Raises FileError for one that is broken, locked or a bomb."""
    archive = Archive(source)
    member = _package(archive)
    package = archive.xml(member)
    out, front, said = Transcript(Path(source.path).name), Front(), _metadata(package)
    pages: dict[str, etree._Element] = {}
    with shallow(source.path):
        for name, kind in _spine(package, member):
            if name not in archive:
                out.left_out.add("pages that are missing", name)
                continue
            _refuse_locked(archive, name)
            root = parse_xhtml(archive.read(name), f"{source.path}!{name}")
            apply(root, [*own_sheets(root), *_sheets(root, name, archive)])
            if kind == "nav":
                out.left_out.add("the table of contents", words(root))
            else:
                pages[name] = root
        notes = find_notes(pages)
        for name, root in pages.items():
            body = root.find(".//body")
            if body is None or reason(body):
                continue
            take_front(body, front, out.left_out)
            if out.is_empty and not front.titles:
                take_title(body, said.get("title", ""), out.left_out)
            out.place(f"{name}#")
            Page(out, notes, name, said.get("language", "")).write(body)
    return out.document("epub", front.metadata(said))


def _sheets(page: etree._Element, name: str, archive: Archive) -> Iterator[str]:
    """The style sheets of the archive that a page names."""
    for each in page.iter("link"):
        sheet = beside(name, each.get("href", ""))
        if "stylesheet" in each.get("rel", "").lower().split() and sheet in archive:
            yield archive.read(sheet).decode("utf-8", "replace")


def _package(archive: Archive) -> str:
    """The member that says what the book is made of."""
    container = archive.optional("META-INF/container.xml")
    for each in container.iter() if container is not None else ():
        if local(each) == "rootfile" and each.get("full-path"):
            return each.get("full-path", "")
    found = next((name for name in archive if name.endswith(".opf")), "")
    if not found:
        raise FileError(archive.path, "has no package in it", hint="it is no EPUB, or a broken one")
    return found


def _spine(package: etree._Element, member: str) -> Iterator[tuple[str, str]]:
    """The pages in reading order, each with what it is: `nav` for the table of contents."""
    items = {each.get("id", ""): each for each in package.iter() if local(each) == "item"}
    for each in package.iter():
        item = items.get(each.get("idref", "")) if local(each) == "itemref" else None
        if item is not None and item.get("media-type", "") in PAGES:
            kind = "nav" if "nav" in item.get("properties", "").split() else ""
            yield beside(member, item.get("href", "")), kind


def _metadata(package: etree._Element) -> Mapping[str, str]:
    """The title, the authors and the language of the book."""
    found: dict[str, list[str]] = {}
    for each in package.iter():
        if each.tag == f"{{http://purl.org/dc/elements/1.1/}}{local(each)}" and words(each):
            found.setdefault(local(each), []).append(words(each))
    said = {
        "title": found.get("title", [""])[0],
        "author": "; ".join(found.get("creator", [])),
        "publisher": found.get("publisher", [""])[0],
        "language": found.get("language", [""])[0],
    }
    return {name: value for name, value in said.items() if value}


def _refuse_locked(archive: Archive, name: str) -> None:
    """Fonts may be obfuscated; pages that are encrypted belong to a shop."""
    locked = archive.optional("META-INF/encryption.xml")
    for each in locked.iter() if locked is not None else ():
        if local(each) == "CipherReference" and beside("", each.get("URI", "")) == name:
            raise FileError(archive.path, "is encrypted", hint="only its shop's program can open it")
