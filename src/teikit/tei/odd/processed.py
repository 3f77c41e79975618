"""A compiled ODD: one file that holds every declaration in force, so that it needs no source any more."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from teikit.tei.names import TEI, tag
from teikit.tei.odd.namespaces import bound, child, children, forget, said, words
from teikit.tei.odd.specification import Specification

DEFAULT: dict[str, str] = {None: TEI}  # type: ignore[dict-item]  # lxml says the default namespace so


def document(schema: Specification) -> etree._Element:
    """The TEI document of a specification, with the header of the ODD that it is from."""
    root = etree.Element(tag("TEI"), nsmap=DEFAULT)
    original = schema.schema.getroottree().getroot()
    header = child(original, "teiHeader")
    root.append(_header(schema) if header is None else deepcopy(header))
    body = etree.SubElement(etree.SubElement(root, tag("text")), tag("body"))
    kept = {key: value for key, value in said(schema.schema).items() if key not in ("source", "mode")}
    made = etree.SubElement(body, tag("schemaSpec"), kept, nsmap=bound(schema.schema))
    if schema.exceptions:
        made.set("defaultExceptions", schema.exceptions)
    made.extend(map(deepcopy, schema.imports))
    for each in schema.declarations:
        written = deepcopy(each.written)
        forget(written, "mode")
        written.set("module", each.module)
        written.tail = "\n"
        for outer in children(written, "attList"):
            forget(outer, "org")  # it counts only in a list of lists
        made.append(written)
    made.extend(map(deepcopy, schema.constraints))
    return root


def _header(schema: Specification) -> etree._Element:
    header = etree.Element(tag("teiHeader"))
    file = etree.SubElement(header, tag("fileDesc"))
    title = etree.SubElement(etree.SubElement(file, tag("titleStmt")), tag("title"))
    title.text = schema.ident or "schema"
    for name, text in (
        ("publicationStmt", "Unpublished."),
        ("sourceDesc", words(schema.edition) or "Compiled."),
    ):
        etree.SubElement(etree.SubElement(file, tag(name)), tag("p")).text = text
    return header
