"""Measures the layout crafts on degraded pages whose truth is known (NAME.txt beside NAME.json).

python bench/layout_score.py [FOLDER…]; without a folder, those of TEIKIT_CORPUS. `-v` shows what went wrong.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
import time
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from teikit import layout
from teikit.flow import flow
from teikit.lines import cut
from teikit.tei.reading import read_through
from teikit.text import Document

TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens(text: str) -> list[str]:
    return [unicodedata.normalize("NFKC", found).casefold() for found in TOKEN.findall(text)]


def laid_out(text: str, language: str = "") -> Document:
    document = Document(text, metadata={"language": language} if language else {})
    for name in layout.ORDER:
        craft = importlib.import_module(f"teikit.layout.{name.replace('-', '_')}")
        document = document.annotate(craft.claim(document), by=name)
    return document


def readings(document: Document) -> tuple[list[str], list[str], list[tuple[int, str]]]:
    """The blocks of running text, the notes by id, and (tokens before it, id of the note) of each marker."""
    reading = read_through(document)
    blocks = [block.span.of(reading.text) for block in reading.blocks if block.element != "note"]
    notes = [block.span.of(reading.text) for block in reading.blocks if block.element == "note"]
    running = next((block.span.start for block in reading.blocks if block.element == "note"), len(reading.text))
    verbatim = sorted(
        (piece.span.start, piece.start, len(piece.span))
        for piece in reading.pieces
        if piece.verbatim and piece.start < running
    )
    ends = [match.end() for match in TOKEN.finditer(reading.text)]
    places = []
    for ref in document.claims("ref"):
        nearest = bisect_left(verbatim, (ref.span.start, 0, 0)) - 1
        start, at, length = verbatim[nearest] if nearest >= 0 else (0, 0, 0)
        end = at + min(length, ref.span.start - start)
        places.append((bisect_right(ends, end), ref.attributes["target"][1:]))
    return blocks, notes, places


def differences(made: list[str], gold: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for step in Levenshtein.opcodes(made, gold):
        if step.tag != "equal":
            yield made[step.src_start : step.src_end], gold[step.dest_start : step.dest_end]


def score(path: Path, verbose: bool) -> Counter[str]:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8", newline="") if sys.version_info >= (3, 13) else path.open(
        encoding="utf-8", newline=""
    ).read()
    began = time.perf_counter()
    document = laid_out(text)
    took = time.perf_counter() - began
    count: Counter[str] = Counter()
    blocks, notes, places = readings(document)
    wrong: Counter[str] = Counter()

    made_text = tokens("\n".join(blocks))
    gold_text = tokens("\n".join(block["text"] for block in gold["blocks"]))
    for made, want in differences(made_text, gold_text):
        count["errors"] += max(len(made), len(want))
        wrong[f"{' '.join(made)[:90]!r} for {' '.join(want)[:90]!r}"] += max(len(made), len(want))
    count["tokens"] += len(gold_text)

    to_gold = [0] * (len(made_text) + 1)
    for step in Levenshtein.opcodes(made_text, gold_text):
        for at in range(step.src_start, step.src_end):
            to_gold[at] = min(step.dest_start + at - step.src_start, max(step.dest_end - 1, step.dest_start))
    by_id = {claim.attributes["xml:id"]: note for claim, note in zip(document.claims("note"), notes, strict=True)}
    here: dict[int, str] = {(to_gold[at - 1] + 1 if at else 0): name for at, name in places}
    base, used = 0, set()
    truth = {note["id"]: note["text"] for note in gold["notes"]}
    for block in gold["blocks"]:
        for anchor in block["anchors"]:
            count["refs"] += 1
            at = base + len(tokens(block["text"][: anchor["offset"]]))
            name, want = here.get(at), tokens(truth[anchor["note"]])
            made = tokens(by_id[name]) if name else []
            right = name is not None and Levenshtein.normalized_similarity(made, want) >= 0.6
            count["refs right"] += right
            if right:
                used.add(name)
                for one, other in differences(made, want):
                    count["errors"] += max(len(one), len(other))
                    wrong[f"{' '.join(one)[:90]!r} for {' '.join(other)[:90]!r} (note)"] += max(len(one), len(other))
            else:
                count["errors"] += len(want)
                wrong[f"note {anchor['marker']} at {at}: {name} {' '.join(made)[:50]!r} for {' '.join(want)[:50]!r}"] += len(want)
            count["tokens"] += len(want)
        base += len(tokens(block["text"]))
    for name, note in by_id.items():
        if name not in used:
            count["errors"] += len(tokens(note))
            count["false notes"] += 1

    lines = cut(text)
    soft = {claim.span.start for claim in document.claims("pc")}
    joined = {claim.span.start for claim in document.claims("lb", "pb") if claim.attributes.get("break") == "no"}
    for hyphen in gold["hyphens"]:
        line = lines[hyphen["line"] - 1]
        kind = "soft" if line.end - 1 in soft else "hard" if line.end in joined else "open"
        count["hyphens"] += 1
        count["hyphens right"] += kind == hyphen["type"]
        if kind != hyphen["type"]:
            wrong[f"hyphen {hyphen['left']}|{hyphen['right']} is {hyphen['type']}, not {kind}"] += 1

    stream = flow(document)
    heads = {claim.span.start for claim in document.claims("fw")}
    for line in gold["lines"]:
        row = line["line"] - 1
        made = "header" if lines[row].start in heads else "note" if stream.stream[row] > 0 else "body"
        want = "body" if line["label"] == "head" else line["label"]
        count["lines"] += 1
        count["lines right"] += made == want
        if made != want:
            wrong[f"line {row + 1} is {want}, not {made}: {stream.words(row)[:60]!r}"] += 1

    starts = {lines[line["line"] - 1].start for line in gold["lines"] if "block" in line and line["first"]}
    found = {document.text.rfind("\n", 0, claim.span.start) + 1 for claim in document.claims("p", "head")}
    starts = {text.rfind("\n", 0, start) + 1 if text[start : start + 1] != "\f" else start for start in starts}
    found = {start + (text[start : start + 1] == "\f") for start in found}
    starts = {start + (text[start : start + 1] == "\f") for start in starts}
    count["starts"], count["starts found"] = len(starts), len(found)
    count["starts right"] = len(starts & found)
    for claim in document.claims("corr"):
        count["repairs"] += 1
    count["ligatures"] = gold["ligatures"]
    show(path.stem, count, took)
    if verbose:
        for what, times in wrong.most_common(60):
            print(f"    {times:4} {what}")
    return count


def show(name: str, c: Counter[str], took: float) -> None:
    def share(part: str, whole: str) -> str:
        return f"{c[part]}/{c[whole]}"

    precision = c["starts right"] / max(1, c["starts found"])
    recall = c["starts right"] / max(1, c["starts"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{name[:26]:26} text error {c['errors'] / max(1, c['tokens']):6.2%}  refs {share('refs right', 'refs'):>9}"
        f"  false {c['false notes']:2}  hyphens {share('hyphens right', 'hyphens'):>9}"
        f"  lines {share('lines right', 'lines'):>11}  paragraphs P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        f"  repairs {c['repairs']:5} of {c['ligatures']:5}  {took:5.1f} s"
    )


def main() -> None:
    verbose = "-v" in sys.argv
    folders = [Path(each) for each in sys.argv[1:] if each != "-v"]
    if not folders:
        if "TEIKIT_CORPUS" not in os.environ:
            sys.exit("say a folder, or set TEIKIT_CORPUS")
        folders = [Path(os.environ["TEIKIT_CORPUS"]) / "pages"]
    total: Counter[str] = Counter()
    for folder in folders:
        for path in sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]:
            if path.with_suffix(".json").exists():
                total += score(path, verbose)
    show("ALL", total, 0.0)


if __name__ == "__main__":
    main()
