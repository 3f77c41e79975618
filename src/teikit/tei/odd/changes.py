"""What a declaration becomes when an ODD changes or adds it (TEI P5 22.8.1), decided as TEI's stylesheets
do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from teikit.tei.names import tag
from teikit.tei.odd import attributes
from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.namespaces import bound, child, children, elements, forget, local, said
from teikit.tei.odd.simplification import simplified

WORDS = ("equiv", "gloss", "desc")
SHOWN = ("exemplum", "remarks", "listRef")
PROCESSING = ("model", "modelGrp", "modelSequence")
PARTS = {
    "element": (
        "altIdent!",
        *WORDS,
        "classes",
        "valList",
        "content",
        "constraintSpec",
        "attList",
        *PROCESSING,
        *SHOWN,
    ),
    "class": ("altIdent", *WORDS, "classes", "constraintSpec", "attList", *SHOWN),
    "macro": ("altIdent!", *WORDS, "content", "valList", "constraintSpec", *SHOWN),
}
"""The parts of a declaration in order; what the change has takes the place of the original's (`!`: always).
"""
PARTS["data"] = PARTS["macro"]


def added(declaration: Declaration) -> Declaration:
    """A declaration that an ODD brings: its content made simple, its lists of attributes one unless they
    choose.
    """
    made = deepcopy(declaration.written)
    forget(made, "mode")
    made.set("module", declaration.module)
    for content in list(children(made, "content")):
        made.replace(content, simplified(content))
    if declaration.kind == "element" and (lists := list(children(made, "attList"))):
        whole = etree.Element(tag("attList"))
        made.replace(lists[0], whole)
        for each in lists:
            whole.extend([each] if each.get("org") == "choice" else list(elements(each)))
            if each is not lists[0] and each.getparent() is made:
                made.remove(each)
    return declaration.as_written(made)


def changed(original: Declaration, changes: Sequence[Declaration], customization: Changes) -> Declaration:
    """A declaration of a source with the changes that an ODD makes to it, all of which count as one."""
    news = [each.written for each in changes]
    old = original.written
    made = etree.Element(old.tag, said(old), nsmap={**bound(old), **bound(news[0])})
    for each in news:
        if "ns" in each.attrib:
            made.set("ns", each.get("ns", ""))
    for part in PARTS[original.kind]:
        name = part.removesuffix("!")
        match name:
            case "classes":
                made.append(_classes(news, old, customization))
            case "content":
                made.extend(_content(news, old))
            case "constraintSpec":
                made.extend(_constraints(news, old, customization))
            case "attList":
                if (found := attributes.changed(news, old)) is not None:
                    made.append(found)
            case "valList":
                made.extend(_value_list(news, old))
            case _:
                new = [each for change in news for each in children(change, name)]
                made.extend(map(deepcopy, new or ([] if part.endswith("!") else list(children(old, name)))))
    return original.as_written(made)


class Changes:
    """What is said all over an ODD about memberships and constraints, which are told by their names alone."""

    def __init__(self, declarations: Sequence[Declaration]) -> None:
        self.left: set[tuple[str, str]] = set()
        self.joined: set[tuple[str, str]] = set()
        self.constraints: set[str] = set()
        for each in declarations:
            for member in each.memberships:
                modes = self.left if member.get("mode") == "delete" else self.joined
                modes.add((each.ident, member.get("key", "")))
            for constraint in each.written.iter(tag("constraintSpec")):
                if constraint.get("mode") in ("delete", "replace", "change"):
                    self.constraints.add(constraint.get("ident", ""))


def _classes(news: list[etree._Element], old: etree._Element, changes: Changes) -> etree._Element:
    made = etree.Element(tag("classes"))
    written = [each for new in news for each in children(new, "classes")]
    is_change = any(each.get("mode") == "change" for each in written)
    for each in written:
        for member in children(each, "memberOf"):
            if member.get("mode") != "delete":
                kept = {key: member.get(key, "") for key in ("key", "min", "max") if key in member.attrib}
                etree.SubElement(made, tag("memberOf"), kept)
    if not written or is_change:
        ident = old.get("ident", "")
        for member in old.iterfind(f"{tag('classes')}/{tag('memberOf')}"):
            key = member.get("key", "")
            if not is_change:
                made.append(deepcopy(member))
            elif (ident, key) not in changes.left and (ident, key) not in changes.joined:
                etree.SubElement(made, tag("memberOf"), key=key)
    return made


def _content(news: list[etree._Element], old: etree._Element) -> Iterator[etree._Element]:
    """The content of the change if it has one; one with nothing in it is empty."""
    written = [each for new in news for each in children(new, "content")]
    references = [each for new in news for each in children(new, "dataRef")]
    source = references or written[:1] or list(children(old, "dataRef")) or list(children(old, "content"))
    yield from (simplified(each) if local(each) == "content" else deepcopy(each) for each in source)


def _value_list(news: list[etree._Element], old: etree._Element) -> Iterator[etree._Element]:
    written = [each for new in news for each in children(new, "valList")]
    if any(each.get("mode") == "delete" for each in written):
        return
    own = child(old, "valList")
    yield from map(deepcopy, written[:1] or ([] if own is None else [own]))


def _constraints(
    news: list[etree._Element], old: etree._Element, changes: Changes
) -> Iterator[etree._Element]:
    """The constraints of the change, then those of the original that no part of the ODD speaks of.

    As in TEI's stylesheets, those of an attribute outlive it.
    """
    written = [each for new in news for each in children(new, "constraintSpec")]
    for mode in ("add", "replace", "change"):
        yield from (deepcopy(each) for each in written if each.get("mode", "add") == mode)
    gone = {
        each.get("ident") for new in news for each in new.iter(tag("attDef")) if each.get("mode") == "delete"
    }
    for each in old.iter(tag("constraintSpec")):
        around = each.getparent()
        is_kept = around is old or (
            around is not None and around.tag == tag("attDef") and around.get("ident") in gone
        )
        if is_kept and each.get("ident", "") not in changes.constraints:
            yield deepcopy(each)
