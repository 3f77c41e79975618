"""CSL-JSON: the edition and the works that it cites, for Zotero, pandoc and every processor of citations.

`works` is own (the edition alone), cited (what it cites) or all. `custom.cited-in` has the places that cite.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from teikit.package import Package
from teikit.tei.document import Tei
from teikit.tei.facts.works import Person, Work, selected
from teikit.tei.header.dates import When

SUFFIX = ".csl.json"
FORMAT = "application/vnd.citationstyles.csl+json"
DAY = re.compile(r"(\d{4,})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
TYPES = {
    "own": "book",
    "article": "article-journal",
    "chapter": "chapter",
    "book": "book",
    "legal": "legal_case",
    "statute": "legislation",
    "archival": "manuscript",
}


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    records = [dict(_record(work)) for work in selected(tei, works)]
    return Package.of((json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode())


def _record(work: Work) -> Iterator[tuple[str, Any]]:
    yield "id", work.id
    yield "type", TYPES[work.kind]
    said = {
        "title": work.title,
        "container-title": work.host,
        "collection-title": work.series,
        "volume": work.scope("volume"),
        "issue": work.scope("issue"),
        "page": work.scope("page"),
        "publisher": work.publisher,
        "publisher-place": work.place,
        "edition": work.edition,
        "DOI": work.number("DOI"),
        "ISBN": work.number("ISBN"),
        "URL": work.number("URL"),
        "archive": work.repository,
        "archive_collection": work.collection,
        "archive_location": work.shelfmark,
        "language": work.language,
    }
    yield from ((name, value) for name, value in said.items() if value)
    makers = {"author": work.authors, "editor": work.editors, "translator": work.translators}
    for name, persons in makers.items():
        if persons:
            yield name, [_person(person) for person in persons]
    if work.date is not None:
        yield "issued", _date(work.date)
    if work.cited:
        yield "custom", {"cited-in": [_place(each.id, each.said) for each in work.cited]}


def _place(name: str, said: str) -> dict[str, str]:
    return {"place": said} | ({"id": name} if name else {})


def _person(person: Person) -> dict[str, str]:
    if person.is_body:
        return {"literal": person.surname}
    return {"family": person.surname} | ({"given": person.forename} if person.forename else {})


def _date(date: When) -> dict[str, Any]:
    """The date in parts; in words where it has no normal form."""
    ends = [found for each in dict.fromkeys((date.start, date.end)) if (found := DAY.match(each))]
    if not ends:
        return {"literal": date.words}
    return {"date-parts": [[int(part) for part in each.groups() if part] for each in ends]}
