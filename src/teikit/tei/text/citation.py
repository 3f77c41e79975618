"""The units by which a text is cited: those of its citeStructure, else its divisions (TEI P5 16.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.header.paths import each, words
from teikit.tei.names import TEI, XML_ID, tag

STRUCTURE = "teiHeader/encodingDesc/refsDecl/citeStructure"
DIVISIONS = frozenset(map(tag, ("div", *(f"div{number}" for number in range(1, 8)))))
WITHIN = frozenset(map(tag, ("body", "front", "back", "group", "text")))
NAME = re.compile(r"(?<![\w.:@$\"'-])([A-Za-z_][\w.-]*)(?![\w.-]*\s*[:(])")
OPERATORS = frozenset({"and", "or", "div", "mod"})
NAMESPACES = {"tei": TEI}
LONGEST = 200
"""Characters of a heading that are kept as the title of a unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its reference (`2.1`), its kind, its level from 1, the one it is part of, its element."""

    reference: str
    kind: str
    level: int
    parent: str
    title: str
    element: etree._Element


def units(tei: Tei) -> list[Unit]:
    """The units in document order; none where the text has neither a citeStructure nor divisions."""
    structures = list(each(tei, STRUCTURE))
    found = [unit for structure in structures for unit in _structured(tei.root, structure, "", 1)]
    return found or [unit for text in tei.root.iterchildren(tag("text")) for unit in _divisions(text)]


def _structured(top: etree._Element, structure: etree._Element, parent: str, level: int) -> Iterator[Unit]:
    """The units that a citeStructure matches, each with those within it."""
    for number, element in enumerate(_matching(top, structure.get("match", "")), 1):
        own = _used(element, structure.get("use", ""), number)
        reference = f"{parent}{structure.get('delim', '')}{own}"
        yield Unit(reference, structure.get("unit", ""), level, parent, _title(element), element)
        for inner in structure.iterchildren(tag("citeStructure")):
            yield from _structured(element, inner, reference, level + 1)


def _matching(top: etree._Element, path: str) -> list[etree._Element]:
    try:
        found = top.xpath(_prefixed(path), namespaces=NAMESPACES)
    except etree.XPathError:
        return []
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []


def _used(element: etree._Element, path: str, number: int) -> str:
    """The part of a reference that an element gives; its number where it gives none."""
    if path.replace(" ", "") == "position()":
        return str(number)
    try:
        found = element.xpath(f"string({_prefixed(path)})", namespaces=NAMESPACES) if path else ""
    except etree.XPathError:
        found = ""
    return str(found).strip() or str(number)


def _prefixed(path: str) -> str:
    """An XPath with a prefix at the names of elements, which mean TEI's where they have none."""

    def spelled(found: re.Match[str]) -> str:
        is_operator = found[1] in OPERATORS and path[: found.start()].endswith(" ")
        return found[1] if is_operator else f"tei:{found[1]}"

    return NAME.sub(spelled, path)


def _divisions(text: etree._Element) -> Iterator[Unit]:
    """The divisions, each by its number where its sisters have others, else by its place."""
    waiting: list[tuple[etree._Element, str, int]] = [(text, "", 1)]
    while waiting:
        top, parent, level = waiting.pop()
        if level > 1:
            element = top
            yield Unit(parent, _kind(element), level - 1, parent.rpartition(".")[0], _title(element), element)
        sisters = list(_below(top))
        given = Counter(one.get("n", "") for one in sisters)
        below = []
        for number, one in enumerate(sisters, 1):
            own = one.get("n", "").strip()
            unique = own and given[one.get("n", "")] == 1 and not re.search(r"[\s./]", own)
            reference = own if unique else f"{number}"
            below.append((one, f"{parent}.{reference}" if parent else reference, level + 1))
        if len({reference for _, reference, _ in below}) < len(below):  # a number that is another's place
            below = [
                (one, f"{parent}.{number}" if parent else str(number), level + 1)
                for number, (one, _, _) in enumerate(below, 1)
            ]
        waiting += reversed(below)


def _below(top: etree._Element) -> Iterator[etree._Element]:
    """The divisions next below an element, through body, front and back."""
    for child in top.iterchildren(etree.Element):
        if child.tag in DIVISIONS:
            yield child
        elif child.tag in WITHIN:
            yield from _below(child)


def _kind(element: etree._Element) -> str:
    return element.get("type") or "division"


def _title(element: etree._Element) -> str:
    head = element.find(tag("head"))
    return words(head)[:LONGEST] if head is not None else element.get(XML_ID, "")
