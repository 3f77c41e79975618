"""Lists of every kind, of items, casts, works, persons, places: what their items hold, whether they count."""

from __future__ import annotations

from lxml import etree

from teikit.flow.content import Block, Group, Paragraph
from teikit.flow.shapes import ENTRIES

REGISTERS = frozenset("listPerson listPlace listOrg listEvent listWit".split())
LISTS = frozenset({"list", "castList", "castGroup", "listBibl"}) | REGISTERS
ITEMS = frozenset({"item", "castItem", "bibl", "biblStruct", "witness"}) | ENTRIES


def parted(group: Group) -> tuple[list[Paragraph], list[Block]]:
    """The headings of a list, and its items."""
    heads = [each for each in group.blocks if isinstance(each, Paragraph) and each.kind == "head"]
    return heads, [each for each in group.blocks if each not in heads]


def held(item: Block) -> tuple[Block, ...]:
    """The blocks in an item; what stands in a list without one is an item of its own."""
    return item.blocks if isinstance(item, Group) and item.kind in ITEMS else (item,)


def is_label(block: Block) -> bool:
    """Whether it is the label of the item behind it."""
    return isinstance(block, Paragraph) and block.kind == "label"


def is_numbered(list_: etree._Element) -> bool:
    """Whether the items of a list are counted."""
    said = list_.get("rend", "") + list_.get("type", "")
    return "number" in said or "ordered" in said
