"""Tables as a grid: which columns and rows each cell takes, and where one from above goes on."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from teikit.flow.content import Block, Group

MOST = 200
"""Columns or rows that a cell may span."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: how many columns and rows it takes; one that `goes_on` is a row of the cell above it."""

    blocks: tuple[Block, ...]
    element: etree._Element | None = None
    columns: int = 1
    rows: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and whether it says what the columns are."""

    cells: tuple[Cell, ...]
    is_heading: bool
    element: etree._Element


def rows(table: Group) -> tuple[list[Row], list[Block], int]:
    """The rows of a table, each as wide as the widest; what stands beside them; the columns."""
    found: list[Row] = []
    apart: list[Block] = []
    below: dict[int, tuple[int, int]] = {}  # column: rows that are still to come, columns of the cell
    for each in table.blocks:
        if not isinstance(each, Group) or each.kind != "row":
            apart.append(each)
            continue
        cells: list[Cell] = []
        at = 0
        waiting = list(each.blocks)
        while waiting or at in below:
            if at in below:
                left, columns = below.pop(at)
                if left > 1:
                    below[at] = left - 1, columns
                cells.append(Cell((), None, columns, 1, True))
                at += columns
                continue
            cell = _cell(waiting.pop(0))
            cells.append(cell)
            if cell.rows > 1:
                below[at] = cell.rows - 1, cell.columns
            at += cell.columns
        found.append(Row(tuple(cells), each.element.get("role") == "label", each.element))
    width = max((sum(cell.columns for cell in row.cells) for row in found), default=0)
    return [_filled(row, width) for row in found], apart, width


def _cell(block: Block) -> Cell:
    if not isinstance(block, Group) or block.kind != "cell":
        return Cell((block,))
    said = block.element
    return Cell(block.blocks, said, _count(said.get("cols", "")), _count(said.get("rows", "")))


def _filled(row: Row, width: int) -> Row:
    missing = width - sum(cell.columns for cell in row.cells)
    return Row((*row.cells, *[Cell(())] * missing), row.is_heading, row.element) if missing else row


def _count(said: str) -> int:
    return min(int(said), MOST) if said.isdecimal() and said != "0" else 1
