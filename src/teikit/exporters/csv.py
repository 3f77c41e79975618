"""CSV, three tables: the mentions of persons, places, organizations and dates; the entities; the notes.

In UTF-8, as RFC 4180 has it; `start` and `end` count characters of the text that `text` and `json` give.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.text.mentions import KINDS, Entity, Mention, entities, mentions
from teikit.tei.text.standoff import Mark, Standoff, stand_off

SUFFIX = ".csv"
FORMAT = "text/csv"
CHECKER = Checker("teikit's own check: read again, every row as long as its head")
MENTIONS = ("start", "end", "words", "kind", "element", "ref", "date", "certainty")
ENTITIES = (
    *(
        "id",
        "kind",
        "name",
        "other_names",
        "identifiers",
        "latitude",
        "longitude",
        "begin",
        "end",
        "mentions",
    ),
    "note",
)
MARKED = frozenset({*KINDS, "note", "ref", "ptr"})
NOTES = ("start", "end", "id", "number", "place", "anchor", "words")


def export(tei: Tei) -> Package:
    """The three tables of a document."""
    standoff = stand_off(tei.root, MARKED)
    found = list(mentions(standoff))
    counted = Counter(ref for each in found for ref in each.refs)
    return Package(
        {
            "mentions.csv": _table(MENTIONS, (_mention(standoff, each) for each in found)),
            "entities.csv": _table(ENTITIES, (_entity(each, counted[each.id]) for each in entities(tei))),
            "notes.csv": _table(NOTES, _notes(standoff)),
        }
    )


def _mention(standoff: Standoff, said: Mention) -> Sequence[Any]:
    mark = said.mark
    words = standoff.text[mark.start : mark.end].replace("\n", " ")
    certainty = mark.attributes.get("cert", "")
    return (mark.start, mark.end, words, said.kind, mark.element, " ".join(said.refs), said.date, certainty)


def _entity(said: Entity, count: int) -> Sequence[Any]:
    latitude, longitude = said.point or ("", "")
    return (
        said.id,
        said.kind,
        said.name,
        "; ".join(said.names[1:]),
        " ".join(each.url or f"{each.scheme}:{each.value}" for each in said.identifiers),
        latitude,
        longitude,
        said.begin.iso or said.begin.words if said.begin else "",
        said.end.iso or said.end.words if said.end else "",
        count,
        said.note,
    )


def _notes(standoff: Standoff) -> Iterator[Sequence[Any]]:
    """The notes, and where the text refers to each."""
    anchors = {
        pointer.removeprefix("#"): mark
        for mark in standoff.marks
        if mark.element in ("ref", "ptr")
        for pointer in mark.attributes.get("target", "").split()
    }
    for mark in standoff.marks:
        if mark.element == "note" and mark.start < mark.end:
            name = mark.attributes.get("xml:id", "")
            anchor: Mark | None = anchors.get(name)
            yield (
                mark.start,
                mark.end,
                name,
                mark.attributes.get("n", ""),
                mark.attributes.get("place", ""),
                "" if anchor is None else anchor.start,
                standoff.text[mark.start : mark.end].replace("\n", " "),
            )


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(head)
    writer.writerows(rows)
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
