"""@next and @prev: which element goes on in which (TEI P5 16.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts.gathered import having, once


@dataclass(frozen=True, slots=True)
class Continuations:
    """For each element that has @next or @prev, the element of this file that it names."""

    next: Mapping[etree._Element, etree._Element]
    prev: Mapping[etree._Element, etree._Element]


@once
def continuations(tei: Tei) -> Continuations:
    """The continuations that a file declares."""
    return Continuations(_targets(tei, "next"), _targets(tei, "prev"))


def _targets(tei: Tei, attribute: str) -> dict[etree._Element, etree._Element]:
    found = {}
    for element, pointer in having(tei, attribute):
        if pointer.startswith("#") and (target := tei.resolve(pointer)) is not None:
            found[element] = target
    return found
