"""What one pass over a document finds for the checks of its references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.tei.names import TEI, XINCLUDE, XML_BASE, XML_ID
from teikit.tei.references.pointer_kinds import PointerKinds
from teikit.tei.references.pointers import Pointer, split

PREFIX = f"{{{TEI}}}"
PREFIX_DEFINITION = f"{PREFIX}prefixDef"
INCLUDE = f"{{{XINCLUDE}}}include"


@dataclass(frozen=True, slots=True)
class Index:
    """The elements of each @xml:id, pointers, prefixDefs, xi:includes, and whether there is an @xml:base."""

    ids: Mapping[str, list[etree._Element]]
    pointers: list[Pointer]
    prefixes: list[etree._Element]
    includes: list[etree._Element]
    has_base: bool


def index(root: etree._Element, kinds: PointerKinds) -> Index:
    """The index of a tree, everything in document order; `kinds` say what is a pointer."""
    ids: dict[str, list[etree._Element]] = {}
    pointers: list[Pointer] = []
    prefixes: list[etree._Element] = []
    includes: list[etree._Element] = []
    has_base = False
    known, kind, start = kinds.by_attribute, kinds.kind, len(PREFIX)
    for element in root.iter("*"):
        for attribute in map(str, element.keys()):  # an element itself iterates over its children
            if attribute == XML_ID:  # blanks around it are no part of it (xml:id 4, XML 1.0 3.3.3)
                ids.setdefault(" ".join(element.get(XML_ID, "").split()), []).append(element)
            elif attribute in known:
                name = element.tag
                if name.startswith(PREFIX) and kind(name[start:], attribute):
                    values = split(element.get(attribute, ""))
                    pointers += [Pointer(element, attribute, value) for value in values or ("",)]
            elif attribute == XML_BASE:
                has_base = True
            elif attribute == "matchPattern" and element.tag == PREFIX_DEFINITION:
                prefixes.append(element)
        if element.tag == INCLUDE:
            includes.append(element)
    return Index(ids, pointers, prefixes, includes, has_base)
