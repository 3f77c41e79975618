"""Score the date tagger on records of hand-tagged text: exact spans and normal forms, group by group.

    PYTHONPATH=src python bench/dates_score.py RECORDS.jsonl… [--misses N]

A record is a line of JSON: {"id", "group", "text", "spans": [[start, end, "DATE", {attributes}], …]}.
Spans are compared over words and signs, so white space at their edges does not count.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import defaultdict

from teikit.taggers.dates import tag
from teikit.text import Block, Document, Piece, Span, compose

TOKEN = re.compile(r"\w+|[^\w\s]")
NORMAL = ("when", "from", "to", "notBefore", "notAfter")


def read(text):
    whole = Span(0, len(text))
    return compose(text, [Piece(0, whole, True)], [Block(whole, "p")], Document(text))


def trimmed(text, start, end):
    words = list(TOKEN.finditer(text, start, end))
    return (words[0].start(), words[-1].end()) if words else (start, end)


def ratio(part, whole):
    return part / whole if whole else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="+")
    parser.add_argument("--misses", type=int, default=0, help="show so many of each kind of error")
    options = parser.parse_args()
    counts, errors = defaultdict(lambda: [0] * 6), defaultdict(list)
    characters = seconds = 0
    for path in options.records:
        with open(path, encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                text = record["text"]
                begin = time.perf_counter()
                made = list(tag(read(text)))
                seconds += time.perf_counter() - begin
                characters += len(text)
                found = {trimmed(text, a.span.start, a.span.end): a for a in made}
                gold = {
                    trimmed(text, s[0], s[1]): {k: v for k, v in (s[3:] or [{}])[0].items() if k in NORMAL}
                    for s in record["spans"]
                    if s[2] == "DATE"
                }
                tally = [len(gold), len(found), len(gold.keys() & found.keys()), 0, 0, 0]
                for (start, end), normal in gold.items():
                    hits = [
                        {k: v for k, v in a.attributes.items() if k in NORMAL}
                        for (s, e), a in found.items()
                        if s < end and e > start
                    ]
                    tally[3] += bool(hits)
                    tally[4] += bool(normal)
                    tally[5] += bool(normal) and normal in hits
                    shown = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
                    if (start, end) not in found:
                        errors["inexact" if hits else "missed"].append((shown, hits))
                    elif normal and normal not in hits:
                        errors["other normal form"].append((shown, normal, hits))
                for (start, end), a in found.items():
                    if not any(s < end and e > start for s, e in gold):
                        shown = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
                        errors["not in gold"].append((shown, dict(a.attributes)))
                for group in (record.get("group", ""), "ALL"):
                    counts[group] = [x + y for x, y in zip(counts[group], tally)]
    for group in sorted(counts):
        gold, made, exact, overlap, normal, right = counts[group]
        precision, recall = ratio(exact, made), ratio(exact, gold)
        f1 = ratio(2 * precision * recall, precision + recall)
        print(
            f"{group:30} gold {gold:5} found {made:5}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
            f"  overlap R {ratio(overlap, gold):.3f}  normal forms {right} of {normal}"
        )
    print(f"{characters / seconds / 1000:.0f} KB/s")
    for kind, shown in errors.items():
        random.Random(0).shuffle(shown)
        print(f"\n== {kind}: {len(shown)}") if options.misses else None
        for example in shown[: options.misses]:
            print("  ", *map(repr, example))


if __name__ == "__main__":
    main()
