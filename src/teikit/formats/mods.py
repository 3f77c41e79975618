"""MODS 3.8: how the facts of a header become a record of a library's catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from lxml import etree

from teikit.checkers.xml_schema import XmlSchema
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
from teikit.tei.mapping import Fact, Row
from teikit.xml_output import child, root

MODS, XLINK = "http://www.loc.gov/mods/v3", "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = XmlSchema("loc/mods/v3/mods-3-8.xsd", "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd")
RELATORS = {
    "author": "author",
    "editor": "editor",
    "principal": "project director",
    "funder": "funder",
    "sponsor": "sponsor",
}
"""Roles of TEI that MARC's list of relators knows by another name, or by the same."""
Write = Callable[[etree._Element], object]


def _title(said: titles.Title, parent: etree._Element) -> None:
    kind = "" if said.part is not titles.Part.ALTERNATIVE else "alternative"
    if said.part is titles.Part.SUB:
        main = parent.find(f"{{{MODS}}}titleInfo")
        child(main if main is not None else child(parent, "titleInfo"), "subTitle", said.words)
        return
    child(child(parent, "titleInfo", type=kind, xml_lang=said.language), "title", said.words)


def _name(said: Agent, parent: etree._Element) -> None:
    kind = "corporate" if said.is_body else "personal" if said.surname else ""
    url = said.identifiers[0].url if said.identifiers else ""
    name = child(parent, "name", type=kind, valueURI=url)
    if said.surname:
        child(name, "namePart", said.surname, type="family")
        if said.forename:
            child(name, "namePart", said.forename, type="given")
    else:
        child(name, "namePart", said.name)
    for each in said.identifiers:
        child(name, "nameIdentifier", each.url, type=each.scheme)
    known = RELATORS.get(said.role, "")
    child(child(name, "role"), "roleTerm", known or said.role, type="text", authority=known and "marcrelator")


def _origin(parent: etree._Element) -> etree._Element:
    """The originInfo, of which there is one."""
    found = parent.find(f"{{{MODS}}}originInfo")
    return child(parent, "originInfo") if found is None else found


def _date(said: dates.When, parent: etree._Element, name: str) -> None:
    origin = _origin(parent)
    if not said.start and not said.end:
        child(origin, name, said.words)
    elif said.start == said.end:
        child(origin, name, said.start, encoding="w3cdtf")
    else:
        for point, value in (("start", said.start), ("end", said.end)):
            if value:
                child(origin, name, value, encoding="w3cdtf", point=point)


def _subject(said: description.Subject, parent: etree._Element) -> None:
    address = said.scheme if said.scheme.startswith("http") else ""
    name = "" if address else "".join(said.scheme.split())
    subject = child(parent, "subject", authority=name, authorityURI=address, valueURI=said.url)
    child(subject, "topic", said.words)


def _source(said: sources.Origin, parent: etree._Element) -> None:
    related = child(parent, "relatedItem", type="original")
    if said.title:
        child(child(related, "titleInfo"), "title", said.title)
    if said.repository or said.shelfmark:
        place = child(related, "location")
        if said.repository:
            child(place, "physicalLocation", ", ".join(filter(None, (said.settlement, said.repository))))
        if said.shelfmark:
            child(place, "shelfLocator", said.shelfmark)
    if said.words != said.title:
        child(related, "note", said.words)
    for each in said.identifiers:
        child(related, "identifier", each.url, type=each.scheme)


def _rights(said: rights.Terms, parent: etree._Element) -> None:
    child(parent, "accessCondition", said.words, type="use and reproduction", xlink_href=said.canonical)


def _row(
    fact: Fact[Any],
    target: str,
    write: Callable[[Any, etree._Element], object],
    *,
    required: bool = False,
    note: str = "",
) -> Row[Any, Write]:
    return Row(fact, target, lambda said: partial(write, said), required, note)


