"""Name classes of a compact schema: `a`, `x:a`, `x:*`, `*`, `a | b`, `* - a`."""

from __future__ import annotations

from teikit.relaxng.compact.annotations import following_annotations, initial_annotations
from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.tokens import NAMES, NAMESPACE, PREFIXED
from teikit.relaxng.syntax.node import Node
from teikit.relaxng.trampoline import Walk


def name_class(cursor: Cursor, unprefixed: str | None) -> Walk[Node]:
    """Read a name class; `unprefixed` is the namespace of names without a prefix, None to inherit it."""
    choices = [(yield from _alternative(cursor, unprefixed, alone=True))]
    while cursor.kind == "|":
        cursor.index += 1
        choices.append((yield from _alternative(cursor, unprefixed, alone=False)))
    return choices[0] if len(choices) == 1 else cursor.around("choice", choices)


def _alternative(cursor: Cursor, unprefixed: str | None, *, alone: bool) -> Walk[Node]:
    node = yield from _simple(cursor, unprefixed)
    if cursor.kind == "-":
        if cursor.kinds[cursor.index - 1] not in ("*", NAMESPACE):
            cursor.fail('expected "*" or "prefix:*" before "-"', cursor.index)
        if not alone:
            cursor.fail('expected parentheses around the name class with "-"', cursor.index)
        index = cursor.index
        cursor.index += 1
        excepted = yield from _simple(cursor, unprefixed)
        node.children.append(cursor.node("except", index, children=[excepted]))
        if cursor.kind in ("|", "-"):
            cursor.fail('expected parentheses around the name class with "-"', index)
    following_annotations(cursor)
    return node


def _simple(cursor: Cursor, unprefixed: str | None) -> Walk[Node]:
    initial_annotations(cursor)
    if cursor.kind != "(":
        return _name(cursor, unprefixed)
    opener = cursor.index
    cursor.index += 1
    node: Node = yield name_class(cursor, unprefixed)
    cursor.close(")", opener, '"|" or ')
    return node


def _name(cursor: Cursor, unprefixed: str | None) -> Node:
    index = cursor.index
    kind = cursor.kind
    if kind in NAMES:
        cursor.index += 1
        return cursor.node("name", index, _ns(unprefixed), text=cursor.texts[index])
    if kind == PREFIXED:
        uri, local = cursor.prefixed()
        return cursor.node("name", index, _ns(uri), text=local)
    if kind == NAMESPACE:
        cursor.index += 1
        return cursor.node("nsName", index, _ns(cursor.namespace(cursor.texts[index][:-2], index)))
    if kind != "*":
        cursor.expect("a name")
    cursor.index += 1
    return cursor.node("anyName", index)


def _ns(uri: str | None) -> dict[str, str]:
    return {} if uri is None else {"ns": uri}
