"""The blocks of one story of a DOCX file (its body, a cell, a note, a box): paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.formats.captions import names_picture, names_table
from teikit.formats.docx.inline import Inline
from teikit.formats.docx.notes import Note, Notes
from teikit.formats.docx.numbering import Item, Numbering
from teikit.formats.docx.package import Relationship, child, clark, name, value
from teikit.formats.docx.pictures import pictures
from teikit.formats.docx.styles import Styles
from teikit.formats.docx.tables import Cell, cells
from teikit.formats.figures import picture
from teikit.formats.groups import NOTHING, Groups, kind_of
from teikit.formats.lists import Lists
from teikit.formats.transcript import Transcript

CONTINUED = frozenset({"list paragraph", "list continue", "list continue 2", "list continue 3", "compact"})
WRAPPERS = frozenset(
    {"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "mc:AlternateContent"}
    | {"w:ins", "w:moveTo", "w:del", "w:moveFrom"}
)
BLOCKS = ("w:p", "w:tbl")

Block = etree._Element | None


@dataclass(frozen=True, slots=True)
class File:
    """What all stories of a file share."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    out: Transcript
    boxes: list[etree._Element]


class Story:
    """Writes the blocks of one story; the notes and boxes that they call stand behind the outermost."""

    def __init__(self, file: File, relationships: Mapping[str, Relationship]) -> None:
        self.file, self.relationships = file, relationships
        self.out, self.styles = file.out, file.styles
        self.inline = Inline(file.out, file.styles, file.notes, relationships, file.boxes)
        self.lists = Lists(file.out)
        self.groups = Groups(file.out)
        self.initial: etree._Element | None = None
        self.is_body = not file.out.depth

    def write(self, blocks: Iterable[etree._Element]) -> None:
        """Put down these blocks, one after the other."""
        blocks = list(blocks)
        at = 0
        while at < len(blocks):
            at += self._next(*blocks[at : at + 3])
        self._end()

    def _next(self, block: etree._Element, after: Block = None, third: Block = None) -> int:
        """Put down a block, with its caption above or below; how many blocks these are.

        What stands between two tables names the second.
        """
        if after is None:
            self._block(block)
        elif name(after) == "w:tbl" and self._is_caption(block, names_table):
            self._table(after, above=block)
            return 2
        elif name(block) == "w:tbl" and _kind(third) != "w:tbl" and self._is_caption(after, names_table):
            self._table(block, below=after)
            return 2
        elif _is_picture(block) and self._is_caption(after, names_picture):
            self._figure(block, after)
            return 2
        elif name(after) == "w:p" and _is_initial(block):
            self.initial = block
        else:
            self._block(block)
        return 1

    def _end(self) -> None:
        """Whatever goes on from paragraph to paragraph ends."""
        self.groups.end()
        self.lists.end()
        self._settle()

    def _block(self, block: etree._Element) -> None:
        match name(block):
            case "w:p":
                self._paragraph(block)
                if child(block, "w:pPr", "w:sectPr") is not None:
                    self.file.notes.end_section()
            case "w:tbl":
                self._table(block)
            case kind if kind in WRAPPERS and next(block.iter(*map(clark, BLOCKS)), None) is not None:
                for each in _inner(block):
                    self._block(each)
            case "w:bookmarkStart":
                self.out.place(value(block, "w:name"))
            case "w:altChunk":
                related = self.relationships.get(value(block, "r:id"))
                self.out.left_out.add("documents in the document", related.target if related else "")
            case _ if _has_words(block):  # what stands in no paragraph
                self._end()
                with self.out.block("p"):
                    self.inline.child(block)
            case _:
                self.inline.child(block)

    def _paragraph(self, block: etree._Element) -> None:
        names = self.styles.names(self.styles.paragraph(block))
        level = self.styles.level(block)
        item = self.file.numbering.item(block)
        plain = not level and item is None
        if plain and not _has_words(block):
            self.inline.write(block)  # pictures and marks of places, if anything
            return
        goes_on = plain and self._goes_on(block, names)
        kind = self._grouped(names, block) if plain and not goes_on else ""
        inset = self.styles.inset(block) if kind else 0.0
        together = self.groups.goes_on(kind, inset)
        if level:
            self._heading(block, level, item)
        elif item is not None and not (item.goes_on and not self.lists):
            self._item(block, item)
        elif goes_on:
            with self.out.block("p", _changed(block)):
                self._words(block)
        else:
            self.lists.end()
            if not together:
                self._settle()
            self.groups.write(kind, lambda: self._words(block), _changed(block), inset)

    def _words(self, block: etree._Element) -> None:
        """The words of a paragraph; a large initial before it is a paragraph of its own in the file."""
        if self.initial is not None:
            self.inline.write(self.initial)
            self.initial = None
        self.inline.write(block)

    def _grouped(self, names: tuple[str, ...], block: etree._Element) -> str:
        if kind := kind_of(names):
            return kind
        unnumbered = value(child(block, "w:pPr", "w:numPr", "w:numId")) == "0"
        return "quote" if self.styles.is_set_in(block) and not unnumbered and self.is_body else ""

    def _goes_on(self, block: etree._Element, names: tuple[str, ...]) -> bool:
        """Whether a paragraph without a number goes on with the item before it."""
        if not self.lists:
            return False
        unnumbered = value(child(block, "w:pPr", "w:numPr", "w:numId")) == "0"
        return names[0] in CONTINUED or (unnumbered and self.styles.is_set_in(block))

    def _heading(self, block: etree._Element, level: int, item: Item | None) -> None:
        self.lists.end()
        self._settle()
        if not _has_words(block):
            self.inline.write(block)
            return
        self.out.divide(level)
        label = "_".join(item.label.split()) if item else ""
        element = "p" if self.out.depth else "head"
        with self.out.block(element, {"n": label if element == "head" else "", **_changed(block)}):
            self._words(block)

    def _item(self, block: etree._Element, item: Item) -> None:
        if item.goes_on:
            self.lists.back_to(item.depth)
        else:
            if not self.lists:
                self._settle()
            self.lists.item(item.depth, item.list, "_".join(item.label.split()), numbered=item.is_numbered)
        with self.out.block("p", _changed(block)):
            self._words(block)

    def _is_caption(self, block: etree._Element, names: Callable[[Iterable[str]], bool]) -> bool:
        return name(block) == "w:p" and names(self.styles.names(self.styles.paragraph(block)))

    def _caption(self, element: str, caption: Block, said: Mapping[str, str] = NOTHING) -> None:
        if caption is not None:
            with self.out.block(element, said):
                self.inline.write(caption)

    def _figure(self, block: etree._Element, caption: etree._Element) -> None:
        """The pictures of a paragraph, and the paragraph below that says what they show."""
        self._end()
        with self.out.ended("figure", {}, "\n"):
            for address, description in pictures(block, self.relationships):
                picture(self.out, address, description)
            self._caption("head", caption)
        self._settle()

    def _table(self, table: etree._Element, above: Block = None, below: Block = None) -> None:
        self._end()
        with self.out.block("table"):
            self._caption("head", above)
            for row in cells(table):
                with self.out.block("row", {"role": "label"} if row.is_heading else {}):
                    for each in row.cells:
                        self._cell(each)
        self._caption("p", below, {"rend": "caption"})
        self._settle()

    def _cell(self, cell: Cell) -> None:
        with self.out.ended("cell", cell.attributes, "\t"):
            Story(self.file, self.relationships).write(cell.elements)

    def _settle(self) -> None:
        """Where no block is open, the text boxes and notes that were called are due."""
        if self.out.depth:
            return
        while self.file.boxes:
            box = self.file.boxes.pop(0)
            Story(self.file, self.relationships).write(box)
        for note in self.file.notes.take():
            _write_note(self.file, note)


