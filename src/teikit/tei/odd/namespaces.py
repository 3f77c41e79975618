"""The vocabularies that an ODD speaks, and steps to the children of an element by their local names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.tei.names import TEI

RNG = "http://relaxng.org/ns/structure/1.0"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
XSLT = "http://www.w3.org/1999/XSL/Transform"


def space(element: etree._Element) -> str:
    """The namespace of an element."""
    return element.tag[1:].partition("}")[0] if element.tag[:1] == "{" else ""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    name: str = element.tag.rpartition("}")[2]
    return name


def elements(parent: etree._Element) -> Iterator[etree._Element]:
    """The child elements, without comments and instructions."""
    return parent.iterchildren(etree.Element)


def children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The child elements of TEI with these names."""
    return parent.iterchildren(*(f"{{{TEI}}}{name}" for name in names))


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child element of TEI with a name."""
    return parent.find(f"{{{TEI}}}{name}")


def words(text: str | None) -> str:
    """A text with each run of white space as one space."""
    return " ".join((text or "").split())


def said(element: etree._Element) -> dict[str, str]:
    """The attributes of an element."""
    return {str(key): str(value) for key, value in element.attrib.items()}


def bare(element: etree._Element) -> etree._Element:
    """An element like another one, with its attributes and nothing in it."""
    return etree.Element(element.tag, said(element), nsmap=bound(element))


def bound(element: etree._Element) -> dict[str, str]:
    """The prefixes that are bound at an element, in the form in which lxml takes them."""
    return dict(element.nsmap)  # type: ignore[arg-type]  # the default namespace has no prefix


def forget(element: etree._Element, attribute: str) -> None:
    """Leave an attribute out, if it is there."""
    if attribute in element.attrib:
        del element.attrib[attribute]


def line(element: etree._Element) -> int:
    """The line of the file that an element stands on, 0 where none is known."""
    found = element.sourceline
    return found if isinstance(found, int) else 0
