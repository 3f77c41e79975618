"""The text of an assertion, a diagnostic or a property as XSLT (ISO 19757-3 5.4.2, 5.4.9, 5.4.14)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from teikit.schematron.namespaces import XSLT, sch, xsl
from teikit.schematron.sheet_files import fault
from teikit.schematron.stylesheet import mark


def words(parent: etree._Element, text: str | None) -> None:
    """Add a stretch of text, its white space folded so that the stylesheet keeps one element on a line."""
    if text:
        etree.SubElement(parent, xsl("text")).text = " ".join(f"|{text}|".split())[1:-1] or " "


def name(parent: etree._Element, source: etree._Element) -> None:
    """Add `sch:name`: the name of the context node, of the node at `path`, or the name that `path` gives."""
    select = "name()"
    if (path := source.get("path")) is not None:
        select = f"for $_ in ({path}) return if ($_ instance of node()) then name($_) else $_"
    made = etree.SubElement(parent, xsl("value-of"))
    made.set("select", select)
    mark(made, source)


def write(source: etree._Element, parent: etree._Element) -> None:
    """Add to `parent` the instructions that make the text of `source`. Raises SchematronError."""
    words(parent, source.text)
    for child in source.iterchildren(etree.Element):
        match child.tag:
            case tag if tag == sch("value-of"):
                if child.get("select") is None:
                    raise fault('"value-of" without "select"', child)
                made = etree.SubElement(parent, xsl("value-of"))
                made.set("select", child.get("select", ""))
                mark(made, child)
            case tag if tag == sch("name"):
                name(parent, child)
            case _ if etree.QName(child).namespace == XSLT:
                copy = deepcopy(child)
                copy.tail = None
                parent.append(copy)
            case _:
                write(child, parent)
        words(parent, child.tail)
