"""Entries of tables with a heading: CSV with commas, semicolons or tabs, one entry a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import TextIO

from teikit.authorities.addresses import SCHEMES, numbered, short
from teikit.authorities.record import ORG, PERSON, PLACE, Record, lived, texts
from teikit.source import FileError

NAME = ("name", "label", "preferred name", "title", "itemlabel", "persname", "placename", "orgname")
FORMS = ("names", "forms", "variants", "aliases", "alternate names", "alternatenames", "altlabel")
KIND = ("kind", "type", "element", "class")
REF = ("ref", "uri", "url", "id", "item", "address", "sameas")
NOTE = ("note", "description", "dates", "country")
SEVERAL = re.compile(r"\s*[|;]\s*")
KINDS = {
    **dict.fromkeys(("person", "persons", "persname", "human", "per"), PERSON),
    **dict.fromkeys(("place", "places", "placename", "location", "loc", "settlement"), PLACE),
    **dict.fromkeys(("org", "orgname", "organisation", "organization", "body", "corporate"), ORG),
}
FIELD = 4 * 1024**2


def records(stream: TextIO, path: str) -> Iterator[Record]:
    """The entries of a table; `name` is the one column that it must have. Raises FileError."""
    csv.field_size_limit(FIELD)
    head = stream.readline()
    delimiter = max(",;\t", key=head.count)
    columns = [
        name.strip().lower().replace("_", " ") for name in next(csv.reader([head], delimiter=delimiter), [])
    ]
    if not any(name in columns for name in NAME):
        hint = "its first line names the columns: name, kind, forms, ref, gnd, wikidata, viaf, geonames, note"
        raise FileError(path, 'is no table with a column "name"', line=1, hint=hint)
    rows = csv.reader(stream, delimiter=delimiter)
    try:
        for row in rows:
            if record := _record(dict(zip(columns, row, strict=False)), path, rows.line_num + 1):
                yield record
    except csv.Error as error:
        raise FileError(path, f"is no table: {error}", line=rows.line_num + 1) from None


def _record(row: Mapping[str, str], path: str, line: int) -> Record | None:
    name = _first(row, NAME)
    if not name:
        return None
    said = _first(row, KIND) or ("place" if row.get("geonames") or row.get("latitude") else "person")
    kind = KINDS.get(said.strip().lower())
    if kind is None:
        raise FileError(path, f'"{said}" is no kind of entry', line=line, hint="write person, place or org")
    refs = [numbered(scheme, row[scheme]) for scheme in SCHEMES if row.get(scheme)]
    refs += [short(each) for column in REF for each in row.get(column, "").split() if each]
    note = lived(row.get("born", ""), row.get("died", "")) or _first(row, NOTE)
    forms = [form for column in FORMS for form in SEVERAL.split(row.get(column) or "")]
    return Record(kind, " ".join(name.split()), texts(forms), texts(refs), note)


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name].strip() for name in names if (row.get(name) or "").strip()), "")
