"""The attributes of an element: its own, and those of its classes with what it says of them (TEI P5
22.5.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.tei.names import tag
from teikit.tei.odd.attributes import merged
from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.namespaces import children, elements
from teikit.tei.odd.specification import Specification


@dataclass(frozen=True, slots=True)
class FromClass:
    """What an element has of a class as it stands there: all its attributes, or the one of that name."""

    ident: str
    attribute: str = ""


Given = FromClass | etree._Element
"""What an element's attributes are made of: those of classes, and attDef, attRef and attList elements."""


def attributes(element: Declaration, schema: Specification) -> list[Given]:
    """The attributes of an element, as TEI's stylesheets put them together.

    Where an element says nothing of a class's attributes, the class is asked as a whole.
    """
    said: dict[str, list[etree._Element]] = {}
    for each in element.written.iter(tag("attDef")):
        said.setdefault(each.get("ident", ""), []).append(each)
    given: list[Given] = []
    met: set[str] = set()
    for member in element.memberships:
        key = member.get("key", "")
        if key not in schema.attribute_classes:
            continue
        overridden = list(_overridden(key, said, schema, ())) if said else []
        if any(change for _, change in overridden):
            met.update(name for name, _ in overridden if isinstance(name, str))
            given += _each(key, said, schema, ())
        else:
            given.append(FromClass(key))
    for outer in children(element.written, "attList"):
        given += _own(outer, met)
    return given


def _overridden(
    key: str, said: dict[str, list[etree._Element]], schema: Specification, above: tuple[str, ...]
) -> Iterator[tuple[str, bool]]:
    """The attributes of a class and those above it, and whether the element speaks of each."""
    found = schema.attribute_classes.get(key)
    if found is None or key in above:
        return
    for each in found.written.iter(tag("attDef")):
        ident = each.get("ident", "")
        yield ident, ident in said
    for member in found.memberships:
        yield from _overridden(member.get("key", ""), said, schema, (*above, key))


def _each(
    key: str, said: dict[str, list[etree._Element]], schema: Specification, above: tuple[str, ...]
) -> Iterator[Given]:
    """The attributes of a class and those above it one by one, with the changes of the element."""
    found = schema.attribute_classes.get(key)
    if found is None or key in above:
        return
    for each in found.written.iter(tag("attDef")):
        ident = each.get("ident", "")
        if ident not in said:
            yield FromClass(key, ident)
        for change in said.get(ident, []):
            match change.get("mode"):
                case "delete" | None | "add":
                    pass  # one that is added stands among the element's own
                case "replace":
                    yield change
                case _:
                    made = merged(change, each, inherited=True)
                    made.set("corresp", f"#{key}")  # where it is from, as TEI's stylesheets note it
                    yield made
    for member in found.memberships:
        yield from _each(member.get("key", ""), said, schema, (*above, key))


def _own(outer: etree._Element, met: set[str]) -> Iterator[Given]:
    for each in elements(outer):
        mode = each.get("mode", "add")
        if mode == "add" or (mode == "replace" and each.get("ident") not in met):
            yield each
