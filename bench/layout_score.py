"""Measures the layout crafts on degraded pages whose truth is known (NAME.txt beside NAME.json).

python bench/layout_score.py [FOLDER…]; without a folder, those of TEIKIT_CORPUS. `-v` shows what went wrong.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from teikit.converting.pipeline import Settings, lay_out
from teikit.page.flow import flow
from teikit.page.lines import cut
from teikit.tei.text.reading import read_through
from teikit.text import Document

BEGINNING = ("p", "head", "item", "l", "dateline", "salute", "signed", "speaker", "stage")
"""What a block of the running text may be."""

TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens(text: str) -> list[str]:
    return [unicodedata.normalize("NFKC", found).casefold() for found in TOKEN.findall(text)]


def laid_out(text: str, language: str = "") -> Document:
    return lay_out(Document(text, metadata={"language": language} if language else {}), Settings())


def readings(document: Document) -> tuple[list[str], list[str], list[tuple[int, str]]]:
    """The blocks of running text, the notes by id, and (tokens before it, id of the note) of each marker."""
    reading = read_through(document)
    blocks = [block.span.of(reading.text) for block in reading.blocks if block.element != "note"]
    notes = [block.span.of(reading.text) for block in reading.blocks if block.element == "note"]
    running = next(
        (block.span.start for block in reading.blocks if block.element == "note"), len(reading.text)
    )
    verbatim = sorted(
        (piece.span.start, piece.start, len(piece.span))
        for piece in reading.pieces
        if piece.verbatim and piece.start < running
    )
    ends = [match.end() for match in TOKEN.finditer(reading.text)]
    places = []
    for ref in document.claimed("ref"):
        if "target" not in ref.attributes:
            continue  # no note answers it
        nearest = bisect_left(verbatim, (ref.span.start, 0, 0)) - 1
        start, at, length = verbatim[nearest] if nearest >= 0 else (0, 0, 0)
        end = at + min(length, ref.span.start - start)
        places.append((bisect_right(ends, end), ref.attributes["target"][1:]))
    return blocks, notes, places


def differences(made: list[str], gold: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for step in Levenshtein.opcodes(made, gold):
        if step.tag != "equal":
            yield made[step.src_start : step.src_end], gold[step.dest_start : step.dest_end]


@dataclass
class Tally:
    """The counts for one text, and what went wrong how often."""

    gold: dict[str, Any]
    document: Document
    count: Counter[str]
    wrong: Counter[str]

    def compare(self, made: list[str], gold: list[str], where: str = "") -> None:
        """Count the tokens that differ."""
        self.count["tokens"] += len(gold)
        for one, other in differences(made, gold):
            errors = max(len(one), len(other))
            self.count["errors"] += errors
            self.wrong[f"{' '.join(one)[:90]!r} for {' '.join(other)[:90]!r}{where}"] += errors

    def text_and_notes(self) -> None:
        """The running text, and the note of each marker at its place."""
        blocks, notes, places = readings(self.document)
        made = tokens("\n".join(blocks))
        gold = tokens("\n".join(block["text"] for block in self.gold["blocks"]))
        self.compare(made, gold)
        to_gold = [0] * (len(made) + 1)
        for step in Levenshtein.opcodes(made, gold):
            for at in range(step.src_start, step.src_end):
                to_gold[at] = min(
                    step.dest_start + at - step.src_start, max(step.dest_end - 1, step.dest_start)
                )
        ids = [claim.attributes["xml:id"] for claim in self.document.claimed("note")]
        by_id = dict(zip(ids, map(tokens, notes), strict=True))
        here = {(to_gold[at - 1] + 1 if at else 0): name for at, name in places}
        unused = dict(by_id)
        for at, want in self.anchors():
            self.count["refs"] += 1
            name = here.get(at, "")
            right = Levenshtein.normalized_similarity(by_id.get(name, []), want) >= 0.6
            self.count["refs right"] += right
            self.compare(by_id[name] if right else [], want, " (note)")
            if right:
                unused.pop(name, None)
        self.count["false notes"] = len(unused)
        self.count["errors"] += sum(map(len, unused.values()))

    def anchors(self) -> Iterator[tuple[int, list[str]]]:
        """The number of tokens before each marker of the gold, and the tokens of its note."""
        base, truth = 0, {note["id"]: note["text"] for note in self.gold["notes"]}
        for block in self.gold["blocks"]:
            for anchor in block["anchors"]:
                before = tokens(block["text"][: anchor["offset"]])
                yield base + len(before), tokens(truth[anchor["note"]])
            base += len(tokens(block["text"]))

    def hyphens(self) -> None:
        """Soft or hard, as the gold says."""
        lines = cut(self.document.text)
        soft = {claim.span.start for claim in self.document.claimed("pc")}
        within = [claim for claim in self.document.claimed("lb", "pb") if claim.attributes.get("break")]
        joined = {claim.span.start for claim in within}
        for hyphen in self.gold["hyphens"]:
            end = lines[hyphen["line"] - 1].end
            kind = "soft" if end - 1 in soft else "hard" if end in joined else "open"
            self.count["hyphens"] += 1
            self.count["hyphens right"] += kind == hyphen["type"]
            if kind != hyphen["type"]:
                self.wrong[f"hyphen {hyphen['left']}|{hyphen['right']} is {hyphen['type']}, not {kind}"] += 1

    def lines(self) -> None:
        """Running heads, running text and notes, line by line."""
        stream = flow(self.document)
        heads = {claim.span.start for claim in self.document.claimed("fw")}
        for line in self.gold["lines"]:
            row = line["line"] - 1
            head = stream.lines[row].start in heads
            made = "header" if head else "note" if stream.stream[row] > 0 else "body"
            want = "body" if line["label"] == "head" else line["label"]
            self.count["lines"] += 1
            self.count["lines right"] += made == want
            if made != want:
                self.wrong[f"line {row + 1} is {want}, not {made}: {stream.words(row)[:60]!r}"] += 1

    def paragraphs(self) -> None:
        """Where blocks begin."""
        lines = cut(self.document.text)
        begins = [line.start for line in lines]
        gold = {line["line"] - 1 for line in self.gold["lines"] if "block" in line and line["first"]}
        made = {bisect_right(begins, claim.span.start) - 1 for claim in self.document.claimed(*BEGINNING)}
        self.count["starts"], self.count["starts found"] = len(gold), len(made)
        self.count["starts right"] = len(gold & made)


def score(path: Path, verbose: bool) -> Counter[str]:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = path.read_bytes().decode("utf-8")
    began = time.perf_counter()
    document = laid_out(text)
    took = time.perf_counter() - began
    tally = Tally(gold, document, Counter(), Counter())
    for measure in (tally.text_and_notes, tally.hyphens, tally.lines, tally.paragraphs):
        measure()
    tally.count["ligatures"] = gold["ligatures"]
    tally.count["repairs"] = len(document.claimed("corr"))
    show(path.stem, tally.count, took)
    if verbose:
        for what, times in tally.wrong.most_common(60):
            print(f"    {times:4} {what}")
    return tally.count


def show(name: str, c: Counter[str], took: float) -> None:
    def share(part: str, whole: str) -> str:
        return f"{c[part]}/{c[whole]}"

    precision = c["starts right"] / max(1, c["starts found"])
    recall = c["starts right"] / max(1, c["starts"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{name[:20]:20} text error {c['errors'] / max(1, c['tokens']):6.2%}"
        f"  refs {share('refs right', 'refs'):>9}  false {c['false notes']:2}"
        f"  hyphens {share('hyphens right', 'hyphens'):>9}  lines {share('lines right', 'lines'):>11}"
        f"  paragraphs P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        f"  repairs {c['repairs']:5} of {c['ligatures']:5}  {took:5.1f} s"
    )


def main() -> None:
    verbose = "-v" in sys.argv
    folders = [Path(each) for each in sys.argv[1:] if each != "-v"]
    if not folders:
        if "TEIKIT_CORPUS" not in os.environ:
            print("skipped: say a folder, or set TEIKIT_CORPUS")
            return
        folders = [Path(os.environ["TEIKIT_CORPUS"]) / "pages"]
    total: Counter[str] = Counter()
    for folder in folders:
        for path in sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]:
            if path.with_suffix(".json").exists():
                total += score(path, verbose)
    show("ALL", total, 0.0)


if __name__ == "__main__":
    main()
