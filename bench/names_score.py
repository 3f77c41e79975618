"""Score the taggers of persons and places on records of hand-tagged text: exact spans, group by group.

    PYTHONPATH=src python bench/names_score.py RECORDS.jsonl… [--misses N] [--group GROUP] [--page GOLD.xml]

A record is a line of JSON: {"id", "group", "lang", "types", "text", "spans": [[start, end, "PER|LOC"], …]};
its lines are its paragraphs. Spans are compared over words and signs; the last column leaves out the gold
names without a capital. --page adds the encoding of a page, its blocks as a layout would claim them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import defaultdict
from pathlib import Path

from lxml import etree

from teikit.taggers import persons, places
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document, Span

TOKEN = re.compile(r"\w+|[^\w\s]")
KINDS = {"PER": persons, "LOC": places}
TEI = "{http://www.tei-c.org/ns/1.0}"


def document(text, language, notes=()):
    """A document whose lines are paragraphs, but those at `notes`, which are notes."""
    claims, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            claims.append(Annotation(Span(start, start + len(line)), "note" if start in notes else "p"))
        start += len(line)
    return Document(text, claims=tuple(claims), metadata={"language": language})


def page(gold):
    """A record made of the encoding of a page: its text, its notes as blocks of their own."""
    blocks, spans, notes = [], [], []

    def walk(element, out):
        kind = etree.QName(element).localname
        if kind in ("fw", "sic", "ref"):
            return
        start = len("".join(out))
        if kind == "note":
            out.append("\n")
            start += 1
            notes.append(start)
        out.append(re.sub(r"\s+", " ", element.text or ""))
        for child in element:
            walk(child, out)
            out.append(re.sub(r"\s+", " ", child.tail or ""))
        end = len("".join(out))
        if kind in ("persName", "placeName"):
            spans.append([start, end, "PER" if kind == "persName" else "LOC"])
        if kind in ("p", "note"):
            out.append("\n")

    body = etree.parse(gold).getroot().find(f".//{TEI}body")
    walk(body, blocks)
    return {
        "id": "page",
        "group": "page",
        "lang": "en",
        "types": ["PER", "LOC"],
        "text": "".join(blocks),
        "spans": spans,
        "notes": notes,
    }


def trimmed(text, start, end):
    words = list(TOKEN.finditer(text, start, end))
    return (words[0].start(), words[-1].end()) if words else (start, end)


def ratio(part, whole):
    return part / whole if whole else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="*")
    parser.add_argument("--misses", type=int, default=0, help="show so many of each kind of error")
    parser.add_argument("--page")
    parser.add_argument("--group", default="", help="show errors of groups that begin so only")
    options = parser.parse_args()
    lines = (line for path in options.records for line in Path(path).read_text("utf-8").splitlines())
    records = [json.loads(line) for line in lines]
    if options.page:
        records.append(page(options.page))
    counts, errors = defaultdict(lambda: [0] * 4), defaultdict(list)
    characters = seconds = 0
    for record in records:
        text = record["text"]
        begin = time.perf_counter()
        reading = read_through(document(text, record.get("lang", "en"), record.get("notes", ())))
        made = {kind: [reading.source(a.span) for a in craft.tag(reading)] for kind, craft in KINDS.items()}
        seconds += time.perf_counter() - begin
        characters += len(text)
        for kind in record["types"]:
            if kind not in KINDS:
                continue
            found = {trimmed(text, span.start, span.end) for span in made[kind]}
            gold = {trimmed(text, s[0], s[1]) for s in record["spans"] if s[2] == kind}
            capital = {s for s in gold if re.search(r"[^\W\d_a-zß-öø-ÿ]|\d", text[s[0] : s[1]])}
            tally = (len(gold), len(found), len(gold & found), len(capital))
            for group in (record["group"], "ALL"):
                counts[group, kind] = [a + b for a, b in zip(counts[group, kind], tally, strict=True)]
            if record["group"].startswith(options.group):
                for what, spans in ("missed", capital - found), ("wrong", found - gold):
                    errors[kind, what] += [
                        f"{text[max(0, s - 50) : s]}[{text[s:e]}]{text[e : e + 30]}".replace("\n", "¶")
                        for s, e in spans
                    ]
    print(f"{'group':36} kind  gold found   P     R     F1    F1 of names with a capital")
    for (group, kind), (gold, found, right, capital) in sorted(counts.items()):
        p, r, rc = ratio(right, found), ratio(right, gold), ratio(right, capital)
        print(
            f"{group:36} {kind:4} {gold:5} {found:5}  {p:.3f} {r:.3f} {ratio(2 * p * r, p + r):.3f}  "
            f"{ratio(2 * p * rc, p + rc):.3f}"
        )
    print(f"{characters / 1000 / seconds:.0f} kB/s")
    random.seed(1)
    for key, shown in errors.items():
        for error in random.sample(shown, min(options.misses, len(shown))):
            print(*key, error)


if __name__ == "__main__":
    main()
