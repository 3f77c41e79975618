"""CMDI 1.2: CLARIN's envelope, and in it the header as the registry's profile teiHeader has it.

The profile's schema comes with no package, so what is checked is the envelope only. `link` is the address at
which the record will be found, `collection` the name of the collection that it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from lxml import etree

from teikit.addresses import address, of_file
from teikit.checkers import relaxng_grammar
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.source import Source
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
from teikit.tei.mapping import Fact, Row, filled, missing
from teikit.tei.text.pages import Image, pages
from teikit.xml_output import child, document, root

SUFFIX = ".cmdi.xml"
FORMAT = "application/x-cmdi+xml"
PROFILE = "clarin.eu:cr1:p_1380106710826"
CMD = "http://www.clarin.eu/cmd/1"
COMPONENTS = f"{CMD}/profiles/{PROFILE}"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
GRAMMAR = "cmdi_envelope.rnc"
CHECKER = Checker("teikit's own grammar of the CMDI 1.2 envelope")
ONLY = "envelope only: no package carries the schema of the profile, which CLARIN's component registry has"
Write = Callable[["Record"], object]


class Record:
    """A CMDI record in the making: its envelope, and the header's parts by their names."""

    def __init__(self, link: str, collection: str) -> None:
        self.top = root("cmd:CMD", {"cmd": CMD, "cmdp": COMPONENTS, "xsi": XSI}, CMDVersion="1.2")
        self.header = child(self.top, "cmd:Header")
        self.link, self.collection = link, collection
        resources = child(self.top, "cmd:Resources")
        self.proxies = child(resources, "cmd:ResourceProxyList")
        child(resources, "cmd:JournalFileProxyList")
        child(resources, "cmd:ResourceRelationList")
        self.components = child(child(self.top, "cmd:Components"), "cmdp:teiHeader")

    def within(self, path: str) -> etree._Element:
        """The component at a path of the header, made where it is not there."""
        at = self.components
        for step in path.split("/"):
            found = at.find(f"{{{COMPONENTS}}}{step}")
            at = child(at, f"cmdp:{step}") if found is None else found
        return at

    def proxy(self, kind: str, reference: str, media_type: str) -> None:
        """A resource that the record describes."""
        number = len(self.proxies) + 1
        element = child(self.proxies, "cmd:ResourceProxy", id=f"resource-{number}")
        child(element, "cmd:ResourceType", kind, mimetype=media_type)
        child(element, "cmd:ResourceRef", reference)


def _component(path: str, take: Callable[[Any], str]) -> Callable[[Any], Write | None]:
    """Writes what a fact says as the component at a path."""
    above, _, name = path.rpartition("/")

    def make(said: Any) -> Write | None:
        value = take(said)
        return (lambda record: child(record.within(above), f"cmdp:{name}", value)) if value else None

    return make


def _words(said: Any) -> str:
    return str(said.words)


def _creator(said: agents.Agent) -> Write:
    return lambda record: child(record.header, "cmd:MdCreator", said.name)


def _date(said: changes.Change) -> Write | None:
    if len(said.date) != len("2026-04-01"):
        return None
    return lambda record: child(record.header, "cmd:MdCreationDate", said.date)


def _page(said: str) -> Write:
    return lambda record: record.proxy("LandingPage", said, "text/html")


def _file(said: Source) -> Write:
    name = of_file(PurePath(said.path).name)
    return lambda record: record.proxy("Resource", name, "application/tei+xml")


def _image(said: Image) -> Write | None:
    url = address(said.url)
    return (lambda record: record.proxy("Resource", url, said.media_type)) if url else None


def _addresses(tei: Tei) -> Iterator[str]:
    yield from [each.url for each in identifiers.own(tei) if each.url][:1]


def _latest(tei: Tei) -> Iterator[changes.Change]:
    """The change of the latest day."""
    dated = [each for each in changes.changes(tei) if len(each.date) == len("2026-04-01")]
    yield from sorted(dated, key=lambda each: each.date)[-1:]


