"""Entries of JSON-LD: GND and lobid, VIAF, Wikidata, schema.org, SKOS, by what properties are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from teikit.authorities.addresses import numbered, short
from teikit.authorities.record import ORG, PERSON, PLACE, Record, lived, texts

LOCAL = re.compile(r"[^#/:]*\Z")
LABELS = re.compile(r"preferredName(?:For.*)?|prefLabel|label|name|title")
FORMS = re.compile(r"variantName(?:For.*)?|altLabel|alternateName|aliases|alias")
SAME = frozenset(("sameAs", "exactMatch"))
KINDS = (
    ("undifferentiated", ""),
    ("person", PERSON),
    ("human", PERSON),
    ("place", PLACE),
    ("territorial", PLACE),
    ("geographic", PLACE),
    ("country", PLACE),
    ("city", PLACE),
    ("organi", ORG),
    ("corporate", ORG),
    ("conference", ORG),
)
"""What the names of types have in them, and what they are; the first that fits decides."""

NUMBERS = {"P227": "gnd", "P214": "viaf", "P1566": "geonames", "P244": "lcnaf"}
HUMAN, COORDINATES = "Q5", "P625"


def records(value: Any) -> Iterator[Record]:
    """The entries of a value: a node, nodes in a list, or a graph."""
    if isinstance(value, list):
        for each in value:
            yield from records(each)
    elif isinstance(value, Mapping):
        if isinstance(graph := value.get("@graph"), list):
            yield from records(graph)
        elif record := _record({_local(key): each for key, each in value.items()}):
            yield record


def _local(key: str) -> str:
    found = LOCAL.search(key)
    return key if key.startswith("@") or not found else found.group()


def _record(node: Mapping[str, Any]) -> Record | None:
    """The entry of a node by the local names of its properties."""
    kind = _kind(node)
    labels = [text for key, each in node.items() if LABELS.fullmatch(key) for text in _texts(each)]
    forms = [text for key, each in node.items() if FORMS.fullmatch(key) for text in _texts(each)]
    names = texts(labels, forms)
    if not kind or not names:
        return None
    own = [text for key in ("@id", "id") for text in _texts(node.get(key))]
    same = [text for key in SAME for text in _texts(node.get(key))]
    refs = [short(each) for each in (*own, *same) if each and not each.startswith("_:")]
    refs += [numbered(scheme, text) for key, scheme in NUMBERS.items() for text in _texts(node.get(key))]
    born, died = (
        " ".join(text for key in keys for text in _texts(node.get(key)))
        for keys in (("dateOfBirth", "birthDate", "P569"), ("dateOfDeath", "deathDate", "P570"))
    )
    about = next(
        (
            text
            for key in ("description", "biographicalOrHistoricalInformation")
            for text in _texts(node.get(key))
        ),
        "",
    )
    return Record(kind, names[0], names[1:], texts(refs), lived(born, died) or about[:80])


def _kind(node: Mapping[str, Any]) -> str:
    types = [_local(text).lower() for key in ("@type", "type", "P31") for text in _texts(node.get(key))]
    for part, kind in KINDS:
        if any(part in each for each in types):
            return kind
    if any(each == HUMAN.lower() for each in types):
        return PERSON
    return PLACE if COORDINATES in node else ""


def _texts(value: Any) -> Iterator[str]:
    """The strings of a value: itself, members of a list, of a language map, or what a node says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Mapping):
        for key in ("@value", "@id", "id", "value"):
            if isinstance(value.get(key), str):
                yield value[key]
                return
        for each in value.values():
            yield from _texts(each)
