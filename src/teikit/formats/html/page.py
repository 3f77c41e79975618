"""The blocks of a web page: headings, paragraphs, lists, tables, verse, figures, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from teikit.formats.elements import Mark
from teikit.formats.figures import picture
from teikit.formats.html.breaks import Part, parted, parts_of
from teikit.formats.html.content import reason
from teikit.formats.html.labels import take_label
from teikit.formats.html.marks import is_same, language_of
from teikit.formats.html.notes import Note, Notes
from teikit.formats.html.phrases import Phrases, source_of
from teikit.formats.html.tables import Cell, is_layout, rows
from teikit.formats.html.tree import classes, words
from teikit.formats.html.word import WordItem, is_word_item, word_item
from teikit.formats.lists import Lists
from teikit.formats.numerals import numeral
from teikit.formats.transcript import Transcript

HEADING = re.compile(r"h([1-6])")
BLOCKS = frozenset(
    {"html", "body", "div", "section", "article", "main", "header", "footer", "aside", "center", "form"}
    | {"fieldset", "address", "details", "summary", "hgroup", "legend", "figure", "nav", "menu", "dialog"}
    | {"p", "ul", "ol", "dl", "dt", "dd", "li", "table", "caption", "blockquote", "pre", "hr", "figcaption"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "thead", "tbody", "tfoot"}
)
QUOTED = frozenset({"msoquote", "msointensequote", "blockquote", "blockquot", "block-quote", "quotation"})
POEM = frozenset({"poem", "poetry", "stanza", "line-block", "lg", "verse", "poetry-container", "linegroup"})


class Page:
    """Writes one page; `name` is what links to its places begin with, "" for a page that stands alone."""

    def __init__(self, out: Transcript, notes: Notes, name: str = "", language: str = "") -> None:
        self.out, self.notes, self.language = out, notes, language
        self.phrases = Phrases(out, notes, name, language)
        self.lists = Lists(out)
        self._by_tag: Mapping[str, Callable[[etree._Element, tuple[Mark, ...]], None]] = {
            "p": self._paragraph,
            "blockquote": lambda element, marks: self._within("quote", element, marks),
            "ul": self._list,
            "ol": self._list,
            "dl": self._glossary,
            "table": self._table,
            "pre": self._listing,
            "figure": self._figure,
        }

    def write(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down what an element holds: blocks, and paragraphs of what stands loose between them."""
        loose: list[Part] = [element.text or ""]
        for each in element:
            if self._is_block(each):
                self._loose(loose, marks)
                loose = [each.tail or ""]
                self.block(each, marks)
            else:
                loose += [each, each.tail or ""]
        self._loose(loose, marks)

    def block(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down one block, and behind the outermost the notes that stand in its lines."""
        if not is_word_item(element):
            self.lists.end()
        self._put(element, marks)
        while self.phrases.floating and not self.out.depth:
            self._note(self.phrases.floating.pop(0))

    def _put(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        tag = str(element.tag)
        if note := self.notes.bodies.get(element):
            self._note(note)
        elif element in self.notes.rest:
            pass  # it stands with its note
        elif why := reason(element):
            if said := words(element):
                self.out.left_out.add(why, said)
        elif found := HEADING.fullmatch(tag):
            self._heading(element, int(found[1]), marks)
        elif POEM & classes(element):
            self._verse(element, marks)
        elif tag in self._by_tag:
            self._by_tag[tag](element, marks)
        elif tag in BLOCKS:
            self.phrases.place(element)
            self.write(element, marks)
        else:  # an element of a line that holds blocks
            self.phrases.place(element)
            self.write(element, self.phrases.around(element, marks))

    def _is_block(self, element: Part) -> bool:
        if isinstance(element, str) or not isinstance(element.tag, str):
            return False
        if element in self.notes.bodies or element.tag in BLOCKS:
            return True
        return any(each.tag in BLOCKS or each in self.notes.bodies for each in element.iter())

    def _loose(self, parts: Sequence[Part], marks: tuple[Mark, ...]) -> None:
        """Words and elements of a line that no block holds: paragraphs, where there are words."""
        for each in parted(parts):
            self._one(each, marks)

    def _one(self, parts: Sequence[Part], marks: tuple[Mark, ...]) -> None:
        if any(part.strip() if isinstance(part, str) else words(part) for part in parts):
            with self.out.block("p"):
                self._run(parts, marks)
        else:
            self._run(parts, marks)

    def _run(self, parts: Sequence[Part], marks: tuple[Mark, ...]) -> None:
        for part in parts:
            if isinstance(part, str):
                self.out.flow(part, marks)
            else:
                self.phrases.phrase(part, marks)

    def _said(self, element: etree._Element) -> dict[str, str]:
        own = language_of(element)
        return {"xml:lang": own} if own and not is_same(own, self.language) else {}

    def _within(self, tei: str, element: etree._Element, marks: tuple[Mark, ...], n: str = "") -> None:
        with self.out.block(tei, {**self._said(element), "n": n}):
            self.phrases.place(element)
            if tei in {"label", "head", "p"}:
                self.phrases.line(element, marks)
            else:
                self.write(element, marks)

    def _paragraph(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        if item := word_item(element):
            self._word_item(element, item, marks)
        elif QUOTED & classes(element) and words(element):
            self._within("quote", element, marks)
        elif any(map(self._is_block, element)) or len(parted(parts_of(element))) > 1:
            self.phrases.place(element)
            self.write(element, marks)
        elif words(element):
            self._within("p", element, marks)
        else:
            self.phrases.place(element)
            self.phrases.line(element, marks)

    def _heading(self, element: etree._Element, level: int, marks: tuple[Mark, ...]) -> None:
        if not words(element) or any(map(self._is_block, element)):
            self.write(element, marks)
        elif self.out.depth:
            self._within("p", element, marks)
        else:
            self.out.divide(level)
            self._within("head", element, marks)

    def _list(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        items = [each for each in element if each.tag == "li"]
        if any(each in self.notes.bodies for each in items):
            self.write(element, marks)
            return
        numbered = element.tag == "ol"
        count = _number(element.get("start", ""), 1) - 1
        looks = {"rend": "numbered" if numbered else "bulleted"}
        with self.out.block("list", {**self._said(element), **looks}):
            self.phrases.place(element)
            for each in element:
                if each.tag == "li":
                    count = _number(each.get("value", ""), count + 1)
                    label = numeral(count, element.get("type", "")) if numbered else ""
                    self._within("item", each, marks, label)
                elif isinstance(each.tag, str):
                    with self.out.block("item"):
                        self.block(each, marks)

    def _word_item(self, element: etree._Element, item: WordItem, marks: tuple[Mark, ...]) -> None:
        """A paragraph that Word calls an item of a list; its sign or number is what stands before it."""
        if not item.label:
            self.out.left_out.add("signs before the items of lists", item.sign)
        self.lists.item(item.depth, item.list, item.label, numbered=bool(item.label))
        with self.out.block("p"):
            self.phrases.place(element)
            self.phrases.line(element, marks)

    def _glossary(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        """Terms, each with what explains it: several of either in a row are one label, one item."""
        pairs: list[tuple[list[etree._Element], list[etree._Element]]] = []
        for each in element.iter("dt", "dd"):
            if each in self.notes.bodies or not pairs or (each.tag == "dt" and pairs[-1][1]):
                pairs.append(([], []))
            pairs[-1][each.tag == "dd"].append(each)
        if not pairs or any(not terms or not said or terms[0] in self.notes.bodies for terms, said in pairs):
            self.write(element, marks)
            return
        with self.out.block("list", {**self._said(element), "type": "gloss"}):
            self.phrases.place(element)
            for terms, said in pairs:
                with self.out.block("label"):
                    for each in terms:
                        self.phrases.place(each)
                        self.out.line()
                        self.phrases.line(each, marks)
                with self.out.block("item"):
                    for each in said:
                        self.phrases.place(each)
                        self.write(each, marks)

    def _table(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        found = list(rows(element))
        if not found:
            self.write(element, marks)
            return
        if is_layout(element, found):
            for part in (cell.element for row in found for cell in row.cells):
                self.phrases.place(part)
                self.write(part, marks)
            return
        with self.out.block("table", self._said(element)):
            self.phrases.place(element)
            for caption in (each for each in element if each.tag == "caption"):
                self._within("head", caption, marks)
            for row in found:
                with self.out.block("row", {"role": "label"} if row.is_heading else {}):
                    for cell in row.cells:
                        self._cell(cell, marks)

    def _cell(self, cell: Cell, marks: tuple[Mark, ...]) -> None:
        with self.out.ended("cell", cell.attributes, "\t"):
            self.phrases.place(cell.element)
            self.write(cell.element, marks)

    def _listing(self, element: etree._Element, _: tuple[Mark, ...]) -> None:
        with self.out.block("ab", {"type": "code"}):
            self.phrases.place(element)
            self.out.verbatim("".join(map(str, element.itertext())).strip("\n"))

    def _figure(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        """A picture with its caption; what else is set apart as a figure is what it is."""
        pictures = list(element.iter("img"))
        captions = [each for each in element.iter("figcaption") if words(each)]
        if len(captions) != 1 or not pictures or words(element) != words(captions[0]):
            self.phrases.place(element)
            self.write(element, marks)
            return
        self.out.line()
        with self.out.ended("figure", self._said(element), "\n"):
            self.phrases.place(element)
            for each in pictures:
                if address := source_of(each):
                    picture(self.out, self.phrases.inside(address), each.get("alt", ""))
                else:
                    self.out.left_out.add("pictures without a file", each.get("alt", ""))
            with self.out.block("head"):
                self.phrases.line(captions[0], marks)

    def _verse(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        """A group of verse lines: every block in it and every line break ends a line, or is a group again."""
        blocks = [each for each in element if self._is_block(each)]
        with self.out.block("lg", self._said(element)):
            self.phrases.place(element)
            if not blocks:
                self._verse_lines([element.text or ""], element, marks)
            for each in blocks:
                if HEADING.fullmatch(str(each.tag)):
                    self._within("head", each, marks)
                elif POEM & classes(each) - {"verse"} or any(map(self._is_block, each)):
                    self._verse(each, marks)
                else:
                    self._verse_lines([each.text or ""], each, marks)

    def _verse_lines(self, line: list[Part], element: etree._Element, marks: tuple[Mark, ...]) -> None:
        for each in element:
            if each.tag == "br":
                self._verse_line(line, marks)
                line = []
            else:
                line.append(each)
            ends = each.tag != "br" and next(each.iter("br"), None) is not None
            if ends:
                self._verse_line(line, marks)
                line = []
            line.append(each.tail or "")
        self._verse_line(line, marks)

    def _verse_line(self, parts: Sequence[Part], marks: tuple[Mark, ...]) -> None:
        with self.out.block("l"):
            self._run(parts, marks)

    def _note(self, note: Note) -> None:
        label = take_label(note, self.notes) or note.number
        said = {"place": note.place, "type": note.kind, "n": "_".join(note.number.split())}
        with self.out.block("note", {**said, "target": note.target if label else ""}, note.key):
            self.phrases.place(note.body)
            if label:
                self.out.label(label)
            for body in note.bodies:
                if any(map(self._is_block, body)) or body.tag in {"ul", "ol", "blockquote"}:
                    self.write(body) if body is note.body else self._by_tag[str(body.tag)](body, ())
                else:
                    with self.out.block("p"):
                        self.phrases.line(body)


def _number(words: str, default: int) -> int:
    return int(words) if words.isdigit() and len(words) < 6 else default
