"""JSON lines, one for each block of text: the text, the spans of its names and dates, and where it stands.

What annotation tools and trainers of models read: half-open spans in characters of the line's own text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from teikit.json_output import encode
from teikit.package import Checker, Loss, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.mapping import Fact, Mapping, Row, same, shaped
from teikit.tei.text import name_facts
from teikit.tei.text.name_facts import Named, named
from teikit.tei.text.standoff import stand_off

SUFFIX = ".jsonl"
FORMAT = "application/jsonl"
CHECKER = Checker("teikit's own check: read again, every span in its text")


BLOCKS: Fact[str] = Fact(("p", "l", "head", "note"), lambda text: text.split("\n"))
LINE: Mapping[Any] = (
    Row(BLOCKS, "text", same, note="a line for each block; blocks without words are left out"),
)
SPANS: Mapping[Any] = (
    Row(name_facts.SPAN, "start", lambda said: said[0], note="in characters of the text of the line"),
    Row(name_facts.SPAN, "end", lambda said: said[1]),
    Row(name_facts.KIND, "label", same, note="PER, LOC, ORG, DATE, WORK, EVENT, MISC"),
    Row(name_facts.POINTERS, "ref[]", same),
    Row(name_facts.WHEN, "date", same, note="an interval with a slash"),
)
MAPPING = (*LINE, *(replace(row, target=f"spans[].{row.target}") for row in SPANS))
_span = shaped(SPANS)


def export(tei: Tei) -> Package:
    """A line for each block of the reading text; a name that runs over the end of one has no place."""
    standoff = stand_off(tei.root)
    found = list(named(standoff, ()))
    losses = (
        Loss(
            *tei.position(each.mention.element),
            f"“{' '.join(each.words.split())[:40]}” runs over the end of a block",
        )
        for each in found
        if "\n" in each.words
    )
    return Package.of("".join(f"{encode(line)}\n" for line in _lines(standoff.text, found)).encode(), *losses)


def _lines(whole: str, found: list[Named]) -> Iterator[dict[str, Any]]:
    start = at = 0
    for number, text in enumerate(BLOCKS.read(whole)):
        end = start + len(text)
        spans: list[dict[str, Any]] = []
        while at < len(found) and found[at].span[0] < end:
            if found[at].span[1] <= end:
                said = _span(found[at])
                spans.append(said | {"start": said["start"] - start, "end": said["end"] - start})
            at += 1
        if text:
            yield {"text": text, "spans": spans, "meta": {"block": number, "start": start}}
        start = end + 1


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
