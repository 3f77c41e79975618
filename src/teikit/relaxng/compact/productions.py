"""Patterns and grammars of a compact schema (compact syntax A.1), as nodes of the XML syntax."""

from __future__ import annotations

from teikit.relaxng.compact.annotations import annotation_element, following_annotations, initial_annotations
from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.leaves import leaf, reference
from teikit.relaxng.compact.name_productions import name_class
from teikit.relaxng.compact.tokens import END, IDENTIFIER, PREFIXED
from teikit.relaxng.syntax.node import Node
from teikit.relaxng.trampoline import Walk

_CONNECTORS = {"|": "choice", ",": "group", "&": "interleave"}
_REPETITIONS = {"*": "zeroOrMore", "+": "oneOrMore", "?": "optional"}
_COMBINES = {"=": "", "|=": "choice", "&=": "interleave"}
_ANY_CONNECTOR = '"|", "&", "," or '


def schema(cursor: Cursor) -> Walk[Node]:
    """Read what follows the declarations, to the end of the file: the members of a grammar, or a pattern."""
    node: Node
    first = cursor.index
    if _is_grammar(cursor):
        node = yield _members(cursor, cursor.node("grammar", first))
        if cursor.kind != END:
            cursor.expect("a definition")
        return node
    node = yield pattern(cursor)
    if cursor.kind != END:
        cursor.expect(_ANY_CONNECTOR + "the end of the file")
    if cursor.beside is not None:
        cursor.fail("annotation elements cannot stand beside the pattern of a whole schema", cursor.beside)
    return node


def _is_grammar(cursor: Cursor) -> bool:
    first = cursor.index
    initial_annotations(cursor)
    cursor.pending()  # they are read again
    kind, index = cursor.kind, cursor.index
    cursor.index = first
    if kind in (IDENTIFIER, PREFIXED):
        return cursor.kinds[index + 1] == "[" or (kind == IDENTIFIER and cursor.kinds[index + 1] in _COMBINES)
    return kind in ("start", "div", "include", END)


def pattern(cursor: Cursor) -> Walk[Node]:
    """Read a pattern: one particle, several with one connector between them, or data with an exception."""
    nodes = [(yield from _particle(cursor, alone=True))]
    connector = cursor.kind
    if connector not in _CONNECTORS:
        return nodes[0]
    while cursor.kind == connector:
        cursor.index += 1
        nodes.append((yield from _particle(cursor, alone=False)))
    if cursor.kind in _CONNECTORS:
        cursor.fail(f'expected parentheses where "{connector}" and "{cursor.kind}" meet', cursor.index)
    cursor.beside = None
    return cursor.around(_CONNECTORS[connector], nodes)


def _particle(cursor: Cursor, *, alone: bool) -> Walk[Node]:
    beside: int | None = cursor.index
    elements = initial_annotations(cursor)
    index = cursor.index
    node = leaf(cursor)
    if node is None:
        node = yield _nested(cursor)
        beside = cursor.beside if cursor.kinds[index] == "(" else None
    else:
        if not elements or node.name != "value":
            beside = None
        if cursor.kind == "-" and node.name == "data":
            yield from _exception(cursor, node, alone=alone)
    beside = following_annotations(cursor) or beside
    node = cursor.followed(node)
    if cursor.kind in _REPETITIONS:
        node = cursor.node(_REPETITIONS[cursor.kind], index, children=[node])
        cursor.index += 1
        beside = following_annotations(cursor)
    cursor.beside = beside
    return cursor.followed(node)


def _exception(cursor: Cursor, data: Node, *, alone: bool) -> Walk[Node]:
    index = cursor.index
    cursor.index += 1
    initial_annotations(cursor)
    excepted = leaf(cursor) or (yield _nested(cursor))
    data.children.append(cursor.node("except", index, children=[excepted]))
    following_annotations(cursor)
    if not alone or cursor.kind == "-" or cursor.kind in _CONNECTORS or cursor.kind in _REPETITIONS:
        cursor.fail('expected parentheses around the pattern with "-"', index)
    return data


def _nested(cursor: Cursor) -> Walk[Node]:
    """Read a pattern that holds others."""
    node: Node
    index, kind = cursor.index, cursor.kind
    cursor.index += 1
    match kind:
        case "(":
            node = yield pattern(cursor)
            cursor.close(")", index, _ANY_CONNECTOR)
        case "element" | "attribute" | "list" | "mixed":
            node = cursor.node(kind, index)
            if kind in ("element", "attribute"):
                unprefixed = cursor.environment.default if kind == "element" else ""
                node.children.append((yield from name_class(cursor, unprefixed)))
            opener = cursor.index
            cursor.take("{")
            node.children.append((yield pattern(cursor)))
            cursor.close("}", opener, _ANY_CONNECTOR)
        case "grammar":
            node = yield from _braced(cursor, cursor.node(kind, index))
        case _:
            cursor.index = index
            cursor.expect("a pattern")
    return node


def _members(cursor: Cursor, parent: Node, *, included: bool = False) -> Walk[Node]:
    """Read definitions, `div`, `include` and annotations into a grammar, a `div` or an `include`."""
    while True:
        first = cursor.index
        initial_annotations(cursor)
        index, kind = cursor.index, cursor.kind
        if index == first and kind in (IDENTIFIER, PREFIXED) and cursor.kinds[index + 1] == "[":
            annotation_element(cursor)
            parent.children += cursor.pending()
        elif kind in (IDENTIFIER, "start"):
            parent.children.append((yield from _definition(cursor)))
        elif kind == "div":
            cursor.index += 1
            parent.children.append((yield from _braced(cursor, cursor.node("div", index), included=included)))
        elif kind == "include" and not included:
            cursor.index += 1
            node = cursor.node("include", index, reference(cursor))
            if cursor.kind == "{":
                yield from _braced(cursor, node, included=True)
            parent.children.append(node)
        elif index > first:
            cursor.expect("a definition")
        else:
            return parent


def _braced(cursor: Cursor, parent: Node, *, included: bool = False) -> Walk[Node]:
    opener = cursor.index
    cursor.take("{")
    yield _members(cursor, parent, included=included)
    cursor.close("}", opener, "a definition or ")
    return parent


def _definition(cursor: Cursor) -> Walk[Node]:
    index = cursor.index
    cursor.index += 1
    if cursor.kind not in _COMBINES:
        cursor.expect('"="')
    combine = _COMBINES[cursor.kind]
    cursor.index += 1
    name, attributes = "start", {"combine": combine} if combine else {}
    if cursor.kinds[index] != "start":
        name, attributes = "define", {"name": cursor.texts[index], **attributes}
    return cursor.node(name, index, attributes, [(yield pattern(cursor))])
