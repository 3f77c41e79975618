"""The order that TEI wants of what a division or a record holds, in all its subsets."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.flow.shapes import SHAPES, Shape
from teikit.tei.names import tag

HEADED = frozenset(map(tag, ("body", "front", "back", "div", *(f"div{level}" for level in range(1, 8)))))
BEFORE_HEAD = (
    frozenset(
        map(tag, "argument byline docAuthor docDate dateline epigraph opener salute meeting head".split())
    )
    | frozenset(tag(name) for name, shape in SHAPES.items() if shape is Shape.POINT)
    | {tag("fw"), tag("note")}
)
"""What may stand before a heading (TEI P5 4.2)."""
COMPONENTS = frozenset(
    map(tag, "p ab l lg sp list table listBibl listPerson listPlace figure quote q".split())
)
"""Blocks that may stand in a division before others, and not behind them."""


def late_heads(element: etree._Element) -> Iterator[etree._Element]:
    """The headings that come behind what may not stand before one."""
    for each in element.findall(tag("head")):
        if any(other.tag not in BEFORE_HEAD for other in each.itersiblings(etree.Element, preceding=True)):
            yield each


def divide(element: etree._Element) -> Iterator[etree._Element]:
    """Put blocks that come after divisions into some of their own (TEI P5 4.1); the first block of each."""
    made: etree._Element | None = None
    is_late = False
    for each in list(element.iterchildren(etree.Element)):
        if each.tag in COMPONENTS and is_late:
            if made is None:
                made = element.makeelement(tag("div"))
                each.addprevious(made)
                yield each
            made.append(each)
        elif each.tag == tag("div"):
            is_late, made = True, None


def sort(element: etree._Element, order: tuple[str, ...]) -> bool:
    """Whether children had to be brought into the order that is asked for; what it does not name is last."""
    ranks = {tag(name): rank for rank, name in enumerate(order)}
    before = list(element)
    after = sorted(before, key=lambda each: ranks.get(str(each.tag), len(order)))
    if after == before:
        return False
    element[:] = after
    return True
