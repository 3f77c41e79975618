"""Entries of TEI registers: person, place and org, as they stand in listPerson, listPlace and listOrg."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from lxml import etree

from teikit.authorities.addresses import numbered, short
from teikit.authorities.record import KINDS, ORG, PERSON, PLACE, Record, lived, texts
from teikit.source import FileError

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ENTRIES = {f"{TEI}{name}": name for name in (PERSON, PLACE, ORG)}
NAMES = {kind: f"{TEI}{element}" for element, kind in KINDS.items()}
GIVEN = ("forename", "genName", "nameLink", "surname")
"""The parts of a name in the order in which one says them."""


def records(stream: BinaryIO, path: str) -> Iterator[Record]:
    """The entries of a file, read entry by entry. Raises FileError."""
    try:
        parser = etree.iterparse(
            stream,
            tag=tuple(ENTRIES),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
        )
        for _, entry in parser:
            if record := _record(entry, path):
                yield record
            entry.clear()
            while entry.getprevious() is not None:
                del entry.getparent()[0]
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise FileError(path, f"is not well-formed: {error.msg}", line=line, column=column) from None


def _record(entry: etree._Element, path: str) -> Record | None:
    kind = ENTRIES[str(entry.tag)]
    forms = list(entry.iterfind(NAMES[kind]))
    names = texts(*([_said(form), _plain(form)] for form in forms))
    if not names:
        return None
    refs = [
        numbered(idno.get("type", ""), _plain(idno)) or _web(_plain(idno))
        for idno in entry.iterfind(f"{TEI}idno")
    ]
    for element in (entry, *forms):
        for name in ("ref", "sameAs", "corresp"):
            refs += [short(each) for each in element.get(name, "").split() if "//" in each]
    if identifier := entry.get(XML_ID):
        refs.append(f"{PurePath(path).name}#{identifier}")
    return Record(kind, names[0], names[1:], texts(refs), _note(entry))


def _web(words: str) -> str:
    return short(words) if "://" in words else ""


def _plain(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _said(form: etree._Element) -> str:
    """A name by its parts, where it has some: forenames first."""
    parts = [_plain(part) for name in GIVEN for part in form.iterfind(f"{TEI}{name}")]
    return " ".join(parts)


def _note(entry: etree._Element) -> str:
    born, died = (
        " ".join(_dates(element)) if (element := entry.find(f"{TEI}{name}")) is not None else ""
        for name in ("birth", "death")
    )
    country = entry.find(f"{TEI}country")
    return lived(born, died) or (_plain(country) if country is not None else "")


def _dates(element: etree._Element) -> Iterator[str]:
    for each in element.iter(etree.Element):
        yield from (each.get(name, "") for name in ("when", "notBefore", "from"))
    yield _plain(element)
