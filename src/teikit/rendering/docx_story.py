"""The blocks of a story in WordprocessingML: paragraphs with their styles, lists, tables, listings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from teikit.flow.content import Block, Group, Inline, Listing, Paragraph
from teikit.flow.lists import LISTS, held, is_label, is_numbered, parted
from teikit.flow.tables import Cell, rows
from teikit.rendering.docx_words import Runs

QUOTED = frozenset({"quote", "q", "cit", "epigraph"})
DEEPEST = 8
HEADINGS = 9


@dataclass(frozen=True, slots=True)
class Where:
    """What a block stands in: the style that paragraphs have there, the list and how deep."""

    style: str = ""
    list: int = 0
    depth: int = -1
    begins_item: bool = False
    table: bool = False


BODY = Where()


class Story:
    """Writes blocks; `styles` are those of paragraphs by the TEI element."""

    def __init__(self, runs: Runs, styles: Mapping[str, str]) -> None:
        self.runs, self.styles = runs, styles
        self.lists: list[bool] = []

    def blocks(self, blocks: tuple[Block, ...], where: Where = BODY) -> Iterator[str]:
        """The blocks, one after the other."""
        before = ""
        for block in blocks:
            kind = block.kind if isinstance(block, Group) else ""
            if kind == before == "table":
                yield "<w:p/>"  # two tables that touch are one
            before = kind
            yield from self.block(block, where)
            where = replace(where, begins_item=False)

    def block(self, block: Block, where: Where) -> Iterator[str]:
        """One block."""
        match block:
            case Paragraph():
                yield self._paragraph(block, where)
            case Listing(text=text):
                yield from (self.paragraph("SourceCode", self.runs.run(line)) for line in text.splitlines())
            case Group(kind="table"):
                yield from self._table(block)
            case Group(kind=kind) if kind in LISTS:
                yield from self._list(block, where)
            case Group(kind=kind) if kind in QUOTED:
                yield from self.blocks(block.blocks, replace(where, style="Quote"))
            case Group(kind="figure"):
                yield from self.blocks(block.blocks, where)
            case Group():
                yield from self.runs.bookmark(block.element)
                yield from self.blocks(block.blocks, where)

    def paragraph(self, style: str, inner: str, more: str = "") -> str:
        """A paragraph of a style."""
        said = f'<w:pStyle w:val="{style}"/>' if style else ""
        properties = f"<w:pPr>{said}{more}</w:pPr>" if said or more else ""
        return f"<w:p>{properties}{inner}</w:p>"

    def words(self, inside: tuple[Inline, ...]) -> str:
        """The runs of a paragraph."""
        return "".join(self.runs.runs(inside))

    def _paragraph(self, block: Paragraph, where: Where) -> str:
        inner = "".join((*self.runs.bookmark(block.element), self.words(block.inside)))
        if block.level:
            return self.paragraph(f"Heading{min(block.level, HEADINGS)}", inner)
        style = self.styles.get(block.kind, "") or where.style
        if block.kind == "head" and where.table:
            style = "Caption"
        if where.begins_item:
            return self.paragraph(where.style, inner, _place(where))
        if where.list and not style:
            return self.paragraph("ListContinue", inner)
        return self.paragraph(style, inner)

    def _list(self, group: Group, where: Where) -> Iterator[str]:
        heads, rest = parted(group)
        if any(map(is_label, rest)) and not where.list:
            yield from self._glossary(group, where)
            return
        numbered = is_numbered(group.element)
        if not where.list or numbered:
            self.lists.append(numbered)
        inner = Where("", len(self.lists), min(where.depth + 1, DEEPEST), True)
        yield from (self.paragraph("Subheading", self.words(each.inside)) for each in heads)
        for each in rest:
            blocks = held(each)
            if isinstance(each, Group) and each.kind in LISTS:
                yield from self.blocks(blocks, inner)
            elif blocks and not isinstance(blocks[0], Paragraph):
                yield self.paragraph("", "", _place(inner))
                yield from self.blocks(blocks, replace(inner, begins_item=False))
            else:
                yield from self.blocks(blocks, inner)

    def _glossary(self, group: Group, where: Where) -> Iterator[str]:
        """Terms, each with what explains it."""
        for each in group.blocks:
            match each:
                case Paragraph(kind="label"):
                    yield self.paragraph("DefinitionTerm", self.words(each.inside))
                case Group(kind="item"):
                    yield from self.blocks(each.blocks, replace(where, style="Definition"))
                case _:
                    yield from self.block(each, where)

    def _table(self, group: Group) -> Iterator[str]:
        found, apart, width = rows(group)
        yield from self.blocks(tuple(apart), Where(table=True))
        if not width:
            return
        columns = '<w:gridCol w:w="1000"/>' * width
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )
        for row in found:
            head = "<w:trPr><w:tblHeader/></w:trPr>" if row.is_heading else ""
            yield f"<w:tr>{head}{''.join(map(self._cell, row.cells))}</w:tr>"
        yield "</w:tbl>"

    def _cell(self, cell: Cell) -> str:
        said = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        if cell.rows > 1 or cell.goes_on:
            said += "<w:vMerge/>" if cell.goes_on else '<w:vMerge w:val="restart"/>'
        inner = "".join(self.blocks(cell.blocks))
        if not inner.endswith("</w:p>"):
            inner += "<w:p/>"
        return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{said}</w:tcPr>{inner}</w:tc>'


def _place(where: Where) -> str:
    return f'<w:numPr><w:ilvl w:val="{where.depth}"/><w:numId w:val="{where.list}"/></w:numPr>'