def _write_note(file: File, note: Note) -> None:
    with file.out.block("note", note.attributes, note.key):
        file.out.label(note.label)
        Story(file, note.relationships).write(file.notes.part(note))


def _inner(block: etree._Element) -> Iterator[etree._Element]:
    if name(block) == "mc:AlternateContent":
        for each in block:
            if len(each):
                yield from each
                return
    elif name(block) == "w:sdt":
        content = child(block, "w:sdtContent")
        yield from content if content is not None else ()
    else:
        yield from block


def _kind(block: Block) -> str:
    return "" if block is None else name(block)


def _is_picture(block: etree._Element) -> bool:
    """Whether a paragraph has pictures and nothing to read, also in no text box."""
    has = next(block.iter(clark("a:blip"), clark("v:imagedata")), None) is not None
    return has and next(block.iter(clark("w:txbxContent")), None) is None and not _has_words(block)


def _is_initial(block: etree._Element) -> bool:
    """Whether a paragraph is only the large letter that the next one begins with."""
    frame = child(block, "w:pPr", "w:framePr")
    return value(frame, "w:dropCap") in {"drop", "margin"}


def _changed(block: etree._Element) -> dict[str, str]:
    """Who put in or struck out the end of a paragraph, and when: two were one before, or are now."""
    for kind, look in (("w:ins", "end-inserted"), ("w:del", "end-deleted")):
        mark = child(block, "w:pPr", "w:rPr", kind)
        if mark is not None:
            return {"who": value(mark, "w:author"), "when": value(mark, "w:date"), "rend": look}
    return {}


def _has_words(block: etree._Element) -> bool:
    """Whether a paragraph has anything to read in it."""
    return any(
        (each.text or "").strip() for each in block.iter(clark("w:t"), clark("w:delText"), clark("m:t"))
    ) or (
        next(block.iter(clark("w:sym"), clark("w:footnoteReference"), clark("w:endnoteReference")), None)
        is not None
    )
