"""The blocks of a text in ODF: paragraphs with their styles, lists in lists, tables, listings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teikit.flow.content import Block, Group, Listing, Note, Paragraph
from teikit.flow.lists import LISTS, held, is_label, is_numbered, parted
from teikit.flow.tables import Cell, rows
from teikit.rendering.odt_words import Runs
from teikit.tei.document import Tei

QUOTED = frozenset({"quote", "q", "cit", "epigraph"})
HEADINGS = 10


class Story:
    """Writes blocks; `styles` are those of paragraphs by the TEI element."""

    def __init__(self, tei: Tei, styles: Mapping[str, str]) -> None:
        self.runs, self.styles = Runs(tei, self.note), styles
        self._tables = 0

    def blocks(self, blocks: tuple[Block, ...], style: str = "") -> str:
        """The blocks, one after the other."""
        return "".join(text for block in blocks for text in self._block(block, style))

    def note(self, note: Note) -> str:
        """What a note says."""
        return self.blocks(note.blocks, "Footnote") or self.paragraph("Footnote", "")

    def paragraph(self, style: str, inner: str) -> str:
        """A paragraph of a style."""
        return f'<text:p text:style-name="{style or "Standard"}">{inner}</text:p>'

    def _block(self, block: Block, style: str) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block, style)
            case Listing(text=text):
                lines = map(self.runs.line, text.splitlines())
                yield "".join(self.paragraph("Preformatted_20_Text", line) for line in lines)
            case Group(kind="table"):
                yield self._table(block)
            case Group(kind=kind) if kind in LISTS:
                yield self._list(block)
            case Group(kind=kind) if kind in QUOTED:
                yield self.blocks(block.blocks, "Quotations")
            case Group():
                yield self.blocks(block.blocks, style)

    def _paragraph(self, block: Paragraph, style: str) -> str:
        inner = self.runs.bookmark(block.element) + self.runs.runs(block.inside)
        above = block.element.getparent()
        if block.level:
            place = self.runs.bookmark(above) if above is not None else ""
            level = min(block.level, HEADINGS)
            said = f'text:style-name="Heading_20_{level}" text:outline-level="{level}"'
            return f"<text:h {said}>{place}{inner}</text:h>"
        return self.paragraph(self.styles.get(block.kind, "") or style, inner)

    def _list(self, group: Group) -> str:
        heads, rest = parted(group)
        before = "".join(self.paragraph("Subheading", self.runs.runs(each.inside)) for each in heads)
        if any(map(is_label, rest)):
            return before + "".join(map(self._term, rest))
        style = "Numbers" if is_numbered(group.element) else "Bullets"
        items = "".join(f"<text:list-item>{self._item(each)}</text:list-item>" for each in rest)
        return f'{before}<text:list text:style-name="{style}">{items}</text:list>' if items else before

    def _item(self, block: Block) -> str:
        """What an item holds; a table has no place in it and gives its cells."""
        return self.blocks(tuple(_without_tables(held(block))))

    def _term(self, block: Block) -> str:
        if isinstance(block, Paragraph) and block.kind == "label":
            return self.paragraph("List_20_Heading", self.runs.runs(block.inside))
        return self.blocks(held(block), "List_20_Contents")

    def _table(self, group: Group) -> str:
        found, apart, width = rows(group)
        before = self.blocks(tuple(apart))
        if not width:
            return before
        self._tables += 1
        lines = "".join(
            f"<table:table-row>{''.join(map(self._cell, row.cells))}</table:table-row>" for row in found
        )
        columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
        named = f'table:name="Table{self._tables}"'
        return f"{before}<table:table {named}>{columns}{lines}</table:table>"

    def _cell(self, cell: Cell) -> str:
        more = "<table:covered-table-cell/>" * (cell.columns - 1)
        if cell.goes_on:
            return f"<table:covered-table-cell/>{more}"
        spans = "".join(
            f' table:number-{name}-spanned="{number}"'
            for name, number in (("columns", cell.columns), ("rows", cell.rows))
            if cell.columns > 1 or cell.rows > 1
        )
        inner = self.blocks(cell.blocks) or self.paragraph("", "")
        return f'<table:table-cell table:style-name="Cell"{spans}>{inner}</table:table-cell>{more}'


def _without_tables(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group) and block.kind in ("table", "row", "cell"):
            yield from _without_tables(block.blocks)
        else:
            yield block
