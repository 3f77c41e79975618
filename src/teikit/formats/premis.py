"""PREMIS 3: the file as a preserved object, the changes of its header as events, who made them as agents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from lxml import etree

from teikit.checkers.xml_schema import XmlSchema
from teikit.source import Source
from teikit.tei.document import Tei
from teikit.tei.header import changes, rights
from teikit.tei.ids import slug
from teikit.tei.mapping import Fact, Row
from teikit.xml_output import child, root

PREMIS = "http://www.loc.gov/premis/v3"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = XmlSchema("loc/premis/v3/premis-v3-0.xsd", "https://www.loc.gov/standards/premis/premis.xsd")
VOCABULARY = "http://id.loc.gov/vocabulary/preservation"
CREATION = re.compile(r"\b(created|creation|angelegt|erstellt|créé|création)", re.IGNORECASE)
Write = Callable[[etree._Element], object]


def _object(said: Source, top: etree._Element) -> None:
    element = child(top, "object", xsi_type="file")
    _identified(element, "objectIdentifier", "SHA-256", said.digest)
    characteristics = child(element, "objectCharacteristics")
    fixity = child(characteristics, "fixity")
    child(fixity, "messageDigestAlgorithm", "SHA-256")
    child(fixity, "messageDigest", said.digest)
    child(characteristics, "size", str(len(said.data)))
    child(child(child(characteristics, "format"), "formatDesignation"), "formatName", "application/tei+xml")
    child(element, "originalName", said.name)


def _identified(parent: etree._Element, name: str, kind: str, value: str) -> etree._Element:
    element = child(parent, name)
    child(element, f"{name}Type", kind)
    child(element, f"{name}Value", value)
    return element


def _event(numbered: tuple[int, changes.Change], top: etree._Element) -> None:
    number, said = numbered
    element = child(top, "event")
    _identified(element, "eventIdentifier", "local", f"change-{number}")
    kind = "creation" if CREATION.search(said.words) else "modification"
    child(element, "eventType", kind, authority="eventType", authorityURI=f"{VOCABULARY}/eventType")
    child(element, "eventDateTime", said.date or "XXXX")  # an unspecified year in EDTF
    if detail := " ".join(filter(None, (said.words, said.status and f"[{said.status}]"))):
        child(child(element, "eventDetailInformation"), "eventDetail", detail)
    if said.who:
        _identified(element, "linkingAgentIdentifier", "local", slug(said.who))
    digest = top.findtext(f".//{{{PREMIS}}}messageDigest", "")
    _identified(element, "linkingObjectIdentifier", "SHA-256", digest)


def _agent(name: str, top: etree._Element) -> None:
    element = child(top, "agent")
    _identified(element, "agentIdentifier", "local", slug(name))
    child(element, "agentName", name)


def _rights(said: rights.Terms, top: etree._Element) -> None:
    statement = child(child(top, "rights"), "rightsStatement")
    _identified(statement, "rightsStatementIdentifier", "URI" if said.url else "local", said.url or "rights")
    child(
        statement, "rightsBasis", "license", authority="rightsBasis", authorityURI=f"{VOCABULARY}/rightsBasis"
    )
    licence = child(statement, "licenseInformation")
    if said.url:
        _identified(licence, "licenseDocumentationIdentifier", "URI", said.canonical)
    child(licence, "licenseTerms", said.words)


def _agents(tei: Tei) -> Iterable[str]:
    """Who made changes, each once."""
    found: dict[str, str] = {}
    for each in changes.changes(tei):
        if each.who:
            found.setdefault(slug(each.who), each.who)
    return found.values()


FILE: Fact[Source] = Fact(("TEI",), lambda tei: [tei.source])
EVENTS: Fact[tuple[int, changes.Change]] = Fact(
    changes.CHANGES.paths, lambda tei: enumerate(changes.changes(tei), 1)
)
AGENTS: Fact[str] = Fact(changes.CHANGES.paths, _agents)
MAPPING: tuple[Row[Any, Write], ...] = (
    Row(
        FILE, "object", lambda said: partial(_object, said), True, "the bytes of the file, with their SHA-256"
    ),
    Row(
        EVENTS,
        "event",
        lambda said: partial(_event, said),
        note="creation where the words say so, else modification; without a date XXXX, EDTF's unknown year",
    ),
    Row(
        AGENTS, "agent", lambda said: partial(_agent, said), note="whom change/@who points at, or names in it"
    ),
    Row(rights.RIGHTS, "rights/rightsStatement", lambda said: partial(_rights, said)),
)


def record(writes: Iterable[Write]) -> etree._Element:
    """The `premis` element in which all is written."""
    top = root(
        "premis", {None: PREMIS, "xsi": XSI}, version="3.0", xsi_schemaLocation=f"{PREMIS} {SCHEMA.address}"
    )
    for write in writes:
        write(top)
    return top
