"""Tables of a DOCX file: rows and cells, with the columns and rows that each cell spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from teikit.formats.docx.package import child, is_on, name, value

HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,8}")
FIRST_ROW = 0x20
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


def cells(table: etree._Element) -> list[Row]:
    """The rows of a table; a cell that goes on from the row above is part of the cell there."""
    rows: list[Row] = []
    above: dict[int, Cell] = {}
    every = list(_inside(table, "w:tr"))
    first_is_heading = len(every) > 1 and _has_first_row(table)
    for element in every:
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
    _spread(rows)
    return rows


def _spread(rows: list[Row]) -> None:
    """Rows that a cell of the first headings goes down to say what the columns are, too."""
    first = takewhile(lambda row: row.is_heading, rows)
    end = max((number + cell.rows for number, row in enumerate(first) for cell in row.cells), default=0)
    for row in rows[:end] if end < len(rows) else ():
        row.is_heading = True


def _has_first_row(table: etree._Element) -> bool:
    """Whether the table is said to have a first row that names the columns."""
    look = child(table, "w:tblPr", "w:tblLook")
    if value(look, "w:firstRow"):
        return value(look, "w:firstRow") in {"1", "true", "on"}
    flags = value(look)
    return HEXADECIMAL.fullmatch(flags) is not None and bool(int(flags, 16) & FIRST_ROW)


def _inside(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for each in element:
        if name(each) == wanted:
            yield each
        elif name(each) in WRAPPERS:
            yield from _inside(each, wanted)


def _count(words: str, default: int) -> int:
    return int(words) if words.isdigit() and len(words) < 4 else default
