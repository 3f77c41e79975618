"""RIS: the edition and the works that it cites, for EndNote, Citavi and other reference managers.

`works` is own (the edition alone), cited (what it cites) or all. `N1` has the places that cite.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.checkers import ris_records
from teikit.json_output import utf8
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.facts import work_facts
from teikit.tei.facts.recorded_works import required, selected, unsaid
from teikit.tei.facts.work_facts import where
from teikit.tei.facts.works import Person, Work
from teikit.tei.header.dates import When
from teikit.tei.mapping import Mapping, Row, filled, same

SUFFIX = ".ris"
FORMAT = "application/x-research-info-systems"
CHECKER = Checker("teikit's own check: read again, types and tags are those of RIS, each record is whole")
TYPES = {
    "own": "BOOK",
    "article": "JOUR",
    "chapter": "CHAP",
    "book": "BOOK",
    "legal": "CASE",
    "statute": "STAT",
    "archival": "MANSCPT",
}


def _person(person: Person) -> str:
    return ", ".join(filter(None, (person.surname, person.forename)))


def _day(date: When) -> str | None:
    """The day on which it begins, as far as it is known: `1984/05/`."""
    return "/".join([*date.start[:10].split("-"), "", ""][:3]) if date.start[:4].isdecimal() else None


def _has_host(work: Work) -> bool:
    return bool(work.host)


MAPPING: Mapping[str] = (
    Row(
        work_facts.KIND,
        "TY",
        TYPES.__getitem__,
        note="BOOK, JOUR, CHAP, CASE, STAT, MANSCPT; the edition is a BOOK",
    ),
    Row(work_facts.ID, "ID", same, note="else the name of the file"),
    Row(work_facts.AUTHORS, "AU", _person),
    Row(work_facts.EDITORS, "ED", _person),
    Row(work_facts.TRANSLATORS, "A4", _person),
    Row(work_facts.NAME, "TI", same, True, "of the edition; what has none is called by where it is kept"),
    Row(work_facts.HOST, "T2", same, note="the journal or book that it is in"),
    Row(where(work_facts.SERIES, lambda work: not _has_host(work)), "T2", same),
    Row(where(work_facts.SERIES, _has_host), "T3", same, note="of the book around it"),
    Row(work_facts.DATE, "PY", lambda said: said.year or None),
    Row(work_facts.DATE, "DA", _day),
    Row(work_facts.VOLUME, "VL", same),
    Row(work_facts.ISSUE, "IS", same),
    Row(work_facts.PAGES, "SP", lambda said: said.partition("-")[0] or None),
    Row(work_facts.PAGES, "EP", lambda said: said.partition("-")[2] or None),
    Row(work_facts.EDITION, "ET", same),
    Row(work_facts.PLACE, "CY", same),
    Row(work_facts.PUBLISHER, "PB", same),
    Row(work_facts.DOI, "DO", same),
    Row(work_facts.ISBN, "SN", same),
    Row(work_facts.URL, "UR", same),
    Row(work_facts.REPOSITORY, "DB", same),
    Row(where(work_facts.KEPT, lambda work: work.collection or work.shelfmark), "AN", same),
    Row(work_facts.LANGUAGE, "LA", same, note="the first"),
    Row(work_facts.AS_IT_STANDS, "N1", same, note="of an entry that names no title"),
    Row(work_facts.CITING, "N1", lambda said: f"Cited in {said.said}", note="note and pages, each once"),
)


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    found = selected(tei, works)
    records = ("".join(f"{line}\r\n" for line in _lines(work)) for work in found)
    data = utf8("\r\n".join(records))
    return Package({"": data}, unsaid(tei, works, MAPPING), required(tei, found, MAPPING))


def _lines(work: Work) -> Iterator[str]:
    for row, made in filled(work, MAPPING):
        yield from (f"{row.target}  - {value}" for value in made)
    yield "ER  - "


def prove(package: Package) -> Receipt:
    """What is wrong with the records when they are read again."""
    return ris_records.receipt(package.data)
