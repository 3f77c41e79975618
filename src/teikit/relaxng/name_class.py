"""Name classes: which element or attribute names a pattern is for, as nested tuples.

`("name", ns, local)`, `("any", except)`, `("ns", ns, except)` and `("choice", members)`; `except` or None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

NameClass: TypeAlias = tuple[Any, ...]
Name: TypeAlias = tuple[str, str]

XML = "http://www.w3.org/XML/1998/namespace"
SEPARATOR = "\x01"
"""What expat puts between a namespace and a local name: no XML document can hold it."""

_NOWHERE = ("\x00", "\x00")


def contains(names: NameClass, ns: str, local: str) -> bool:
    """Whether the name is in the class (RELAX NG 6.2)."""
    match names:
        case ("name", uri, name):
            return bool(uri == ns and name == local)
        case ("any", but):
            return but is None or not contains(but, ns, local)
        case ("ns", uri, but):
            return uri == ns and (but is None or not contains(but, ns, local))
        case (_, members):
            return any(contains(member, ns, local) for member in members)
    raise ValueError(names)


def is_open(names: NameClass) -> bool:
    """Whether the class has infinitely many names."""
    return any(kind != "name" for kind, *_ in members_of(names))


def members_of(names: NameClass) -> Iterator[NameClass]:
    """The classes a choice is made of, or the class itself."""
    stack = [names]
    while stack:
        top = stack.pop()
        if top[0] == "choice":
            stack.extend(reversed(top[1]))
        else:
            yield top


def simple_names(names: NameClass) -> Iterator[Name]:
    """The names that the class lists one by one."""
    for kind, *rest in members_of(names):
        if kind == "name":
            yield rest[0], rest[1]


def _witnesses(names: NameClass) -> Iterator[Name]:
    """Names that tell two classes apart: those mentioned, and one that is mentioned nowhere."""
    for kind, *rest in members_of(names):
        if kind == "name":
            yield rest[0], rest[1]
            continue
        yield (rest[0], _NOWHERE[1]) if kind == "ns" else _NOWHERE
        if rest[-1] is not None:
            yield from _witnesses(rest[-1])


def overlap(one: NameClass, other: NameClass) -> bool:
    """Whether some name is in both classes (the test of section 7.3 and 7.4 in Clark's formulation)."""
    if one[0] == other[0] == "name":
        return one == other
    witnesses = {*_witnesses(one), *_witnesses(other)}
    return any(contains(one, *name) and contains(other, *name) for name in witnesses)


def split(name: str) -> Name:
    """Expat's spelling of an expanded name as namespace and local name."""
    ns, _, local = name.rpartition(SEPARATOR)
    return ns, local


def join(ns: str, local: str) -> str:
    """The namespace and local name as expat spells them."""
    return f"{ns}{SEPARATOR}{local}" if ns else local


def describe(names: NameClass) -> str:
    """The class in words, for messages."""
    match names:
        case ("name", _, local):
            return f'"{local}"'
        case ("any", _):
            return "any name"
        case ("ns", ns, _):
            return f'any name in namespace "{ns}"' if ns else "any name in no namespace"
        case (_, members):
            return " or ".join(describe(member) for member in members)
    raise ValueError(names)
