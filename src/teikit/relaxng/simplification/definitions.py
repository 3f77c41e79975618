"""Grammars: their definitions with those of included files, and what overrides what (RELAX NG 4.7, 4.17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from teikit.relaxng.syntax.node import Node
from teikit.relaxng.syntax.shape import error
from teikit.relaxng.syntax.sources import Sources

Body: TypeAlias = tuple[Node, str, tuple[str, ...]]
"""A `define` or `start`, the namespace that a referring schema gives it, the files that led here."""


@dataclass(slots=True)
class Definition:
    """All that is written under one name; `row` is the outcome, `open` while that is being worked out."""

    bodies: list[Body] = field(default_factory=list)
    combine: str = ""
    bare: bool = False
    row: int | None = None
    open: bool = False


@dataclass(slots=True)
class Grammar:
    """The definitions by name, the start under "", and the grammar around this one."""

    parent: Grammar | None
    definitions: dict[str, Definition] = field(default_factory=dict)


def collect(node: Node, parent: Grammar | None, ns: str, chain: tuple[str, ...], sources: Sources) -> Grammar:
    """The grammar that a node describes, its includes read."""
    grammar = Grammar(parent)
    for body in _components(node, ns, chain, sources):
        _define(grammar, body)
    return grammar


def _define(grammar: Grammar, body: Body) -> None:
    node = body[0]
    name = _name(node)
    definition = grammar.definitions.setdefault(name, Definition())
    what = f'"{name}"' if name else "start"
    combine = node.attributes.get("combine", "")
    if not combine and definition.bare:
        raise error(node, f"{what} is defined twice without combine")
    if combine and definition.combine not in ("", combine):
        raise error(node, f"{what} is combined by choice and by interleave")
    definition.bare = definition.bare or not combine
    definition.combine = definition.combine or combine
    definition.bodies.append(body)


def _name(node: Node) -> str:
    return node.attributes.get("name", "")


def _components(node: Node, ns: str, chain: tuple[str, ...], sources: Sources) -> Iterator[Body]:
    """The `start` and `define` of a grammar, an include or a div, in the order in which they are written."""
    stack = list(reversed(node.children))
    while stack:
        child = stack.pop()
        match child.name:
            case "div":
                stack.extend(reversed(child.children))
            case "include":
                yield from _include(child, ns, chain, sources)
            case _:
                yield child, ns, chain


def _include(node: Node, ns: str, chain: tuple[str, ...], sources: Sources) -> Iterator[Body]:
    path, root = sources.refer(node)
    if path in chain:
        raise error(node, f'include of "{path}" leads back to itself')
    if len(chain) > 100:
        raise error(node, "more than a hundred files include one another")
    if root.name != "grammar":
        raise error(node, f'"{path}" is not a grammar')
    overriding = list(_components(node, ns, chain, sources))
    unmet = {_name(body[0]): body[0] for body in overriding}
    overridden = frozenset(unmet)
    inherited = node.attributes.get("ns", node.ns or ns)
    for body in _components(root, inherited, (*chain, path), sources):
        name = _name(body[0])
        if name in overridden:
            unmet.pop(name, None)
        else:
            yield body
    for name, override in unmet.items():
        what = f'definition of "{name}"' if name else "start"
        raise error(override, f'"{path}" has no {what} to override')
    yield from overriding
