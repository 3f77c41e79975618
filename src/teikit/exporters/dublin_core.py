"""Dublin Core: the fifteen elements in OAI's envelope (`oai_dc`), or DCMI's terms with `form = "dcterms"`.

Harvesters take the first; the second tells alternative titles, issued from created, abstract from source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from teikit.checkers.xml_schema import XmlSchema
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.header import agents, dates, description, identifiers, languages, rights, sources, titles
from teikit.tei.mapping import Fact, Row, filled, missing
from teikit.tei.unmapped import unmapped
from teikit.xml_output import child, document, root

SUFFIX = {"oai_dc": ".oai_dc.xml", "dcterms": ".dcterms.xml"}
FORMAT = "application/xml"
DC, DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
ENVELOPE = XmlSchema(
    "dublincore/2008/dc.xsd",
    "http://dublincore.org/schemas/xmls/qdc/2008/02/11/dc.xsd",
    f'<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:dc="{DC}" targetNamespace="{OAI_DC}">'
    f'<import namespace="{DC}" schemaLocation="dc.xsd"/>'
    '<element name="dc" type="dc:elementContainer"/></schema>',
)
TERMS = XmlSchema(
    "dublincore/2008/qualifieddc.xsd", "http://dublincore.org/schemas/xmls/qdc/2008/02/11/qualifieddc.xsd"
)
CHECKER = Checker("XML Schema of DCMI, 2008", ENVELOPE.checker.needs)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of `dcterms`, and the element of the fifteen that it refines; its value."""

    name: str
    element: str
    words: str
    language: str = ""
    kind: str = ""


def _term(
    fact: Fact[Any],
    name: str,
    take: Callable[[Any], str],
    *,
    element: str = "",
    required: bool = False,
    kind: str = "",
    note: str = "",
) -> Row[Any, Term]:
    target = f"dc:{element} / dcterms:{name}" if element else f"dc:{name}"

    def make(said: Any) -> Term | None:
        value = take(said)
        language = getattr(said, "language", "")
        return Term(name, element or name, value, language, kind) if value else None

    return Row(fact, target, make, required, note)


def _title(said: titles.Title) -> str:
    return said.words if said.part is titles.Part.MAIN else ""


def _alternative(said: titles.Title) -> str:
    return said.words if said.part is not titles.Part.MAIN else ""


KIND: Fact[str] = Fact(("TEI",), lambda _: ["Text"])
MAPPING: tuple[Row[Any, Term], ...] = (
    _term(titles.TITLES, "title", _title, required=True, note="the main title"),
    _term(titles.TITLES, "alternative", _alternative, element="title", note="titles under and beside it"),
    _term(
        agents.CREATORS,
        "creator",
        lambda said: said.inverted,
        note="authors; without any, editors; without any, those of respStmt",
    ),
    _term(agents.CONTRIBUTORS, "contributor", lambda said: said.inverted),
    _term(agents.FUNDERS, "contributor", lambda said: said.name),
    _term(agents.PUBLISHERS, "publisher", lambda said: said.name),
    _term(dates.PUBLICATION_DATES, "issued", lambda said: said.iso or said.words, element="date"),
    _term(dates.CREATION_DATES, "created", lambda said: said.iso or said.words, element="date"),
    _term(description.ABSTRACTS, "abstract", lambda said: said.words, element="description"),
    _term(description.SUBJECTS, "subject", lambda said: said.words),
    _term(description.PLACES, "spatial", lambda said: said.words, element="coverage"),
    _term(KIND, "type", lambda said: said, note="always Text, of DCMI's types", kind="DCMIType"),
    _term(description.EXTENTS, "extent", lambda said: said.words, element="format"),
    _term(Fact(("TEI",), lambda _: ["application/tei+xml"]), "format", lambda said: said, note="RFC 6129"),
    _term(identifiers.IDENTIFIERS, "identifier", lambda said: said.url or said.value),
    _term(languages.LANGUAGES, "language", lambda said: said),
    _term(sources.SOURCES, "source", lambda said: said.words),
    _term(titles.SERIES_TITLES, "isPartOf", lambda said: said.words, element="relation"),
    _term(rights.RIGHTS, "license", lambda said: said.canonical, element="rights"),
    _term(rights.RIGHTS, "rights", lambda said: said.words if said.words != said.url else ""),
)


def export(tei: Tei, *, form: str = "oai_dc") -> Package:
    """The record of a document: `form` is oai_dc or dcterms."""
    rows = list(filled(tei, MAPPING))
    terms = [term for _, made in rows for term in made]
    record = _terms(terms) if form == "dcterms" else _simple(terms)
    return Package({"": document(record)}, tuple(unmapped(tei, MAPPING)), missing(tei, rows))


def _simple(terms: list[Term]) -> etree._Element:
    """The fifteen elements in their envelope; what a term says twice is said once."""
    top = root(
        "oai_dc:dc",
        {"oai_dc": OAI_DC, "dc": DC, "xsi": XSI},
        xsi_schemaLocation=f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    )
    for element, words, language in dict.fromkeys(
        (each.element, each.words, each.language) for each in terms
    ):
        child(top, f"dc:{element}", words, xml_lang=language)
    return top


def _terms(terms: list[Term]) -> etree._Element:
    """DCMI's terms, the vocabulary and the form of a value with xsi:type."""
    top = root("qualifieddc", {"dcterms": DCTERMS, "xsi": XSI})
    for each in terms:
        child(
            top,
            f"dcterms:{each.name}",
            each.words,
            xml_lang=each.language,
            xsi_type=each.kind and f"dcterms:{each.kind}",
        )
    return top


def prove(package: Package) -> Receipt:
    """What DCMI's schema says of the record."""
    schema = ENVELOPE if b"<oai_dc:dc" in package.data else TERMS
    return schema.receipt(package.data)
