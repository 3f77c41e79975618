"""RIS: the edition and the works that it cites, for EndNote, Citavi and other reference managers.

`works` is own (the edition alone), cited (what it cites) or all. `N1` has the places that cite.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.package import Package
from teikit.tei.document import Tei
from teikit.tei.facts.works import Person, Work, selected

SUFFIX = ".ris"
FORMAT = "application/x-research-info-systems"
TYPES = {
    "own": "BOOK",
    "article": "JOUR",
    "chapter": "CHAP",
    "book": "BOOK",
    "legal": "CASE",
    "statute": "STAT",
    "archival": "MANSCPT",
}


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    records = (_record(work) for work in selected(tei, works))
    return Package.of("\r\n".join(records).encode())


def _record(work: Work) -> str:
    lines = [f"{name}  - {value}" for name, value in _lines(work) if value]
    return "\r\n".join([f"TY  - {TYPES[work.kind]}", *lines, "ER  - ", ""])


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    first, _, last = work.scope("page").partition("-")
    yield "ID", work.id
    yield from (("AU", _person(each)) for each in work.authors)
    yield from (("ED", _person(each)) for each in work.editors)
    yield from (("A4", _person(each)) for each in work.translators)
    yield "TI", work.title
    yield "T2", work.host or work.series
    if work.date is not None:
        yield "PY", work.date.year
        yield "DA", "/".join([*work.date.start[:10].split("-"), "", ""][:3]) if work.date.start else ""
    yield "VL", work.scope("volume")
    yield "IS", work.scope("issue")
    yield "SP", first
    yield "EP", last
    yield "ET", work.edition
    yield "CY", work.place
    yield "PB", work.publisher
    yield "DO", work.number("DOI")
    yield "SN", work.number("ISBN")
    yield "UR", work.number("URL")
    yield "DB", work.repository
    yield "AN", ", ".join(filter(None, (work.collection, work.shelfmark)))
    yield "LA", work.language
    yield from (("N1", f"Cited in {said}") for said in dict.fromkeys(each.said for each in work.cited))


def _person(person: Person) -> str:
    return ", ".join(filter(None, (person.surname, person.forename)))
