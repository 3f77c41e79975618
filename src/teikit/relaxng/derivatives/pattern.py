"""Patterns as objects, on any of which a memo may hang, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from teikit.relaxng import name_class as nc
from teikit.relaxng.datatypes import Datatype
from teikit.relaxng.name_class import NameClass

Names = frozenset[str] | None
"""Expanded names, as expat spells them; None for infinitely many."""


class Pattern:
    """A pattern. `nullable`: it matches nothing at all; the others say what stands at this level in it."""

    __slots__ = (
        "absorbs",
        "attributes",
        "data",
        "index",
        "kind",
        "left",
        "names",
        "nullable",
        "pure",
        "right",
        "star",
        "text",
    )

    kind: str
    left: Any
    right: Any
    nullable: bool
    attributes: bool
    pure: bool  # only attributes
    text: bool
    data: bool
    absorbs: bool  # a text before it adds nothing
    star: Pattern | None  # this pattern once more or not at all, for `oneOrMore`
    index: Any  # members by the name they begin with, for `choice`
    names: Any  # the names left and right may use, for `interleave`; a Chain for `group`

    def __init__(self, kind: str, left: Any = None, right: Any = None, nullable: bool = False) -> None:
        self.kind, self.left, self.right, self.nullable = kind, left, right, nullable
        self.attributes = self.pure = self.text = self.data = self.absorbs = False
        self.star = self.index = self.names = None

    def take(self, members: Iterable[Pattern]) -> Pattern:
        """Say of this pattern what is true of its members."""
        pure = True
        for member in members:
            self.attributes = self.attributes or member.attributes
            self.text = self.text or member.text
            self.data = self.data or member.data
            pure = pure and (member.pure or member is EMPTY)
        self.pure = pure and self.attributes
        return self


EMPTY = Pattern("empty", nullable=True)
NOT_ALLOWED = Pattern("notAllowed")
TEXT = Pattern("text", nullable=True)
TEXT.text = TEXT.absorbs = True


@dataclass(frozen=True, slots=True)
class Chain:
    """What a part of a long group knows of names: its own, and where each is for the last time."""

    names: Names
    last: dict[str, int]
    unlimited: int
    position: int

    def own(self, name: str) -> bool:
        """Whether the part may begin with the name."""
        return self.names is None or name in self.names

    def later(self, name: str) -> bool:
        """Whether a part after it may."""
        return self.unlimited > self.position or self.last.get(name, -1) > self.position


class Element:
    """An element of the schema: its names, and its body, which is built when it is first met."""

    __slots__ = ("body", "names", "number", "simple")

    def __init__(self, number: int, names: NameClass) -> None:
        self.number, self.names = number, names
        self.body: Pattern | None = None
        self.simple = expanded(names)


class Data:
    """A datatype with what is excepted from it, or (with `value`) a value of it."""

    __slots__ = ("but", "context", "datatype", "value")

    def __init__(
        self,
        datatype: Datatype,
        but: Pattern | None = None,
        value: str = "",
        context: dict[str, str] | None = None,
    ) -> None:
        self.datatype, self.but, self.value, self.context = datatype, but, value, context


def expanded(names: NameClass) -> Names:
    """The names of a class in expat's spelling, or None if they are infinitely many."""
    return None if nc.is_open(names) else frozenset(nc.join(*name) for name in nc.simple_names(names))
