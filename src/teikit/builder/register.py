"""Gathers who and what the mentions name into standOff: one person or place for each key.

The register is what @ref points at (TEI P5 14.3, 14.4 and 17.10).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.authorities.addresses import identifier
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
    keys: dict[str, dict[str, str]] = {name: {} for name in ENTRIES}
    for mention in mentions:
        if mention.element in keys and (key := mention.attributes.get("key")):
            known = keys[mention.element]
            known[key] = known.get(key) or mention.attributes.get("sameAs", "")
    refs: dict[tuple[str, str], str] = {}

    def enter(element: str, kind: str, key: str, name: str) -> str:
        identifier = ids.unique(f"{kind}-{slug(name)}")
        refs[element, key] = f"#{identifier}"
        return identifier

    entries = []
    for element, (kind, many) in ENTRIES.items():
        named = sorted((entry_name(element, key), key) for key in keys[element])
        made = [
            _entry(element, kind, name, key, enter(element, kind, key, name), keys[element][key])
            for name, key in named
        ]
        if made:
            entries.append(getattr(E, many)(*made))
    return Register(tuple(entries), refs)


ENTRIES = {
    "persName": ("person", "listPerson"),
    "placeName": ("place", "listPlace"),
    "orgName": ("org", "listOrg"),
}
"""The kind of entry for each element that names somebody or something, and the list of such entries."""


def _entry(element: str, kind: str, name: str, key: str, own: str, refs: str) -> etree._Element:
    """An entry with what the gazetteer knows of a place, and the numbers that authorities have for it."""
    entry: etree._Element = getattr(E, kind)(
        getattr(E, element)(name, {"ref": refs} if refs else {}), {XML_ID: own}
    )
    known = _located(entry, key) if kind == "place" else ""
    for each in refs.split():
        type_, number = identifier(each)
        if number != known:
            entry.append(E.idno(number, type=type_))
    return entry


def entry_name(element: str, key: str) -> str:
    """The name of the entry for a key: that of the gazetteer for a place that it knows."""
    place = gazetteer.place(key) if element == "placeName" else None
    return place.name if place else key


def _located(entry: etree._Element, key: str) -> str:
    """Add where a place lies, and its number in GeoNames, which is given back."""
    place = gazetteer.place(key)
    if place is None:
        return ""
    if place.country:
        entry.append(E.country(place.country))
    if place.latitude is not None and place.longitude is not None:
        entry.append(E.location(E.geo(f"{place.latitude} {place.longitude}")))
    if place.geonames:
        entry.append(E.idno(place.geonames, type="geonames"))
    return place.geonames
