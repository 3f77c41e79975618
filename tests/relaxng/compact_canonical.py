"""Schema trees without what a writer is free to choose, so that the two syntaxes can be compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from teikit.relaxng.syntax.node import Node

_GROUPED = ("define", "zeroOrMore", "oneOrMore", "optional", "list", "mixed", "start")
_WRITTEN: dict[str, tuple[Callable[[Node], str], ...]] = {
    **dict.fromkeys(("empty", "text", "notAllowed", "grammar", "div", "anyName"), ()),
    **dict.fromkeys(("ref", "parentRef"), (lambda node: node.attributes["name"],)),
    **dict.fromkeys(
        ("include", "externalRef"), (lambda node: node.attributes["href"][:-4], lambda node: node.ns)
    ),
    "nsName": (lambda node: node.ns,),
    "data": (lambda node: node.datatype_library, lambda node: node.attributes["type"]),
    "param": (lambda node: node.attributes["name"], lambda node: node.text),
}


def canonical(node: Node) -> Any:
    """The node after sections 4.3, 4.4, 4.8 to 4.10 and 4.12 of RELAX NG, as nested tuples."""
    own = node.attributes
    match node.name:
        case "element" | "attribute":
            patterns = node.children[0 if "name" in own else 1 :]
            return (node.name, _name_of(node), _fold("group", patterns) if patterns else ("text",))
        case "name":
            return _qname(node.text, node, node.ns)
        case "except":
            return ("except", _fold("choice", node.children))
        case "value":
            return _value(node)
        case "group" | "interleave" | "choice" as connector:
            return _fold(connector, node.children)
        case name if name in _GROUPED:
            return (name, own.get("name"), own.get("combine"), _fold("group", node.children))
        case name:
            return (name, *(write(node) for write in _WRITTEN[name]), *map(canonical, node.children))


def _value(node: Node) -> Any:
    library = node.datatype_library if "type" in node.attributes else ""
    datatype = node.attributes.get("type", "token")
    return ("value", library, datatype, node.ns if datatype in ("QName", "NOTATION") else "", node.text)


def _fold(name: str, nodes: list[Node]) -> Any:
    return reduce(lambda left, right: (name, left, right), map(canonical, nodes))


def _name_of(node: Node) -> Any:
    if "name" not in node.attributes:
        return canonical(node.children[0])
    own = node.ns if node.name == "element" else node.attributes.get("ns", "")
    return _qname(node.attributes["name"].strip(), node, own)


def _qname(name: str, node: Node, unprefixed: str) -> Any:
    prefix, colon, local = name.rpartition(":")
    return ("name", node.prefixes[prefix] if colon else unprefixed, local)
