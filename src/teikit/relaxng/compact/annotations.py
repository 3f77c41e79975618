"""Annotations of a compact schema (compact syntax 5): read by their grammar, then left out or kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.tokens import DOCUMENTATION, LITERAL, NAMES, PREFIXED
from teikit.relaxng.syntax.node import Node

RELAXNG = "http://relaxng.org/ns/structure/1.0"
# The specification writes the namespace of namespace declarations without its final slash.
_XMLNS = ("http://www.w3.org/2000/xmlns", "http://www.w3.org/2000/xmlns/")


@dataclass(slots=True)
class _Bracket:
    """An open `[`: the token it is, the element that it is of, the attributes read so far, and whether
    elements or text have begun. No element: it annotates a pattern.
    """

    index: int
    element: Node | None = None
    attributes: set[tuple[str, str]] = field(default_factory=set)
    content: bool = False


def initial_annotations(cursor: Cursor) -> bool:
    """Pass `## documentation` and `[ … ]` before what they annotate; true if `[ … ]` holds elements."""
    while cursor.kind == DOCUMENTATION:
        cursor.index += 1
    return cursor.kind == "[" and _content(cursor, outermost=True)


def following_annotations(cursor: Cursor) -> int | None:
    """Pass `>> name [ … ]` after what they annotate; return the token where they begin, if there are any."""
    first = cursor.index
    while cursor.kind == ">>":
        cursor.index += 1
        if cursor.kind not in NAMES and cursor.kind != PREFIXED:
            cursor.expect("the name of an annotation")
        annotation_element(cursor)
    return first if cursor.index > first else None


def annotation_element(cursor: Cursor) -> None:
    """Pass an annotation element, `name [ … ]`, that becomes a child of a RELAX NG element."""
    index = cursor.index
    name = _name(cursor, outermost=True)
    if cursor.kind != "[":
        cursor.expect('"["')
    _content(cursor, outermost=False, element=_element(cursor, name, index, None))


def _element(cursor: Cursor, name: tuple[str, str], index: int, parent: Node | None) -> Node | None:
    """The element, added to its parent or to what the next pattern holds; None if it is to be left out."""
    if not cursor.annotated:
        return None
    element = cursor.annotation(name, index)
    (parent.children if parent else cursor.annotations).append(element)
    return element


def _content(cursor: Cursor, *, outermost: bool, element: Node | None = None) -> bool:
    """Pass brackets to their end; true if the first of them hold more than attributes.

    `outermost` brackets annotate RELAX NG itself: their attributes need a namespace, and they hold no text.
    """
    brackets: list[_Bracket] = []
    _open(cursor, brackets, element)
    while True:
        bracket = brackets[-1]
        outer = outermost and len(brackets) == 1
        if cursor.kind == "]":
            cursor.index += 1
            brackets.pop()
            if not brackets:
                return bracket.content
        elif cursor.kind == LITERAL and not outer:
            bracket.content = True
            index = cursor.index
            text = cursor.literal()
            if bracket.element:
                bracket.element.children.append(cursor.annotation(None, index, text))
        elif cursor.kind in NAMES or cursor.kind == PREFIXED:
            index = cursor.index
            name = _name(cursor, outermost=outer)
            if cursor.kind == "=" and not bracket.content:
                _attribute(cursor, name, index, bracket, outermost=outer)
            elif cursor.kind == "[":
                bracket.content = True
                _open(cursor, brackets, _element(cursor, name, index, bracket.element))
            else:
                cursor.expect('"["' if bracket.content else '"=" or "["')
        else:
            cursor.close("]", bracket.index)


def _open(cursor: Cursor, brackets: list[_Bracket], element: Node | None) -> None:
    brackets.append(_Bracket(cursor.index, element))
    cursor.index += 1


def _attribute(
    cursor: Cursor, name: tuple[str, str], index: int, bracket: _Bracket, *, outermost: bool
) -> None:
    cursor.take("=")
    value = cursor.literal("the value of an attribute in quotes")
    uri, local = name
    if outermost and not uri:
        cursor.fail(f'attribute "{local}" of an annotation must be in a namespace', index)
    if uri in _XMLNS or name == ("", "xmlns"):
        cursor.fail("an annotation cannot declare namespaces", index)
    if name in bracket.attributes:
        cursor.fail(f'attribute "{cursor.texts[index]}" is there twice', index)
    bracket.attributes.add(name)
    if bracket.element:
        bracket.element.attributes[f"{{{uri}}}{local}" if uri else local] = value


def _name(cursor: Cursor, *, outermost: bool) -> tuple[str, str]:
    index = cursor.index
    if cursor.kind != PREFIXED:
        return "", cursor.identifier("a name")
    uri, local = cursor.prefixed()
    if uri is None:
        cursor.fail(f'the namespace of annotation "{cursor.texts[index]}" cannot be inherited', index)
    if outermost and uri == RELAXNG:
        cursor.fail(f'annotation "{cursor.texts[index]}" cannot be in the namespace of RELAX NG', index)
    return uri, local
