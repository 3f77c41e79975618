"""The Europeana Data Model: the object, the web page or file that shows it, and who provides it.

`provider` names the aggregator, where that is not the publisher; `shown` is the address of the page that
shows the text, `{name}` in it the file's name; `licence` that of the licence, where the header has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from lxml import etree

from teikit.addresses import address, of_file, web
from teikit.checkers import schematron_sheet
from teikit.checkers.xml_schema import XmlSchema, folder
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header import agents, dates, description, identifiers, languages, rights, sources, titles
from teikit.tei.mapping import Fact, Row, filled, missing
from teikit.tei.text.pages import IMAGES
from teikit.tei.unmapped import unmapped
from teikit.xml_output import child, document, root

SUFFIX = ".edm.xml"
FORMAT = "application/rdf+xml"
SCHEMA = XmlSchema("europeana/edm/current/EDM.xsd", "http://www.europeana.eu/schemas/edm/EDM.xsd")
SHEET = "europeana/edm/schematron/schematron.xsl"
CHECKER = Checker(
    "Europeana's EDM XML Schema and Schematron", {**SCHEMA.checker.needs, **schematron_sheet.NEEDS}
)
NAMESPACES: dict[str | None, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the object or of its aggregation: a literal, or the address of a resource."""

    name: str
    words: str = ""
    resource: str = ""
    language: str = ""


def _said(name: str, take: Callable[[Any], str], *, link: bool = False) -> Callable[[Any], Property | None]:
    def make(said: Any) -> Property | None:
        value = take(said)
        if not value:
            return None
        return Property(name, "" if link else value, value if link else "", getattr(said, "language", ""))

    return make


def _row(
    fact: Fact[Any],
    name: str,
    take: Callable[[Any], str],
    *,
    required: bool = False,
    link: bool = False,
    note: str = "",
) -> Row[Any, Property]:
    return Row(fact, name, _said(name, take, link=link), required, note)


def _agent(name: str) -> Callable[[agents.Agent], Property]:
    def make(said: agents.Agent) -> Property:
        known = next(
            (each.url for each in said.identifiers if each.scheme in ("viaf", "gnd", "wikidata")), ""
        )
        return Property(name, "" if known else said.inverted, known)

    return make


def _licence(said: rights.Terms) -> str:
    """The address of a licence in the spelling that Europeana's list has."""
    known = "creativecommons.org/" in said.canonical or "rightsstatements.org/" in said.canonical
    return said.canonical.replace("https:", "http:") if known else ""


def _shown(tei: Tei) -> Iterator[str]:
    yield from [each.url for each in identifiers.own(tei) if each.url][:1]


def _views(tei: Tei) -> Iterator[str]:
    yield from dict.fromkeys(filter(None, (web(image.url) for image in IMAGES.read(tei))))


