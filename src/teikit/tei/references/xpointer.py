"""XPointers: what a fragment such as `string-range(//p[2],0,5)` points at, where XPath 1.0 can tell.

Sources: TEI P5 SATS (its seven schemes); W3C's XPointer Framework, element() and xmlns() Schemes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from teikit.tei.names import TEI

PART = re.compile(r"\s*([A-Za-z_][\w.-]*)\(")
LONGEST, DEEPEST = 500, 3
"""An XPath that is longer, or has more `//`, could keep a machine busy for hours; it is not computed."""
TOKEN = re.compile(
    r"""\s*(?P<string>"[^"]*"|'[^']*')|\s*(?P<number>\d+(?:\.\d*)?|\.\d+)"""
    r"""|\s*(?P<name>[^\W\d][\w.-]*)(?P<more>\s*(?:::|:(?!:)|\())?|\s*(?P<sign>//|::|!=|<=|>=|\.\.|\S)"""
)
ID = re.compile(r"""(?<![\w.:-])id\(\s*("[^"\s]*"|'[^'\s]*')\s*\)""")
OPERANDS = frozenset(
    {"@", "::", "(", "[", ",", "and", "or", "mod", "div", "*", "/", "//", "|", "+", "-", "=", "!="}
)
COMPARISONS = frozenset({"<", "<=", ">", ">="})


class UncomputableError(ValueError):
    """A pointer in a scheme, or with an XPath, that teikit does not compute."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What an XPointer is computed on: the root element, its ids, and the prefixes that xmlns() has bound."""

    root: etree._Element
    ids: Mapping[str, list[etree._Element]]
    namespaces: Mapping[str, str] = field(default_factory=lambda: {"tei": TEI})


def find(fragment: str, tree: Tree) -> list[etree._Element]:
    """The elements that an XPointer points at or into, [] if nothing is there. Raises UncomputableError."""
    namespaces = dict(tree.namespaces)
    for scheme, data in _parts(fragment):
        if scheme == "xmlns":
            prefix, _, uri = data.partition("=")
            namespaces[prefix.strip()] = uri.strip()
            continue
        found = _scheme(scheme, data, Tree(tree.root, tree.ids, namespaces))
        if found:
            return found
    return []


def _parts(fragment: str) -> list[tuple[str, str]]:
    """The schemes of a pointer, each with what stands in its parentheses (XPointer Framework 3.1)."""
    parts = []
    position = 0
    while opened := PART.match(fragment, position):
        end = _closing(fragment, opened.end())
        parts.append((opened[1], fragment[opened.end() : end]))
        position = end + 1
    if not parts or fragment[position:].strip():
        raise UncomputableError(fragment)
    return parts


def _closing(text: str, position: int) -> int:
    depth, quote = 1, ""
    for at in range(position, len(text)):
        here = text[at]
        if quote:
            quote = "" if here == quote else quote
        elif here in "'\"":
            quote = here
        elif here in "([":
            depth += here == "("
        elif here == ")":
            depth -= 1
            if not depth:
                return at
    raise UncomputableError(text)


def _scheme(scheme: str, data: str, tree: Tree) -> list[etree._Element]:
    arguments = _arguments(data)
    match scheme, len(arguments):
        case "xpath", _:
            return _xpath(data, tree)
        case "element", 1:
            return _child_sequence(data, tree)
        case (("left" | "right"), _):
            return _node(data, tree)
        case "string-index", 2:
            return _within(arguments[0], tree, (_whole(arguments[1]),))
        case "string-range", count if count >= 3 and count % 2:
            pairs = zip(arguments[1::2], arguments[2::2], strict=True)
            return _within(
                arguments[0], tree, tuple(_whole(start) + _whole(length) for start, length in pairs)
            )
        case "range", count if count and not count % 2:
            ends = [_point(each, tree) for each in arguments]
            return ends[0] if all(ends) else []
        case "match", (2 | 3):
            return _match(arguments, tree)
    raise UncomputableError(f"{scheme}({data})")


def _arguments(data: str) -> list[str]:
    """What commas part outside of parentheses, brackets and quotes."""
    parts, depth, quote, start = [], 0, "", 0
    for at, here in enumerate(data):
        if quote:
            quote = "" if here == quote else quote
        elif here in "'\"":
            quote = here
        elif here in "([":
            depth += 1
        elif here in ")]":
            depth -= 1
        elif here == "," and not depth:
            parts.append(data[start:at].strip())
            start = at + 1
    return [*parts, data[start:].strip()]


