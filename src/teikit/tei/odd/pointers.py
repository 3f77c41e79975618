"""What an ODD says of pointers: which attributes of which elements are some, and how many each may hold.

Its own words are enough, compiled or not: p5subset.xml, a compiled ODD, or one with nothing but changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.names import tag
from teikit.tei.odd import effective
from teikit.tei.odd.declarations import SPECIFICATIONS, Declaration, declaration
from teikit.tei.odd.grammar.occurrence import bounds
from teikit.tei.odd.namespaces import child, forget
from teikit.tei.odd.specification import Specification

DATATYPES = frozenset({"teidata.pointer", "data.pointer"})
"""The datatype, and its name before TEI P5 3.0."""
BASES = frozenset({"xml:base"})
"""Not a pointer at anything, but what pointers are resolved against."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as an element has it: whether it is a pointer, the fewest and the most values it holds
    (None: any number), and the class that gives it (the element's name where it has it of its own).
    """

    pointer: bool
    least: int
    most: int | None
    origin: str


@dataclass(frozen=True, slots=True)
class Pointers:
    """The elements of an ODD with their attributes."""

    elements: Mapping[str, Mapping[str, Attribute]]

    def pointers(self) -> Iterator[tuple[str, str, Attribute]]:
        """Each element and attribute that is a pointer."""
        for element, attributes in self.elements.items():
            for name, attribute in attributes.items():
                if attribute.pointer and name not in BASES:
                    yield element, name, attribute

    def others(self) -> Iterator[tuple[str, str]]:
        """Each element and attribute that is none."""
        for element, attributes in self.elements.items():
            for name, attribute in attributes.items():
                if not attribute.pointer:
                    yield element, name


def load(source: Source) -> Pointers:
    """What the ODD in a file says. Raises FileError where it is not XML, or specifies no element."""
    found = read(parse(source).root)
    if not found.elements:
        raise FileError(source.path, "specifies no element", hint="give p5subset.xml, or an ODD as XML")
    return found


def read(root: etree._Element) -> Pointers:
    """What an ODD says: classes are followed, an element's own changes come last."""
    declarations = tuple(_said(declaration(each)) for each in root.iter(*SPECIFICATIONS))
    schema = Specification(etree.Element(tag("schemaSpec")), declarations)
    return Pointers({each.ident: dict(_attributes(each, schema)) for each in schema.elements})


def _said(found: Declaration) -> Declaration:
    """A declaration by itself: what it changes counts as its own, if it says what may stand in it."""
    changed = [
        each
        for each in found.written.iter(tag("attDef"))
        if each.get("mode") == "change" and child(each, "datatype") is not None
    ]
    if not changed:
        return found
    made = deepcopy(found.written)
    for each in made.iter(tag("attDef")):
        if each.get("mode") == "change" and child(each, "datatype") is not None:
            forget(each, "mode")
    return found.as_written(made)


def _attributes(element: Declaration, schema: Specification) -> Iterator[tuple[str, Attribute]]:
    for given in effective.attributes(element, schema):
        kind = child(given.definition, "datatype")
        keys = {each.get("key") for each in given.definition.iter(tag("dataRef"))}
        least, most = bounds(kind)
        name = given.name
        if given.namespace and ":" not in name:
            name = f"{{{given.namespace}}}{name}"
        pointer = bool(keys & DATATYPES)
        origin = given.origin or given.definition.get("corresp", "").removeprefix("#") or element.ident
        yield name, Attribute(pointer, least, None if most < 0 else most, origin)
