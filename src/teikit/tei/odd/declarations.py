"""What an ODD declares: an element, a class, a macro or a datatype, and how it is told from all others."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from teikit.tei.names import TEI, tag
from teikit.tei.odd.namespaces import child, words

KINDS = {"elementSpec": "element", "classSpec": "class", "macroSpec": "macro", "dataSpec": "data"}
SPECIFICATIONS = tuple(map(tag, KINDS))
REFERENCES = {
    "elementRef": ("element",),
    "classRef": ("class",),
    "macroRef": ("macro", "data"),
    "dataRef": ("data", "macro"),
}
"""What each kind of reference may name; before TEI P5 3.0 datatypes were macros."""
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What it is, its name, the namespace of an element, its module, and where it stands.

    `written` is the element of the ODD or of its source; a changed one is a new element, made of both.
    """

    kind: str
    ident: str
    namespace: str
    module: str
    written: etree._Element

    @property
    def key(self) -> Key:
        """What tells it from all others: two elements of one name may live in two namespaces."""
        return self.kind, self.namespace, self.ident

    @property
    def type(self) -> str:
        """Of a class, `atts` or `model`."""
        return self.written.get("type", "")

    @property
    def mode(self) -> str:
        """What the ODD does with it."""
        return self.written.get("mode", "add")

    @property
    def memberships(self) -> list[etree._Element]:
        """The memberOf elements, each of which names a class."""
        return self.written.findall(f"{tag('classes')}/{tag('memberOf')}")

    def as_written(self, written: etree._Element) -> Declaration:
        """The same declaration with another text."""
        return replace(self, written=written)


def declaration(written: etree._Element, namespace: str = TEI, module: str = "") -> Declaration:
    """The declaration that a specification element makes, in a schema of that namespace."""
    kind = KINDS[written.tag.rpartition("}")[2]]
    inside = written.get("ns", namespace) if kind == "element" else written.get("ns", "")
    return Declaration(kind, written.get("ident", "").strip(), inside, written.get("module", module), written)


def name(written: etree._Element) -> str:
    """What documents call an element, attribute or value: its altIdent if it has one (TEI P5 22.2)."""
    other = child(written, "altIdent")
    return words(other.text) if other is not None else written.get("ident", "").strip()
