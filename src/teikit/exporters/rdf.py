"""RDF with the classes of CIDOC CRM 7.1: the text, who made it and when, whom and what it speaks of.

Turtle, or JSON-LD with `form = "json-ld"`. Held to SHACL shapes of teikit's own, where pyshacl is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from teikit.addresses import web
from teikit.checkers import shacl
from teikit.formats.triples import Literal, Statement, json_ld, turtle
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.header import agents, dates, identifiers, languages, rights, titles
from teikit.tei.ids import slug
from teikit.tei.mapping import Fact, Row, filled, missing
from teikit.tei.text import name_facts
from teikit.tei.text.mentions import EVENT, ORGANIZATION, PERSON, PLACE, Entity, mentions
from teikit.tei.text.standoff import stand_off

SUFFIX = {"turtle": ".ttl", "json-ld": ".jsonld"}
FORMAT = "text/turtle"
CHECKER = Checker("teikit's own SHACL shapes, by pyshacl", shacl.NEEDS)
PREFIXES = {
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES = {
    PERSON: "crm:E21_Person",
    PLACE: "crm:E53_Place",
    ORGANIZATION: "crm:E74_Group",
    EVENT: "crm:E5_Event",
}
THING = "crm:E1_CRM_Entity"
TYPES = (
    (re.compile(r"-?\d{4}", re.ASCII), "xsd:gYear"),
    (re.compile(r"\d{4}-\d\d", re.ASCII), "xsd:gYearMonth"),
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "xsd:date"),
)
BEFORE_CHRIST = re.compile(r"(-\d{4})(?:-\d\d)*", re.ASCII)
"""Of which few readers of RDF take more than the year."""
Said = Callable[[str], Iterator[Statement]]


def _title(said: titles.Title) -> Said:
    def state(text: str) -> Iterator[Statement]:
        yield Statement(text, "rdfs:label", Literal(said.words, said.language.lower()))

    return state


def _author(said: agents.Agent) -> Said:
    def state(text: str) -> Iterator[Statement]:
        known = next((each.url for each in said.identifiers), f"{text}#agent-{slug(said.name)}")
        kind = "crm:E74_Group" if said.is_body else "crm:E21_Person" if said.surname else "crm:E39_Actor"
        yield from _creation(text)
        yield Statement(f"{text}#creation", "crm:P14_carried_out_by", known)
        yield Statement(known, "rdf:type", kind)
        yield Statement(known, "rdfs:label", Literal(said.name))

    return state


def _creation(text: str) -> Iterator[Statement]:
    yield Statement(f"{text}#creation", "rdf:type", "crm:E65_Creation")
    yield Statement(f"{text}#creation", "crm:P94_has_created", text)


def _written(said: dates.When) -> Said:
    def state(text: str) -> Iterator[Statement]:
        yield from _creation(text)
        yield from _span(f"{text}#creation", said)

    return state


def _span(event: str, said: dates.When) -> Iterator[Statement]:
    """The time-span of an event: in words, and its limits where they have a normal form."""
    span = f"{event}-time"
    yield Statement(event, "crm:P4_has_time-span", span)
    yield Statement(span, "rdf:type", "crm:E52_Time-Span")
    yield Statement(span, "rdfs:label", Literal(said.words))
    for name, value in (("begin_of_the_begin", said.start), ("end_of_the_end", said.end)):
        value = BEFORE_CHRIST.sub(r"\1", value)
        kind = next((kind for pattern, kind in TYPES if pattern.fullmatch(value)), "")
        if kind:
            part = "P82a" if name.startswith("begin") else "P82b"
            yield Statement(span, f"crm:{part}_{name}", Literal(value, kind=kind))


def _simple(name: str, take: Callable[[Any], str], *, link: bool = False) -> Callable[[Any], Said | None]:
    def make(said: Any) -> Said | None:
        value = take(said)
        if not value:
            return None
        return lambda text: iter([Statement(text, name, value if link else Literal(value))])

    return make


def _entity(said: Entity) -> Said:
    def state(text: str) -> Iterator[Statement]:
        name = f"{text}#{said.id or slug(said.name)}"
        yield Statement(text, "crm:P67_refers_to", name)
        yield Statement(name, "rdf:type", CLASSES.get(said.kind, THING))
        yield Statement(name, "rdfs:label", Literal(said.name))
        for number, called in enumerate(said.names, 1):
            yield Statement(name, "crm:P1_is_identified_by", f"{name}-name-{number}")
            yield Statement(f"{name}-name-{number}", "rdf:type", "crm:E41_Appellation")
            yield Statement(f"{name}-name-{number}", "crm:P190_has_symbolic_content", Literal(called))
        for each in said.identifiers:
            if each.url:
                yield Statement(name, "skos:exactMatch", each.url)
        if said.point:
            latitude, longitude = said.point
            where = Literal(f"POINT({longitude} {latitude})", kind="geo:wktLiteral")
            yield Statement(name, "crm:P168_place_is_defined_by", where)
        yield from _life(name, said)

    return state


def _life(name: str, said: Entity) -> Iterator[Statement]:
    """Birth and death of a person."""
    events = (
        (said.begin, "birth", "crm:E67_Birth", "crm:P98_brought_into_life"),
        (said.end, "death", "crm:E69_Death", "crm:P100_was_death_of"),
    )
    for when, event, kind, of in events:
        if when and said.kind == PERSON:
            yield Statement(f"{name}-{event}", "rdf:type", kind)
            yield Statement(f"{name}-{event}", of, name)
            yield from _span(f"{name}-{event}", when)


def _addresses(tei: Tei) -> Iterator[str]:
    """What the text points at outside of the file by names in it."""
    found = (ref for each in mentions(stand_off(tei.root)) for ref in each.refs)
    yield from dict.fromkeys(filter(None, map(web, found)))


OUTSIDE: Fact[str] = Fact(
    tuple(f"text//{name}/{by}" for name in name_facts.NAMES for by in ("@ref", "@corresp", "@key")),
    _addresses,
)
MAPPING: tuple[Row[Any, Said], ...] = (
    Row(titles.TITLES, "crm:E33_Linguistic_Object rdfs:label", _title, True),
    Row(agents.AUTHORS, "crm:E65_Creation crm:P14_carried_out_by", _author),
    Row(dates.CREATION_DATES, "crm:E65_Creation crm:P4_has_time-span", _written),
    Row(languages.LANGUAGES, "dcterms:language", _simple("dcterms:language", str)),
    Row(
        identifiers.IDENTIFIERS,
        "dcterms:identifier",
        _simple("dcterms:identifier", lambda said: said.url or said.value),
    ),
    Row(
        rights.RIGHTS,
        "dcterms:license",
        _simple(
            "dcterms:license",
            lambda said: said.canonical if said.canonical.startswith("http") else "",
            link=True,
        ),
    ),
    Row(
        name_facts.ENTRIES,
        "crm:P67_refers_to",
        _entity,
        note="E21 Person, E53 Place, E74 Group, E5 Event, with names and lives",
    ),
    Row(
        OUTSIDE, "crm:P67_refers_to", _simple("crm:P67_refers_to", str, link=True), note="addresses elsewhere"
    ),
)


def export(tei: Tei, *, form: str = "turtle", base: str = "") -> Package:
    """The statements of a document; `base` is its address, where the header has none."""
    rows = list(filled(tei, MAPPING))
    text = base or identifiers.address(tei)
    statements = [Statement(text, "rdf:type", "crm:E33_Linguistic_Object")]
    statements += [each for _, made in rows for state in made for each in state(text)]
    write = json_ld if form == "json-ld" else turtle
    return Package({"": write(statements, PREFIXES)}, missing=missing(tei, rows))


def prove(package: Package) -> Receipt:
    """What our shapes say of the statements."""
    return shacl.receipt(package.data, "rdf_shapes.ttl")
