"""Entries of MARC 21 for authority data in JSON (MARC-in-JSON), as libraries publish it line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from teikit.authorities.addresses import numbered, short
from teikit.authorities.record import ORG, PERSON, PLACE, Record, texts

KINDS = {"00": PERSON, "10": ORG, "51": PLACE}
"""The kinds of entries by the last digits of headings: 100 and 400 are persons."""

SOURCES = {"(DE-588)": "gnd", "(VIAF)": "viaf"}


def fits(value: Any) -> bool:
    """Whether a value is a MARC record."""
    return isinstance(value, Mapping) and isinstance(value.get("fields"), list) and "leader" in value


def records(value: Mapping[str, Any]) -> Iterator[Record]:
    """The entry of a record, if its heading is a person, a body or a place."""
    fields = [
        (tag, field) for each in value["fields"] if isinstance(each, Mapping) for tag, field in each.items()
    ]
    headings = [(tag, field) for tag, field in fields if tag[:1] == "1" and tag[1:] in KINDS]
    if not headings:
        return
    tag, heading = headings[0]
    kind = KINDS[tag[1:]]
    others = (_name(field, kind) for other, field in fields if other == f"4{tag[1:]}")
    names = texts([_name(heading, kind)], others)
    if names:
        dates = next(_subfields(heading, "d"), "")
        yield Record(kind, names[0], names[1:], texts(_refs(fields)), dates)


def _refs(fields: list[tuple[str, Any]]) -> Iterator[str]:
    """The addresses of a record: its own (024), and those of its numbers (035)."""
    for tag, field in fields:
        for number in _subfields(field, "a"):
            scheme = next(_subfields(field, "2"), "")
            if tag == "024":
                yield short(number) if "://" in number else numbered(scheme, number)
            elif tag == "035":
                for before, name in SOURCES.items():
                    if number.startswith(before):
                        yield numbered(name, number.removeprefix(before))


def _name(field: Any, kind: str) -> str:
    """The name of a heading; a person's number and title (Karl V., Kaiser) belong to it, dates do not."""
    parts = [
        part.strip(" ,") for code in ("a" if kind == PLACE else "ab") for part in _subfields(field, code)
    ]
    return " ".join(parts)


def _subfields(field: Any, code: str) -> Iterator[str]:
    if isinstance(field, Mapping):
        for each in field.get("subfields") or ():
            if isinstance(each, Mapping) and isinstance(each.get(code), str):
                yield each[code]
