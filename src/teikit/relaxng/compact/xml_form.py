"""The XML syntax of a compact schema with its annotations, for programs that read only that."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from teikit.relaxng.compact import read
from teikit.relaxng.compact.annotations import RELAXNG
from teikit.relaxng.compact.environment import XML
from teikit.relaxng.syntax.node import Node

NEWLINE = "\n"


def xml_form(text: bytes, path: str) -> bytes:
    """The same schema in XML, in UTF-8, each start tag on the line where what it stands for begins.

    Documentation (`##`) and attributes that annotate patterns are left out. Raises SchemaError.
    """
    root = read(text, path, annotated=True)
    lines_of = _lines(root)
    parts: list[str] = []
    line = 1
    stack: list[Node | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if not node.name:
            parts.append(_escaped(node.text))
            continue
        uri, _, local = node.name.rpartition("}")
        lines = max(lines_of[node] - line, 0)
        line += lines
        declarations = {"xmlns": uri[1:]} if uri else {}
        if node is root:
            declarations = {
                "xmlns": RELAXNG,
                **{f"xmlns:{key}": value for key, value in node.prefixes.items()},
            }
        attributes = "".join(f" {key}={quoteattr(value)}" for key, value in declarations.items())
        parts.append(f"<{local}{NEWLINE * lines}{attributes}{_attributes(node)}>{_escaped(node.text)}")
        stack += [f"</{local}>", *reversed(node.children)]
    return "".join(parts).encode()


def _lines(root: Node) -> dict[Node, int]:
    """The line on which each node begins, an annotation in it being perhaps before it."""
    order, stack = [], [root]
    while stack:
        order.append(stack.pop())
        stack += order[-1].children
    lines: dict[Node, int] = {}
    for node in reversed(order):
        lines[node] = min([node.line, *(lines[child] for child in node.children)])
    return lines


def _attributes(node: Node) -> str:
    written = []
    for number, (name, value) in enumerate(node.attributes.items()):
        uri, _, local = name.rpartition("}")
        if uri[1:] == XML:
            local = f"xml:{local}"
        elif uri:
            written.append(f" xmlns:a{number}={quoteattr(uri[1:])}")
            local = f"a{number}:{local}"
        written.append(f" {local}={quoteattr(value)}")
    return "".join(written)


def _escaped(text: str) -> str:
    """The text, its line ends written so that they are none of the file."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "&#10;")
