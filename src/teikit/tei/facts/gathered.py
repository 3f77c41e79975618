"""What several rules ask of a document, gathered once: its attributes by name, and the order of its elements.

A rule that looks for one attribute must not walk the tree for it; fifty rules would walk it fifty times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.names import TEI

Fact = TypeVar("Fact")
_KEPT: WeakKeyDictionary[Tei, dict[Any, Any]] = WeakKeyDictionary()


def once(gather: Callable[[Tei], Fact]) -> Callable[[Tei], Fact]:
    """Make a function of a document remember its answer for as long as the document is there."""

    @wraps(gather)
    def gathered(tei: Tei) -> Fact:
        kept = _KEPT.setdefault(tei, {})
        if gather not in kept:
            kept[gather] = gather(tei)
        answer: Fact = kept[gather]
        return answer

    return gathered


@once
def attributes(tei: Tei) -> Mapping[str, list[tuple[etree._Element, str]]]:
    """The TEI elements that have an attribute, and its value, by its name as lxml writes it, in order."""
    found: dict[str, list[tuple[etree._Element, str]]] = defaultdict(list)
    for element in tei.root.iter(f"{{{TEI}}}*"):
        for name, value in element.items():
            found[str(name)].append((element, str(value)))
    return found


@once
def order(tei: Tei) -> Mapping[etree._Element, int]:
    """The place of each element in document order."""
    return {element: number for number, element in enumerate(tei.elements())}


def having(tei: Tei, name: str) -> list[tuple[etree._Element, str]]:
    """The TEI elements with an attribute, and its value; none where no element has it."""
    return attributes(tei).get(name, [])


def with_any(tei: Tei, *names: str) -> list[etree._Element]:
    """The TEI elements with one of these attributes, each once."""
    return list(dict.fromkeys(element for name in names for element, _ in having(tei, name)))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: etree._Element) -> str:
    """The text in an element, white space folded."""
    return " ".join("".join(map(str, element.itertext())).split())


class Ancestors:
    """Finds the nearest ancestor of certain names; elements of one parent are asked for once."""

    def __init__(self, tags: Container[str]) -> None:
        self.tags = tags
        self.known: dict[etree._Element, etree._Element | None] = {}

    def nearest(self, element: etree._Element) -> etree._Element | None:
        """The nearest ancestor of an element that has one of the tags."""
        passed: list[etree._Element] = []
        found = None
        for each in element.iterancestors():
            if each in self.known:
                found = self.known[each]
                break
            passed.append(each)
            if each.tag in self.tags:
                found = each
                break
        for each in passed:
            self.known[each] = found
        return found
