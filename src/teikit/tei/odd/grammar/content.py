"""Content models: the elements of TEI's language for them, and islands of RELAX NG, as patterns (TEI P5
22.5.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.tei.names import TEI, tag
from teikit.tei.odd.declarations import Declaration, name
from teikit.tei.odd.grammar import islands
from teikit.tei.odd.grammar.occurrence import referred, repeated
from teikit.tei.odd.grammar.pattern import EVERY_ELEMENT, TEXT, Pattern, data, of, ref, value
from teikit.tei.odd.grammar.scope import WRAPPERS, Scope
from teikit.tei.odd.namespaces import RNG, children, elements, local, space
from teikit.tei.odd.simplification import collapsed


def contents(parent: etree._Element, owner: Declaration, scope: Scope) -> tuple[Pattern, ...]:
    """The patterns of all that stands in an element; `<?NameList?>` is every element there is."""
    made: list[Pattern] = []
    for each in parent.iterchildren(etree.Element, etree.ProcessingInstruction):
        if isinstance(each, etree._ProcessingInstruction):
            made += [EVERY_ELEMENT] * (each.target == "NameList")
        else:
            made += patterns(collapsed(each), owner, scope)
    return tuple(made)


def patterns(element: etree._Element, owner: Declaration, scope: Scope) -> tuple[Pattern, ...]:
    """The patterns of one part of a content model; none for what says nothing, such as `empty`."""
    if space(element) == RNG:
        return tuple(
            islands.patterns(element, lambda each: patterns(collapsed(each), owner, scope), scope.reference)
        )
    if space(element) != TEI:
        return ()
    match local(element):
        case "sequence" | "interleave":
            return (_sequence(element, owner, scope),)
        case "alternate":
            return repeated((of("choice", contents(element, owner, scope)),), element)
        case "textNode":
            return (TEXT,)
        case "elementRef" | "classRef" | "macroRef":
            return referred(tuple(_reference(element, scope)), element)
        case "dataRef":
            return tuple(datatype(element, owner, scope))
        case "anyElement":
            number = len(scope.any_elements) + 1
            named = scope.any_elements.setdefault(element, f"anyElement_{owner.ident}_{number}")
            return repeated((ref(named),), element)
        case "valList":
            return (choice_of(element, scope),)
    return ()


def choice_of(values: etree._Element, scope: Scope) -> Pattern:
    """The values of a list, any of them."""
    return of("choice", listed(values, scope))


def listed(values: etree._Element, scope: Scope) -> Iterator[Pattern]:
    """The values of a list, each with what it means."""
    for item in children(values, "valItem"):
        yield value(name(item))
        yield scope.described(item)


def datatype(
    reference: etree._Element, owner: Declaration, scope: Scope, restriction: str = "", depth: int = 0
) -> Iterator[Pattern]:
    """A datatype of XML Schema with its facets, or what a dataSpec says it is."""
    if named := reference.get("name"):
        facets = {each.get("name", ""): each.get("value", "") for each in children(reference, "dataFacet")}
        pattern = reference.get("restriction") or restriction
        yield data(named, facets or ({"pattern": pattern} if pattern else {}))
        return
    found = scope.schema.by_name.get(reference.get("key", ""))
    content = found.written.find(tag("content")) if found is not None else None
    if found is None or content is None or depth > DEEPEST:
        return
    for each in elements(content):
        if each.tag == tag("dataRef"):
            yield from datatype(each, owner, scope, reference.get("restriction", ""), depth + 1)
        else:
            yield from patterns(each, found, scope)


DEEPEST = 20
"""A datatype that is made of itself ends here."""


def _sequence(element: etree._Element, owner: Declaration, scope: Scope) -> Pattern:
    """A group; a list where it is of datatypes only."""
    inside = contents(element, owner, scope)
    others = any(each.tag != tag("dataRef") for each in elements(element))
    if local(element) == "interleave" or element.get("preserveOrder") == "false":
        inside = (of("interleave", inside),)
    return of("group" if others else "list", repeated(inside, element))


def _reference(element: etree._Element, scope: Scope) -> Iterator[Pattern]:
    key, way = element.get("key", "").strip(), element.get("expand", "")
    included, excepted = element.get("include"), element.get("except")
    if not way and not included and not excepted:
        outer = next(element.iterancestors(tag("content")), None)
        plain = outer is not None and outer.get("autoPrefix") == "false"
        yield ref(scope.reference(key, as_written=plain))
        return
    members = (
        scope.member(each, key)
        for each in scope.schema.members(key)
        if (each.ident in included.split() if included else each.ident not in (excepted or "").split())
    )
    if wrapper := WRAPPERS.get(way):
        yield from (of(wrapper, each) for each in members)
    elif way and way != "sequence":
        yield of("choice", (pattern for each in members for pattern in each))
    else:
        for each in members:
            yield from each
