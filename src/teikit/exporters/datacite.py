"""DataCite 4.7: the record by which a DOI is registered, as XML, or with `form = "json"` as its API takes it.

`doi` gives the DOI that the archive reserved, where the header has none; `{name}` in it is the file's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from teikit.checkers.json_schema import JsonSchema
from teikit.checkers.xml_schema import XmlSchema
from teikit.formats import datacite
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.header import (
    agents,
    changes,
    dates,
    description,
    identifiers,
    languages,
    rights,
    sources,
    titles,
)
from teikit.tei.header.agents import Agent
from teikit.tei.header.identifiers import Identifier
from teikit.tei.mapping import Fact, Row, filled, missing
from teikit.tei.unmapped import unmapped
from teikit.xml_output import document

SUFFIX = {"xml": ".datacite.xml", "json": ".datacite.json"}
FORMAT = "application/vnd.datacite.datacite+xml"
SCHEMA = XmlSchema(
    "datacite/kernel-4/metadata.xsd", "http://schema.datacite.org/meta/kernel-4.7/metadata.xsd"
)
JSON_SCHEMA = JsonSchema(
    "datacite", "schemas/datacite-v4.5.json", "teikit[archives]", (("contributorType", "Translator"),)
)
CHECKER = Checker(
    "DataCite's XML Schema 4.7; of JSON its JSON Schema 4.5 with the new values of 4.7",
    {**SCHEMA.checker.needs, **JSON_SCHEMA.checker.needs},
)
ROLES = (
    ("Translator", re.compile(r"transl|übersetz|tradu", re.IGNORECASE)),
    ("Editor", re.compile(r"\bedit(?!orial board)|herausge|édit|curat|a cura", re.IGNORECASE)),
    ("DataCollector", re.compile(r"collect|photograph|scann?ed|digiti[sz]", re.IGNORECASE)),
    ("DataCurator", re.compile(r"encod|mark-?up|tag|transcri|transkri|proof|correct|kodier", re.IGNORECASE)),
    ("ProjectLeader", re.compile(r"principal|project (?:lead|direct)|projektleit", re.IGNORECASE)),
)
"""What a contributor did, by what the header calls it; anything else is Other."""
SCHEMES = {
    "orcid": ("ORCID", "https://orcid.org"),
    "isni": ("ISNI", "https://isni.org"),
    "viaf": ("VIAF", "https://viaf.org"),
    "gnd": ("GND", "https://d-nb.info/gnd"),
    "ror": ("ROR", "https://ror.org"),
    "wikidata": ("Wikidata", "https://www.wikidata.org"),
}
RELATED = {"doi": "DOI", "handle": "Handle", "ark": "ARK", "urn": "URN", "url": "URL"}
Made = dict[str, Any] | str


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}


def _agent(said: Agent) -> dict[str, Any]:
    return _filled(
        name=said.inverted,
        nameType="Organizational" if said.is_body else "Personal" if said.surname else "",
        givenName=said.forename if said.surname else "",
        familyName=said.surname,
        nameIdentifiers=[
            {
                "nameIdentifier": each.url,
                "nameIdentifierScheme": SCHEMES[each.scheme][0],
                "schemeUri": SCHEMES[each.scheme][1],
            }
            for each in said.identifiers
            if each.scheme in SCHEMES
        ],
    )


def _contributor(said: Agent) -> dict[str, Any]:
    role = next((name for name, pattern in ROLES if pattern.search(said.role)), "Other")
    return _agent(said) | {"contributorType": role}


def _funder(said: Agent) -> dict[str, Any]:
    ror = next((each.url for each in said.identifiers if each.scheme == "ror"), "")
    return _filled(funderName=said.name, funderIdentifier=ror, funderIdentifierType=ror and "ROR")


def _title(said: titles.Title) -> dict[str, Any]:
    kind = {titles.Part.MAIN: "", titles.Part.SUB: "Subtitle", titles.Part.ALTERNATIVE: "AlternativeTitle"}
    return _filled(title=said.words, titleType=kind[said.part], lang=said.language)


def _date(kind: str) -> Callable[[dates.When], dict[str, Any] | None]:
    def make(said: dates.When) -> dict[str, Any] | None:
        date = said.iso or said.year
        return {"date": date, "dateType": kind} if re.match(r"[0-9]{4}", date.lstrip("/")) else None

    return make


def _updated(said: changes.Change) -> dict[str, Any] | None:
    return {"date": said.date, "dateType": "Updated"} if said.date else None


def _subject(said: description.Subject) -> dict[str, Any]:
    address = said.scheme if said.scheme.startswith("http") else ""
    name = "" if address else said.scheme
    return _filled(
        subject=said.words, subjectScheme=name, schemeUri=address, valueUri=said.url, lang=said.language
    )


def _rights(said: rights.Terms) -> dict[str, Any]:
    return _filled(
        rights=said.words,
        rightsUri=said.canonical,
        rightsIdentifier=said.spdx,
        rightsIdentifierScheme=said.spdx and "SPDX",
    )


def _described(kind: str) -> Callable[[Any], dict[str, Any]]:
    return lambda said: _filled(description=said.words, descriptionType=kind, lang=said.language)


def _other_identifier(said: Identifier) -> dict[str, Any] | None:
    if said.scheme == "doi":
        return None
    return {"alternateIdentifier": said.url or said.value, "alternateIdentifierType": said.scheme}


def _derived(said: sources.Origin) -> list[dict[str, Any]] | None:
    return [
        {
            "relatedIdentifier": each.value,
            "relatedIdentifierType": RELATED[each.scheme],
            "relationType": "IsDerivedFrom",
        }
        for each in said.identifiers
        if each.scheme in RELATED
    ] or None


DOI = Row(identifiers.DOI, "doi", lambda said: said.value, required=True, note="or the option `doi`")
KIND: Fact[str] = Fact(("TEI",), lambda _: ["TEI"])
FORM: Fact[str] = Fact(("TEI",), lambda _: ["application/tei+xml"])
MAPPING: tuple[Row[Any, Any], ...] = (
    DOI,
    Row(
        agents.CREATORS,
        "creators",
        _agent,
        required=True,
        note="authors; without any, editors; without any, others",
    ),
    Row(titles.TITLES, "titles", _title, required=True),
    Row(agents.PUBLISHERS, "publisher", lambda said: {"name": said.name}, required=True, note="the first"),
    Row(dates.PUBLICATION_YEAR, "publicationYear", lambda said: said, required=True),
    Row(
        KIND, "types", lambda said: {"resourceType": said, "resourceTypeGeneral": "Text"}, note="always Text"
    ),
    Row(languages.LANGUAGES, "language", lambda said: said, note="the first"),
    Row(description.EDITIONS, "version", lambda said: said.words, note="the first"),
    Row(description.SUBJECTS, "subjects", _subject),
    Row(agents.CONTRIBUTORS, "contributors", _contributor, note="contributorType by the words of resp"),
    Row(dates.PUBLICATION_DATES, "dates", _date("Issued")),
    Row(dates.CREATION_DATES, "dates", _date("Created")),
    Row(
        changes.CHANGES,
        "dates",
        _updated,
    ),
    Row(identifiers.IDENTIFIERS, "alternateIdentifiers", _other_identifier),
    Row(sources.SOURCES, "relatedIdentifiers", _derived, note="relationType IsDerivedFrom"),
    Row(description.EXTENTS, "sizes", lambda said: said.words),
    Row(FORM, "formats", lambda said: said, note="RFC 6129"),
    Row(rights.RIGHTS, "rightsList", _rights, note="rightsIdentifier for Creative Commons, as SPDX has it"),
    Row(description.ABSTRACTS, "descriptions", _described("Abstract")),
    Row(titles.SERIES_TITLES, "descriptions", _described("SeriesInformation")),
    Row(description.PLACES, "geoLocations", lambda said: {"geoLocationPlace": said.words}),
    Row(agents.FUNDERS, "fundingReferences", _funder),
)
SINGLE = frozenset({"doi", "publisher", "publicationYear", "types", "language", "version"})


def export(tei: Tei, *, form: str = "xml", doi: str = "") -> Package:
    """The record of a document: `form` is xml or json."""
    rows = [(row, _given(doi, tei) if row is DOI and doi else made) for row, made in filled(tei, MAPPING)]
    record: dict[str, Any] = {"schemaVersion": datacite.KERNEL}
    for row, made in rows:
        flat = [one for each in made for one in (each if isinstance(each, list) else [each])]
        if flat and row.target in SINGLE:
            record[row.target] = flat[0]
        elif flat:
            there = record.setdefault(row.target, [])
            there += [each for each in flat if each not in there]
    data = (
        json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"
        if form == "json"
        else document(datacite.xml(record))
    )
    return Package({"": data}, tuple(unmapped(tei, MAPPING)), missing(tei, rows))


def _given(doi: str, tei: Tei) -> list[str]:
    """The DOI of the option, with the file's name in it; none where that is no DOI."""
    said = identifiers.identifier(doi.replace("{name}", PurePath(tei.source.name).stem.lower()))
    return [said.value] if said.scheme == "doi" else []


def prove(package: Package) -> Receipt:
    """What DataCite's schema says of the record."""
    data = package.data
    return JSON_SCHEMA.receipt(data) if data.startswith(b"{") else SCHEMA.receipt(data)
