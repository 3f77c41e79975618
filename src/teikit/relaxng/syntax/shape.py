"""Whether a schema has the shape that section 3 of RELAX NG gives it, and section 4 its attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from teikit.relaxng.datatypes.xml_names import matches
from teikit.relaxng.syntax.node import Node, SchemaError


def is_ncname(text: str) -> bool:
    """Whether a text is a name without a colon."""
    return matches("NCName", text)


def is_qname(text: str) -> bool:
    """Whether a text is a name with a prefix or without."""
    prefix, colon, local = text.partition(":")
    return is_ncname(prefix) and (not colon or is_ncname(local))


PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref parentRef empty"
    " value data notAllowed externalRef grammar text".split()
)
_NAMES = frozenset(("name", "anyName", "nsName", "choice"))
_COMPONENTS = frozenset(("start", "define", "div"))
_MANY = 1 << 30


@dataclass(frozen=True, slots=True)
class _Shape:
    """What an element of the schema may have: attributes, those it must have, children and how many."""

    children: frozenset[str] = frozenset()
    least: int = 0
    most: int = _MANY
    attributes: frozenset[str] = frozenset()
    required: tuple[str, ...] = ()


def _shape(children: frozenset[str], least: int, most: int = _MANY, attributes: str = "") -> _Shape:
    names = attributes.split()
    required = tuple(name.rstrip("!") for name in names if name.endswith("!"))
    return _Shape(children, least, most, frozenset(name.rstrip("!") for name in names), required)


_NONE: frozenset[str] = frozenset()
_SHAPES = {
    **dict.fromkeys(("group", "interleave", "optional", "zeroOrMore", "oneOrMore"), _shape(PATTERNS, 1)),
    **dict.fromkeys(("list", "mixed"), _shape(PATTERNS, 1)),
    **dict.fromkeys(("empty", "text", "notAllowed"), _shape(_NONE, 0)),
    **dict.fromkeys(("ref", "parentRef"), _shape(_NONE, 0, 0, "name!")),
    "element": _shape(PATTERNS, 1, attributes="name"),
    "attribute": _shape(PATTERNS, 0, 1, "name"),
    "choice": _shape(PATTERNS, 1),
    "value": _shape(_NONE, 0, 0, "type"),
    "data": _shape(frozenset(("param", "except")), 0, attributes="type!"),
    "param": _shape(_NONE, 0, 0, "name!"),
    "externalRef": _shape(_NONE, 0, 0, "href!"),
    "grammar": _shape(_COMPONENTS | {"include"}, 0),
    "include": _shape(_COMPONENTS, 0, attributes="href!"),
    "div": _shape(_COMPONENTS | {"include"}, 0),
    "start": _shape(PATTERNS, 1, 1, "combine"),
    "define": _shape(PATTERNS, 1, attributes="name! combine"),
}
_NAME_SHAPES = {
    "name": _shape(_NONE, 0, 0),
    "anyName": _shape(frozenset(("except",)), 0, 1),
    "nsName": _shape(frozenset(("except",)), 0, 1),
    "choice": _shape(_NAMES, 1),
    "except": _shape(_NAMES, 1),
}
_DATA_EXCEPT = _shape(PATTERNS, 1)


def check(root: Node) -> None:  # noqa: C901  (the rules of section 3 in a row)
    """Raise SchemaError for the first place where the tree departs from the syntax of RELAX NG."""
    stack: list[tuple[Node, str, bool]] = [(root, "", False)]  # a node, its parent's name, is it a name class
    good: set[object] = set()  # the leaves that are right, as most occur many times
    while stack:
        node, parent, naming = stack.pop()
        children = node.children
        if naming:
            shape = _NAME_SHAPES.get(node.name)
        elif parent == "data" and node.name == "except":
            shape = _DATA_EXCEPT
        else:
            shape = _SHAPES.get(node.name)
        if shape is None:
            raise error(node, f'"{node.name}" is not a RELAX NG pattern')
        if node.attributes or shape.required:
            _check_attributes(node, shape)
        if node.name == "name" and not is_qname(node.text):
            raise error(node, f'"{node.text}" is not a name')
        if not naming and node.name in ("element", "attribute") and "name" not in node.attributes:
            if not children or children[0].name not in _NAMES:
                raise error(node, f'"{node.name}" needs a name')
            stack.append((children[0], node.name, True))
            children = children[1:]
        if len(children) < shape.least:
            raise error(node, f'"{node.name}" needs a pattern inside')
        if len(children) > shape.most:
            raise error(
                children[shape.most], f'"{children[shape.most].name}" is one too many in "{node.name}"'
            )
        if not node.children and not naming:
            good.add((node.name, *node.attributes.items()))
        if not children:
            continue
        inside_include = node.name == "include" or (parent == "include" and node.name == "div")
        below = "include" if inside_include else node.name
        for child in children:
            if child.name not in shape.children:
                raise error(child, f'"{child.name}" is not allowed in "{node.name}"')
            if below == "include" and child.name == "include":
                raise error(child, '"include" is not allowed in "include"')
        if node.name == "data":
            _check_data(node)
        stack += [
            (child, below, naming)
            for child in reversed(children)
            if naming or child.children or (child.name, *child.attributes.items()) not in good
        ]


def _check_data(node: Node) -> None:
    kinds = [child.name for child in node.children]
    if "except" in kinds[:-1]:
        raise error(node, '"except" comes once and last in "data"')


def _check_attributes(node: Node, shape: _Shape) -> None:  # noqa: C901  (the rules of section 3 in a row)
    attributes = node.attributes
    for name in attributes:
        if name not in shape.attributes and name not in ("ns", "datatypeLibrary"):
            raise error(node, f'"{node.name}" has no attribute "{name}"')
    for name in shape.required:
        if name not in attributes:
            raise error(node, f'"{node.name}" needs an attribute "{name}"')
    if "name" in attributes:
        legal = is_qname if node.name in ("element", "attribute") else is_ncname
        if not legal(attributes["name"]):
            raise error(node, f'"{attributes["name"]}" is not a name')
    if attributes.get("combine", "choice") not in ("choice", "interleave"):
        raise error(node, f'combine must be "choice" or "interleave", not "{attributes["combine"]}"')
    if "type" in attributes and not is_ncname(attributes["type"]):
        raise error(node, f'"{attributes["type"]}" is not the name of a datatype')
    if "#" in attributes.get("href", ""):
        raise error(node, "href must have no fragment")
    library = attributes.get("datatypeLibrary", "")
    if library and not _is_absolute(library):
        raise error(node, f'datatypeLibrary "{library}" is not an absolute URI without fragment')


def _is_absolute(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    legal = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^#\s]+", uri)
    return bool(legal and parts.scheme) and not re.search(r"%(?![0-9A-Fa-f]{2})", uri)


def error(node: Node, reason: str) -> SchemaError:
    """The error with the place of the node."""
    return SchemaError(reason, node.path, node.line, node.column)