def _point(pointer: str, tree: Tree) -> list[etree._Element]:
    """One end of a range: a node, or one of the schemes that give a point."""
    if re.match(r"(left|right|string-index|xpath)\(", pointer):
        return find(pointer, tree)
    return _node(pointer, tree)


def _node(argument: str, tree: Tree) -> list[etree._Element]:
    """IDREF | XPATH: a name that some element has as its id is that; anything else is an XPath."""
    if re.fullmatch(r"[^\W\d][\w.-]*", argument):
        return tree.ids.get(argument, [])[:1]
    return _xpath(argument, tree)


def _within(argument: str, tree: Tree, offsets: tuple[int, ...]) -> list[etree._Element]:
    """The node, if the text stream that begins in it is long enough for every offset."""
    found = _node(argument, tree)
    if not found:
        return []
    longest = max(offsets)
    length = sum(len(str(text)) for text in found[0].itertext())
    if longest > length:
        length += len(_following(found[0]))
    return found if longest <= length else []


def _following(element: etree._Element) -> str:
    return "".join(cast(list[str], element.xpath("following::text()")))


def _match(arguments: list[str], tree: Tree) -> list[etree._Element]:
    found = _node(arguments[0], tree)
    quoted = re.fullmatch(r"'(.*)'", arguments[1], re.DOTALL)
    if not quoted:
        raise UncomputableError(arguments[1])
    if not found:
        return []
    text = "".join(map(str, found[0].itertext())) or _following(found[0])
    import regex

    try:
        count = sum(1 for _ in regex.finditer(quoted[1], text, regex.DOTALL, timeout=0.5))
    except (regex.error, TimeoutError):
        raise UncomputableError(arguments[1]) from None
    return found if count >= (_whole(arguments[2]) if len(arguments) > 2 else 1) else []


def _whole(number: str) -> int:
    try:
        return int(number)
    except ValueError:
        raise UncomputableError(number) from None


def _child_sequence(data: str, tree: Tree) -> list[etree._Element]:
    """element(id/1/2): children by number (XPointer element() Scheme 3)."""
    name, *steps = data.split("/")
    here = tree.ids.get(name, [])[:1] if name else [tree.root] if steps.pop(0) == "1" else []
    for step in steps:
        children = [each for each in here[0] if isinstance(each.tag, str)] if here else []
        number = _whole(step)
        here = children[number - 1 : number] if number > 0 else []
    return here


def _xpath(expression: str, tree: Tree) -> list[etree._Element]:
    if len(expression) > LONGEST or expression.count("//") > DEEPEST:
        raise UncomputableError(expression)
    expression = ID.sub(r"(//*[@xml:id=\1])", expression)  # trees know no ids of their own
    try:
        found = tree.root.getroottree().xpath(in_tei(expression), namespaces=dict(tree.namespaces))
    except (etree.XPathError, ValueError, TypeError):
        raise UncomputableError(expression) from None
    if not isinstance(found, list):
        raise UncomputableError(expression)
    nodes: list[Any] = found
    owners = (node if isinstance(node, etree._Element) else node.getparent() for node in nodes)
    return [element for element in owners if element is not None]


def in_tei(expression: str) -> str:
    """An XPath in which names of elements without a prefix are TEI's (TEI P5 SATSin; XPath 1.0 3.7)."""
    parts, before = [], "("
    position = 0
    while token := TOKEN.match(expression, position):
        text, name, more = token.group(), token["name"], (token["more"] or "").strip()
        is_operator = before not in OPERANDS and before not in COMPARISONS
        if name and not more and not is_operator and before not in ("@", "$", ":"):
            text = text.replace(name, f"tei:{name}", 1)
        parts.append(text)
        if name:
            axis = name == "attribute" and more == "::"
            before = "@" if axis else more or (name if is_operator else "name")
        else:
            sign = token["sign"]
            before = "*" if sign == "*" and is_operator else "name" if sign == "*" else sign or "literal"
        position = token.end()
    return "".join(parts) + expression[position:]
