"""A specification as plain data for other programs: elements, attributes, values, classes, words in all
languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from teikit.tei.names import TEI, XML_LANG
from teikit.tei.odd import effective
from teikit.tei.odd.constraints import constraint_specs
from teikit.tei.odd.declarations import Declaration, name
from teikit.tei.odd.descriptions import text
from teikit.tei.odd.effective import Attribute
from teikit.tei.odd.grammar.occurrence import bounds
from teikit.tei.odd.namespaces import child, children, elements, local, words
from teikit.tei.odd.namespaces import said as written
from teikit.tei.odd.specification import Specification

Facts = dict[str, Any]


def facts(schema: Specification) -> Facts:
    """All that a specification says, in lists that JSON can carry."""
    above = effective.parents(schema)
    return {
        "ident": schema.ident,
        "namespace": schema.namespace,
        "prefix": schema.prefix,
        "start": schema.start,
        "edition": schema.edition,
        "modules": sorted({each.module for each in schema.declarations if each.module}),
        "elements": [_element(each, schema, above.get(each.ident, frozenset())) for each in schema.elements],
        "classes": [_class(each, schema) for each in schema.classes.values()],
        "macros": [_macro(each) for each in schema.declarations if each.kind == "macro"],
        "datatypes": [_macro(each) for each in schema.declarations if each.kind == "data"],
    }


def _element(element: Declaration, schema: Specification, parents: frozenset[str]) -> Facts:
    inside = effective.content(element, schema)
    return {
        **_common(element),
        "name": name(element.written),
        "namespace": element.namespace,
        "classes": [each.get("key", "") for each in element.memberships],
        "attributes": [_given(each) for each in effective.attributes(element, schema)],
        "content": _content(element),
        "children": sorted(inside.elements),
        "text": inside.text,
        "parents": sorted(parents),
        "constraints": [_constraint(each) for each in constraint_specs(element, "en")],
    }


def _class(found: Declaration, schema: Specification) -> Facts:
    return {
        **_common(found),
        "type": found.type,
        "classes": [each.get("key", "") for each in found.memberships],
        "members": [each.ident for each in schema.members(found.ident)],
        "attributes": [
            attribute(each) for each in effective.of_class(found, schema) if each.origin == found.ident
        ],
    }


def _macro(macro: Declaration) -> Facts:
    return {**_common(macro), "content": _content(macro)}


def _common(declaration: Declaration) -> Facts:
    written = declaration.written
    return {
        "ident": declaration.ident,
        "module": declaration.module,
        "gloss": said(written, "gloss"),
        "desc": said(written, "desc"),
        **({"validUntil": written.get("validUntil")} if "validUntil" in written.attrib else {}),
    }


def said(written: etree._Element, part: str) -> dict[str, str]:
    """The glosses or descriptions by language."""
    return {each.get(XML_LANG, ""): text(each) for each in children(written, part)}


def _given(given: Attribute) -> Facts:
    """An attribute of an element; where it stands in a class, that is all."""
    return {"name": given.name, "class": given.origin} if given.origin else attribute(given)


def attribute(given: Attribute) -> Facts:
    """An attribute: how often, of which type, with which values, and the class that it is from."""
    kind, default = child(given.definition, "datatype"), child(given.definition, "defaultVal")
    least, most = bounds(kind)
    return {
        "name": given.name,
        "namespace": given.namespace,
        "class": given.origin,
        "usage": given.definition.get("usage", "opt"),
        "datatype": [] if kind is None else [_part(each) for each in elements(kind)],
        "least": least,
        "most": None if most < 0 else most,
        "default": None if default is None else words(default.text),
        "values": None if given.values is None else _values(given.values),
        "gloss": said(given.definition, "gloss"),
        "desc": said(given.definition, "desc"),
    }


def _values(values: etree._Element) -> Facts:
    items = [
        {"value": name(each), "gloss": said(each, "gloss"), "desc": said(each, "desc")}
        for each in children(values, "valItem")
    ]
    return {"type": values.get("type", "open"), "items": items}


def _content(declaration: Declaration) -> list[Facts]:
    model = child(declaration.written, "content")
    return [] if model is None else [_part(each) for each in elements(model)]


def _part(part: etree._Element) -> Facts:
    """One part of a content model or datatype, with what is in it."""
    kind = local(part) if part.tag.startswith(f"{{{TEI}}}") else f"rng:{local(part)}"
    inside = list(map(_part, _structural(part)))
    attributes = {key: value for key, value in written(part).items() if not key.startswith("{")}
    return {"is": kind, **attributes, **({"parts": inside} if inside else {})}


def _structural(part: etree._Element) -> Iterator[etree._Element]:
    return (each for each in elements(part) if local(each) not in ("desc", "gloss", "equiv", "documentation"))


def _constraint(written: etree._Element) -> Facts:
    asserted = [each for each in written.iter(etree.Element) if local(each) in ("assert", "report")]
    return {
        "ident": written.get("ident", ""),
        "desc": said(written, "desc"),
        "tests": [
            {
                "kind": local(each),
                "test": words(each.get("test")),
                "message": words("".join(map(str, each.itertext()))),
            }
            for each in asserted
        ],
    }
