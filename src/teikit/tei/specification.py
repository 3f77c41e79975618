"""Reads TEI's own ODD source: which attributes of which elements are pointers, and how many each may hold.

The source is p5subset.xml, or an ODD that has been compiled from it (TEI P5 22, datatype teidata.pointer).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.names import tag

POINTERS = frozenset({"teidata.pointer", "data.pointer"})
"""The datatype, and its name before TEI P5 3.0."""
PREFIXED = frozenset({"xml:base"})
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
class Specification:
    """The elements of an ODD with their attributes, and the members of its attribute classes."""

    elements: Mapping[str, Mapping[str, Attribute]]

    def pointers(self) -> Iterator[tuple[str, str, Attribute]]:
        """Each element and attribute that is a pointer."""
        for element, attributes in self.elements.items():
            for name, attribute in attributes.items():
                if attribute.pointer and name not in PREFIXED:
                    yield element, name, attribute

    def others(self) -> Iterator[tuple[str, str]]:
        """Each element and attribute that is none."""
        for element, attributes in self.elements.items():
            for name, attribute in attributes.items():
                if not attribute.pointer:
                    yield element, name


def load(source: Source) -> Specification:
    """The specification in a file. Raises FileError where it is not XML, or specifies no element."""
    found = read(parse(source).root)
    if not found.elements:
        raise FileError(source.path, "specifies no element", hint="give p5subset.xml, or an ODD as XML")
    return found


def read(root: etree._Element) -> Specification:
    """The specification that an ODD spells: classes are followed, an element's own changes come last."""
    classes = {each.get("ident", ""): each for each in root.iter(tag("classSpec"))}
    elements = {
        each.get("ident", ""): _attributes(each, classes, frozenset())
        for each in root.iter(tag("elementSpec"))
    }
    return Specification(elements)


def _attributes(
    spec: etree._Element, classes: Mapping[str, etree._Element], above: frozenset[str]
) -> dict[str, Attribute]:
    name = spec.get("ident", "")
    found: dict[str, Attribute] = {}
    for membership in spec.iterfind(f"{tag('classes')}/{tag('memberOf')}"):
        key = membership.get("key", "")
        if key in classes and key not in above:
            found.update(_attributes(classes[key], classes, above | {key}))
    for definition in spec.iter(tag("attDef")):
        attribute = _written(definition)
        datatype = definition.find(tag("datatype"))
        if definition.get("mode") == "delete":
            found.pop(attribute, None)
        elif datatype is not None:
            found[attribute] = _attribute(datatype, name)
        elif definition.get("mode") != "change":
            found[attribute] = Attribute(pointer=False, least=0, most=None, origin=name)
    return found


def _written(definition: etree._Element) -> str:
    """The name of an attribute as lxml writes it."""
    ident, space = definition.get("ident", ""), definition.get("ns", "")
    return f"{{{space}}}{ident}" if space and ":" not in ident else ident


def _attribute(datatype: etree._Element, origin: str) -> Attribute:
    keys = {each.get("key") for each in datatype.iter(tag("dataRef"))}
    most = datatype.get("maxOccurs", "1")
    return Attribute(
        bool(keys & POINTERS),
        _number(datatype.get("minOccurs", "1")),
        None if most == "unbounded" else _number(most),
        origin,
    )


def _number(written: str) -> int:
    """A number of values; what is no number is TEI's default."""
    return int(written) if written.isdecimal() else 1
