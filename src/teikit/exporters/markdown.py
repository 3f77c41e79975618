"""Markdown with footnotes, as pandoc and others read it: headings, lists, tables, verse, emphasis, links.

A block of metadata at its head has title, authors, date and language.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.flow.about import About, about
from teikit.flow.content import Block, Group, Listing, Note, Paragraph
from teikit.flow.lists import LISTS, held, is_label, is_numbered, parted
from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.package import Checker, Package, Receipt
from teikit.rendering.markdown_check import NAME, check
from teikit.rendering.markdown_words import Markdown
from teikit.tei.document import Tei

SUFFIX = ".md"
CHECKER = Checker(NAME, {"pyromark": "teikit[markdown]"})
FORMAT = "text/markdown"
MAPPING = (
    Row("head", "#", "by the depth of the division; the head of a list, a table, a figure is bold"),
    Row("p ab", "a paragraph"),
    Row("quote q cit epigraph", ">", "where it is a block; words within a line stay as they are"),
    Row("list castList listBibl", "-", "1. where it is numbered; labels are terms with definitions"),
    Row("item castItem bibl label", "an item"),
    Row("listPerson listPlace listOrg listEvent listWit", "-", "a register in the text"),
    Row("biblStruct witness person place org event", "an item", "an entry of one, with its notes"),
    Row("table row cell", "|", "cells that span others are told apart no more"),
    Row("lg l", "\\", "a hard break ends each line of verse"),
    Row("sp", "its paragraphs"),
    Row("speaker", "**", "bold"),
    Row("hi emph foreign title term mentioned stage distinct", "*", "by @rend: bold, raised, small capitals"),
    Row("code gi att val tag ident", "`"),
    Row("eg egXML", "```"),
    Row("note", "[^1]"),
    Row("ref ptr", "[words](address)", "addresses of the web; places in the text that have an id"),
    Row("figure graphic figDesc", "![what it shows](file)"),
    Row("pb cb gb milestone", "<span>", "without words; title has unit and number, role doc-pagebreak"),
    Row("gap", "[…]"),
    Row("div div1 div2 div3 div4 div5 div6 div7", "headings"),
    Row("choice corr reg expan app lem", "the reading that is preferred"),
    Row("lb", "a blank", "nothing within a word"),
)
QUOTED = frozenset({"quote", "q", "cit", "epigraph"})
HEADINGS = 6


def export(tei: Tei) -> Package:
    """The text of a TEI document in Markdown, in UTF-8."""
    read = flow(tei)
    made = _Text(Markdown(tei, read))
    body = [*made.blocks(read.blocks), *(made.note(note) for note in read.notes)]
    head = "\n".join(_metadata(about(tei)))
    text = "\n\n".join([f"---\n{head}\n---", *body] if head else body)
    return Package.of(f"{text}\n".encode(), *losses(tei, read, MAPPING))


def prove(package: Package, tei: Tei) -> Receipt:
    """Whether it is read again with the same words and notes."""
    return check(package.data, flow(tei))


def _metadata(known: About) -> Iterator[str]:
    if known.title:
        yield f"title: {_quoted(known.title)}"
    if known.authors:
        yield "author:"
        yield from (f"  - {_quoted(each)}" for each in known.authors)
    if known.date:
        yield f"date: {_quoted(known.date)}"
    if known.language:
        yield f"lang: {known.language}"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Text:
    """Blocks as Markdown has them: strings without line ends around, to be set apart by blank lines."""

    def __init__(self, words: Markdown) -> None:
        self.words = words

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """The blocks, one after the other."""
        verse: list[str] = []
        before = ""
        for block in blocks:
            if isinstance(block, Paragraph) and block.kind == "l":
                verse.append(self.words.line(block.inside))
                continue
            if verse:
                yield "\\\n".join(filter(None, verse))
                verse = []
            if isinstance(block, Group) and block.kind in LISTS:
                if before == "list":
                    yield "<!-- -->"
                before = "list"
            else:
                before = ""
            yield from filter(None, self.block(block))
        if verse:
            yield "\\\n".join(filter(None, verse))

    def block(self, block: Block) -> Iterator[str]:
        """One block."""
        match block:
            case Paragraph():
                yield self.paragraph(block)
            case Listing(text=text):
                yield _fenced(text)
            case Group(kind="table"):
                yield from self.table(block)
            case Group(kind=kind) if kind in QUOTED:
                yield _prefixed("\n\n".join(self.blocks(block.blocks)), "> ", "> ")
            case Group(kind=kind) if kind in LISTS:
                yield from self.list(block)
            case Group():
                yield from self.blocks(block.blocks)

    def paragraph(self, block: Paragraph) -> str:
        """A paragraph, or a heading."""
        if block.level:
            words = self.words.heading(block.inside)
            return (
                f"{'#' * min(block.level, HEADINGS)} {words}{self.words.key(block.element)}" if words else ""
            )
        words = self.words.paragraph(block.inside)
        if words and block.kind in ("head", "speaker", "stage"):
            mark = {"stage": "*"}.get(block.kind, "**")
            return self.words.set_off(words, mark)
        return words

    def list(self, group: Group) -> Iterator[str]:
        """A list; where items have labels, of terms that they define."""
        heads, rest = parted(group)
        numbered, labels = is_numbered(group.element), any(map(is_label, rest))
        items: list[str] = []
        count = 0
        yield from (text for each in heads for text in self.block(each))
        for each in rest:
            inner = held(each)
            if labels and isinstance(each, Paragraph) and each.kind == "label":
                items.append(self.paragraph(each))
            elif labels:
                items.append(_prefixed("\n\n".join(self.blocks(inner)), ":   ", "    "))
            else:
                count += 1
                first = f"{count}.".ljust(4) if numbered else "-   "
                items.append(_prefixed("\n\n".join(self.blocks(inner)), first, "    "))
        yield "\n\n".join(items)

    def table(self, group: Group) -> Iterator[str]:
        """A table; its first row is the head where the row says so."""
        rows = [each for each in group.blocks if isinstance(each, Group) and each.kind == "row"]
        yield from (text for each in group.blocks if each not in rows for text in self.block(each))
        lines = [[self.cell(each) for each in row.blocks] for row in rows]
        if not lines:
            return
        width = max(map(len, lines))
        if not width:
            return
        head = lines.pop(0) if rows[0].element.get("role") == "label" else []
        yield "\n".join((_row(head, width), "|" + " --- |" * width, *(_row(line, width) for line in lines)))

    def cell(self, block: Block) -> str:
        """What stands in a cell, in one line."""
        found: list[str] = []
        waiting = [block]
        while waiting:
            match waiting.pop():
                case Paragraph(inside=inside):
                    found.append(self.words.line(inside))
                case Listing(text=text):
                    found.append(self.words.escaped(" ".join(text.split())))
                case Group(blocks=inner):
                    waiting += reversed(inner)
        return "<br>".join(filter(None, found)).replace("|", "\\|")

    def note(self, note: Note) -> str:
        """What a footnote says."""
        inner = "\n\n".join(self.blocks(note.blocks))
        return _prefixed(inner, f"[^{self.words.names[note]}]: ", "    ")


def _row(cells: list[str], width: int) -> str:
    return "|" + "".join(f" {each} |" for each in (*cells, *[""] * (width - len(cells))))


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text}\n{fence}"


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = (f"{others}{line}".rstrip(" ") for line in lines[1:])
    return "\n".join([f"{first}{lines[0]}".rstrip(" "), *rest])
