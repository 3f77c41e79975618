"""Tables of a web page: rows and cells, with the columns and rows that each cell spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

APART = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "article", "main")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the columns and rows that it spans."""

    element: etree._Element
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and whether it says what the columns are."""

    cells: tuple[Cell, ...]
    is_heading: bool


def is_layout(table: etree._Element, rows: Sequence[Row]) -> bool:
    """Whether a table only puts parts of a page side by side: it says so, or holds headings or tables."""
    if table.get("role") in {"presentation", "none"}:
        return True
    cells = [cell.element for row in rows for cell in row.cells]
    says_what = any(each.tag in {"caption", "thead"} for each in table) or any(e.tag == "th" for e in cells)
    if says_what:
        return False
    return len(cells) == 1 or any(next(each.iter(*APART), None) is not None for each in cells)


def rows(table: etree._Element) -> Iterator[Row]:
    """The rows of a table, those of tables in it left out."""
    for element in _inside(table):
        cells = [each for each in element if each.tag in {"td", "th"}]
        above = element.getparent()
        heading = (above is not None and above.tag == "thead") or all(each.tag == "th" for each in cells)
        if cells:
            yield Row(tuple(map(_cell, cells)), heading)


def _inside(element: etree._Element) -> Iterator[etree._Element]:
    for each in element:
        if each.tag == "tr":
            yield each
        elif each.tag in {"thead", "tbody", "tfoot"}:
            yield from _inside(each)


def _cell(element: etree._Element) -> Cell:
    spans = {"cols": element.get("colspan", ""), "rows": element.get("rowspan", "")}
    said = {name: number for name, number in spans.items() if number.isdigit() and int(number) > 1}
    heading = element.tag == "th" and any(each.tag == "td" for each in element.getparent())  # type: ignore[union-attr]
    return Cell(element, {**said, **({"role": "label"} if heading else {})})
