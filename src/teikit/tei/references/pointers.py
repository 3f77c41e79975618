"""The pointers of a document, and how the value of an attribute is parted into them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

SCHEME = re.compile(r"#[\w-]+\(")
NAME = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer of a document: the element and attribute that hold it, and its own text."""

    element: etree._Element
    attribute: str
    value: str


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
