"""Distributed Text Services 1.0 as a tree of files: entry point, collection, navigation, documents.

They answer at `base` when the folder is put on a web server; the entry point has the templates of the paths.
Units are those of citeStructure, else the divisions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import PurePath
from typing import Any, cast
from urllib.parse import quote

from lxml import etree

from teikit.json_output import record
from teikit.package import Checker, Loss, Package, Receipt, Verdict
from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.header import agents, dates, identifiers, languages, rights, titles
from teikit.tei.ids import slug
from teikit.tei.mapping import Fact, Row, filled, missing, same
from teikit.tei.names import TEI
from teikit.tei.text.citation import Unit, units

SUFFIX = ".dts"
FORMAT = "application/ld+json"
CONTEXT = "https://dtsapi.org/context/v1.0.json"
DTS = "https://dtsapi.org/v1.0#"
VERSION = "1.0"
CHECKER = Checker("teikit's own check: every unit has its files, every parent is there, documents are XML")
Facts = Mapping[str, list[Any]]


UNITS: Fact[Unit] = Fact(
    (
        "teiHeader/encodingDesc/refsDecl/citeStructure",
        "text//div",
        *(f"text//div{number}" for number in range(1, 8)),
    ),
    units,
)
MAPPING: tuple[Row[Any, Any], ...] = (
    Row(titles.TITLES, "title", lambda said: said.words, True, "the first"),
    Row(agents.CREATORS, "dublinCore/creator", lambda said: said.inverted),
    Row(agents.PUBLISHERS, "dublinCore/publisher", lambda said: said.name),
    Row(dates.PUBLICATION_DATES, "dublinCore/date", lambda said: said.iso or said.words),
    Row(languages.LANGUAGES, "dublinCore/language", same),
    Row(rights.RIGHTS, "dublinCore/rights", lambda said: said.canonical or said.words),
    Row(identifiers.IDENTIFIERS, "dublinCore/identifier", lambda said: said.url or said.value),
    Row(UNITS, "citationTrees, navigation, document", same, note="a file for each unit"),
)


def export(tei: Tei, *, base: str = "") -> Package:
    """The tree of a document; `base` is the address at which it will lie."""
    rows = list(filled(tei, MAPPING))
    said = {row.target: made for row, made in rows}
    said["units"], repeated = _unique(said["citationTrees, navigation, document"])
    found: list[Unit] = said["units"]
    name = slug(PurePath(tei.path).stem)
    resource = _resource(said, found, name, base)
    files = {
        "index.json": record(_entry(base)),
        "collection/index.json": record(_collection(resource, said, base)),
        f"collection/{name}.json": record({"@context": CONTEXT, "dtsVersion": VERSION, **resource}),
        f"navigation/{name}/index.json": record(
            _navigation(resource, None, found, f"{base}navigation/{name}/index.json")
        ),
        f"document/{name}/index.xml": tei.resolved.data if tei.resolved else tei.source.data,
    }
    parts: dict[str, list[Unit]] = {}
    for unit in found:
        parts.setdefault(unit.parent, []).append(unit)
    for unit in found:
        path, below = _path(unit), parts.get(unit.reference, [])
        where = f"navigation/{name}/{path}.json"
        files[where] = record(_navigation(resource, unit, below, f"{base}{where}"))
        files[f"document/{name}/{path}.xml"] = _fragment(unit)
    losses = (
        Loss(*tei.position(each.element), f"another unit that is cited as {each.reference}")
        for each in repeated
    )
    return Package(files, tuple(losses), missing(tei, rows))


def _unique(found: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The units of which each has a reference of its own, and those whose reference another has."""
    first: dict[str, Unit] = {}
    for each in found:
        first.setdefault(each.reference, each)
    kept = {id(each) for each in first.values()}
    return list(first.values()), [each for each in found if id(each) not in kept]


def _path(unit: Unit) -> str:
    """What the files of a unit are called: its reference, as far as names of files may have it."""
    return quote(unit.reference, safe=" ,;@+=").replace("/", "%2F")


def _entry(base: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@id": f"{base}index.json",
        "@type": "EntryPoint",
        "dtsVersion": VERSION,
        "collection": f"{base}collection/{{id}}.json",
        "navigation": f"{base}navigation/{{resource}}/{{ref}}.json",
        "document": f"{base}document/{{resource}}/{{ref}}.xml",
    }


