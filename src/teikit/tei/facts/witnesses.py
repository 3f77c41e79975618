"""The witnesses that a file declares, and those that its apparatus names (TEI P5 12.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local, once
from teikit.tei.names import XML_ID, tag

READINGS = ("lem", "rdg")


@once
def witnesses(tei: Tei) -> Mapping[str, etree._Element]:
    """The witnesses of all listWit by xml:id, in document order; those of a group stand with it."""
    return {name: each for each in tei.elements("witness") if (name := each.get(XML_ID))}


def named(tei: Tei, pointers: str) -> Iterator[str]:
    """The xml:id of each witness that an attribute points at; a group stands for all its witnesses."""
    for pointer in pointers.split():
        target = tei.resolve(pointer) if pointer.startswith("#") else None
        if target is not None and local(target) in ("witness", "listWit"):
            members = (each.get(XML_ID) for each in target.iter(tag("witness")))
            yield from (name for name in members if name)
