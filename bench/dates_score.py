"""Score the date tagger on hand-tagged texts: exact spans and normal forms, group by group, and its speed.

    PYTHONPATH=src python bench/dates_score.py GOLD… [--misses N]

GOLD is a file of records, one line of JSON each: {"id", "group", "text", "spans": [[start, end, "DATE",
{attributes}], …]}; or the JSON of a page: {"blocks": [{"text", "spans"}], "notes": [{"text", "spans"}]}.
Spans are compared over words and signs, so white space at their edges does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from teikit.taggers.dates import tag
from teikit.text import Block, Document, Piece, Reading, Span, compose

TOKEN = re.compile(r"\w+|[^\w\s]")
NORMAL = ("when", "from", "to", "notBefore", "notAfter")
Dates = dict[tuple[int, int], dict[str, str]]


def records(path: Path) -> Iterator[tuple[str, Reading, Dates]]:
    """Each text of a file: its group, its reading, and its dates by hand."""
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield record.get("group", path.stem), *gold([("p", record)])
    else:
        page = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, *gold([("p", b) for b in page["blocks"]] + [("note", n) for n in page["notes"]])


def gold(parts: list[tuple[str, dict]]) -> tuple[Reading, Dates]:
    text, blocks, dates = "", [], {}
    for element, part in parts:
        begin = len(text)
        text += part["text"] + "\n"
        blocks.append(Block(Span(begin, len(text) - 1), element))
        for start, end, kind, *rest in part["spans"]:
            if kind == "DATE":
                dates[begin + start, begin + end] = normal(rest[0] if rest else {})
    whole = Span(0, len(text))
    return compose(text, [Piece(0, whole, True)], blocks, Document(text)), {
        trimmed(text, *span): attributes for span, attributes in dates.items()
    }


def normal(attributes: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in (attributes or {}).items() if name in NORMAL}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = list(TOKEN.finditer(text, start, end))
    return (words[0].start(), words[-1].end()) if words else (start, end)


def errors(text: str, gold: Dates, made: Dates) -> Iterator[tuple[str, str]]:
    """What differs: the kind of error, and the place with what was expected and what was made."""

    def show(span: tuple[int, int], *what: object) -> str:
        start, end = span
        around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
        return " ".join(map(repr, (around, *what)))

    for span, attributes in gold.items():
        hits = overlapping(span, made)
        if span not in made:
            yield ("inexact" if hits else "missed"), show(span, hits)
        elif attributes and attributes not in hits:
            yield "other normal form", show(span, attributes, hits)
    for span, attributes in made.items():
        if not overlapping(span, gold):
            yield "not in gold", show(span, attributes)


def overlapping(span: tuple[int, int], among: Dates) -> list[dict[str, str]]:
    return [attributes for (start, end), attributes in among.items() if start < span[1] and end > span[0]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path, help="by default, the names of $TEIKIT_CORPUS")
    parser.add_argument("--misses", type=int, default=0, help="show so many of each kind of error")
    options = parser.parse_args()
    if not options.gold and "TEIKIT_CORPUS" not in os.environ:
        print("skipped: TEIKIT_CORPUS is not set")
        return
    if not options.gold:
        options.gold = sorted(Path(os.environ["TEIKIT_CORPUS"], "names").glob("*.jsonl"))
    counts, wrong, characters, seconds = defaultdict(lambda: [0] * 6), defaultdict(list), 0, 0.0
    for group, reading, by_hand in (record for path in options.gold for record in records(path)):
        begin = time.process_time()
        claims = list(tag(reading))
        seconds += time.process_time() - begin
        characters += len(reading.text)
        made = {trimmed(reading.text, a.span.start, a.span.end): normal(dict(a.attributes)) for a in claims}
        found = {span: overlapping(span, made) for span in by_hand}
        formed = [span for span, attributes in by_hand.items() if attributes]
        right = sum(by_hand[span] in found[span] for span in formed)
        exact = len(by_hand.keys() & made.keys())
        tally = (len(by_hand), len(made), exact, sum(map(bool, found.values())), len(formed), right)
        for name in (group, "ALL"):
            counts[name] = [x + y for x, y in zip(counts[name], tally, strict=True)]
        for kind, shown in errors(reading.text, by_hand, made):
            wrong[kind].append(shown)
    for name, (in_gold, in_made, exact, touched, formed, right) in sorted(counts.items()):
        precision, recall = exact / max(in_made, 1), exact / max(in_gold, 1)
        f1 = 2 * exact / max(in_gold + in_made, 1)
        print(
            f"{name:30} gold {in_gold:5} found {in_made:5}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
            f"  touched {touched / max(in_gold, 1):.3f}  normal forms {right} of {formed}"
        )
    print(f"{characters / seconds / 1000:.0f} thousand characters a second")
    for kind, shown in wrong.items() if options.misses else ():
        print(f"\n== {kind}: {len(shown)}")
        print(
            *(f"   {line}" for line in random.Random(0).sample(shown, min(options.misses, len(shown)))),
            sep="\n",
        )


if __name__ == "__main__":
    main()
