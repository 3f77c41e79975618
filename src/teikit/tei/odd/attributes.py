"""Changes of attributes (TEI P5 22.5.3), decided as TEI's stylesheets decide them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from teikit.tei.names import XML, tag
from teikit.tei.odd import values
from teikit.tei.odd.declarations import name
from teikit.tei.odd.namespaces import child, children, forget, said

PARTS = (
    "equiv",
    "gloss",
    "desc",
    "datatype",
    "constraintSpec",
    "defaultVal",
    "valDesc",
    "valList",
    "exemplum",
    "remarks",
)
"""What an attribute is made of; a change takes the place of all that has the same name."""


def merged(new: etree._Element, old: etree._Element, *, inherited: bool = False) -> etree._Element:
    """An attribute as one definition changes another; `inherited` tells that the old one is a class's."""
    kept = ("ident", "usage") if inherited else ("ident", "usage", "mode")
    made = etree.Element(tag("attDef"), {key: old.get(key, "") for key in kept if key in old.attrib})
    if "usage" in new.attrib:
        made.set("usage", new.get("usage", ""))
    made.extend(deepcopy(each) for each in children(new, "altIdent"))
    for part in PARTS:
        if part == "valList":
            if (found := values.merged(new, old, inherited=inherited)) is not None:
                made.append(found)
        else:
            made.extend(map(deepcopy, list(children(new, part)) or list(children(old, part))))
    return made


def changed(changes: Iterable[etree._Element], original: etree._Element) -> etree._Element | None:
    """The attList of an element or class that is changed; None where neither has one."""
    lists = [each for change in changes for each in children(change, "attList")]
    known = list(children(original, "attList"))
    is_element = original.tag == tag("elementSpec")
    if not known and not (lists and is_element):
        return None
    made = etree.Element(tag("attList"))
    for each in lists:
        if is_element and "org" in each.attrib:
            made.set("org", each.get("org", ""))
    made.extend(_new(lists, known, is_element=is_element))
    by_name = {each.get("ident", ""): each for outer in lists for each in outer.iter(tag("attDef"))}
    for outer in known:
        for inner in children(outer, "attList"):
            nested = etree.SubElement(made, tag("attList"), said(inner))
            nested.extend(_kept(inner, by_name, is_element=is_element))
        target = etree.SubElement(made, tag("attList"), said(outer)) if "org" in outer.attrib else made
        target.extend(_kept(outer, by_name, is_element=is_element))
    return made


def _new(
    lists: list[etree._Element], known: list[etree._Element], *, is_element: bool
) -> Iterator[etree._Element]:
    """What the changes bring: attributes of their own, and what they say of those that classes give."""
    own = {each.get("ident") for outer in known for each in outer.iter(tag("attDef"))}
    written = [each for outer in lists for each in children(outer, "attDef")]
    for each in written:
        if each.get("mode") == "replace" and each.get("ident") in own:
            yield _without_mode(each)
    for each in written:
        if each.get("mode", "add") == "add":
            yield _without_mode(each)
    for each in written:
        if is_element and each.get("mode", "add") != "add" and each.get("ident") not in own:
            yield deepcopy(each)
    for outer in lists:
        yield from map(deepcopy, children(outer, "attRef"))


def _kept(
    known: etree._Element, changes: dict[str, etree._Element], *, is_element: bool
) -> Iterator[etree._Element]:
    """The attributes of a list that stay, as the changes have them; what an element deletes is noted."""
    for each in children(known, "attDef"):
        change = changes.get(each.get("ident", ""))
        match "" if change is None else change.get("mode", "add"):
            case "delete":
                if is_element and change is not None:
                    yield deepcopy(change)
            case "replace" | "add":
                pass
            case "change" if change is not None:
                yield merged(change, each)
            case _:
                yield deepcopy(each)


def _without_mode(written: etree._Element) -> etree._Element:
    made = deepcopy(written)
    forget(made, "mode")
    return made


def attribute_name(definition: etree._Element) -> str:
    """What documents call an attribute; xml: where its namespace is XML's."""
    prefix = "xml:" if definition.get("ns") == XML and child(definition, "altIdent") is None else ""
    return prefix + name(definition)
