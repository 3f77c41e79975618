"""A name points at an entry of another kind: a persName at a place, a placeName at a person.

Indexes and maps are made from these pointers, and a person would turn up among the places. Point @ref at an
entry of the right kind, or use the element that fits what is named.

Bad::

    <listPlace><place xml:id="tiflis"><placeName>Tiflis</placeName></place></listPlace>
    <p><persName ref="#tiflis">Tiflis</persName></p>

Good::

    <listPlace><place xml:id="tiflis"><placeName>Tiflis</placeName></place></listPlace>
    <p><placeName ref="#tiflis">Tiflis</placeName></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei

KINDS = {
    "persName": frozenset(
        {"person", "personGrp", "persona", "persName", "castItem", "role", "listPerson", "nym"}
    ),
    "placeName": frozenset({"place", "placeName", "listPlace", "geogName", "nym", "org", "bibl"}),
    "orgName": frozenset({"org", "orgName", "listOrg", "personGrp", "place", "nym"}),
}
"""What the @ref of a name may point at (TEI P5 14.1); anything that TEI does not define is left alone."""
ENTRIES = frozenset({"person", "place", "org", "bibl", "event", "object", "note", "category", "term", "date"})


def check(tei: Tei) -> Iterator[Finding]:
    """Names whose @ref points at an entry for something else."""
    for name in tei.elements(*KINDS):
        element = name.tag.rpartition("}")[2]
        for pointer in (name.get("ref") or "").split():
            target = tei.resolve(pointer)
            kind = "" if target is None else target.tag.rpartition("}")[2]
            if kind in ENTRIES - KINDS[element]:
                fitting = next((each for each, kinds in KINDS.items() if kind in kinds), "")
                yield Finding(
                    name,
                    f'this {element} points at "{pointer}", which is a {kind}',
                    "ref",
                    f"use {fitting}, or point at another entry" if fitting else "point at another entry",
                )
