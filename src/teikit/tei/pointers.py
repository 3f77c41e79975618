"""Which attributes of TEI hold pointers, what TEI says of each, and the pointers of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teikit.tei.attribute_classes import CLASSES
from teikit.tei.elements import ELEMENTS
from teikit.tei.names import TEI
from teikit.tei.pointer_table import KINDS, TABLE, VAGUE

if TYPE_CHECKING:
    from teikit.tei.document import Tei

PREFIX = len(f"{{{TEI}}}")
SCHEME = re.compile(r"#[\w-]+\(")
NAME = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class Kind:
    """What TEI says of an attribute that points: the fewest values, whether several, what they may lead to.

    `targets` are names of elements; empty where it may be anything.
    """

    least: int
    several: bool
    targets: frozenset[str]

    def allows(self, element: str) -> bool:
        """Whether a pointer may lead to an element of that name (one of TEI's; others are their owners')."""
        return not self.targets or element in self.targets or element in VAGUE or element not in ELEMENTS


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer of a document: the element and attribute that hold it, and its own text."""

    element: etree._Element
    attribute: str
    value: str


def _read(table: str) -> dict[str, dict[str, Kind]]:
    """The kinds of a table by attribute and element; `*` stands for all elements, `…` for the others."""
    found: dict[str, dict[str, Kind]] = {}
    for line in table.strip().splitlines()[1:]:
        attribute, *elements = re.split(r" {2,}", line)[0:2]
        count, targets = re.split(r" {2,}", line)[2:4]
        kind = Kind(
            int(count[0]),
            count.endswith("+"),
            frozenset(name for word in targets.split() if word != "-" for name in _names(word)),
        )
        for word in elements[0].split():
            found.setdefault(attribute, {}).update(dict.fromkeys(_names(word), kind))
    return found


def _names(word: str) -> list[str]:
    return (KINDS.get(word) or CLASSES.get(word) or word).split()


P5: Mapping[str, Mapping[str, Kind]] = _read(TABLE)


def kind(element: str, attribute: str) -> Kind | None:
    """What TEI says of this attribute of this element as a pointer; None where it is none."""
    by_element = P5.get(attribute)
    if by_element is None:
        return None
    found = by_element.get(element)
    if found is None and element in ELEMENTS:
        return by_element.get("*") or by_element.get("…")
    return found


def is_pointer(element: str, attribute: str) -> bool:
    """Whether TEI makes this attribute of this element a pointer; names without namespace."""
    return kind(element, attribute) is not None


def pointers(tei: Tei) -> Iterator[Pointer]:
    """Every pointer of a document, in document order; several in one attribute come one by one."""
    return iter(tei.pointers)


def split(value: str) -> list[str]:
    """The pointers of an attribute; blanks in the parentheses of an XPointer, or behind #, part nothing."""
    parts = value.split()
    if len(parts) < 2 or not ("#" in parts or SCHEME.search(value)):
        return parts
    whole: list[str] = []
    depth = 0
    for part in parts:
        if whole and (depth > 0 or (whole[-1] == "#" and NAME.fullmatch(part))):
            whole[-1] += f" {part}"
        else:
            whole.append(part)
        depth = max(0, depth + part.count("(") - part.count(")"))
    return whole