def _resource(said: Facts, found: Sequence[Unit], name: str, base: str) -> dict[str, Any]:
    core = {
        key.rpartition("/")[2]: values
        for key, values in said.items()
        if key.startswith("dublinCore/") and values
    }
    return {
        "@id": name,
        "@type": "Resource",
        "title": next(iter(said["title"]), name),
        "totalParents": 1,
        "totalChildren": 0,
        "collection": f"{base}collection/{name}.json",
        "navigation": f"{base}navigation/{name}/{{ref}}.json",
        "document": f"{base}document/{name}/{{ref}}.xml",
        "download": f"{base}document/{name}/index.xml",
        "mediaTypes": ["application/tei+xml"],
        "citationTrees": [{"@type": "CitationTree", "citeStructure": _structure(found)}] if found else [],
        **({"dublinCore": core} if core else {}),
    }


def _structure(found: Sequence[Unit]) -> list[dict[str, Any]]:
    """The kinds of units, each with those that stand in it."""
    return _kinds([each for each in found if each.level == 1], found)


def _kinds(here: Sequence[Unit], found: Sequence[Unit]) -> list[dict[str, Any]]:
    kinds: dict[str, list[Unit]] = {}
    for each in here:
        kinds.setdefault(each.kind, []).append(each)
    made = []
    for kind, those in kinds.items():
        parents = {each.reference for each in those}
        level = those[0].level + 1
        below = [each for each in found if each.level == level and each.parent in parents]
        structure: dict[str, Any] = {"@type": "CiteStructure", "citeType": kind}
        made.append(structure | ({"citeStructure": _kinds(below, found)} if below else {}))
    return made


def _collection(resource: Mapping[str, Any], said: Facts, base: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@id": "index",
        "@type": "Collection",
        "dtsVersion": VERSION,
        "title": next(iter(said["title"]), ""),
        "totalParents": 0,
        "totalChildren": 1,
        "collection": f"{base}collection/{{id}}.json",
        "member": [resource],
    }


def _navigation(
    resource: Mapping[str, Any], unit: Unit | None, below: Sequence[Unit], name: str
) -> dict[str, Any]:
    answer = {
        "@context": CONTEXT,
        "@id": name,
        "@type": "Navigation",
        "dtsVersion": VERSION,
        "resource": resource,
        "member": [_unit(each) for each in below],
    }
    return answer | ({"ref": _unit(unit)} if unit else {})


def _unit(said: Unit) -> dict[str, Any]:
    unit: dict[str, Any] = {
        "identifier": said.reference,
        "@type": "CitableUnit",
        "level": said.level,
        "parent": said.parent or None,
        "citeType": said.kind,
    }
    return unit | ({"dublinCore": {"title": [said.title]}} if said.title else {})


def _fragment(unit: Unit) -> bytes:
    """A unit as the document endpoint gives it: in a wrapper that names it."""
    top = etree.Element(f"{{{TEI}}}TEI", nsmap=cast("dict[str, str]", {None: TEI, "dts": DTS}))
    wrapper = etree.SubElement(top, f"{{{DTS}}}wrapper")
    wrapper.set("ref", unit.reference)
    part = deepcopy(unit.element)
    part.tail = None
    wrapper.append(part)
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8")


def prove(package: Package) -> Receipt:
    """What is wrong with the tree when it is read again."""
    files = package.files
    wrong, references = [], set()
    (start,) = (name for name in files if name.startswith("navigation/") and name.endswith("/index.json"))
    for member in json.loads(files[start])["member"]:
        if member["identifier"] in references:
            wrong.append(f"two units are called {member['identifier']}")
        if member["parent"] and member["parent"] not in references:
            wrong.append(
                f"{member['identifier']} is part of {member['parent']}, which comes later or is not there"
            )
        references.add(member["identifier"])
    documents = [name for name in files if name.startswith("document/")]
    if len(documents) != len(references) + 1:
        wrong.append(f"{len(references)} units have {len(documents) - 1} documents")
    for name in documents:
        try:
            parse(Source(name, files[name]))
        except FileError as error:
            wrong.append(str(error))
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong[:20]), counts={"units": len(references)})