def _words(name: str, within: str = "") -> Callable[[Any, etree._Element], object]:
    def write(said: Any, parent: etree._Element) -> None:
        child(
            child(parent, within) if within else parent, name, said if isinstance(said, str) else said.words
        )

    return write


def _in_origin(name: str) -> Callable[[Any, etree._Element], object]:
    return lambda said, parent: child(
        _origin(parent), name, said.name if isinstance(said, Agent) else said.words
    )


def _place(said: description.Statement, parent: etree._Element) -> None:
    child(child(_origin(parent), "place"), "placeTerm", said.words, type="text")


def _language(said: str, parent: etree._Element) -> None:
    child(child(parent, "language"), "languageTerm", said, type="code", authority="rfc5646")


def _series(said: titles.Title, parent: etree._Element) -> None:
    child(child(child(parent, "relatedItem", type="series"), "titleInfo"), "title", said.words)


def _identifier(said: identifiers.Identifier, parent: etree._Element) -> None:
    child(
        parent, "identifier", said.value if said.scheme == "doi" else said.url or said.value, type=said.scheme
    )


def _change(said: changes.Change, parent: etree._Element) -> None:
    if said.date:
        child(parent, "recordChangeDate", said.date, encoding="w3cdtf")


TEXT: Fact[str] = Fact(("TEI",), lambda _: ["text"])
FORM: Fact[str] = Fact(("TEI",), lambda _: ["application/tei+xml"])
MAPPING: tuple[Row[Any, Write], ...] = (
    _row(
        titles.TITLES, "titleInfo", _title, required=True, note="subtitles as subTitle, others as alternative"
    ),
    _row(agents.AUTHORS, "name", _name, note="role as MARC's relator"),
    _row(agents.EDITORS, "name", _name),
    _row(agents.OTHERS, "name", _name, note="role in the words of resp"),
    _row(agents.FUNDERS, "name", _name),
    _row(TEXT, "typeOfResource", _words("typeOfResource"), note="always text"),
    _row(description.PUBLICATION_PLACES, "originInfo/place", _place),
    _row(agents.PUBLISHERS, "originInfo/publisher", _in_origin("publisher")),
    _row(dates.PUBLICATION_DATES, "originInfo/dateIssued", partial(_date, name="dateIssued")),
    _row(dates.CREATION_DATES, "originInfo/dateCreated", partial(_date, name="dateCreated")),
    _row(description.EDITIONS, "originInfo/edition", _in_origin("edition")),
    _row(languages.LANGUAGES, "language/languageTerm", _language),
    _row(FORM, "physicalDescription/internetMediaType", _words("internetMediaType", "physicalDescription")),
    _row(description.EXTENTS, "physicalDescription/extent", _words("extent", "physicalDescription")),
    _row(description.ABSTRACTS, "abstract", _words("abstract")),
    _row(description.NOTES, "note", _words("note")),
    _row(description.SUBJECTS, "subject/topic", _subject),
    _row(description.PLACES, "subject/geographic", _words("geographic", "subject")),
    _row(titles.SERIES_TITLES, "relatedItem[@type='series']", _series),
    _row(sources.SOURCES, "relatedItem[@type='original']", _source),
    _row(identifiers.IDENTIFIERS, "identifier", _identifier),
    _row(rights.RIGHTS, "accessCondition", _rights),
    _row(changes.CHANGES, "recordInfo/recordChangeDate", _change),
)


def record(writes: Iterable[Write]) -> etree._Element:
    """The `mods` element in which all is written."""
    top = root(
        "mods",
        {None: MODS, "xlink": XLINK, "xsi": XSI},
        version="3.8",
        xsi_schemaLocation=f"{MODS} {SCHEMA.address}",
    )
    for write in writes:
        write(top)
    close(top)
    return top


def close(top: etree._Element) -> None:
    """Put what is said of the record itself where it belongs, last."""
    changed = [each for each in top if each.tag == f"{{{MODS}}}recordChangeDate"]
    if changed:
        child(top, "recordInfo").extend(changed)
