"""Trains the recogniser of names: `python tools/train_names.py TRAIN.jsonl`.

TRAIN.jsonl are records {"id", "text", "lang", "spans": [[start, end, "PER|LOC|DATE", …]]}; ours are the EHRI
online editions (CC BY 4.0). Writes src/teikit/lexicon/recogniser.json.z: weights of an averaged structured
perceptron over the features of lexicon/features.py. Records are taken in an order shuffled by a fixed seed:
the same records make the same weights.

What the collection marks otherwise than teikit is mended first: peoples and adjectives ("German") and names
without a capital ("camp") are no names, titles before a name stand outside it, and a stretch with a name that
the record marks elsewhere but not here teaches nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from teikit.lexicon.cues import CLASS, PEOPLES  # noqa: E402
from teikit.lexicon.evidence import hear, line  # noqa: E402
from teikit.lexicon.features import features, stretches  # noqa: E402
from teikit.lexicon.recogniser import decode, scores  # noqa: E402
from teikit.lexicon.tokens import Token, tokens  # noqa: E402
from teikit.lexicon.words import words_for  # noqa: E402
from teikit.text import Span  # noqa: E402

TURNS = 4
SEED = 7
LEAST = 3
"""Features seen less often are left out."""
FEW = 0.02
"""Weights smaller than this are left out."""


Example = tuple[list[list[str]], list[int]]
"""The features of the words of a stretch, and their labels."""


def lines(text: str) -> list[list[Token]]:
    """The tokens of each line of a record."""
    found, start = [], 0
    for row in text.splitlines(keepends=True):
        found.append(list(tokens(text, Span(start, start + len(row.rstrip())))))
        start += len(row)
    return found


def gold(record: dict, row: list[Token]) -> dict[int, int]:
    """The label of each token of a line by its place, those of names only."""
    labels: dict[int, int] = {}
    for start, end, kind, *_ in record["spans"]:
        if kind not in ("PER", "LOC"):
            continue
        inside = [token for token in row if token.start < end and token.end > start and token.kind != "mark"]
        while inside and (
            not inside[0].capital
            or (
                kind == "PER"
                and len(inside) > 1
                and CLASS.get(inside[0].folded.rstrip(".")) in ("title", "rank")
            )
        ):
            inside.pop(0)
        while inside and not inside[-1].capital:
            inside.pop()
        if not inside or len(inside) > 8 or (len(inside) == 1 and inside[0].folded in PEOPLES):
            continue
        first = 1 if kind == "PER" else 3
        for at, token in enumerate(inside):
            labels.setdefault(token.start, first + (at > 0))
    return labels


def common_words(records: list[dict]) -> dict[str, int]:
    """Capitalised words that stand in no name of the collection, with the number of records they stand in."""
    named, seen = set(), defaultdict(set)
    for number, record in enumerate(records):
        for row in lines(record["text"]):
            labels = gold(record, row)
            for token in row:
                if token.kind == "word" and token.capital and not token.first:
                    seen[token.folded].add(number)
                    if token.start in labels:
                        named.add(token.folded)
    return {word: len(numbers) for word, numbers in seen.items() if word not in named}


def examples(records: list[dict], common: dict[str, int]) -> list[Example]:
    """The stretches of all records. A word is common only if three records say so: two beside its own."""
    found = []
    known = frozenset(word for word, count in common.items() if count > 2)
    for record in records:
        rows = lines(record["text"])
        said = hear(rows)
        words = words_for(record["text"], record["lang"])
        labelled = [gold(record, row) for row in rows]
        marked = Counter(
            token.folded
            for row, labels in zip(rows, labelled, strict=True)
            for token in row
            if token.start in labels and len(token.folded) > 3
        )
        for row, labels in zip(rows, labelled, strict=True):
            block = line(row, words)
            for places in stretches(block):
                inside = [row[at] for at in places]
                truth = [labels.get(token.start, 0) for token in inside]
                for at, label in enumerate(truth):
                    if label in (2, 4) and (at == 0 or truth[at - 1] not in (label, label - 1)):
                        truth[at] = label - 1
                if not any(
                    not label and token.capital and marked[token.folded] > 0
                    for token, label in zip(inside, truth, strict=True)
                ):
                    found.append(([features(at, block, said, known) for at in places], truth))
    return found


def train(examples_: list[Example]) -> tuple[dict[str, list[float]], list[list[float]]]:
    """Averaged weights of features and of steps from label to label."""
    counts = Counter(name for rows, _ in examples_ for row in rows for name in row)
    kept = [
        ([[name for name in row if counts[name] >= LEAST] for row in rows], truth)
        for rows, truth in examples_
    ]
    weights: dict[str, list[float]] = {}
    sums: dict[str, list[float]] = {}
    steps = [[0.0] * 5 for _ in range(6)]
    step_sums = [[0.0] * 5 for _ in range(6)]
    clock = 1
    order = random.Random(SEED)
    for turn in range(TURNS):
        order.shuffle(kept)
        wrong = 0
        for rows, truth in kept:
            guess = decode([scores(weights, row) for row in rows], steps)
            clock += 1
            if guess == truth:
                continue
            wrong += 1
            before_true = before_guess = 5
            for row, true, guessed in zip(rows, truth, guess, strict=True):
                if true != guessed:
                    for name in row:
                        weight = weights.setdefault(name, [0.0] * 5)
                        total = sums.setdefault(name, [0.0] * 5)
                        weight[true] += 1
                        weight[guessed] -= 1
                        total[true] += clock
                        total[guessed] -= clock
                if (before_true, true) != (before_guess, guessed):
                    steps[before_true][true] += 1
                    steps[before_guess][guessed] -= 1
                    step_sums[before_true][true] += clock
                    step_sums[before_guess][guessed] -= clock
                before_true, before_guess = true, guessed
        print(f"turn {turn + 1}: {wrong} of {len(kept)} stretches wrong", file=sys.stderr)
    averaged = {
        name: [round(weight - total / clock, 2) for weight, total in zip(row, sums[name], strict=True)]
        for name, row in weights.items()
    }
    return (
        {name: row for name, row in sorted(averaged.items()) if max(map(abs, row)) > FEW},
        [
            [round(weight - total / clock, 2) for weight, total in zip(row, totals, strict=True)]
            for row, totals in zip(steps, step_sums, strict=True)
        ],
    )


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    options = parser.parse_args()
    records = [json.loads(line) for line in options.train.read_text("utf-8").splitlines()]
    common = common_words(records)
    weights, steps = train(examples(records, common))
    data = {
        "steps": steps,
        "common": sorted(w for w, count in common.items() if count > 1),
        "weights": weights,
    }
    packed = zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    (ROOT / "src/teikit/lexicon/recogniser.json.z").write_bytes(packed)
    print(f"{len(weights)} features, {len(data['common'])} common words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
