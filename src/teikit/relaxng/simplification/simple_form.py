"""The simple form of a schema: a table of patterns in which each refers to those before it.

Equal patterns share a row, so the table is a directed acyclic graph; elements are numbered, and their
bodies may refer back to any element. Plain data, so that it can be kept in a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from teikit.relaxng.name_class import NameClass
from teikit.relaxng.syntax.node import Node

Row: TypeAlias = tuple[Any, ...]
Place: TypeAlias = tuple[int, int, int]
DatatypeKey: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]

EMPTY, NOT_ALLOWED, TEXT = 0, 1, 2
"""The rows that every table begins with."""


@dataclass(slots=True)
class Simple:
    """A simplified schema (RELAX NG 5).

    `rows`: `("empty",)`, `("notAllowed",)`, `("text",)`, `("choice", i, j …)`, `("group", i, j …)`,
    `("interleave", i, j …)`, `("oneOrMore", i)`, `("list", i)`, `("data", datatype, except or -1)`,
    `("value", datatype, text, prefixes)`, `("attribute", names, i)`, `("element", element)`.
    `elements`: the names and the row of the body of each. `datatypes`: library, name, parameters.
    `id_objection`: why the schema is not compatible with DTD's IDs, with the file, line and column.
    `places`: for each row the file (an index into `files`), line and column that it was first written at.
    """

    rows: list[Row] = field(default_factory=lambda: [("empty",), ("notAllowed",), ("text",)])
    elements: list[tuple[NameClass, int]] = field(default_factory=list)
    datatypes: list[DatatypeKey] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=lambda: [(0, 0, 0)] * 3)
    element_places: list[Place] = field(default_factory=list)
    start: int = NOT_ALLOWED
    id_objection: tuple[str, str, int, int] | None = None


def parts(row: Row) -> tuple[int, ...]:
    """The rows that a row refers to."""
    match row[0]:
        case "choice" | "group" | "interleave" | "oneOrMore" | "list":
            return row[1:]
        case "attribute":
            return row[2:]
        case "data":
            return row[2:] if row[2] >= 0 else ()
    return ()


class Table:
    """Builds the rows: equal rows are one, `notAllowed` and `empty` go where 4.20 and 4.21 say."""

    def __init__(self) -> None:
        self.simple = Simple()
        self._index: dict[Row, int] = {row: i for i, row in enumerate(self.simple.rows)}
        self._datatypes: dict[DatatypeKey, int] = {}
        self._files: dict[str, int] = {}

    def place(self, node: Node) -> Place:
        """The place of a node as a row of `places`."""
        if node.path not in self._files:
            self._files[node.path] = len(self._files)
            self.simple.files.append(node.path)
        return self._files[node.path], node.line, node.column

    def row(self, row: Row, at: Node) -> int:
        """The index of the row, which if it is new is written at the node."""
        found = self._index.get(row)
        if found is None:
            found = self._index[row] = len(self.simple.rows)
            self.simple.rows.append(row)
            self.simple.places.append(self.place(at))
        return found

    def choice(self, members: list[int], at: Node) -> int:
        """A choice of the rows, each once and without `notAllowed`."""
        kept = dict.fromkeys(member for member in members if member != NOT_ALLOWED)
        if len(kept) < 2:
            return next(iter(kept), NOT_ALLOWED)
        return self.row(("choice", *sorted(kept)), at)

    def sequence(self, kind: str, members: list[int], at: Node) -> int:
        """A group or an interleave of the rows without `empty`."""
        if NOT_ALLOWED in members:
            return NOT_ALLOWED
        kept = [member for member in members if member != EMPTY]
        if len(kept) < 2:
            return kept[0] if kept else EMPTY
        return self.row((kind, *kept), at)

    def one_or_more(self, member: int, at: Node) -> int:
        """The row, once or more often."""
        if member in (EMPTY, NOT_ALLOWED) or self.simple.rows[member][0] == "oneOrMore":
            return member
        return self.row(("oneOrMore", member), at)

    def datatype(self, key: DatatypeKey) -> int:
        """The number of the datatype."""
        found = self._datatypes.get(key)
        if found is None:
            found = self._datatypes[key] = len(self.simple.datatypes)
            self.simple.datatypes.append(key)
        return found
