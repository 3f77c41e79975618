"""A RELAX NG pattern as a value: what it is, its attributes, the patterns in it, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

NONE: Mapping[str, str] = {}
DOCUMENTATION = "a:documentation"


class Pattern(NamedTuple):
    """An element of RELAX NG, or of its annotations where the name has the prefix `a:`."""

    name: str
    attributes: Mapping[str, str] = NONE
    children: tuple[Pattern, ...] = ()
    text: str = ""

    def having(self, children: tuple[Pattern, ...]) -> Pattern:
        """The same pattern with others in it."""
        return self if children is self.children else Pattern(self.name, self.attributes, children, self.text)


EMPTY, NOT_ALLOWED, TEXT = Pattern("empty"), Pattern("notAllowed"), Pattern("text")
EVERY_ELEMENT = Pattern("NameList")
"""Stands for a choice of all elements until it is known which ones there are."""


def of(kind: str, children: Iterable[Pattern] = (), /, **attributes: str) -> Pattern:
    """A pattern with others in it."""
    return Pattern(kind, attributes or NONE, tuple(children))


def ref(name: str) -> Pattern:
    """A reference to a definition."""
    return Pattern("ref", {"name": name})


def value(text: str) -> Pattern:
    """A fixed value."""
    return Pattern("value", NONE, (), text)


def data(type_: str, facets: Mapping[str, str] = NONE) -> Pattern:
    """A datatype of XML Schema, with its facets."""
    parameters = (Pattern("param", {"name": name}, (), text) for name, text in facets.items())
    return Pattern("data", {"type": type_}, tuple(parameters))


def documentation(text: str) -> Pattern:
    """What a pattern is for, in words."""
    return Pattern(DOCUMENTATION, NONE, (), text)
