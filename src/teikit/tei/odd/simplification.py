"""What becomes of the content model of a declaration that an ODD changes or adds, as TEI's stylesheets have
it.

Groups of one are dissolved, and patterns that say nothing in a group are left out.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from teikit.tei.names import TEI
from teikit.tei.odd.namespaces import ANNOTATIONS, RNG, bare, elements, local, space

PATTERNS = frozenset({"choice", "list", "group", "optional", "oneOrMore", "zeroOrMore"})
WHOLE = frozenset({"element", "name", "attribute", "data", "text"})
KEPT = frozenset({"textNode", "valList", "anyElement", "classRef", "elementRef", "macroRef", "dataRef"})


def simplified(content: etree._Element) -> etree._Element:
    """A content element with its groups made simple."""
    made = bare(content)
    for each in content.iterchildren(etree.Element, etree.ProcessingInstruction):
        made.extend([deepcopy(each)] if isinstance(each, etree._ProcessingInstruction) else _simple(each))
    return made


def _simple(pattern: etree._Element) -> list[etree._Element]:
    if space(pattern) == RNG:
        return _group(pattern, RNG) if local(pattern) in PATTERNS else [_copied(pattern)]
    return _group(pattern, TEI) if local(pattern) in ("alternate", "sequence") else [deepcopy(pattern)]


def _copied(pattern: etree._Element) -> etree._Element:
    """A RELAX NG pattern that is kept, its inner groups made simple."""
    made = bare(pattern)
    made.text = pattern.text
    for each in elements(pattern):
        made.extend(_simple(each))
    return made


def _group(group: etree._Element, language: str) -> list[etree._Element]:
    parts = _parts(group, language)
    name = local(group)
    if len(parts) == 1:
        inner = local(parts[0])
        if inner == name or (name == "optional" and inner in ("zeroOrMore", "oneOrMore")):
            return parts
        if name == "oneOrMore" and inner == "zeroOrMore":
            parts = list(elements(parts[0]))
    if not parts:
        return []
    made = bare(group)
    made.extend(parts)
    return [made]


def _parts(group: etree._Element, language: str) -> list[etree._Element]:
    made: list[etree._Element] = []
    for each in elements(group):
        inside, name = space(each), local(each)
        if inside == ANNOTATIONS or (inside == TEI and name in KEPT and language == TEI):
            made.append(deepcopy(each))
        elif inside == RNG and (name in WHOLE or name in ("ref", "value", "param")):
            made.append(_copied(each))
        elif (inside == RNG) or (inside == TEI and language == TEI):
            made += _group(each, inside)
    return made


def collapsed(pattern: etree._Element) -> etree._Element:
    """The one pattern inside a pattern of the same name, or inside an optional one that it repeats."""
    while True:
        inside = list(elements(pattern))
        if len(inside) != 1:
            return pattern
        name, inner = local(pattern), local(inside[0])
        if name != inner and not (name == "optional" and inner in ("zeroOrMore", "oneOrMore")):
            return pattern
        pattern = inside[0]
