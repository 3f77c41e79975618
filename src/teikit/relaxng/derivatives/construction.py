"""From the rows of the simple form to patterns, each element's body when it is first asked for."""

from __future__ import annotations

from teikit.relaxng.datatypes import datatype
from teikit.relaxng.derivatives.interning import Interner
from teikit.relaxng.derivatives.pattern import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Data,
    Element,
    Names,
    Pattern,
    expanded,
)
from teikit.relaxng.simplification.simple_form import Row, Simple, parts

_NOTHING: Names = frozenset()
_MOST_NAMES = 1000


class Builder:
    """The patterns of the rows built so far, with the names that each mentions at its own level."""

    def __init__(self, simple: Simple, interner: Interner) -> None:
        self.simple, self.interner = simple, interner
        self.elements = [Element(i, names) for i, (names, _) in enumerate(simple.elements)]
        self.built: list[tuple[Pattern, Names] | None] = [None] * len(simple.rows)
        self.built[:3] = [(EMPTY, _NOTHING), (NOT_ALLOWED, _NOTHING), (TEXT, _NOTHING)]

    def start(self) -> Pattern:
        """What the root must match."""
        return self.pattern(self.simple.start)

    def body(self, element: Element) -> Pattern:
        """The content and attributes of an element."""
        if element.body is None:
            element.body = self.pattern(self.simple.elements[element.number][1])
        return element.body

    def pattern(self, row: int) -> Pattern:
        """The pattern of a row, after those of its parts."""
        built, rows = self.built, self.simple.rows
        stack = [row]
        while stack:
            top = stack[-1]
            if built[top] is None:
                missing = [part for part in parts(rows[top]) if built[part] is None]
                if missing:
                    stack.extend(missing)
                    continue
                built[top] = self.make(rows[top])
            stack.pop()
        found = built[row]
        assert found is not None  # noqa: S101
        return found[0]

    def make(self, row: Row) -> tuple[Pattern, Names]:
        """The pattern of a row whose parts are built, and the names that it mentions."""
        interner = self.interner
        below = [known for part in parts(row) if (known := self.built[part]) is not None]
        match row[0]:
            case "element":
                element = self.elements[row[1]]
                return interner.leaf("element", element), element.simple
            case "attribute":
                names = expanded(row[1])
                return interner.leaf("attribute", row[1], below[0][0]), names
            case "data":
                but = below[0][0] if below else None
                return interner.leaf("data", Data(datatype(*self.simple.datatypes[row[1]]), but)), _NOTHING
            case "value":
                kind = datatype(*self.simple.datatypes[row[1]])
                return interner.leaf("value", Data(kind, None, row[2], dict(row[3]))), _NOTHING
            case "list":
                return interner.leaf("list", below[0][0]), _NOTHING
            case "oneOrMore":
                return interner.one_or_more(below[0][0]), below[0][1]
            case "choice":
                return interner.choice(pattern for pattern, _ in below), _union(below)
            case "interleave":
                return interner.balanced("interleave", below)
        return self.group(below), _union(below)

    def group(self, members: list[tuple[Pattern, Names]]) -> Pattern:
        """A group: attributes have no order, so those in it are an interleave before the rest."""
        attributes = [member for member in members if member[0].pure]
        rest = [member for member in members if not member[0].pure]
        interner = self.interner
        return interner.group(interner.balanced("interleave", attributes)[0], interner.sequence(rest))


def _union(members: list[tuple[Pattern, Names]]) -> Names:
    union: set[str] = set()
    for _, names in members:
        if names is None:
            return None
        union |= names
    return (
        frozenset(union) if len(union) <= _MOST_NAMES else None
    )  # so that nesting does not square the memory
