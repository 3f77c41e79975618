"""Holds CSL-JSON to the data model of CSL 1.0.2: types, variables, names and dates; each id there once."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Callable, Iterator
from typing import Any

from teikit.package import Receipt, Verdict

TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference
    patent performance periodical personal_communication post post-weblog regulation report review
    review-book software song speech standard thesis treaty webpage
    """.split()
)
NAMES = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editor-translator executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer series-creator
    translator
    """.split()
)
DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
NUMBERS = frozenset(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue locator
    number number-of-pages number-of-volumes page page-first part printing section supplement version
    volume
    """.split()
)
WORDS = frozenset(
    """
    abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions division
    DOI event event-place event-title genre ISBN ISSN journalAbbreviation jurisdiction keyword language
    license medium note original-publisher original-publisher-place original-title part-title PMCID PMID
    publisher publisher-place references reviewed-genre reviewed-title scale shortTitle source status
    title title-short URL volume-title volume-title-short year-suffix
    """.split()
)
PARTS_OF_NAMES = frozenset(
    """
    family given dropping-particle non-dropping-particle suffix literal comma-suffix static-ordering
    parse-names
    """.split()
)
PARTS_OF_DATES = frozenset({"date-parts", "season", "circa", "literal", "raw"})


def receipt(data: bytes) -> Receipt:
    """The verdict on a file."""
    records = json.loads(data)
    wrong = list(complaints(records))
    counts = {"records": len(records)} if isinstance(records, list) else {}
    return Receipt("", Verdict.INVALID if wrong else Verdict.VALID, remarks=tuple(wrong[:20]), counts=counts)


def complaints(records: Any) -> Iterator[str]:
    """What is wrong with some records."""
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        yield "it is no list of records"
        return
    known = set()
    for number, record in enumerate(records, 1):
        name = str(record.get("id") or f"record {number}")
        if not isinstance(record.get("id"), str | int) or record["id"] == "":
            yield f"{name} has no id"
        elif record["id"] in known:
            yield f'two records have the id "{name}"'
        known.add(record.get("id"))
        if record.get("type") not in TYPES:
            yield f'{name} is a "{record.get("type")}", which is no type of CSL'
        for variable, value in record.items():
            if variable not in ("id", "type"):
                yield from (f"{name}: {variable} {said}" for said in _variable(variable, value))


def _variable(variable: str, value: Any) -> Iterator[str]:
    kinds: dict[frozenset[str], Callable[[Any], Iterator[str]]] = {
        NAMES: _names,
        DATES: _date,
        WORDS: _words,
        NUMBERS: _number,
    }
    if variable == "custom":
        yield from () if isinstance(value, dict) else ("is no object",)
    elif variable == "categories":
        yield from () if isinstance(value, list) else ("is no list",)
    else:
        check = next((found for those, found in kinds.items() if variable in those), None)
        yield from check(value) if check else ("is no variable of CSL",)


def _words(value: Any) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        yield "has no words"


def _number(value: Any) -> Iterator[str]:
    if not isinstance(value, int | float):
        yield from _words(value)


def _names(value: Any) -> Iterator[str]:
    if not isinstance(value, list) or not value:
        yield "names nobody"
        return
    for each in value:
        if not isinstance(each, dict) or not any(each.get(part) for part in ("family", "given", "literal")):
            yield "has a name without words"
        elif set(each) - PARTS_OF_NAMES:
            yield f"has a name with {', '.join(sorted(set(each) - PARTS_OF_NAMES))}"


def _date(value: Any) -> Iterator[str]:
    if not isinstance(value, dict) or not value or set(value) - PARTS_OF_DATES:
        yield "is no date"
        return
    for part in ("literal", "raw"):
        if part in value:
            yield from _words(value[part])
    parts = value.get("date-parts", [[1]])
    if not isinstance(parts, list) or not 1 <= len(parts) <= 2 or not all(map(_is_day, parts)):
        yield f"has no date in {json.dumps(parts)}"


def _is_day(parts: Any) -> bool:
    """Whether it is a year, a month of a year (or a season, 13 to 24), or a day of a month."""
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return False
    if not all(isinstance(part, int) and not isinstance(part, bool) for part in parts):
        return False
    year, month, day = (*parts, 1, 1)[:3]
    if len(parts) == 2 and 13 <= month <= 24:
        return bool(year)
    return bool(year) and 1 <= month <= 12 and 1 <= day <= monthrange(year % 400 + 400, month)[1]
