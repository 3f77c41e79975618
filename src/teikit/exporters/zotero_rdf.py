"""Zotero RDF: the edition and the works that it cites, as Zotero takes and gives collections.

`works` is own (the edition alone), cited (what it cites) or all. Each place that cites is a note (bib:Memo).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from teikit.package import Package
from teikit.tei.document import Tei
from teikit.tei.facts.works import Person, Work, selected
from teikit.xml_output import child, document, root

SUFFIX = ".rdf"
FORMAT = "application/rdf+xml"
NAMESPACES: dict[str | None, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
}
TYPES = {
    "own": ("bib:Book", "book"),
    "article": ("bib:Article", "journalArticle"),
    "chapter": ("bib:BookSection", "bookSection"),
    "book": ("bib:Book", "book"),
    "legal": ("bib:Document", "case"),
    "statute": ("bib:Legislation", "statute"),
    "archival": ("bib:Manuscript", "manuscript"),
}


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    made = root("rdf:RDF", NAMESPACES)
    for work in selected(tei, works):
        _item(made, work)
    return Package.of(document(made))


def _item(top: etree._Element, work: Work) -> None:
    name, kind = TYPES[work.kind]
    item = child(top, name, rdf_about=f"#{work.id}")
    child(item, "z:itemType", kind)
    if work.host or work.series:
        _part_of(item, work)
    if work.publisher or work.place:
        _publisher(item, work)
    makers = {"bib:authors": work.authors, "bib:editors": work.editors, "z:translators": work.translators}
    for field, persons in makers.items():
        _persons(item, field, persons)
    memos = [f"{work.id}-cited-{number}" for number, _ in enumerate(work.cited, 1)]
    for memo in memos:
        child(item, "dcterms:isReferencedBy", rdf_resource=f"#{memo}")
    for name, value in _fields(work):
        if value:
            child(item, name, value)
    if work.number("URL"):
        address = child(child(item, "dc:identifier"), "dcterms:URI")
        child(address, "rdf:value", work.number("URL"))
    for memo, place in zip(memos, work.cited, strict=True):
        child(child(top, "bib:Memo", rdf_about=f"#{memo}"), "rdf:value", f"Cited in {place.said}")


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    """What is said in one word each."""
    yield "prism:edition", work.edition
    yield "dc:title", work.title
    yield "dc:date", "" if work.date is None else work.date.iso or work.date.words
    yield "prism:volume", "" if work.host else work.scope("volume")
    yield "bib:pages", work.scope("page")
    yield "z:archive", work.repository
    yield "dc:coverage", ", ".join(filter(None, (work.collection, work.shelfmark)))
    yield "z:language", work.language
    for kind in ("DOI", "ISBN"):
        yield "dc:identifier", work.number(kind) and f"{kind} {work.number(kind)}"


def _publisher(item: etree._Element, work: Work) -> None:
    body = child(child(item, "dc:publisher"), "foaf:Organization")
    if work.place:
        child(child(child(body, "vcard:adr"), "vcard:Address"), "vcard:locality", work.place)
    if work.publisher:
        child(body, "foaf:name", work.publisher)


def _persons(item: etree._Element, field: str, persons: Sequence[Person]) -> None:
    row = child(child(item, field), "rdf:Seq") if persons else item
    for person in persons:
        made = child(child(row, "rdf:li"), "foaf:Person")
        child(made, "foaf:surname", person.surname)
        if person.forename:
            child(made, "foaf:givenName", person.forename)


def _part_of(item: etree._Element, work: Work) -> None:
    """The journal, the book or the series that a work is in."""
    name = "bib:Journal" if work.journal and work.host else "bib:Book" if work.host else "bib:Series"
    whole = child(child(item, "dcterms:isPartOf"), name)
    if work.host:
        for field, unit in (("prism:volume", "volume"), ("prism:number", "issue")):
            if work.scope(unit):
                child(whole, field, work.scope(unit))
    child(whole, "dc:title", work.host or work.series)
