"""Zotero RDF: the edition and the works that it cites, as Zotero takes and gives collections.

`works` is own (the edition alone), cited (what it cites) or all. Each place that cites is a note (bib:Memo).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from lxml import etree

from teikit.checkers import zotero_items
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.facts import work_facts
from teikit.tei.facts.recorded_works import required, selected, unsaid
from teikit.tei.facts.work_facts import where
from teikit.tei.facts.works import Person, Place, Work
from teikit.tei.mapping import Mapping, Row, filled, same
from teikit.xml_output import child, document, root

SUFFIX = ".rdf"
FORMAT = "application/rdf+xml"
CHECKER = Checker(
    "teikit's own check: read again, kinds of items are Zotero's, what points at a note finds it"
)
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
JOURNAL, BOOK, SERIES = (f"dcterms:isPartOf/bib:{kind}/" for kind in ("Journal", "Book", "Series"))
PUBLISHER = "dc:publisher/foaf:Organization/"


def _in_journal(work: Work) -> bool:
    return bool(work.host and work.journal)


def _in_book(work: Work) -> bool:
    return bool(work.host and not work.journal)


def _alone(work: Work) -> bool:
    return not work.host


MAPPING: Mapping[Any] = (
    Row(work_facts.ID, "@rdf:about", lambda said: f"#{quote(said)}", note="else the name of the file"),
    Row(
        work_facts.KIND,
        "z:itemType",
        lambda said: TYPES[said][1],
        note="book, journalArticle, bookSection, case, statute, manuscript; the edition is a book",
    ),
    Row(where(work_facts.HOST, _in_journal), f"{JOURNAL}dc:title", same),
    Row(where(work_facts.VOLUME, _in_journal), f"{JOURNAL}prism:volume", same),
    Row(where(work_facts.ISSUE, _in_journal), f"{JOURNAL}prism:number", same),
    Row(where(work_facts.HOST, _in_book), f"{BOOK}dc:title", same),
    Row(where(work_facts.VOLUME, _in_book), f"{BOOK}prism:volume", same),
    Row(where(work_facts.SERIES, _alone), f"{SERIES}dc:title", same),
    Row(where(work_facts.SERIES, _in_journal), f"{JOURNAL}{SERIES}dc:title", same),
    Row(where(work_facts.SERIES, _in_book), f"{BOOK}{SERIES}dc:title", same),
    Row(work_facts.PLACE, f"{PUBLISHER}vcard:adr/vcard:Address/vcard:locality", same),
    Row(work_facts.PUBLISHER, f"{PUBLISHER}foaf:name", same),
    Row(work_facts.AUTHORS, "bib:authors/rdf:Seq/rdf:li", same, note="with surname and given name"),
    Row(work_facts.EDITORS, "bib:editors/rdf:Seq/rdf:li", same),
    Row(work_facts.TRANSLATORS, "z:translators/rdf:Seq/rdf:li", same),
    Row(work_facts.EDITION, "prism:edition", same),
    Row(
        work_facts.NAME, "dc:title", same, True, "of the edition; what has none is called by where it is kept"
    ),
    Row(work_facts.DATE, "dc:date", lambda said: said.iso or said.words),
    Row(where(work_facts.VOLUME, _alone), "prism:volume", same),
    Row(work_facts.PAGES, "bib:pages", same),
    Row(work_facts.REPOSITORY, "z:archive", same),
    Row(where(work_facts.KEPT, lambda work: work.collection or work.shelfmark), "dc:coverage", same),
    Row(work_facts.LANGUAGE, "z:language", same, note="the first"),
    Row(work_facts.DOI, "dc:identifier", lambda said: f"DOI {said}"),
    Row(work_facts.ISBN, "dc:identifier", lambda said: f"ISBN {said}"),
    Row(work_facts.URL, "dc:identifier/dcterms:URI/rdf:value", same),
    Row(work_facts.AS_IT_STANDS, "dc:description", same, note="of an entry that names no title"),
    Row(work_facts.CITING, "dcterms:isReferencedBy", same, note="a bib:Memo with note and pages"),
)


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    top = root("rdf:RDF", NAMESPACES)
    found = selected(tei, works)
    for work in found:
        item = child(top, TYPES[work.kind][0])
        for row, made in filled(work, MAPPING):
            for value in made:
                _put(top, item, row.target, value)
    return Package({"": document(top)}, unsaid(tei, works, MAPPING), required(tei, found, MAPPING))


def _put(top: etree._Element, item: etree._Element, target: str, value: str | Person | Place) -> None:
    """Something at a path below an item, its last step new; a place that cites is a note beside it."""
    at = item
    *above, last = target.split("/")
    for step in above:
        at = _there(at, step)
    match value:
        case Person(surname, forename):
            person = child(child(at, last), "foaf:Person")
            child(person, "foaf:surname", surname)
            if forename:
                child(person, "foaf:givenName", forename)
        case Place():
            name = f"{item.get(_name('rdf:about'))}-cited-{len(item.findall(_name(last))) + 1}"
            child(at, last, rdf_resource=name)
            child(child(top, "bib:Memo", rdf_about=name), "rdf:value", f"Cited in {value.said}")
        case str() if last.startswith("@"):
            at.set(_name(last[1:]), value)
        case str():
            child(at, last, value)


def _there(at: etree._Element, step: str) -> etree._Element:
    """The element of a step that holds others; a new one where there is none."""
    found = next((each for each in at.iterchildren(_name(step)) if len(each)), None)
    return child(at, step) if found is None else found


def _name(step: str) -> str:
    prefix, _, local = step.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def prove(package: Package) -> Receipt:
    """What is wrong with the items when they are read again."""
    return zotero_items.receipt(package.data)
