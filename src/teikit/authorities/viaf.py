"""Entries of VIAF's own JSON: a cluster with its headings and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from teikit.authorities.addresses import numbered
from teikit.authorities.record import ORG, PERSON, PLACE, Record, lived, texts

KINDS = {"Personal": PERSON, "Corporate": ORG, "Geographic": PLACE}


def fits(value: Any) -> bool:
    """Whether a value is a cluster of VIAF."""
    return isinstance(value, Mapping) and bool(_get(value, "viafID")) and bool(_get(value, "nameType"))


def records(value: Mapping[str, Any]) -> Iterator[Record]:
    """The entry of a cluster, if it is a person, a body or a place."""
    kind = KINDS.get(str(_text(_get(value, "nameType"))), "")
    headings = [str(_text(_get(each, "text"))) for each in _rows(_get(_get(value, "mainHeadings"), "data"))]
    names = texts(headings)
    if not kind or not names:
        return
    refs = [f"viaf:{_text(_get(value, 'viafID'))}"]
    for source in _rows(_get(_get(value, "sources"), "source")):
        scheme, _, number = str(_text(source)).partition("|")
        refs.append(numbered(scheme, number))
    note = lived(str(_text(_get(value, "birthDate"))), str(_text(_get(value, "deathDate"))))
    yield Record(kind, names[0], names[1:], texts(refs), note)


def _get(value: Any, name: str) -> Any:
    """What a node has under a name, with a prefix or without."""
    if not isinstance(value, Mapping):
        return None
    return next((each for key, each in value.items() if key.rpartition(":")[2] == name), None)


def _text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return next((value[key] for key in ("#text", "content", "$") if key in value), "")
    return "" if value is None else value


def _rows(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
