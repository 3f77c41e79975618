"""Subsets of TEI: which elements one has, which attributes, values and children these may have.

A table has a line for each element, `name @ attributes < children`, and `%name = …` for what several share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lxml import etree

WORDS = "#"
ANY = "*"
"""Stands among the children of an element that may hold elements of other namespaces."""
LINK = r"(?:#[^\s#]+|https?://[^\s#]+(?:#[^\s#]*)?)"
URI = r"(?:[^\s#]+(?:#[^\s#]*)?|#[^\s#]*)"
KINDS = {
    "<number>": re.compile(r"\d+"),
    "<word>": re.compile(r"\S+"),
    "<words>": re.compile(r"\s*\S+(?:\s+\S+)*\s*"),
    "<uri>": re.compile(rf"\s*{URI}?\s*"),
    "<uris>": re.compile(rf"\s*{URI}(?:\s+{URI})*\s*"),
    "<pointer>": re.compile(rf"{LINK}(?:\s+{LINK})*"),
    "<address>": re.compile(LINK),
    "<page>": re.compile(r"#f\d{4,}"),
    "<language>": re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
    "<day>": re.compile(r"-?\d{4,}(?:-\d\d(?:-\d\d)?)?"),
    "<moment>": re.compile(
        r"-?\d{4,}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)?)?(?:Z|[+-]\d\d:\d\d)?"
        r"|--\d\d(?:-\d\d)?|---\d\d|\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?"
    ),
}
"""Values that a table describes and does not list."""
SEVERAL = "+"
"""Stands among the values of an attribute that may have several of them at once."""


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may have: attributes with their values (none: any), children, `#` for words.

    `needed` has the attributes that it must have, with what they say where the text does not; empty: nothing.
    """

    attributes: Mapping[str, frozenset[str]]
    children: frozenset[str]
    needed: Mapping[str, str]

    @property
    def holds_words(self) -> bool:
        """Whether words may stand in it."""
        return WORDS in self.children

    def takes(self, attribute: str, value: str) -> bool:
        """Whether it may have the attribute with this value."""
        values = self.attributes.get(attribute)
        if not values:
            return values is not None
        kind = next((KINDS[each] for each in values if each in KINDS), None)
        if kind is not None:
            return kind.fullmatch(value) is not None
        return value in values or (SEVERAL in values and set(value.split()) <= values and bool(value.split()))


Tell = Callable[[str, etree._Element], None]
"""Says what was done, and to which element."""


def _as_it_is(element: etree._Element, tell: Tell) -> None:
    """Nothing has to be made ready."""


@dataclass(frozen=True, slots=True)
class Subset:
    """A subset: its elements, what stands for others with the attributes that still tell them apart.

    `holders` take words where none may stand, `header` are elements of the header alone, `order` is that of
    children; `prepare` turns what takes more than a name, before the element is looked at.
    """

    elements: Mapping[str, Element]
    turned: Mapping[str, tuple[str, Mapping[str, str]]]
    holders: tuple[str, ...]
    header: frozenset[str] = frozenset()
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prepare: Callable[[etree._Element, Tell], None] = _as_it_is


@cache
def read(name: str) -> Mapping[str, Element]:
    """The elements of a table that lies beside this module."""
    shared: dict[str, list[str]] = {}
    found = {}
    for line in files("teikit.rendering").joinpath(name).read_text("utf-8").splitlines():
        if line.startswith("%"):
            group, _, rest = line.partition(" = ")
            shared[group] = _spread(rest, shared)
        else:
            element, _, rest = line.partition(" @ ")
            attributes, _, children = f" {rest} ".partition(" < ")
            found[element] = _element(_spread(attributes, shared), _spread(children, shared))
    return found


def _spread(words: str, shared: Mapping[str, list[str]]) -> list[str]:
    return [one for each in words.split() for one in shared.get(each, [each])]


def _element(attributes: list[str], children: list[str]) -> Element:
    known, needed = {}, {}
    for each in attributes:
        said, _, values = each.partition("=")
        attribute, mark, default = said.partition("!")
        known[attribute] = frozenset(filter(None, values.split("|")))
        if mark:
            needed[attribute] = default
    return Element(known, frozenset(children), needed)
