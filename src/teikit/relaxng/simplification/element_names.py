"""From the nodes that name an element or attribute to a name class (RELAX NG 4.8 to 4.10, 4.16)."""

from __future__ import annotations

from teikit.relaxng.name_class import NameClass
from teikit.relaxng.syntax.node import Node
from teikit.relaxng.syntax.shape import error

XMLNS = "http://www.w3.org/2000/xmlns"


def name_class(node: Node, ns: str) -> tuple[NameClass, list[Node]]:
    """The names an `element` or `attribute` is for, and the nodes of its content; `ns` as inherited."""
    attribute = node.name == "attribute"
    if "name" in node.attributes:
        default = "" if attribute else node.ns or ns
        default = node.attributes.get("ns", default)
        names, rest = _name(node, node.attributes["name"], default), node.children
    else:
        names, rest = _class(node.children[0], ns, frozenset()), node.children[1:]
    if attribute:
        _check_attribute(node, names)
    return names, rest


def _name(node: Node, text: str, default: str) -> NameClass:
    prefix, colon, local = text.rpartition(":")
    if not colon:
        return "name", default, local
    if prefix not in node.prefixes:
        raise error(node, f'prefix "{prefix}" is not declared')
    return "name", node.prefixes[prefix], local


def _class(node: Node, ns: str, outside: frozenset[str]) -> NameClass:
    """`outside` names the kinds of class that this one is excepted from, and that it may not hold."""
    members: list[NameClass] = []
    stack = [node]
    while stack:
        part = stack.pop()
        own = part.attributes.get("ns", part.ns or ns)
        match part.name:
            case "choice":
                stack.extend(reversed(part.children))
            case "name":
                members.append(_name(part, part.text, own))
            case "anyName" | "nsName" as kind:
                if kind in outside or (kind == "anyName" and outside):
                    raise error(part, f'"{kind}" is not allowed in this except')
                members.append(_open(part, kind, own, ns, outside))
    return members[0] if len(members) == 1 else ("choice", tuple(members))


def _open(node: Node, kind: str, own: str, ns: str, outside: frozenset[str]) -> NameClass:
    but: NameClass | None = None
    if node.children:
        but_node = node.children[0]
        inside = outside | {"anyName"} if kind == "anyName" else outside | {"anyName", "nsName"}
        exceptions = [_class(child, ns, inside) for child in but_node.children]
        but = exceptions[0] if len(exceptions) == 1 else ("choice", tuple(exceptions))
    return ("any", but) if kind == "anyName" else ("ns", own, but)


def _check_attribute(node: Node, names: NameClass) -> None:
    """Section 4.16: declarations of namespaces are no attributes."""
    stack = [names]
    while stack:
        match stack.pop():
            case ("name", "", "xmlns"):
                raise error(node, 'no attribute can be called "xmlns"')
            case ("name" | "ns", ns, _) if ns.rstrip("/") == XMLNS:
                raise error(node, f'no attribute can be in namespace "{ns}"')
            case ("choice", members):
                stack.extend(members)
            case ("any", but) | ("ns", _, but) if but is not None:
                stack.append(but)
