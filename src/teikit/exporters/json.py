"""JSON: the reading text, and every element as a span of it, for programs that know nothing of XML.

`text` is what a person reads; `spans` have start, end (half-open, in characters of `text`), element and
attributes; `header` is what the TEI header says of the text; `register` who and what the mentions point at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from teikit.json_output import record
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header import agents, titles
from teikit.tei.header.paths import each, words
from teikit.tei.mapping import Fact, Row, filled, same
from teikit.tei.mapping import Mapping as Table
from teikit.tei.names import XML_ID
from teikit.tei.text.standoff import Standoff, stand_off

SUFFIX = ".json"
FORMAT = "application/json"
CHECKER = Checker("teikit's own check: read again, every span in the text")
ENTRIES = ("person", "place", "org")


def _first(path: str) -> Fact[str]:
    """The words of the first element at a path."""
    return Fact((path,), lambda tei: list(map(words, each(tei, path)))[:1])


def _entries(tei: Tei) -> Iterator[etree._Element]:
    return (element for element in tei.elements(*ENTRIES) if element.get(XML_ID))


def _column(row: int, path: str) -> Fact[Any]:
    """What all elements of the text say in one respect; they are many, so it is read at once."""
    return Fact((path,), lambda standoff: [mark[row] for mark in standoff.marks])


def _entry(element: etree._Element) -> tuple[str, dict[str, str]]:
    """What a register entry says, by the name of each child."""
    entry = {"kind": etree.QName(element).localname}
    for child in element.iterchildren(etree.Element):
        entry.setdefault(etree.QName(child).localname, words(child))
    return element.get(XML_ID, ""), entry


HEADER: Table[str] = (
    Row(_first(titles.TITLE), "header.title", same, note="the first"),
    Row(_first(agents.AUTHORS.paths[0]), "header.author", same, note="the first"),
)
TEXT: Fact[str] = Fact(("p", "l", "head", "note"), lambda standoff: [standoff.text])
SPANS: Table[Any] = (
    Row(_column(0, "*"), "spans[].start", same, note="in characters of the text, from 0"),
    Row(_column(1, "*"), "spans[].end", same, note="behind its last character"),
    Row(_column(2, "*"), "spans[].element", same, note="its name in TEI"),
    Row(_column(3, "*/@*"), "spans[].attributes", same, note="all of them"),
)
REGISTER: Table[tuple[str, dict[str, str]]] = (
    Row(
        Fact(tuple(f"TEI//{name}/@xml:id" for name in ENTRIES), _entries),
        "register",
        _entry,
        note="by @xml:id: its kind, and the words of its first child of each name",
    ),
)
MAPPING = (*HEADER, Row(TEXT, "text", same, note="the reading text, notes last"), *SPANS, *REGISTER)


def export(tei: Tei, *, indent: int = 1) -> Package:
    """The JSON of a TEI document, in UTF-8; `indent` is the blanks of one level, 0 for a single line."""
    standoff = stand_off(tei.root)
    data: dict[str, Any] = {
        "format": "teikit standoff 1",
        "header": {_last(row.target): "".join(made) for row, made in filled(tei, HEADER)},
        "text": "".join(TEXT.read(standoff)),
        "spans": _spans(standoff),
        "register": dict(entry for _, made in filled(tei, REGISTER) for entry in made),
    }
    return Package.of(record(data, indent))


def _spans(standoff: Standoff) -> list[Mapping[str, Any]]:
    names = [_last(row.target) for row in SPANS]
    columns = (map(row.make, row.fact.read(standoff)) for row in SPANS)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _last(target: str) -> str:
    return target.rpartition(".")[2]


def prove(package: Package) -> Receipt:
    """What is wrong with the file when it is read again."""
    data = json.loads(package.data)
    length, spans = len(data["text"]), data["spans"]
    wrong = [
        f"span {number}: from {span['start']} to {span['end']} of {length} characters"
        for number, span in enumerate(spans, 1)
        if not 0 <= span["start"] <= span["end"] <= length
    ]
    counts = {"characters": length, "spans": len(spans), "entries": len(data["register"])}
    return Receipt("", Verdict.INVALID if wrong else Verdict.VALID, remarks=tuple(wrong[:20]), counts=counts)
