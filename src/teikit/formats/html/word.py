"""Lists in pages that Word wrote: paragraphs with a sign or a number before them, told by their style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from teikit.formats.html.tree import words

PLACE = re.compile(r"mso-list:\s*(l\d+)\s+level(\d+)")
SIGN = re.compile(r"mso-list:\s*ignore")
NUMBER = re.compile(r"\(?(?:\w{1,4}\.)*\w{1,4}[.)]|\d{1,4}")


@dataclass(frozen=True, slots=True)
class WordItem:
    """An item: its list, how deep it is, the sign before it, and the number if that is one."""

    list: str
    depth: int
    sign: str
    label: str


def is_word_item(element: etree._Element) -> bool:
    """Whether Word calls a paragraph an item of a list."""
    return element.tag == "p" and PLACE.search(element.get("style", "").lower()) is not None


def word_item(element: etree._Element) -> WordItem | None:
    """What stands before an item, which has it no more; nothing for what is no item."""
    found = PLACE.search(element.get("style", "").lower()) if element.tag == "p" else None
    if found is None:
        return None
    sign = ""
    for each in [one for one in element.iter("span") if SIGN.search(one.get("style", "").lower())]:
        sign += words(each)
        tail = each.tail
        each.clear()
        each.tail = tail
    label = "_".join(sign.split()) if NUMBER.fullmatch(sign) else ""
    return WordItem(found[1], int(found[2]), sign, label)
