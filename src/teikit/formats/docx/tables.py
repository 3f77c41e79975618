"""Tables of a DOCX file: rows and cells, with the columns and rows that each cell spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.formats.docx.package import child, clark, is_on, name, value
from teikit.formats.docx.styles import Styles

WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:del", "w:moveTo", "w:moveFrom"})


@dataclass(slots=True)
class Cell:
    """A cell: its blocks, how many columns and rows it spans, the column that it begins in."""

    elements: list[etree._Element]
    columns: int
    at: int
    rows: int = 1

    @property
    def attributes(self) -> dict[str, str]:
        """What the TEI cell says of itself."""
        spans = {"cols": self.columns, "rows": self.rows}
        return {name: str(number) for name, number in spans.items() if number > 1}


@dataclass(slots=True)
class Row:
    """A row, and whether it says what the columns are."""

    cells: list[Cell]
    is_heading: bool


def cells(table: etree._Element, styles: Styles) -> list[Row]:
    """The rows of a table; a cell that goes on from the row above is part of the cell there."""
    rows: list[Row] = []
    above: dict[int, Cell] = {}
    first_is_heading = _has_first_row(table, styles)
    for element in _inside(table, "w:tr"):
        properties = child(element, "w:trPr")
        heading = is_on(child(properties, "w:tblHeader")) or (first_is_heading and not rows)
        row = Row([], heading)
        at = _count(value(child(properties, "w:gridBefore")), 0)
        if at:
            row.cells.append(Cell([], at, 0))
        for each in _inside(element, "w:tc"):
            inside = child(each, "w:tcPr")
            merge = child(inside, "w:vMerge")
            cell = Cell(list(each), _count(value(child(inside, "w:gridSpan")), 1), at)
            at += cell.columns
            if merge is not None and value(merge) != "restart" and cell.at in above:
                above[cell.at].rows += 1
                above[cell.at].elements += cell.elements
                continue
            row.cells.append(cell)
            if merge is not None:
                above[cell.at] = cell
            else:
                above.pop(cell.at, None)
        if row.cells:
            rows.append(row)
    return rows


def _has_first_row(table: etree._Element, styles: Styles) -> bool:
    """Whether the table's first row looks like one that names the columns."""
    properties = child(table, "w:tblPr")
    look = child(properties, "w:tblLook")
    if value(look, "w:firstRow"):
        wanted = value(look, "w:firstRow") in {"1", "true", "on"}
    else:
        wanted = bool(int(value(look) or "0", 16) & 0x20) if look is not None else False
    style = value(child(properties, "w:tblStyle"))
    conditions = (
        value(each, "w:type")
        for one in styles.chain(style)
        for each in one.element.iter(clark("w:tblStylePr"))
    )
    return wanted and "firstRow" in conditions


def _inside(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for each in element:
        if name(each) == wanted:
            yield each
        elif name(each) in WRAPPERS:
            yield from _inside(each, wanted)


def _count(words: str, default: int) -> int:
    return int(words) if words.isdigit() and len(words) < 4 else default
