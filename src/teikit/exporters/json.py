"""JSON: the reading text, and every element as a span of it, for programs that know nothing of XML.

`text` is what a person reads; `spans` have start, end (half-open, in characters of `text`), element and
attributes; `header` is what the TEI header says of the text; `register` who and what the mentions point at.
"""

from __future__ import annotations

import json

from lxml import etree

from teikit.json_output import record
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID, tag
from teikit.tei.text.standoff import stand_off

SUFFIX = ".json"
FORMAT = "application/json"
CHECKER = Checker("teikit's own check: read again, every span in the text")


def export(tei: Tei, *, indent: int = 1) -> Package:
    """The JSON of a TEI document, in UTF-8; `indent` is the blanks of one level, 0 for a single line."""
    standoff = stand_off(tei.root)
    data = {
        "format": "teikit standoff 1",
        "header": {"title": _words(tei, "titleStmt/title"), "author": _words(tei, "titleStmt/author")},
        "text": standoff.text,
        "spans": [
            {"start": mark.start, "end": mark.end, "element": mark.element, "attributes": mark.attributes}
            for mark in standoff.marks
        ],
        "register": {
            element.get(XML_ID, ""): _entry(element)
            for element in tei.elements("person", "place", "org")
            if element.get(XML_ID)
        },
    }
    return Package.of(record(data, indent))


def _words(tei: Tei, path: str) -> str:
    steps = "/".join(map(tag, path.split("/")))
    found = tei.root.find(f".//{steps}")
    return "" if found is None else " ".join("".join(map(str, found.itertext())).split())


def _entry(element: etree._Element) -> dict[str, str]:
    """What a register entry says, by the name of each child."""
    entry = {"kind": etree.QName(element).localname}
    for child in element.iterchildren(etree.Element):
        entry.setdefault(etree.QName(child).localname, " ".join("".join(map(str, child.itertext())).split()))
    return entry


def prove(package: Package) -> Receipt:
    """What is wrong with the file when it is read again."""
    data = json.loads(package.data)
    length, spans = len(data["text"]), data["spans"]
    wrong = [
        f"span {number}: from {each['start']} to {each['end']} of {length} characters"
        for number, each in enumerate(spans, 1)
        if not 0 <= each["start"] <= each["end"] <= length
    ]
    counts = {"characters": length, "spans": len(spans), "entries": len(data["register"])}
    return Receipt("", Verdict.INVALID if wrong else Verdict.VALID, remarks=tuple(wrong[:20]), counts=counts)
