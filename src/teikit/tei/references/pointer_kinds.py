"""What TEI says of each attribute that points, and what a user's own ODD says beyond or against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teikit.tei.elements import ELEMENTS
from teikit.tei.references.attribute_classes import CLASSES
from teikit.tei.references.pointer_table import KINDS, TABLE, VAGUE

if TYPE_CHECKING:
    from teikit.tei.odd.pointers import Attribute, Pointers


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
class PointerKinds:
    """The kinds of pointers by attribute and element; `*` stands for all elements of TEI, `…` for the others.

    None is said of an attribute of an element that is no pointer, whatever holds for other elements.
    """

    by_attribute: Mapping[str, Mapping[str, Kind | None]]

    def kind(self, element: str, attribute: str) -> Kind | None:
        """What is said of an attribute of an element, named without namespace; None: it is no pointer."""
        by_element = self.by_attribute.get(attribute)
        if by_element is None:
            return None
        if element in by_element:
            return by_element[element]
        return by_element.get("*") or by_element.get("…") if element in ELEMENTS else None

    def changed_by(self, specification: Pointers) -> PointerKinds:
        """The kinds as an ODD has them.

        It decides which attributes of its elements are pointers, and how many they hold. What these may lead
        to, and that link and join need two, it cannot say.
        """
        changed = {attribute: dict(by_element) for attribute, by_element in self.by_attribute.items()}
        for element, name, attribute in specification.pointers():
            changed.setdefault(name, {})[element] = _kind(attribute, self.kind(element, name))
        for element, name in specification.others():
            if self.kind(element, name):
                changed[name][element] = None
        return PointerKinds(changed)


def _kind(attribute: Attribute, known: Kind | None) -> Kind:
    several = attribute.most is None or attribute.most > 1
    least = max(attribute.least, known.least) if known and several else attribute.least
    return Kind(least, several, known.targets if known else frozenset())


def _read(table: str) -> dict[str, dict[str, Kind | None]]:
    found: dict[str, dict[str, Kind | None]] = {}
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


P5 = PointerKinds(_read(TABLE))
"""Those of TEI P5."""
