"""Entries of Wikidata's own JSON, as its dumps have it: labels, aliases and claims of an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from teikit.authorities.addresses import numbered
from teikit.authorities.linked import COORDINATES, HUMAN, NUMBERS
from teikit.authorities.record import ORG, PERSON, PLACE, Record, lived, texts

BODIES = frozenset(
    "Q43229 Q4830453 Q7278 Q3918 Q327333 Q484652 Q163740 Q192350 Q7188 Q783794 Q891723 Q79913 Q33506 "
    "Q7075".split()
)
"""What bodies most often are an instance of: organization, business, party, university, ministry, museum …"""

MAIN = "en"
"""The language of the name that an entry is listed by, where it has one."""


def fits(value: Any) -> bool:
    """Whether a value is an item of Wikidata."""
    return isinstance(value, Mapping) and isinstance(value.get("labels"), Mapping) and "claims" in value


def records(value: Mapping[str, Any]) -> Iterator[Record]:
    """The entry of an item, if it is a person, a place or a body with a name."""
    claims = value["claims"] if isinstance(value["claims"], Mapping) else {}
    kinds = {str(each.get("id")) for each in _values(claims, "P31") if isinstance(each, Mapping)}
    kind = PERSON if HUMAN in kinds else ORG if kinds & BODIES else PLACE if COORDINATES in claims else ""
    labels = {language: str(each.get("value", "")) for language, each in value["labels"].items()}
    first = labels.get(MAIN, "")
    aliases = value.get("aliases")
    others = (
        str(each.get("value", ""))
        for rows in (aliases.values() if isinstance(aliases, Mapping) else ())
        for each in rows
    )
    names = texts([first], labels.values(), others)
    if not kind or not names:
        return
    refs = [f"wikidata:{value.get('id')}"]
    refs += [numbered(scheme, str(each)) for key, scheme in NUMBERS.items() for each in _values(claims, key)]
    born, died = (
        " ".join(str(each.get("time", "")) for each in _values(claims, key) if isinstance(each, Mapping))
        for key in ("P569", "P570")
    )
    yield Record(kind, names[0], names[1:], texts(refs), lived(born, died))


def _values(claims: Mapping[str, Any], key: str) -> Iterator[Any]:
    for claim in claims.get(key) or ():
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if value is not None:
            yield value
