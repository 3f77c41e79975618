"""CSL-JSON: the edition and the works that it cites, for Zotero, pandoc and every processor of citations.

`works` is own (the edition alone), cited (what it cites) or all. `custom.cited-in` has the places that cite.
"""

from __future__ import annotations

import json
import re
from typing import Any

from teikit.checkers import csl_data
from teikit.json_output import utf8
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.facts import work_facts
from teikit.tei.facts.recorded_works import required, selected, unsaid
from teikit.tei.facts.works import Person, Place
from teikit.tei.header.dates import When
from teikit.tei.mapping import Mapping, Row, same, shaped

SUFFIX = ".csl.json"
FORMAT = "application/vnd.citationstyles.csl+json"
CHECKER = Checker("teikit's own check: read again, types, variables, names and dates are those of CSL 1.0.2")
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


def _person(person: Person) -> dict[str, str]:
    if person.is_body:
        return {"literal": person.surname}
    return {"family": person.surname} | ({"given": person.forename} if person.forename else {})


def _date(date: When) -> dict[str, Any]:
    """The date in parts; in words where no normal form says when it begins and ends."""
    ends = [DAY.match(each) for each in dict.fromkeys((date.start, date.end))]
    found = [[int(part) for part in each.groups() if part] for each in ends if each]
    return {"date-parts": found} if len(found) == len(ends) else {"literal": date.words}


def _place(place: Place) -> dict[str, str]:
    return {"place": place.said} | ({"id": place.id} if place.id else {})


MAPPING: Mapping[Any] = (
    Row(
        work_facts.ID, "id", same, note="else the name of the file; a number behind one that is there already"
    ),
    Row(
        work_facts.KIND,
        "type",
        TYPES.__getitem__,
        note="book, article-journal, chapter, legal_case, legislation, manuscript; the edition is a book",
    ),
    Row(work_facts.TITLE, "title", same, True, "that of the edition must be there"),
    Row(work_facts.HOST, "container-title", same, note="the journal or book that it is in"),
    Row(work_facts.SERIES, "collection-title", same),
    Row(work_facts.VOLUME, "volume", same),
    Row(work_facts.ISSUE, "issue", same),
    Row(work_facts.PAGES, "page", same),
    Row(work_facts.PUBLISHER, "publisher", same),
    Row(work_facts.PLACE, "publisher-place", same),
    Row(work_facts.EDITION, "edition", same),
    Row(work_facts.DOI, "DOI", same),
    Row(work_facts.ISBN, "ISBN", same),
    Row(work_facts.URL, "URL", same),
    Row(work_facts.REPOSITORY, "archive", same),
    Row(work_facts.COLLECTION, "archive_collection", same),
    Row(work_facts.SHELFMARK, "archive_location", same),
    Row(work_facts.LANGUAGE, "language", same, note="the first"),
    Row(work_facts.AUTHORS, "author[]", _person, note="a body as literal"),
    Row(work_facts.EDITORS, "editor[]", _person),
    Row(work_facts.TRANSLATORS, "translator[]", _person),
    Row(work_facts.DATE, "issued", _date, note="in parts; in words where no normal form has both ends"),
    Row(work_facts.AS_IT_STANDS, "note", same, note="of an entry that names no title"),
    Row(work_facts.CITING, "custom.cited-in[]", _place, note="note and pages, and the id of what cites"),
)
_record = shaped(MAPPING)


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    found = selected(tei, works)
    data = utf8(json.dumps([_record(work) for work in found], ensure_ascii=False, indent=1) + "\n")
    return Package({"": data}, unsaid(tei, works, MAPPING), required(tei, found, MAPPING))


def prove(package: Package) -> Receipt:
    """What is wrong with the records when they are read again."""
    return csl_data.receipt(package.data)
