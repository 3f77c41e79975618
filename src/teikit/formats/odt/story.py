"""The blocks of one story of an ODT file (its body, a cell, a note, a box): paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from teikit.formats.captions import names_picture, names_table
from teikit.formats.groups import NOTHING, Groups, kind_of
from teikit.formats.markup import all_words
from teikit.formats.odt.inline import Inline, pictures_of, words_of
from teikit.formats.odt.names import clark, count, name, value
from teikit.formats.odt.styles import Styles
from teikit.formats.transcript import Transcript

INDEXES = (
    *("table-of-content", "illustration-index", "table-index", "object-index", "user-index"),
    *("alphabetical-index", "bibliography"),
)
SECTIONS = frozenset(
    {"text:section", "text:index-body", "text:index-title", "text:numbered-paragraph", "draw:a"}
    | {f"text:{index}" for index in INDEXES}
)
TEMPLATES = frozenset(f"text:{index}-source" for index in INDEXES)
SILENT = frozenset(
    {"text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:tracked-changes"}
    | {"text:soft-page-break", "office:forms"}
)

Block = etree._Element | None


@dataclass(slots=True)
class File:
    """What all stories of a file share; lists that are gone on with are found by their name."""

    styles: Styles
    inline: Inline
    out: Transcript
    counts: dict[str, int] = field(default_factory=dict)
    headings: list[int] = field(default_factory=lambda: [0] * 10)


class Story:
    """Writes the blocks of one story; the notes and boxes that they call stand behind the outermost."""

    def __init__(self, file: File) -> None:
        self.file, self.out, self.styles, self.inline = file, file.out, file.styles, file.inline
        self.groups = Groups(file.out)
        self.is_body = not file.out.depth
        self.lists = 0
        self.path: list[int] = []

    def write(self, blocks: Iterable[etree._Element]) -> None:
        """Put down these blocks, one after the other."""
        self._blocks(blocks)
        self.groups.end()
        self._settle()

    def _blocks(self, blocks: Iterable[etree._Element]) -> None:
        shown = [block for block in blocks if name(block) and name(block) not in SILENT]
        at = 0
        while at < len(shown):
            at += self._next(*shown[at : at + 3])

    def _next(self, block: etree._Element, after: Block = None, third: Block = None) -> int:
        """Put down a block, with its caption above or below; how many blocks these are.

        What stands between two tables names the second.
        """
        tables = [each is not None and name(each) == "table:table" for each in (block, after, third)]
        if after is None:
            self._block(block)
        elif tables[1] and self._is_caption(block, names_table):
            self._table(after, above=block)
            return 2
        elif tables[0] and not tables[2] and self._is_caption(after, names_table):
            self._table(block, below=after)
            return 2
        elif self._is_picture(block) and self._is_caption(after, names_picture):
            self._figure(block, after)
            return 2
        else:
            self._block(block)
        return 1

    def _block(self, block: etree._Element) -> None:
        match name(block):
            case "text:p" if pictures_of(block) and self._is_caption(block, names_picture):
                self._figure(block, block)
            case "text:p":
                self._paragraph(block)
            case "text:h":
                self._heading(block)
            case "text:list":
                self.groups.end()
                self._list(block, value(block, "text:style-name"))
                self._settle()
            case "table:table":
                self._table(block)
            case "text:section" if value(block, "text:display") == "none":
                self.out.left_out.add("hidden words", all_words(block))
            case kind if kind in SECTIONS:
                self._blocks(block)
            case kind if kind in TEMPLATES:
                self.out.left_out.add("templates of indexes", all_words(block))
            case _:
                self.inline.child(block)

    def _is_caption(self, block: etree._Element, names: Callable[[Iterable[str]], bool]) -> bool:
        style = value(block, "text:style-name")
        return name(block) == "text:p" and names(self.styles.names("paragraph", style))

    def _is_picture(self, block: etree._Element) -> bool:
        return name(block) == "text:p" and bool(pictures_of(block)) and not words_of(block).strip()

    def _figure(self, block: etree._Element, caption: etree._Element) -> None:
        """The pictures of a paragraph, and the words in it or below that say what they show."""
        self.groups.end()
        self._settle()
        with self.out.ended("figure", {}, "\n"):
            for frame in pictures_of(block):
                self.inline.picture(frame)
            self._caption("head", caption)
        self._settle()

    def _caption(self, element: str, caption: Block, said: Mapping[str, str] = NOTHING) -> None:
        if caption is not None:
            with self.out.block(element, said):
                self.inline.write(caption)

    def _paragraph(self, block: etree._Element) -> None:
        style = value(block, "text:style-name")
        if self.styles.is_hidden("paragraph", style):
            self.out.left_out.add("hidden words", words_of(block))
            return
        if not words_of(block).strip() and next(block.iter(clark("text:note")), None) is None:
            self.inline.write(block)  # pictures and marks of places, if anything
            return
        kind = kind_of(self.styles.names("paragraph", style))
        if not kind and self.is_body and not self.lists and self.styles.is_set_in(style):
            kind = "quote"
        inset = self.styles.inset(style)
        if not self.groups.goes_on(kind, inset):
            self._settle()
        self.groups.write(kind, lambda: self.inline.write(block), inset=inset)

    def _heading(self, block: etree._Element) -> None:
        self.groups.end()
        self._settle()
        if not words_of(block).strip():
            self.inline.write(block)
            return
        level = count(value(block, "text:outline-level"), 1)
        if self.out.depth:
            with self.out.block("p"):
                self.inline.write(block)
            return
        self.out.divide(level)
        with self.out.block("head", {"n": self._number(level)}):
            self.inline.write(block)

    def _number(self, depth: int) -> str:
        """The number that the program puts before a heading of this level, if it does."""
        counts = self.file.headings
        counts[depth - 1 :] = [counts[depth - 1] + 1] + [0] * (len(counts) - depth)
        level = self.styles.level("#outline", depth)
        if level is None:
            return ""
        return "_".join(level.label(counts[:depth], self.styles.numbered("#outline", depth)).split())

    def _list(self, block: etree._Element, style: str) -> None:
        self.lists += 1
        depth = self.lists
        level = self.styles.level(style, depth)
        key = value(block, "xml:id") or style
        before = value(block, "text:continue-list") or style
        goes_on = value(block, "text:continue-numbering") == "true" or value(block, "text:continue-list")
        counts = self.file.counts.get(f"{before}.{depth}", 0) if goes_on else 0
        counts = counts or (level.start - 1 if level else 0)
        with self.out.block("list", {"rend": "numbered" if level else "bulleted"}):
            for item in block:
                header = name(item) == "text:list-header"
                if not header:
                    counts = count(value(item, "text:start-value"), counts + 1)
                self.path[depth - 1 :] = [counts]
                forms = self.styles.numbered(style, depth)
                label = level.label(self.path, forms) if level and not header else ""
                with self.out.block("item", {"n": "_".join(label.split())}):
                    self._list_blocks(item, style)
        self.file.counts[f"{key}.{depth}"] = self.file.counts[f"{style}.{depth}"] = counts
        self.lists -= 1

    def _list_blocks(self, item: etree._Element, style: str) -> None:
        """What an item holds; a list in it that has no style of its own has that of the list around it."""
        for each in item:
            if name(each) == "text:list":
                self.groups.end()
                self._list(each, value(each, "text:style-name") or style)
            else:
                self._blocks([each])
        self.groups.end()

    def _table(self, table: etree._Element, above: Block = None, below: Block = None) -> None:
        self.groups.end()
        with self.out.block("table"):
            self._caption("head", above)
            for row, heading in _rows(table):
                with self.out.block("row", {"role": "label"} if heading else {}):
                    for cell in _cells(row):
                        self._cell(cell)
        self._caption("p", below, {"rend": "caption"})
        self._settle()

    def _cell(self, cell: etree._Element) -> None:
        said = {"cols": "columns", "rows": "rows"}
        spans = {key: value(cell, f"table:number-{what}-spanned") for key, what in said.items()}
        with self.out.ended("cell", {key: number for key, number in spans.items() if number != "1"}, "\t"):
            Story(self.file).write(cell)

    def _settle(self) -> None:
        """Where no block is open, the text boxes and notes that were called are due."""
        if self.out.depth:
            return
        while self.inline.boxes:
            Story(self.file).write(self.inline.boxes.pop(0))
        for note in self.inline.notes.take():
            with self.out.block("note", note.attributes, note.key):
                self.out.label(note.label)
                Story(self.file).write(self.inline.notes.part(note))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row; what a wider one covers is none."""
    return (each for each in row if name(each) == "table:table-cell")


def _rows(table: etree._Element, *, heading: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, and whether each says what the columns are."""
    for each in table:
        match name(each):
            case "table:table-row":
                yield each, heading
            case "table:table-header-rows":
                yield from _rows(each, heading=True)
            case "table:table-rows" | "table:table-row-group":
                yield from _rows(each, heading=heading)
            case _:
                pass
