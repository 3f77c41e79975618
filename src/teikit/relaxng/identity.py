"""IDs and references to them, as RELAX NG DTD Compatibility has them: the schema's side and the document's."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.relaxng import names as nc
from teikit.relaxng.datatypes import datatype
from teikit.relaxng.derivatives import tokens
from teikit.relaxng.place import Place
from teikit.relaxng.simple import Simple, parts
from teikit.relaxng.syntax import SchemaError
from teikit.relaxng.violation import Violation


def objection(simple: Simple) -> SchemaError | None:
    """Why a schema is not compatible with DTD's IDs (RELAX NG DTD Compatibility 5); None if it is."""
    types = [datatype(*key).id_type for key in simple.datatypes]
    if not any(types):
        return None
    return _Compatible(simple, types).objection()


class _Compatible:
    """For each row whether an ID type stands in it, and the attributes of each element."""

    def __init__(self, simple: Simple, types: list[str | None]) -> None:
        self.simple, self.types = simple, types
        self.known: dict[tuple[nc.Name, nc.Name], str] = {}
        self.plain: list[tuple[nc.NameClass, nc.NameClass, int]] = []

    def objection(self) -> SchemaError | None:
        for names, body in self.simple.elements:
            for row in self.attributes(body):
                if wrong := self.attribute(names, row):
                    return wrong
        exact = {}
        for place in self.known:
            exact.setdefault(place[1], []).append(place[0])
        for elements, attributes, row in self.plain:
            for name, owners in exact.items():
                if nc.contains(attributes, *name) and any(nc.contains(elements, *owner) for owner in owners):
                    return self.error(f'attribute "{name[1]}" is an ID in one place and not in another', row)
        return None

    def error(self, reason: str, row: int) -> SchemaError:
        file, line, column = self.simple.places[row]
        return SchemaError(reason, self.simple.files[file], line, column)

    def attributes(self, body: int) -> Iterator[int]:
        seen, stack = {body}, [body]
        while stack:
            top = stack.pop()
            row = self.simple.rows[top]
            if row[0] == "attribute":
                yield top
                continue
            if row[0] in ("data", "value") and self.types[row[1]]:
                raise self.error(f'"{self.types[row[1]]}" can only be the type of an attribute', top)
            for part in parts(row):
                if part not in seen:
                    seen.add(part)
                    stack.append(part)

    def attribute(self, elements: nc.NameClass, number: int) -> SchemaError | None:
        _, names, value = self.simple.rows[number]
        row = self.simple.rows[value]
        kind = self.types[row[1]] if row[0] in ("data", "value") else None
        if kind is None:
            if self.hidden(value):
                return self.error("an ID type must be all that an attribute may hold", number)
            self.plain.append((elements, names, number))
            return None
        if nc.is_open(names) or nc.is_open(elements):
            return self.error(f'"{kind}" is the type of an attribute with infinitely many names', number)
        for element in nc.simple_names(elements):
            for attribute in nc.simple_names(names):
                if self.known.setdefault((element, attribute), kind) != kind:
                    return self.error(f'attribute "{attribute[1]}" has two ID types', number)
        return None

    def hidden(self, value: int) -> bool:
        seen, stack = {value}, [value]
        while stack:
            row = self.simple.rows[stack.pop()]
            if row[0] in ("data", "value") and self.types[row[1]]:
                return True
            fresh = [part for part in parts(row) if part not in seen]
            seen.update(fresh)
            stack += fresh
        return False


class Ids:
    """The IDs of one document, and the references that none of them answers yet."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.wanted: dict[str, tuple[Place, str]] = {}

    def note(self, kind: str, value: str) -> list[str]:
        """The IDs in a value: of an ID type itself, or those that an IDREF or IDREFS refers to."""
        return tokens(value) if kind == "IDREFS" else [value.strip()]

    def dangling(self) -> Iterator[Violation]:
        """The references to IDs that the document has not."""
        for value, ((line, column), attribute) in self.wanted.items():
            if value not in self.seen:
                message = f'attribute "{attribute}" refers to "{value}", which no element has as its ID'
                yield Violation("dangling-idref", message, line, column, attribute=attribute, value=value)
