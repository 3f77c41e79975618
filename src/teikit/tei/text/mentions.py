"""The names and dates of a text as mentions, and the entries of its registers as entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.header.dates import When, when
from teikit.tei.header.identifiers import Identifier, identifier
from teikit.tei.header.paths import words, words_without
from teikit.tei.names import XML_ID, tag
from teikit.tei.text.standoff import Mark, Standoff

PERSON, PLACE, ORGANIZATION, DATE, WORK, EVENT, OTHER = "PER", "LOC", "ORG", "DATE", "WORK", "EVENT", "MISC"
KINDS = {
    "persName": PERSON,
    "placeName": PLACE,
    "geogName": PLACE,
    "settlement": PLACE,
    "country": PLACE,
    "region": PLACE,
    "district": PLACE,
    "bloc": PLACE,
    "orgName": ORGANIZATION,
    "date": DATE,
    "time": DATE,
    "eventName": EVENT,
    "objectName": OTHER,
    "name": OTHER,
    "rs": OTHER,
}
"""What an element names; of `name` and `rs` their @type says it."""
TYPED = {
    "person": PERSON,
    "pers": PERSON,
    "character": PERSON,
    "place": PLACE,
    "geog": PLACE,
    "org": ORGANIZATION,
    "organization": ORGANIZATION,
    "organisation": ORGANIZATION,
    "group": ORGANIZATION,
    "work": WORK,
    "bibl": WORK,
    "title": WORK,
    "event": EVENT,
    "date": DATE,
}
ENTRIES = {
    "person": PERSON,
    "personGrp": PERSON,
    "persona": PERSON,
    "place": PLACE,
    "org": ORGANIZATION,
    "event": EVENT,
    "object": OTHER,
}
CALLED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    PERSON: (("persName",), ("name",)),
    PLACE: (
        ("placeName", "geogName"),
        ("settlement",),
        ("district",),
        ("region",),
        ("country",),
        ("bloc", "name"),
    ),
    ORGANIZATION: (("orgName",), ("name",)),
    EVENT: (("eventName",), ("label", "name"), ("head",), ("desc",)),
    OTHER: (("objectName",), ("name",), ("label",)),
}
"""Which elements of an entry give its names: the first group of which there is one."""
NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
DATING = ("when", "from", "to", "notBefore", "notAfter")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or date in the reading text: its span, its kind, and whom or what it points at.

    `refs` are the ids of entities of the file and addresses elsewhere.
    """

    mark: Mark
    element: etree._Element
    kind: str
    refs: tuple[str, ...]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry of a register: its id, its kind, its names, its identifiers, where and when it is or was.

    `mentions` is how often the text names it, where that was counted.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    point: tuple[float, float] | None
    begin: When | None
    end: When | None
    note: str
    element: etree._Element
    mentions: int = 0

    @property
    def name(self) -> str:
        """What it is called; its id where it has no name."""
        return self.names[0] if self.names else self.id


def mentions(standoff: Standoff, elements: Mapping[str, str] = KINDS) -> Iterator[Mention]:
    """The mentions of a text, in their order; a name in a name is a mention of its own."""
    for mark, element in zip(standoff.marks, standoff.elements, strict=True):
        kind = elements.get(mark.element)
        if kind is None or mark.start == mark.end:
            continue
        if mark.element in ("name", "rs"):
            kind = TYPED.get(mark.attributes.get("type", "").lower(), kind)
        yield Mention(mark, element, kind, _refs(mark.attributes), _date(mark.attributes))


def _refs(attributes: Mapping[str, str]) -> tuple[str, ...]:
    if said := attributes.get("ref") or attributes.get("corresp"):
        return tuple(each.removeprefix("#") for each in said.split())
    return (attributes["key"],) if attributes.get("key") else ()


def _date(attributes: Mapping[str, str]) -> str:
    """The normal form of a date, an interval with a slash."""
    found = {name: attributes.get(name) or attributes.get(f"{name}-iso") or "" for name in DATING}
    if found["when"]:
        return found["when"]
    start, end = found["from"] or found["notBefore"], found["to"] or found["notAfter"]
    return f"{start}/{end}" if start or end else ""


def outermost(found: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that stand in no other, in their order."""
    end = -1
    for each in found:
        if each.mark.start >= end:
            yield each
            end = each.mark.end


def entities(tei: Tei) -> Iterator[Entity]:
    """The entries of the registers, wherever they stand, in document order."""
    for element in tei.elements(*ENTRIES):
        name = element.get(XML_ID, "")
        entity = _entity(element, name)
        if name or entity.names:
            yield entity


def _entity(element: etree._Element, name: str) -> Entity:
    kind = ENTRIES[etree.QName(element).localname]
    called = [words_without(each, "idno", "note") for each in naming(element, kind)]
    ids = [
        identifier(words(each), each.get("type", ""))
        for each in element.iterchildren(tag("idno"))
        if words(each)
    ]
    ids += [
        identifier(each)
        for spelled in ("ref", "corresp", "sameAs")
        for each in _pointers(element, spelled)
        if not each.startswith("#")
    ]
    begin, end = (
        next((found for each in element.iterchildren(*map(tag, spelled)) if (found := _dated(each))), None)
        for spelled in (("birth", "floruit"), ("death",))
    )
    note = next((words(each) for each in element.iterchildren(tag("note"), tag("desc")) if words(each)), "")
    return Entity(
        name,
        kind,
        tuple(dict.fromkeys(filter(None, called))),
        tuple(dict.fromkeys(ids)),
        _point(element) if kind == PLACE else None,
        begin,
        end,
        note,
        element,
    )


def naming(element: etree._Element, kind: str) -> list[etree._Element]:
    """The elements that give an entry its names."""
    groups = (list(element.iterchildren(*map(tag, names))) for names in CALLED[kind])
    return next((group for group in groups if group), [])


def _dated(element: etree._Element) -> When | None:
    """The date of a birth or death: of the element, else of the date in it."""
    own = any(element.get(name) or element.get(f"{name}-iso") for name in DATING)
    inside = None if own else element.find(tag("date"))
    return when(element if inside is None else inside)


def _pointers(element: etree._Element, name: str) -> list[str]:
    """What an attribute of an entry, or of the names in it, points at."""
    own = element.get(name, "").split()
    return own + [
        said
        for child in element.iterchildren(*map(tag, ("persName", "placeName", "orgName")))
        for said in child.get(name, "").split()
    ]


def _point(element: etree._Element) -> tuple[float, float] | None:
    """Latitude and longitude of a place: of its first `geo` with two numbers in range (TEI P5 14.3.4.1)."""
    for geo in element.iterfind(f"{tag('location')}/{tag('geo')}"):
        said = words(geo).replace("−", "-")
        parts = said.split() if " " in said else said.split(",")
        numbers = [part.strip(",;").replace(",", ".") for part in parts]
        if len(numbers) == 2 and all(map(NUMBER.fullmatch, numbers)):
            latitude, longitude = map(float, numbers)
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                return latitude, longitude
    return None