SHOWN: Fact[str] = Fact(
    identifiers.OWN, _shown, '<idno type="handle">https://hdl.handle.net/11858/0000-0001</idno>'
)
VIEWS: Fact[str] = Fact(IMAGES.paths, _views)
TYPE: Fact[str] = Fact(("TEI",), lambda _: ["text"])
LICENCE = replace(
    rights.RIGHTS,
    paths=rights.RIGHTS.paths[:-1],
    read=lambda tei: [each for each in rights.terms(tei) if _licence(each)],
)
OBJECT: tuple[Row[Any, Property], ...] = (
    _row(agents.PUBLISHERS, "dc:publisher", lambda said: said.name),
    Row(
        agents.CREATORS,
        "dc:creator",
        _agent("dc:creator"),
        note="the address of VIAF, GND or Wikidata where known",
    ),
    Row(agents.CONTRIBUTORS, "dc:contributor", _agent("dc:contributor")),
    _row(titles.TITLES, "dc:title", lambda said: said.words, required=True),
    _row(description.ABSTRACTS, "dc:description", lambda said: said.words),
    _row(identifiers.IDENTIFIERS, "dc:identifier", lambda said: said.url or said.value),
    _row(languages.LANGUAGES, "dc:language", lambda said: said, required=True),
    _row(description.SUBJECTS, "dc:subject", lambda said: said.words),
    _row(TYPE, "dc:type", lambda said: said, note="always text"),
    _row(dates.PUBLICATION_DATES, "dcterms:issued", lambda said: said.iso or said.words),
    _row(dates.CREATION_DATES, "dcterms:created", lambda said: said.iso or said.words),
    _row(description.EXTENTS, "dcterms:extent", lambda said: said.words),
    _row(description.PLACES, "dcterms:spatial", lambda said: said.words),
    _row(sources.SOURCES, "dc:source", lambda said: said.words),
    _row(titles.SERIES_TITLES, "dcterms:isPartOf", lambda said: said.words),
)
AGGREGATION: tuple[Row[Any, Property], ...] = (
    _row(agents.PUBLISHERS, "edm:dataProvider", lambda said: said.name, required=True, note="the first"),
    _row(
        SHOWN, "edm:isShownAt", lambda said: said, required=True, link=True, note="the first with an address"
    ),
    _row(VIEWS, "edm:hasView", lambda said: said, link=True, note="page images with an address"),
    _row(
        LICENCE,
        "edm:rights",
        _licence,
        required=True,
        link=True,
        note="Creative Commons or rightsstatements.org, the first",
    ),
)
MAPPING = OBJECT + AGGREGATION
SINGLE = frozenset({"edm:dataProvider", "edm:isShownAt", "edm:rights"})
ORDER = (
    "edm:aggregatedCHO",
    "edm:dataProvider",
    "edm:hasView",
    "edm:isShownAt",
    "edm:provider",
    "edm:rights",
)


def export(tei: Tei, *, provider: str = "", shown: str = "", licence: str = "") -> Package:
    """The record of a document; `provider` is the aggregator, else the publisher."""
    page = address(shown.replace("{name}", of_file(PurePath(tei.path).stem)))
    given = {"edm:isShownAt": page, "edm:rights": _licence(rights.Terms(licence, licence))}
    rows = [
        (row, [Property(row.target, resource=given[row.target])] if given.get(row.target) else made)
        for row, made in filled(tei, MAPPING)
    ]
    about = page or next(_shown(tei), "")
    top = root("rdf:RDF", NAMESPACES)
    thing = child(top, "edm:ProvidedCHO", rdf_about=address(f"{about}#object"))
    for row, made in rows:
        if row in OBJECT:
            for each in made:
                _put(thing, each)
    child(thing, "edm:type", "TEXT")
    for view in _views(tei):
        child(top, "edm:WebResource", rdf_about=view)
    said = [each for row, made in rows if row in AGGREGATION for each in _kept(made)]
    whole = child(top, "ore:Aggregation", rdf_about=address(f"{about}#aggregation"))
    _aggregate(whole, address(f"{about}#object"), said, provider)
    return Package({"": document(top)}, tuple(unmapped(tei, MAPPING)), missing(tei, rows))


def _kept(made: list[Property]) -> list[Property]:
    return made[:1] if made and made[0].name in SINGLE else made


def _aggregate(whole: etree._Element, thing: str, said: list[Property], provider: str) -> None:
    first = next((each.words for each in said if each.name == "edm:dataProvider"), "")
    said = [Property("edm:aggregatedCHO", resource=thing), *said]
    if provider or first:
        said.append(Property("edm:provider", provider or first))
    for each in sorted(said, key=lambda each: ORDER.index(each.name)):
        _put(whole, each)


def _put(parent: etree._Element, said: Property) -> None:
    child(
        parent,
        said.name,
        said.words,
        rdf_resource=said.resource,
        xml_lang=said.language if said.words else "",
    )


def prove(package: Package) -> Receipt:
    """What Europeana's schema and its Schematron say of the record."""
    receipt = SCHEMA.receipt(package.data)
    found = tuple(schematron_sheet.complaints(package.data, folder() / SHEET))
    verdict = Verdict.INVALID if found else receipt.verdict
    return replace(receipt, verdict=verdict, remarks=receipt.remarks + found, checker=CHECKER.name)
