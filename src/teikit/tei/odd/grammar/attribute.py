"""Attributes as patterns: their datatypes, values, occurrences and choices (TEI P5 22.5.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from teikit.tei.names import tag
from teikit.tei.odd.attributes import attribute_name
from teikit.tei.odd.declarations import Declaration, name
from teikit.tei.odd.grammar.content import choice_of, datatype, patterns
from teikit.tei.odd.grammar.occurrence import bounds
from teikit.tei.odd.grammar.pattern import TEXT, Pattern, data, of, ref, value
from teikit.tei.odd.grammar.scope import Scope
from teikit.tei.odd.inheritance import FromClass, Given
from teikit.tei.odd.namespaces import RNG, child, children, elements, local, space, words
from teikit.tei.odd.simplification import collapsed


def given(parts: Iterable[Given], owner: Declaration, scope: Scope) -> Iterator[Pattern]:
    """The attributes of an element."""
    for each in parts:
        if isinstance(each, FromClass):
            yield ref(_of_class(each.ident, each.attribute, scope))
        elif local(each) == "attRef":
            yield from _reference(each, scope)
        elif local(each) == "attList":
            yield from _list(each, owner, scope)
        elif not each.get("ident", "").startswith("xmlns"):
            yield attribute(each, owner, scope)


def of_class(found: Declaration, scope: Scope) -> Iterator[Pattern]:
    """The definitions of an attribute class: the class as a whole, and each of its attributes."""
    whole: list[Pattern] = []
    name_of_class = scope.name(found)
    for member in found.memberships:
        if (above := scope.schema.attribute_classes.get(member.get("key", ""))) is not None:
            whole.append(ref(f"{scope.name(above)}.attributes"))
    definitions = [each for outer in children(found.written, "attList") for each in outer.iter(tag("attDef"))]
    own = [each for each in definitions if not each.get("ident", "").startswith("xmlns")]
    whole += (ref(_pattern(name_of_class, each)) for each in own if each.get("mode") != "delete")
    for outer in children(found.written, "attList"):
        whole += (made for each in outer.iter(tag("attRef")) for made in _reference(each, scope))
    yield of("define", whole or (Pattern("empty"),), name=f"{name_of_class}.attributes")
    for each in own:
        yield of("define", (attribute(each, found, scope),), name=_pattern(name_of_class, each))


def attribute(definition: etree._Element, owner: Declaration, scope: Scope) -> Pattern:
    """An attribute, optional unless it is required."""
    attributes = {"name": attribute_name(definition)}
    if "ns" in definition.attrib:
        attributes["ns"] = definition.get("ns", "")
    default = child(definition, "defaultVal")
    if default is not None and (text := words(default.text)):
        attributes["a:defaultValue"] = text
    made = Pattern("attribute", attributes, (scope.described(definition), *_values(definition, owner, scope)))
    return made if definition.get("usage") == "req" else of("optional", (made,))


def _pattern(name_of_class: str, definition: etree._Element) -> str:
    return f"{name_of_class}.attribute.{definition.get('ident', '').replace(':', '')}"


def _of_class(ident: str, attribute_ident: str, scope: Scope) -> str:
    name_of_class = scope.name(scope.schema.classes[ident])
    plain = attribute_ident.replace(":", "")
    return f"{name_of_class}.attribute.{plain}" if plain else f"{name_of_class}.attributes"


def _reference(written: etree._Element, scope: Scope) -> Iterator[Pattern]:
    """An attRef: to a class, to one of its attributes, or to a pattern of an imported schema."""
    ident = written.get("class", "")
    if ident in scope.schema.classes:
        yield ref(_of_class(ident, written.get("name", ""), scope))
    elif not ident:
        yield ref(written.get("name", ""))


def _list(outer: etree._Element, owner: Declaration, scope: Scope) -> Iterator[Pattern]:
    inside = tuple(given(elements(outer), owner, scope))
    parent = outer.getparent()
    in_choice = parent is not None and parent.get("org") == "choice"
    if not inside:
        return
    if outer.get("org") == "choice":
        yield of("choice", inside)
    elif outer.get("org") == "group" and in_choice:
        yield of("group", inside)
    else:
        yield from inside


def _values(definition: etree._Element, owner: Declaration, scope: Scope) -> tuple[Pattern, ...]:
    """What may stand in an attribute: one value, or a list of as many as its datatype says."""
    kind = child(definition, "datatype")
    least, most = bounds(kind)
    one = tuple(_value(definition, kind, owner, scope))
    if (least, most) == (0, 1):
        return (of("optional", one),)
    is_text = kind is None or any(
        space(each) != tag("")[1:-1] and local(each) == "text" for each in elements(kind)
    )
    if most == 1 or is_text:
        return one
    if (least, most) == (1, -1):
        return (of("list", (of("oneOrMore", one),)),)
    more = (of("zeroOrMore", one),) if most < 0 else (of("optional", one),) * (most - least)
    return (of("list", (*one * least, *more)),)


def _value(
    definition: etree._Element, kind: etree._Element | None, owner: Declaration, scope: Scope
) -> Iterator[Pattern]:
    values = child(definition, "valList")
    given_type = "" if values is None else values.get("type", "open")
    if values is not None and given_type == "closed":
        yield choice_of(values, scope)
    elif values is not None and given_type == "semi":
        older = kind is None or kind.find(f"{{{RNG}}}ref[@name='data.enumerated']") is not None
        other = list(_datatype(kind, owner, scope)) if kind is not None and not older else [data("Name")]
        known: list[Pattern] = []
        for item in children(values, "valItem"):
            known += (value(name(item)), scope.described(item))
        yield of("choice", (*known, *other))
    elif kind is not None and len(kind):
        yield from _datatype(kind, owner, scope)
    else:
        yield TEXT


def _datatype(kind: etree._Element, owner: Declaration, scope: Scope) -> Iterator[Pattern]:
    for each in elements(kind):
        if each.tag == tag("dataRef"):
            yield from datatype(each, owner, scope)
        else:
            yield from patterns(collapsed(each), owner, scope)
