"""JSON lines, one for each block of text: the text, the spans of its names and dates, and where it stands.

What annotation tools and trainers of models read: half-open spans in characters of the line's own text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from teikit.json_output import encode
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.text.mentions import Mention, mentions
from teikit.tei.text.standoff import Standoff, stand_off

SUFFIX = ".jsonl"
FORMAT = "application/jsonl"
CHECKER = Checker("teikit's own check: read again, every span in its text")


def export(tei: Tei) -> Package:
    """A line for each block of the reading text."""
    standoff = stand_off(tei.root)
    return Package.of("".join(f"{encode(line)}\n" for line in _lines(standoff)).encode())


def _lines(standoff: Standoff) -> Iterator[dict[str, Any]]:
    found = list(mentions(standoff))
    start = at = 0
    for number, text in enumerate(standoff.text.split("\n")):
        end = start + len(text)
        spans: list[dict[str, Any]] = []
        while at < len(found) and found[at].mark.start < end:
            if found[at].mark.end <= end:
                spans.append(_span(found[at], start))
            at += 1
        if text:
            yield {"text": text, "spans": spans, "meta": {"block": number, "start": start}}
        start = end + 1


def _span(said: Mention, start: int) -> dict[str, Any]:
    span: dict[str, Any] = {
        "start": said.mark.start - start,
        "end": said.mark.end - start,
        "label": said.kind,
    }
    return span | {name: value for name, value in (("ref", list(said.refs)), ("date", said.date)) if value}


def gather(packages: Iterable[Package]) -> Package | None:
    """All documents in one file."""
    return Package.joined(packages)


def prove(package: Package) -> Receipt:
    """What is wrong with the lines when they are read again."""
    wrong, spans, number = [], 0, 0
    for number, line in enumerate(package.data.decode().split("\n")[:-1], 1):
        record = json.loads(line)
        spans += len(record["spans"])
        wrong += [
            f"line {number}: a span from {span['start']} to {span['end']} of {len(record['text'])} characters"
            for span in record["spans"]
            if not 0 <= span["start"] < span["end"] <= len(record["text"])
        ]
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong), counts={"lines": number, "spans": spans})
