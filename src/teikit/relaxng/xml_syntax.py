"""Reads the XML syntax of RELAX NG into nodes: sections 4.1 to 4.4 of the specification on the way."""

from __future__ import annotations

from urllib.parse import urljoin
from xml.parsers import expat

from teikit.relaxng.names import SEPARATOR, split
from teikit.relaxng.syntax import Node, SchemaError

NAMESPACE = "http://relaxng.org/ns/structure/1.0"
XML_BASE = f"http://www.w3.org/XML/1998/namespace{SEPARATOR}base"
_PREFIX = NAMESPACE + SEPARATOR
_SPACE = " \t\r\n"
_TRIMMED = ("name", "type", "combine")


class _Reader:
    """One parse: the nodes that are open, and how deep we are inside a foreign element."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.open: list[Node] = []
        self.foreign = 0
        self.text: list[str] = []
        self.prefixes: dict[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}
        self.scopes: list[tuple[int, dict[str, str]]] = []
        self.parser = parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text.append
        parser.StartNamespaceDeclHandler = self.declare

    def declare(self, prefix: str | None, uri: str | None) -> None:
        depth = len(self.open) + self.foreign
        if not self.scopes or self.scopes[-1][0] != depth:
            self.scopes.append((depth, self.prefixes))
            self.prefixes = dict(self.prefixes)
        self.prefixes[prefix or ""] = uri or ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self.open[-1] if self.open else None
        if self.foreign or not name.startswith(_PREFIX):
            if parent is None and not self.foreign:
                self.fail(f'"{split(name)[1]}" is not a RELAX NG pattern')
            if parent and parent.name in ("value", "param", "name"):
                self.fail(f'"{parent.name}" cannot hold an element')
            if parent and not self.foreign:
                self.flush(parent)
            self.foreign += 1
            return
        node = self.node(name[len(_PREFIX) :], attributes, parent)
        if parent is None:
            self.root = node
        else:
            if parent.name in ("value", "param", "name"):
                self.fail(f'"{parent.name}" cannot hold an element')
            self.flush(parent)
            parent.children.append(node)
        self.open.append(node)

    def node(self, name: str, attributes: dict[str, str], parent: Node | None) -> Node:
        own = {}
        base = parent.base if parent else self.path
        for key, value in attributes.items():
            if SEPARATOR not in key:
                own[key] = value.strip(_SPACE) if key in _TRIMMED else value
            elif key == XML_BASE:
                base = urljoin(base, value)
            elif key.startswith(_PREFIX):
                self.fail(f'attribute "{split(key)[1]}" must be in no namespace')
        library = own.get("datatypeLibrary")
        if library is None:
            library = parent.datatype_library if parent else ""
        ns = own.get("ns")
        if ns is None:
            ns = parent.ns if parent else ""
            if parent and parent.attributes.get("ns") == "":
                own["ns"] = ""  # said, unlike a namespace that a referring schema may still give
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        return Node(name, own, *place, [], "", ns, library, self.prefixes, self.path, base)

    def flush(self, node: Node) -> None:
        text = self.text
        if text:
            if node.name in ("value", "param", "name"):
                node.text += "".join(text)
            elif not "".join(text).isspace():
                self.fail(f'"{node.name}" cannot hold text')
            text.clear()

    def end(self, _: str) -> None:
        if self.foreign:
            self.foreign -= 1
            if not self.foreign:
                self.text.clear()
        else:
            self.flush(self.open[-1])
            node = self.open.pop()
            if node.name == "name":
                node.text = node.text.strip(_SPACE)
        if self.scopes and self.scopes[-1][0] == len(self.open) + self.foreign:
            self.prefixes = self.scopes.pop()[1]

    def fail(self, reason: str) -> None:
        raise SchemaError(
            reason, self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        )


def read(text: bytes, path: str) -> Node:
    """The root node of a schema in XML syntax; raises SchemaError where it is not well-formed."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(text, True)
    except expat.ExpatError as error:
        reason = f"not well-formed: {expat.ErrorString(error.code)}"
        raise SchemaError(reason, path, error.lineno, error.offset + 1) from error
    except ValueError as error:  # an encoding that expat does not know
        raise SchemaError(f"cannot be read: {error}", path, 1, 1) from error
    assert reader.root is not None  # noqa: S101  (expat accepts no document without an element)
    return reader.root
