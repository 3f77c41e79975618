"""Gathers who and what the mentions name into standOff: one person or place for each key.

The register is what @ref points at (TEI P5 14.3, 14.4 and 17.10).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.lexicon import gazetteer
from teikit.tei.ids import Identifiers, slug
from teikit.tei.make import E
from teikit.tei.names import XML_ID
from teikit.text import Annotation


@dataclass(frozen=True, slots=True)
class Register:
    """The entries of a document, and the pointer to each by (element, key) of its mentions."""

    entries: tuple[etree._Element, ...]
    refs: Mapping[tuple[str, str], str]


def register(mentions: Iterable[Annotation], ids: Identifiers) -> Register:
    """Entries for all keys of the mentions, in alphabetical order, each with an identifier of its own."""
    keys: dict[str, set[str]] = {"persName": set(), "placeName": set()}
    for mention in mentions:
        if key := mention.attributes.get("key"):
            keys.get(mention.element, set()).add(key)
    refs: dict[tuple[str, str], str] = {}

    def enter(element: str, kind: str, key: str, name: str) -> str:
        identifier = ids.unique(f"{kind}-{slug(name)}")
        refs[element, key] = f"#{identifier}"
        return identifier

    persons = [_person(key, enter("persName", "person", key, key)) for key in sorted(keys["persName"])]
    places = sorted(((_place_name(key), key) for key in keys["placeName"]), key=lambda pair: pair)
    settings = [_place(name, key, enter("placeName", "place", key, name)) for name, key in places]
    lists = (("listPerson", persons), ("listPlace", settings))
    return Register(tuple(getattr(E, name)(*entries) for name, entries in lists if entries), refs)


def _person(name: str, identifier: str) -> etree._Element:
    return E.person(E.persName(name), {XML_ID: identifier})


def _place_name(key: str) -> str:
    place = gazetteer.place(key)
    return place.name if place else key


def _place(name: str, key: str, identifier: str) -> etree._Element:
    entry = E.place(E.placeName(name), {XML_ID: identifier})
    if place := gazetteer.place(key):
        if place.country:
            entry.append(E.country(place.country))
        if place.latitude is not None and place.longitude is not None:
            entry.append(E.location(E.geo(f"{place.latitude} {place.longitude}")))
        if place.geonames:
            entry.append(E.idno(str(place.geonames), type="geonames"))
    return entry
