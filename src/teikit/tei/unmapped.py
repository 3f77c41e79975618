"""What of a header, or of entries, no row of a mapping takes: each path once, with its first place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from teikit.package import Loss
from teikit.tei.document import Tei
from teikit.tei.header.paths import HEADER, each, header, spelled, words
from teikit.tei.mapping import Mapping


def unmapped(tei: Tei, mapping: Mapping[Any]) -> Iterator[Loss]:
    """The outermost elements of the header that say something and stand at none of the mapping's paths."""
    top = header(tei)
    if top is None:
        return
    paths = {path.partition("/@")[0] for row in mapping for path in row.fact.paths if path.startswith(HEADER)}
    taken = set(each(tei, *paths))
    yield from _told(tei, _left(top, "", taken, _above(taken)))


def unmapped_of(tei: Tei, entries: Iterable[etree._Element], paths: Iterable[str]) -> Iterator[Loss]:
    """The outermost elements with words in entries that stand at none of some paths from an entry on."""
    found: list[tuple[str, etree._Element]] = []
    known = [spelled(path) for path in paths]
    for entry in entries:
        taken = {one for path in known for one in entry.iterfind(path)}
        name = etree.QName(entry).localname
        left = _left(entry, name, taken, _above(taken))
        found += ((path, element) for path, element in left if words(element))
    yield from _told(tei, found)


def _above(taken: Iterable[etree._Element]) -> set[etree._Element]:
    return {one for element in taken for one in element.iterancestors()}


def _told(tei: Tei, left: Iterable[tuple[str, etree._Element]]) -> Iterator[Loss]:
    found: dict[str, list[etree._Element]] = {}
    for path, element in left:
        found.setdefault(path, []).append(element)
    for path, elements in found.items():
        yield Loss(*tei.position(elements[0]), f"{len(elements)} × {path}: no row of the mapping takes it")


def _left(
    top: etree._Element, path: str, taken: set[etree._Element], above: set[etree._Element]
) -> Iterator[tuple[str, etree._Element]]:
    for element in top.iterchildren(etree.Element):
        here = f"{path}/{etree.QName(element).localname}" if path else etree.QName(element).localname
        if element in taken:
            continue
        if element in above:
            yield from _left(element, here, taken, above)
        elif words(element) or any(one.attrib for one in element.iter(etree.Element)):
            yield here, element
