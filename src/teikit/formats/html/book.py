"""Reads the pages of an EPUB in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from teikit.formats.archive import Archive, beside
from teikit.formats.front import Front
from teikit.formats.html.content import reason
from teikit.formats.html.contents import entries, name_headings
from teikit.formats.html.front import take_front, take_title
from teikit.formats.html.notes import find_notes
from teikit.formats.html.page import Page
from teikit.formats.html.sheets import apply, own_sheets
from teikit.formats.html.tree import parse_xhtml, words
from teikit.formats.markup import local, shallow
from teikit.formats.omissions import Omissions
from teikit.formats.transcript import Transcript
from teikit.source import FileError, Source
from teikit.text import Document

PICTURES = "pages that are pictures"
NCX = "application/x-dtbncx+xml"
PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def read(source: Source) -> Document:
    """The text of an EPUB. Raises FileError for one that is broken, locked or a bomb."""
    archive = Archive(source)
    member, *others = _packages(archive)
    package = archive.xml(member)
    out, front, said = Transcript(Path(source.path).name), Front(), _metadata(package)
    for other in others:
        out.left_out.add("other renditions of the book", other)
    with shallow(source.path):
        pages = _in_order(archive, package, member, out.left_out)
        for each in (one for root in pages.values() for one in root.iter("body")):
            take_front(each, front, out.left_out)
        _take_title(pages, front.titles[0] if front.titles else said.get("title", ""), out.left_out)
        for name, contents in _pages(archive, _contents(package, member)):
            name_headings(pages, entries(contents, name))
        notes = find_notes(pages)
        for name, root in pages.items():
            body = root.find(".//body")
            if body is None or (why := reason(body)):
                out.left_out.add("pages without a body" if body is None else why, words(root))
                continue
            out.place(f"{name}#")
            Page(out, notes, name, said.get("language", "")).write(body)
    return out.document("epub", front.metadata(said))


def _take_title(pages: Mapping[str, etree._Element], title: str, left_out: Omissions) -> None:
    """Take the title off the first page that says anything, if it only says what the header has."""
    bodies = (each for root in pages.values() for each in root.iter("body"))
    first = next((each for each in bodies if words(each) and not reason(each)), None)
    if first is not None:
        take_title(first, title, left_out)


def _in_order(
    archive: Archive, package: etree._Element, member: str, left_out: Omissions
) -> dict[str, etree._Element]:
    """The pages in reading order, by their names, with the looks that style sheets tell of."""
    pages: dict[str, etree._Element] = {}
    for name, kind in _spine(package, member):
        if name not in archive:
            left_out.add("pages that are missing", name)
            continue
        if kind == PICTURES:
            left_out.add(kind, " ".join((name, *_written(archive, name))))
            continue
        _refuse_locked(archive, name)
        root = parse_xhtml(archive.read(name), f"{archive.path}!{name}")
        apply(root, [*own_sheets(root), *_sheets(root, name, archive)])
        if kind:
            left_out.add(kind, words(root))
        else:
            pages[name] = root
    for _, unread in _pages(archive, _unread(package, member)):
        for each in unread.iter("body"):
            left_out.add("pages outside of the order of the book", words(each))
    return pages


def _sheets(page: etree._Element, name: str, archive: Archive) -> Iterator[str]:
    """The style sheets of the archive that a page names."""
    for each in page.iter("link"):
        sheet = beside(name, each.get("href", ""))
        if "stylesheet" in each.get("rel", "").lower().split() and sheet in archive:
            yield archive.read(sheet).decode("utf-8", "replace")


def _packages(archive: Archive) -> list[str]:
    """The members that say what the book is made of: of several renditions, the first is read."""
    container = archive.optional("META-INF/container.xml")
    every = container.iter() if container is not None else ()
    named = [each.get("full-path", "") for each in every if local(each) == "rootfile"]
    found = list(filter(None, named)) or [name for name in archive if name.endswith(".opf")]
    if not found:
        raise FileError(archive.path, "has no package in it", hint="it is no EPUB, or a broken one")
    return found


def _spine(package: etree._Element, member: str) -> Iterator[tuple[str, str]]:
    """The pages in reading order, each with the reason to leave it out, if there is one.

    A picture that stands as a page may name a page that says the same.
    """
    items = {each.get("id", ""): each for each in package.iter() if local(each) == "item"}
    for each in package.iter():
        item = items.get(each.get("idref", "")) if local(each) == "itemref" else None
        if item is None:
            continue
        if item.get("media-type", "") not in PAGES:
            item = items.get(item.get("fallback", ""), item)
        is_nav = "nav" in item.get("properties", "").split()
        kind = "the table of contents" if is_nav else "" if item.get("media-type") in PAGES else PICTURES
        yield beside(member, item.get("href", "")), kind


def _written(archive: Archive, name: str) -> Iterator[str]:
    """The words that are drawn on a page."""
    if name.lower().endswith(".svg"):
        yield words(parse_xhtml(archive.read(name), f"{archive.path}!{name}"))


def _pages(archive: Archive, names: Iterable[str]) -> Iterator[tuple[str, etree._Element]]:
    """Those of these members that are there."""
    for name in names:
        if name in archive:
            yield name, parse_xhtml(archive.read(name), f"{archive.path}!{name}")


def _contents(package: etree._Element, member: str) -> Iterator[str]:
    """The members that are a table of contents."""
    for each in package.iter():
        is_nav = "nav" in each.get("properties", "").split() if local(each) == "item" else False
        if is_nav or each.get("media-type") == NCX:
            yield beside(member, each.get("href", ""))


def _unread(package: etree._Element, member: str) -> Iterator[str]:
    """The pages that the order of the book does not have, but tables of contents."""
    ordered = {each.get("idref", "") for each in package.iter() if local(each) == "itemref"}
    for each in package.iter():
        is_page = local(each) == "item" and each.get("media-type") in PAGES
        if is_page and each.get("id", "") not in ordered and "nav" not in each.get("properties", "").split():
            yield beside(member, each.get("href", ""))


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