def _row(
    fact: Fact[Any], path: str, take: Callable[[Any], str], *, required: bool = False, note: str = ""
) -> Row[Any, Write]:
    return Row(fact, f"Components/teiHeader/{path}", _component(path, take), required, note)


FILES: Fact[Source] = Fact(("TEI",), lambda tei: [tei.source])
IMAGES: Fact[Image] = Fact(
    ("text//pb/@facs", "facsimile//graphic/@url"),
    lambda tei: dict.fromkeys(image for page in pages(tei) for image in page.images),
)
ADDRESS: Fact[str] = Fact(identifiers.OWN, _addresses)
LATEST: Fact[changes.Change] = Fact(changes.PATHS[:2], _latest)
MAPPING: tuple[Row[Any, Write], ...] = (
    Row(agents.EDITORS, "Header/MdCreator", _creator),
    Row(LATEST, "Header/MdCreationDate", _date, note="the latest change"),
    Row(ADDRESS, "Resources/ResourceProxy[LandingPage]", _page, note="the first with an address"),
    Row(FILES, "Resources/ResourceProxy[Resource]", _file),
    Row(IMAGES, "Resources/ResourceProxy[Resource]", _image),
    _row(titles.TITLES, "fileDesc/titleStmt/title", _words, required=True),
    _row(agents.AUTHORS, "fileDesc/titleStmt/author", lambda said: said.name),
    _row(agents.EDITORS, "fileDesc/titleStmt/editor", lambda said: said.name),
    _row(agents.FUNDERS, "fileDesc/titleStmt/funder", lambda said: said.name),
    _row(description.EDITIONS, "fileDesc/editionStmt/edition", _words),
    _row(description.EXTENTS, "fileDesc/extent", _words),
    _row(agents.PUBLISHERS, "fileDesc/publicationStmt/publisher", lambda said: said.name),
    _row(dates.PUBLICATION_DATES, "fileDesc/publicationStmt/date", lambda said: said.iso or said.words),
    _row(identifiers.IDENTIFIERS, "fileDesc/publicationStmt/idno", lambda said: said.url or said.value),
    _row(
        rights.RIGHTS,
        "fileDesc/publicationStmt/availability/licence",
        lambda said: said.canonical or said.words,
    ),
    _row(titles.SERIES_TITLES, "fileDesc/seriesStmt/title", _words),
    _row(description.NOTES, "fileDesc/notesStmt/note", _words),
    _row(sources.SOURCES, "fileDesc/sourceDesc/bibl", _words),
    _row(dates.CREATION_DATES, "profileDesc/creation/date", lambda said: said.iso or said.words),
    _row(languages.LANGUAGES, "profileDesc/langUsage/language", lambda said: said),
    _row(description.SUBJECTS, "profileDesc/textClass/keywords/term", _words),
    _row(changes.CHANGES, "revisionDesc/change", _words),
)


def export(tei: Tei, *, link: str = "", collection: str = "") -> Package:
    """The record of a document."""
    rows = list(filled(tei, MAPPING))
    record = Record(link, collection)
    for _, writes in rows:
        for write in writes:
            write(record)
    _close(record, {"MdSelfLink": link, "MdProfile": PROFILE, "MdCollectionDisplayName": collection})
    return Package({"": document(record.top)}, missing=missing(tei, rows))


def _close(record: Record, last: Mapping[str, str]) -> None:
    """What stands in the header behind those who made the record."""
    for name, value in last.items():
        if value:
            child(record.header, f"cmd:{name}", value)


def prove(package: Package) -> Receipt:
    """What our grammar says of the envelope; nothing says anything of the profile."""
    receipt = relaxng_grammar.receipt(package.data, GRAMMAR)
    if receipt.verdict is Verdict.INVALID:
        return receipt
    return Receipt(
        "", Verdict.NOT_CHECKED, schema=receipt.schema, schema_sha256=receipt.schema_sha256, remarks=(ONLY,)
    )
