"""CSV, three tables: the mentions of persons, places, organizations and dates; the entities; the notes.

In UTF-8, as RFC 4180 has it; `start` and `end` count characters of the text that `text` and `json` give.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header.dates import When
from teikit.tei.header.identifiers import Identifier
from teikit.tei.mapping import Fact, Row, same
from teikit.tei.mapping import Mapping as Columns
from teikit.tei.text import name_facts
from teikit.tei.text.mentions import CALLED, ENTRIES, KINDS, Entity, entities
from teikit.tei.text.name_facts import named
from teikit.tei.text.standoff import Mark, Standoff, stand_off

SUFFIX = ".csv"
FORMAT = "text/csv"
CHECKER = Checker("teikit's own check: read again, every row as long as its head")
POINTERS = ("ref", "corresp", "sameAs")
MARKED = frozenset({*KINDS, "note", "ref", "ptr"})


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the reading text, and the element that calls it, where one does."""

    text: str
    mark: Mark
    anchor: Mark | None


def _entry(read: Callable[[Entity], Any], *paths: str) -> Fact[Any]:
    """What an entry of a register says; its kind has the names of entries, for which `*` stands."""
    return Fact(paths, lambda entry: [read(entry)])


def _attribute(name: str) -> Fact[str]:
    return Fact((f"note/@{name}",), lambda note: [note.mark.attributes.get(name, "")])


def _line(words: str) -> str:
    return words.replace("\n", " ")


def _together(said: Sequence[str]) -> str:
    return " ".join(said)


def _identifiers(said: Sequence[Identifier]) -> str:
    return " ".join(each.url or f"{each.scheme}:{each.value}" for each in said)


def _date(said: When | None) -> str:
    return said.iso or said.words if said else ""


CALLING = tuple(
    dict.fromkeys(f"*/{name}" for groups in CALLED.values() for names in groups for name in names)
)
ELEMENT: Fact[str] = Fact(name_facts.NAMES, lambda said: [said.mention.mark.element])
CERTAINTY: Fact[str] = Fact(("@cert",), lambda said: [said.mention.mark.attributes.get("cert", "")])
POINTING: Fact[Sequence[str]] = Fact(name_facts.POINTERS.paths, lambda said: [said.mention.refs])
NAMES = _entry(lambda entry: entry.names[1:], *CALLING)
NUMBERS = _entry(
    lambda entry: entry.identifiers,
    "*/idno",
    *(f"{at}/@{name}" for name in POINTERS for at in ("*", "*/*Name")),
)
POINT = _entry(lambda entry: entry.point, *name_facts.POINT.paths)
BEGIN = _entry(lambda entry: entry.begin, "*/birth", "*/birth/date", "*/floruit", "*/floruit/date")
END = _entry(lambda entry: entry.end, "*/death", "*/death/date")
NOTED: Fact[Note] = Fact(("note",), lambda note: [note])
ANCHOR: Fact[Mark | None] = Fact(("ref/@target", "ptr/@target"), lambda note: [note.anchor])
MENTIONS: Columns[Any] = (
    Row(name_facts.SPAN, "start", lambda said: said[0], note="in characters of the reading text"),
    Row(name_facts.SPAN, "end", lambda said: said[1]),
    Row(name_facts.WORDS, "words", _line),
    Row(name_facts.KIND, "kind", same, note="PER, LOC, ORG, DATE, WORK, EVENT, MISC"),
    Row(ELEMENT, "element", same),
    Row(POINTING, "ref", _together, note="ids and addresses, with blanks between"),
    Row(name_facts.WHEN, "date", same, note="an interval with a slash"),
    Row(CERTAINTY, "certainty", same),
)
ENTITIES: Columns[Any] = (
    Row(_entry(lambda entry: entry.id, "*/@xml:id"), "id", same),
    Row(_entry(lambda entry: entry.kind, *ENTRIES), "kind", same),
    Row(_entry(lambda entry: entry.name, *CALLING), "name", same, note="the first; else the id"),
    Row(NAMES, "other_names", "; ".join),
    Row(NUMBERS, "identifiers", _identifiers, note="as addresses, where they have one"),
    Row(POINT, "latitude", lambda said: said[0] if said else None),
    Row(POINT, "longitude", lambda said: said[1] if said else None),
    Row(BEGIN, "begin", _date),
    Row(END, "end", _date),
    Row(
        Fact(name_facts.POINTERS.paths, lambda entry: [entry.mentions]),
        "mentions",
        same,
        note="how many names of the text point at it",
    ),
    Row(_entry(lambda entry: entry.note, "*/note", "*/desc"), "note", same, note="the first"),
)
NOTES: Columns[Any] = (
    Row(NOTED, "start", lambda note: note.mark.start, note="in characters of the reading text"),
    Row(NOTED, "end", lambda note: note.mark.end),
    Row(_attribute("xml:id"), "id", same),
    Row(_attribute("n"), "number", same),
    Row(_attribute("place"), "place", same),
    Row(ANCHOR, "anchor", lambda mark: mark and mark.start, note="where the text calls it"),
    Row(NOTED, "words", lambda note: _line(note.text[note.mark.start : note.mark.end])),
)
TABLES: Mapping[str, Columns[Any]] = {
    "mentions.csv": MENTIONS,
    "entities.csv": ENTITIES,
    "notes.csv": NOTES,
}
MAPPING = tuple(
    replace(row, target=f"{name}: {row.target}") for name, columns in TABLES.items() for row in columns
)


def export(tei: Tei) -> Package:
    """The three tables of a document."""
    standoff = stand_off(tei.root, MARKED)
    found = list(named(standoff, ()))
    counted = Counter(ref for each in found for ref in each.mention.refs)
    known = (replace(each, mentions=counted[each.id]) for each in entities(tei))
    parts: Mapping[str, Iterable[object]] = {
        "mentions.csv": found,
        "entities.csv": known,
        "notes.csv": _notes(standoff),
    }
    return Package({name: _table(columns, parts[name]) for name, columns in TABLES.items()})


def _notes(standoff: Standoff) -> Iterator[Note]:
    """The notes, and where the text refers to each."""
    anchors = {
        pointer.removeprefix("#"): mark
        for mark in standoff.marks
        if mark.element in ("ref", "ptr")
        for pointer in mark.attributes.get("target", "").split()
    }
    for mark in standoff.marks:
        if mark.element == "note" and mark.start < mark.end:
            yield Note(standoff.text, mark, anchors.get(mark.attributes.get("xml:id", "")))


def _table(columns: Columns[Any], parts: Iterable[object]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(row.target for row in columns)
    makers = [(row.fact.read, row.make) for row in columns]
    for part in parts:
        writer.writerow([make(said) for read, make in makers for said in read(part) or [""]])
    return stream.getvalue().encode()


def prove(package: Package) -> Receipt:
    """What is wrong with the tables when they are read again."""
    wrong, counts = [], {}
    for name, data in package.files.items():
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
        counts[name.removesuffix(".csv")] = len(rows) - 1
        wrong += [
            f"{name}: row {number} has {len(row)} fields, not {len(rows[0])}"
            for number, row in enumerate(rows, 1)
            if len(row) != len(rows[0])
        ]
    return Receipt("", Verdict.INVALID if wrong else Verdict.VALID, remarks=tuple(wrong), counts=counts)
