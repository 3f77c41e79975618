"""What other files ask of a TEI file: its ids, its prefixes, what it includes, and where it points.

An outline depends on the bytes of a file alone, not on its place, so it is kept under their hash.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.tei.names import TEI
from teikit.tei.references.index import Index
from teikit.tei.references.prefixes import Prefix, definition
from teikit.tei.references.uris import bases

Bases = tuple[str, ...]
"""The values of @xml:base from the root down to an element."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """An element that has an id: its name, and the id of the nearest element around it that has one."""

    kind: str
    within: str


@dataclass(frozen=True, slots=True)
class Inclusion:
    """An xi:include: the file, the part of it, whether it is taken as text, and whether it may be missing."""

    bases: Bases
    href: str
    xpointer: str
    is_text: bool
    has_fallback: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a file; `pointers` are the different ones of it, by the bases that are in force."""

    ids: Mapping[str, Anchor]
    prefixes: tuple[Prefix, ...]
    includes: tuple[Inclusion, ...]
    pointers: tuple[tuple[Bases, tuple[str, ...]], ...]

    def dump(self) -> bytes:
        """The outline as bytes that `load` reads."""
        return json.dumps(
            [
                {name: [each.kind, each.within] for name, each in self.ids.items()},
                [[each.name, each.pattern, each.replacement] for each in self.prefixes],
                [
                    [each.bases, each.href, each.xpointer, each.is_text, each.has_fallback]
                    for each in self.includes
                ],
                self.pointers,
            ],
            separators=(",", ":"),
        ).encode()

    @classmethod
    def load(cls, data: bytes) -> Outline:
        """The outline that was dumped. Raises ValueError, TypeError or KeyError for anything else."""
        ids, prefixes, includes, pointers = json.loads(data)
        return cls(
            {name: Anchor(*each) for name, each in ids.items()},
            tuple(Prefix(*each) for each in prefixes),
            tuple(Inclusion(tuple(bases), *rest) for bases, *rest in includes),
            tuple((tuple(bases), tuple(values)) for bases, values in pointers),
        )


def outline(index: Index) -> Outline:
    """The outline of a document."""
    pointers: dict[Bases, dict[str, None]] = {}
    for pointer in index.pointers:
        at = bases(pointer.element) if index.has_base else ()
        pointers.setdefault(at, {})[pointer.value] = None
    return Outline(
        _anchors(index),
        tuple(definition(each) for each in index.prefixes),
        tuple(inclusion(each) for each in index.includes),
        tuple((at, tuple(values)) for at, values in pointers.items()),
    )


def inclusion(element: etree._Element) -> Inclusion:
    """What an xi:include says (XInclude 1.0 3.1)."""
    return Inclusion(
        bases(element),
        element.get("href", ""),
        element.get("xpointer", ""),
        element.get("parse", "xml") == "text",
        any(isinstance(each.tag, str) for each in element),
    )


def name(element: etree._Element) -> str:
    """The name of an element of TEI; empty for one of another vocabulary."""
    space, _, local = str(element.tag).rpartition("}")
    return local if space == f"{{{TEI}" else ""


def part(outline: Outline, identifier: str) -> Outline:
    """The outline of an element and what is in it, which is what XInclude takes by an xpointer."""

    def inside(name: str) -> bool:
        while name and name != identifier:
            name = outline.ids[name].within if name in outline.ids else ""
        return bool(name)

    ids = {name: anchor for name, anchor in outline.ids.items() if inside(name)}
    return Outline(ids, outline.prefixes, outline.includes, outline.pointers)


def _anchors(index: Index) -> dict[str, Anchor]:
    first = {elements[0]: identifier for identifier, elements in index.ids.items()}
    return {
        identifier: Anchor(
            name(element), next((first[each] for each in element.iterancestors() if each in first), "")
        )
        for element, identifier in first.items()
    }
