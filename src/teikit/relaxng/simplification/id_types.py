"""Whether a schema gives attributes ID types soundly: RELAX NG DTD Compatibility 5.

Otherwise an attribute would be an ID in one reading of a document and not in another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from teikit.relaxng import name_class as nc
from teikit.relaxng.datatypes import datatype
from teikit.relaxng.simplification.simple_form import Simple, parts

Objection: TypeAlias = tuple[str, str, int, int]


def objection(simple: Simple) -> Objection | None:
    """Why a schema is not compatible with DTD's IDs, with file, line and column; None if it is."""
    types = [datatype(*key).id_type for key in simple.datatypes]
    return next(_Soundness(simple, types).objections(), None) if any(types) else None


class _Soundness:
    """The rows that an ID type stands in, and the ID type of each attribute of each element."""

    def __init__(self, simple: Simple, types: list[str | None]) -> None:
        self.simple, self.types = simple, types
        self.known: dict[nc.Name, dict[nc.Name, str]] = {}
        self.typed: set[int] = set()
        for i, row in enumerate(simple.rows):
            if not self.typed.isdisjoint(parts(row)) or self.own(i):
                self.typed.add(i)

    def own(self, row: int) -> str | None:
        """The ID type that a row itself is of."""
        found = self.simple.rows[row]
        return self.types[found[1]] if found[0] in ("data", "value") else None

    def objections(self) -> Iterator[Objection]:
        for names, body in self.simple.elements:
            for row in self.attributes(body, self.typed):
                if self.simple.rows[row][0] == "attribute":
                    yield from self.attribute(names, row)
                else:
                    yield self.say(f'"{self.own(row)}" can only be the type of an attribute', row)
        rivals: set[int] = set()  # rows with an untyped attribute that has the name of an ID
        for i, each in enumerate(self.simple.rows):
            if not rivals.isdisjoint(parts(each)) or self.rivals(i):
                rivals.add(i)
        for names, body in self.simple.elements:
            for row in self.attributes(body, rivals):
                yield from self.conflict(names, row)

    def say(self, reason: str, row: int) -> Objection:
        file, line, column = self.simple.places[row]
        return reason, self.simple.files[file], line, column

    def attributes(self, body: int, wanted: set[int]) -> Iterator[int]:
        """The attributes in a body, and ID types outside them, that a walk through wanted rows comes to."""
        seen = wanted & {body}
        stack = list(seen)
        while stack:
            top = stack.pop()
            if self.simple.rows[top][0] == "attribute" or self.own(top):
                yield top
                continue
            fresh = wanted.intersection(parts(self.simple.rows[top])) - seen
            seen |= fresh
            stack += fresh

    def attribute(self, elements: nc.NameClass, row: int) -> Iterator[Objection]:
        _, names, value = self.simple.rows[row]
        kind = self.own(value)
        if kind is None:
            yield self.say("an ID type must be all that an attribute may hold", row)
        elif nc.is_open(names) or nc.is_open(elements):
            yield self.say(f'"{kind}" is the type of an attribute with infinitely many names', row)
        else:
            for name in nc.simple_names(names):
                owners = self.known.setdefault(name, {})
                for element in nc.simple_names(elements):
                    if owners.setdefault(element, kind) != kind:
                        yield self.say(f'attribute "{name[1]}" has two ID types', row)

    def rivals(self, row: int) -> bool:
        found = self.simple.rows[row]
        if found[0] != "attribute" or row in self.typed:
            return False
        return any(nc.contains(found[1], *name) for name in self.known)

    def conflict(self, elements: nc.NameClass, row: int) -> Iterator[Objection]:
        names = self.simple.rows[row][1]
        for name, owners in self.known.items():
            if nc.contains(names, *name) and any(_owned(each, owners) for each in nc.members_of(elements)):
                yield self.say(f'attribute "{name[1]}" is an ID in one place and not in another', row)


def _owned(elements: nc.NameClass, owners: Collection[nc.Name]) -> bool:
    """Whether one of the owners is among the elements."""
    if elements[0] == "name":
        return elements[1:] in owners
    return any(nc.contains(elements, *owner) for owner in owners)
