"""The blocks of a web page: headings, paragraphs, lists, tables, verse, figures, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from teikit.formats.elements import Mark, mark
from teikit.formats.figures import figure
from teikit.formats.html.content import reason
from teikit.formats.html.marks import language_of, marks_of
from teikit.formats.html.notes import BACK, Note, Notes, meant
from teikit.formats.html.tree import classes, kinds, names, words
from teikit.formats.html.tables import rows
from teikit.formats.numerals import numeral
from teikit.formats.transcript import Transcript

HEADING = re.compile(r"h([1-6])")
CONTAINERS = frozenset(
    {
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "center",
        "form",
        "fieldset",
    }
    | {"address", "details", "summary", "hgroup", "legend", "figure", "tbody", "nav", "menu", "dialog"}
)
BLOCKS = CONTAINERS | frozenset(
    {"p", "ul", "ol", "dl", "dt", "dd", "li", "table", "caption", "blockquote", "pre", "hr", "figcaption"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "thead", "tfoot"}
)
POEM = frozenset({"poem", "poetry", "stanza", "line-block", "lg", "verse", "poetry-container"})
PAGE_NUMBER = frozenset({"pagenum", "pageno", "page-number", "pagenumber", "pagebreak"})
SECTION_TYPES = frozenset(
    {
        "chapter",
        "preface",
        "foreword",
        "introduction",
        "prologue",
        "epilogue",
        "conclusion",
        "appendix",
        "dedication",
    }
    | {"bibliography", "glossary", "index", "acknowledgments", "afterword", "part", "colophon", "abstract"}
)


class Page:
    """Writes one page; `name` is what links to its places begin with, "" for a page that stands alone."""

    def __init__(self, out: Transcript, notes: Notes, name: str = "", language: str = "") -> None:
        self.out, self.notes, self.name, self.language = out, notes, name, language
        self._by_tag: Mapping[str, Callable[[etree._Element, tuple[Mark, ...]], None]] = {
            "p": self._paragraph,
            "blockquote": lambda element, marks: self._within("quote", element, marks),
            "ul": self._list,
            "ol": self._list,
            "dl": lambda element, marks: self._within("list", element, marks, type="gloss"),
            "dt": lambda element, marks: self._within("label", element, marks),
            "dd": lambda element, marks: self._within("item", element, marks),
            "table": self._table,
            "pre": self._listing,
            "figure": self._figure,
        }

    def write(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down what an element holds: blocks, and paragraphs of what stands loose between them."""
        loose: list[etree._Element | str] = [element.text or ""]
        for each in element:
            if self._is_block(each):
                self._loose(loose, marks)
                loose = [each.tail or ""]
                self.block(each, marks)
            else:
                loose += [each, each.tail or ""]
        self._loose(loose, marks)

    def _is_block(self, element: etree._Element) -> bool:
        if element in self.notes.bodies or element.tag in BLOCKS:
            return True
        return any(each.tag in BLOCKS for each in element.iter()) and not reason(element)

    def _loose(self, parts: list[etree._Element | str], marks: tuple[Mark, ...]) -> None:
        """Words and elements of a line that no block holds: a paragraph, where there are words."""
        if not any(part.strip() if isinstance(part, str) else words(part) for part in parts):
            self._run(parts, marks)
            return
        with self.out.block("p"):
            self._run(parts, marks)

    def _run(self, parts: list[etree._Element | str], marks: tuple[Mark, ...]) -> None:
        for part in parts:
            if isinstance(part, str):
                self.out.flow(part, marks)
            else:
                self.phrase(part, marks)

    def block(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down one block."""
        tag = str(element.tag)
        if note := self.notes.bodies.get(element):
            self._note(note, marks)
        elif why := reason(element):
            self.out.left_out.add(why, words(element))
        elif found := HEADING.fullmatch(tag):
            self._heading(element, int(found[1]), marks)
        elif POEM & classes(element):
            self._verse(element, marks)
        elif tag in self._by_tag:
            self._by_tag[tag](element, marks)
        else:
            self._place(element)
            self.write(element, (*marks, *(() if tag in CONTAINERS else marks_of(element, self.language))))

    def _place(self, element: etree._Element) -> None:
        for name in names(element):
            self.out.place(f"{self.name}#{name}")

    def _said(self, element: etree._Element) -> dict[str, str]:
        own = language_of(element)
        return {"xml:lang": own} if own and own != self.language else {}

    def _within(self, tei: str, element: etree._Element, marks: tuple[Mark, ...], **said: str) -> None:
        with self.out.block(tei, {**self._said(element), **said}):
            self._place(element)
            if tei in {"label", "head", "p"}:
                self.line(element, marks)
            else:
                self.write(element, marks)

    def _paragraph(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        if any(self._is_block(each) for each in element):
            self._place(element)
            self.write(element, marks)
        else:
            self._within("p", element, marks)

    def _heading(self, element: etree._Element, level: int, marks: tuple[Mark, ...]) -> None:
        if not words(element):
            self.line(element, marks)
            return
        if not self.out.depth:
            self.out.divide(level)
        self._within("p" if self.out.depth else "head", element, marks)

    def _list(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        items = [each for each in element if each.tag == "li"]
        self._place(element)
        if any(each in self.notes.bodies for each in items):
            self.write(element, marks)
            return
        numbered = element.tag == "ol"
        count = _number(element.get("start", ""), 1) - 1
        with self.out.block("list", {**self._said(element), "rend": "numbered" if numbered else "bulleted"}):
            for each in element:
                if each.tag != "li":
                    self.block(each, marks)
                    continue
                count = _number(each.get("value", ""), count + 1)
                label = numeral(count, element.get("type", "")) if numbered else ""
                self._within("item", each, marks, n=label)

    def _table(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        with self.out.block("table", self._said(element)):
            self._place(element)
            for caption in element.iter("caption"):
                with self.out.block("head"):
                    self.line(caption, marks)
            for row in rows(element):
                with self.out.block("row", {"role": "label"} if row.is_heading else {}):
                    for cell in row.cells:
                        with self.out.cell(cell.attributes):
                            self._place(cell.element)
                            self.write(cell.element, marks)

    def _listing(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        with self.out.block("ab", {"type": "code"}):
            self.out.verbatim("".join(map(str, element.itertext())).strip("\n"), marks)

    def _figure(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        self._place(element)
        self.write(element, marks)

    def _verse(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        """Verse: a group of lines, in which every block and every line break ends a line."""
        inner = [each for each in element if self._is_block(each)]
        if any(POEM & classes(each) or self._holds_blocks(each) for each in inner):
            with self.out.block("lg"):
                self._place(element)
                for each in element:
                    self._verse(each, marks)
            return
        with self.out.block("lg"):
            self._place(element)
            for line in _lines(element, inner):
                with self.out.block("l"):
                    self._run(line, marks)

    def _holds_blocks(self, element: etree._Element) -> bool:
        return any(self._is_block(each) for each in element)

    def _note(self, note: Note, marks: tuple[Mark, ...]) -> None:
        attributes = {
            "place": note.place,
            "n": "_".join(note.label.strip("[](){}. ").split()),
            "target": note.target,
        }
        with self.out.block("note", attributes, note.key):
            self._place(note.body)
            if not self._takes_label(note):
                self.out.label(note.label.strip("[](){}. "))
            if note.body.tag in {"p", "dt"}:
                with self.out.block("p"):
                    self.line(note.body, marks)
            else:
                self.write(note.body, marks)

    # words

    def line(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        """Put down the words of an element, with what stands between them."""
        self.out.flow(element.text or "", marks)
        for each in element:
            self.phrase(each, marks)
            self.out.flow(each.tail or "", marks)
