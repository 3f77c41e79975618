"""Reads the XML syntax of RELAX NG into nodes: sections 4.1 to 4.4 of the specification on the way."""

from __future__ import annotations

from xml.parsers import expat

from teikit.relaxng.addresses import join
from teikit.relaxng.name_class import SEPARATOR, split
from teikit.relaxng.syntax.node import Node, SchemaError

NAMESPACE = "http://relaxng.org/ns/structure/1.0"
XML_BASE = f"http://www.w3.org/XML/1998/namespace{SEPARATOR}base"
_PREFIX = NAMESPACE + SEPARATOR
_SPACE = " \t\r\n"
_TRIMMED = ("name", "type", "combine")
_TEXTUAL = ("value", "param", "name")


class _Reader(dict[str, None]):
    """One parse: the nodes that are open, and how deep we are inside a foreign element.

    As a dictionary it is the handler of text between patterns, and remembers which white texts it met.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.outside = Node("", {}, 1, 1, path=path, base=path)
        self.open: list[Node] = []
        self.foreign = 0
        self.text: list[str] = []
        self.prefixes: dict[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}
        self.declared: dict[str, str] = {}  # by the tag to come
        self.scopes: list[tuple[int, dict[str, str]]] = []
        self.parser = parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.__getitem__
        parser.StartNamespaceDeclHandler = self.declare

    def declare(self, prefix: str | None, uri: str | None) -> None:
        self.declared[prefix or ""] = uri or ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        parser, nodes = self.parser, self.open
        if self.foreign or not name.startswith(_PREFIX):
            self.stray(name)
            return
        if self.declared:
            self.scopes.append((len(nodes), self.prefixes))
            self.prefixes = self.prefixes | self.declared
            self.declared.clear()
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        parent = nodes[-1] if nodes else self.outside
        node = Node(
            name[len(_PREFIX) :], attributes, line, column, [], "",
            parent.ns, parent.datatype_library, self.prefixes, self.path, parent.base,
        )  # fmt: skip
        if len(attributes) == 1 and "name" in attributes:  # nearly all that have some
            attributes["name"] = attributes["name"].strip(_SPACE)
        elif attributes:
            self.attributes(node)
        if parent.attributes.get("ns") == "":
            attributes.setdefault("ns", "")  # said, unlike a namespace that a referring schema may still give
        if parent.name in _TEXTUAL:
            self.fail(f'"{parent.name}" cannot hold an element')
        if node.name in _TEXTUAL:
            parser.CharacterDataHandler = self.text.append
        parent.children.append(node)
        nodes.append(node)

    def attributes(self, node: Node) -> None:
        """Take what the attributes say, and leave the node its own."""
        own = node.attributes
        for key in list(own):
            if key in _TRIMMED:
                own[key] = own[key].strip(_SPACE)
            elif key == "ns":
                node.ns = own[key]
            elif key == "datatypeLibrary":
                node.datatype_library = own[key]
            elif SEPARATOR in key:
                value = own.pop(key)
                if key == XML_BASE:
                    node.base = join(node.base, value)
                elif key.startswith(_PREFIX):
                    self.fail(f'attribute "{split(key)[1]}" must be in no namespace')

    def stray(self, name: str) -> None:
        """Pass over a foreign element; a pattern may hold any, a text none."""
        if not self.foreign:
            if not self.open:
                self.fail(f'"{split(name)[1]}" is not a RELAX NG pattern')
            if self.open[-1].name in _TEXTUAL:
                self.fail(f'"{self.open[-1].name}" cannot hold an element')
            self.parser.CharacterDataHandler = None
        self.foreign += 1
        self.declared.clear()

    def __missing__(self, text: str) -> None:
        if text.strip(_SPACE):
            self.fail(f'"{self.open[-1].name}" cannot hold text')
        self[text] = None

    def end(self, _: str) -> None:
        if self.foreign:
            self.foreign -= 1
            if not self.foreign:
                self.parser.CharacterDataHandler = self.__getitem__
            return
        node = self.open.pop()
        if node.name in _TEXTUAL:
            text = "".join(self.text)
            self.text.clear()
            node.text = text.strip(_SPACE) if node.name == "name" else text
            self.parser.CharacterDataHandler = self.__getitem__
        if self.scopes and self.scopes[-1][0] == len(self.open):
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
    return reader.outside.children[0]
