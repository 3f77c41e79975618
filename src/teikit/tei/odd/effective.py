"""What is in force for an element: its attributes with where each is from, and what may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.tei.names import tag
from teikit.tei.odd import inheritance
from teikit.tei.odd.attributes import attribute_name
from teikit.tei.odd.declarations import Declaration, name
from teikit.tei.odd.inheritance import FromClass, Given
from teikit.tei.odd.namespaces import RNG, child, children, elements, local
from teikit.tei.odd.specification import Specification


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as an element has it: its name in documents, its definition, and the class that gives
    it.
    """

    name: str
    definition: etree._Element
    origin: str = ""

    @property
    def namespace(self) -> str:
        """The namespace that it is declared in, "" for none."""
        return self.definition.get("ns", "")

    @property
    def required(self) -> bool:
        """Whether a document must have it."""
        return self.definition.get("usage") == "req"

    @property
    def values(self) -> etree._Element | None:
        """The list of its values, if there is one."""
        return child(self.definition, "valList")

    @property
    def closed(self) -> frozenset[str] | None:
        """All the values that it may have, where they are listed and no others allowed."""
        values = self.values
        if values is None or values.get("type") != "closed":
            return None
        return frozenset(name(each) for each in children(values, "valItem"))


@dataclass(frozen=True, slots=True)
class Content:
    """What may stand in an element: elements by name, text, and whether elements of other vocabularies."""

    elements: frozenset[str]
    text: bool = False
    any_element: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing may stand there."""
        return not (self.elements or self.text or self.any_element)


def attributes(element: Declaration, schema: Specification) -> list[Attribute]:
    """The attributes of an element, each once."""
    found: dict[str, Attribute] = {}
    for each in _expanded(inheritance.attributes(element, schema), schema, element.ident):
        found.setdefault(each.name, each)
    return list(found.values())


def of_class(found: Declaration, schema: Specification) -> list[Attribute]:
    """The attributes that a class gives, those of the classes above it too."""
    return list(_of_class(found.ident, schema, ()))


def _expanded(given: Iterable[Given], schema: Specification, owner: str) -> Iterator[Attribute]:
    for each in given:
        if isinstance(each, FromClass):
            found = _of_class(each.ident, schema, ())
            yield from (one for one in found if each.attribute in ("", one.definition.get("ident")))
        elif local(each) == "attRef":
            found = _of_class(each.get("class", ""), schema, ())
            yield from (one for one in found if each.get("name") in (None, one.definition.get("ident")))
        elif local(each) == "attList":
            yield from _expanded(elements(each), schema, owner)
        elif each.get("mode", "add") != "delete":
            yield Attribute(attribute_name(each), each)


def _of_class(ident: str, schema: Specification, above: tuple[str, ...]) -> Iterator[Attribute]:
    found = schema.attribute_classes.get(ident)
    if found is None or ident in above:
        return
    for each in found.written.iter(tag("attDef")):
        yield Attribute(attribute_name(each), each, ident)
    for reference in found.written.iter(tag("attRef")):
        inner = _of_class(reference.get("class", ""), schema, (*above, ident))
        yield from (one for one in inner if reference.get("name") in (None, one.definition.get("ident")))
    for member in found.memberships:
        yield from _of_class(member.get("key", ""), schema, (*above, ident))


def members(ident: str, schema: Specification) -> frozenset[str]:
    """The elements of a model class, those of the classes in it too."""
    found: set[str] = set()
    waiting, seen = [ident], set[str]()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for each in schema.members(here):
            if each.kind == "element":
                found.add(each.ident)
            else:
                waiting.append(each.ident)
    return frozenset(found)


def content(declaration: Declaration, schema: Specification, above: tuple[str, ...] = ()) -> Content:
    """What may stand in an element, or where a macro stands."""
    values, model = child(declaration.written, "valList"), child(declaration.written, "content")
    if values is not None and values.get("type") == "closed":
        return Content(frozenset(), text=True)
    found: set[str] = set()
    text = anything = False
    for each in () if model is None else model.iter(etree.Element):
        kind, key = local(each), (each.get("key") or each.get("name") or "").partition("_")[0]
        if kind in ("textNode", "text", "data", "value", "valList", "dataRef", "mixed"):
            text = True
        elif kind in ("anyElement", "anyName"):
            anything = True
        elif kind in ("elementRef", "classRef", "macroRef") or (
            kind == "ref" and each.tag.startswith(f"{{{RNG}}}")
        ):
            inner = _reached(key, each, schema, (*above, declaration.ident))
            found |= inner.elements
            text, anything = text or inner.text, anything or inner.any_element
    return Content(frozenset(found), text, anything)


def _reached(key: str, reference: etree._Element, schema: Specification, above: tuple[str, ...]) -> Content:
    target = schema.by_name.get(key)
    if target is None:
        return Content(frozenset())
    if target.kind == "element":
        return Content(frozenset({key}))
    if target.kind == "class":
        included, excepted = reference.get("include"), reference.get("except", "").split()
        direct = schema.members(key)
        kept = [
            each
            for each in direct
            if (each.ident in included.split() if included else each.ident not in excepted)
        ]
        inner = (members(each.ident, schema) if each.kind == "class" else {each.ident} for each in kept)
        return Content(frozenset().union(*inner))
    return Content(frozenset()) if key in above else content(target, schema, above)


def parents(schema: Specification) -> Mapping[str, frozenset[str]]:
    """For each element the elements in which it may stand."""
    found: dict[str, set[str]] = {}
    for each in schema.elements:
        for inner in content(each, schema).elements:
            found.setdefault(inner, set()).add(each.ident)
    return {ident: frozenset(each) for ident, each in found.items()}
