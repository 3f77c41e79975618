"""A stylesheet in the making, every instruction with the place in the sheet that it comes from."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from teikit.schematron.failure import Role
from teikit.schematron.namespaces import ERROR, OWN, SCHEMA, XSLT, own, sch, xsl
from teikit.schematron.sheet_files import absolute, fault, place

BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of an assertion (or of the variables of a rule) before anything is run."""

    pattern: str
    rule: str
    assertion: str
    test: str
    role: Role
    flag: str


def prefixes(schema: etree._Element) -> dict[str, str]:
    """The prefixes of the stylesheet: those in scope on the schema, those of `sch:ns`, and our own."""
    bound = {prefix: uri for prefix, uri in schema.nsmap.items() if prefix}
    for ns in schema.iter(sch("ns")):
        if not ns.get("uri"):
            raise fault('"ns" without "uri"', ns)
        bound[ns.get("prefix", "").strip()] = ns.get("uri", "").strip()
    for reserved in ("", "xml"):
        bound.pop(reserved, None)
    for wanted, uri in (("xs", SCHEMA), ("xsl", XSLT), ("own", OWN), ("err", ERROR)):
        while bound.get(wanted, uri) != uri:
            wanted += "_"
        bound[wanted] = uri
    return bound


@dataclass(slots=True)
class Stylesheet:
    """The root of the stylesheet, the prefixes that our own names have in it, and the checks so far."""

    schema: etree._Element
    root: etree._Element
    prefix: dict[str, str]
    checks: list[Check] = field(default_factory=list)

    def name(self, local: str) -> str:
        """A name of ours as an expression writes it."""
        return f"{self.prefix[OWN]}:{local}"

    def add(
        self, parent: etree._Element, kind: str, at: etree._Element | None = None, /, **attributes: str
    ) -> etree._Element:
        """A new instruction under `parent`; `at` is what it comes from."""
        made = etree.SubElement(parent, xsl(kind))
        for key, value in attributes.items():
            made.set(key.rstrip("_").replace("_", "-"), value)
        if at is not None:
            mark(made, at)
        return made

    def variable(self, parent: etree._Element, let: etree._Element, name: str) -> etree._Element:
        """A `let` as a variable; its value is an expression or, since ISO 19757-3:2016, its content."""
        if not name:
            raise fault('"let" without "name"', let)
        variable = self.add(parent, "variable", let, name=name)
        if let.get("as") is not None:
            variable.set("as", let.get("as", ""))
        if let.get("value") is not None:
            variable.set("select", let.get("value", ""))
        else:
            variable.text = let.text
            variable.extend(deepcopy(child) for child in let)
        return variable

    def copy(self, parent: etree._Element, source: etree._Element) -> None:
        """XSLT of the sheet itself, taken over as it is."""
        copy = deepcopy(source)
        copy.tail = None
        for made, origin in zip(copy.iter(etree.Element), source.iter(etree.Element), strict=True):
            mark(made, origin)
        parent.append(copy)

    def text(self) -> str:
        """The stylesheet, one element on a line, so that a line of it leads back to the sheet."""
        return etree.tostring(self.root, encoding="unicode").replace("><", ">\n<")


def mark(made: etree._Element, origin: etree._Element) -> None:
    """Note on an instruction the line and the file of what it comes from."""
    path, line = place(origin)
    made.set(own("at"), f"{line}#{path}")


def begin(schema: etree._Element, lets: list[etree._Element]) -> Stylesheet:
    """A stylesheet with the declarations at the top of a schema, and the variables of its phase."""
    bound = prefixes(schema)
    root = etree.Element(xsl("stylesheet"), nsmap=bound)
    root.set("version", "3.0")
    root.set("exclude-result-prefixes", "#all")
    root.set(BASE, absolute(place(schema)[0]).as_uri())
    for ns in schema.iter(sch("ns")):
        if not ns.get("prefix", "").strip():
            root.set("xpath-default-namespace", ns.get("uri", ""))
    made = Stylesheet(schema, root, {uri: prefix for prefix, uri in bound.items()})
    made.add(root, "output", method="xml", encoding="UTF-8", indent="no", omit_xml_declaration="yes")
    for element in schema.iterchildren(etree.Element):
        if etree.QName(element).namespace == XSLT:
            made.copy(root, element)
    nearer = {let.get("name") for let in lets}
    for let in [let for let in schema.findall(sch("let")) if let.get("name") not in nearer] + lets:
        made.variable(root, let, let.get("name", ""))
    return made
