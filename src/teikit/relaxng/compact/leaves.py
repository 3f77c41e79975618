"""Patterns of a compact schema that hold no other pattern: references, datatypes, values."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.relaxng.compact import tokens
from teikit.relaxng.compact.annotations import initial_annotations
from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.syntax.node import Node

_NAME = frozenset({tokens.IDENTIFIER})


def leaf(cursor: Cursor) -> Node | None:
    """Read a pattern that holds no other; None, and nothing read, if something else stands there."""
    index = cursor.index
    match cursor.kind:
        case tokens.IDENTIFIER:
            cursor.index += 1
            return cursor.node("ref", index, {"name": cursor.texts[index]})
        case tokens.LITERAL:
            return cursor.node("value", index, text=cursor.literal())
        case tokens.PREFIXED | "string" | "token":
            return _data(cursor)
        case "empty" | "text" | "notAllowed" as name:
            cursor.index += 1
            return cursor.node(name, index)
        case "parent":
            cursor.index += 1
            return cursor.node("parentRef", index, {"name": cursor.identifier("a name", _NAME)})
        case "external":
            cursor.index += 1
            return cursor.node("externalRef", index, reference(cursor))
    return None


def reference(cursor: Cursor) -> dict[str, str]:
    """Read what follows `include` and `external`: a URI and the namespace that its schema inherits."""
    href = cursor.literal("the URI of a schema in quotes")
    uri = cursor.environment.default
    if cursor.kind == "inherit":
        cursor.index += 1
        cursor.take("=")
        uri = cursor.namespace(cursor.identifier("a namespace prefix"), cursor.index - 1)
    return {"href": href} if uri is None else {"href": href, "ns": uri}


def _data(cursor: Cursor) -> Node:
    index = cursor.index
    cursor.index += 1
    datatype = {"datatypeLibrary": "", "type": cursor.texts[index]}
    if cursor.kinds[index] == tokens.PREFIXED:
        prefix, _, local = cursor.texts[index].partition(":")
        if prefix not in cursor.environment.datatypes:
            cursor.fail(f'datatype prefix "{prefix}" is not declared', index)
        datatype = {"datatypeLibrary": cursor.environment.datatypes[prefix], "type": local}
    if cursor.kind == tokens.LITERAL:
        # The specification says nothing here; in Jing a QName without a prefix is in the default namespace.
        if cursor.environment.default is not None:
            datatype["ns"] = cursor.environment.default
        return cursor.node("value", index, datatype, text=cursor.literal())
    return cursor.node("data", index, datatype, list(_params(cursor)) if cursor.kind == "{" else [])


def _params(cursor: Cursor) -> Iterator[Node]:
    opener = cursor.index
    cursor.index += 1
    while True:
        initial_annotations(cursor)
        index = cursor.index
        if cursor.kind not in tokens.NAMES:
            break
        name = cursor.identifier("a parameter")
        cursor.take("=")
        yield cursor.node("param", index, {"name": name}, text=cursor.literal())
    cursor.close("}", opener, "a parameter or ")
