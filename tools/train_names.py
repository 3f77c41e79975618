"""Trains the recogniser of names: `python tools/train_names.py TRAIN.jsonl`.

TRAIN.jsonl are records {"id", "text", "lang", "spans": [[start, end, "PER|LOC|DATE", …]]}; ours are the EHRI
online editions (CC BY 4.0). Writes src/teikit/recognition/recogniser.json.z: weights of an averaged
structured perceptron over the features of recognition/features.py. Records are taken in orders shuffled by
fixed seeds: the same records make the same weights.

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

from teikit.language import Cue  # noqa: E402
from teikit.languages import spoken  # noqa: E402
from teikit.lexicon.words import words_for  # noqa: E402
from teikit.recognition.cues import Cues, cues  # noqa: E402
from teikit.recognition.evidence import line, text_evidence  # noqa: E402
from teikit.recognition.features import features, stretches  # noqa: E402
from teikit.recognition.kinds import FIRST, Label  # noqa: E402
from teikit.recognition.recogniser import FREE, decode, scores  # noqa: E402
from teikit.recognition.tokens import Token, tokens  # noqa: E402
from teikit.text import Span  # noqa: E402

TURNS = 4
SEEDS = (7, 11, 13, 17, 19)
LEAST = 3
"""Features seen less often are left out."""
FEW = 0.02
"""Weights smaller than this are left out."""


Example = tuple[list[list[str]], list[int]]
"""The features of the words of a stretch, and their labels."""


def lines(text: str, known: Cues) -> list[list[Token]]:
    """The tokens of each line of a record."""
    found, start = [], 0
    for row in text.splitlines(keepends=True):
        found.append(list(tokens(text, Span(start, start + len(row.rstrip())), known)))
        start += len(row)
    return found


def gold(record: dict, row: list[Token], known: Cues) -> dict[int, Label]:
    """The label of each token of a line by its place, those of names only."""
    labels: dict[int, Label] = {}
    for start, end, kind, *_ in record["spans"]:
        if kind not in ("PER", "LOC"):
            continue
        inside = [token for token in row if token.start < end and token.end > start and token.kind != "mark"]
        while inside and (
            not inside[0].capital
            or (kind == "PER" and len(inside) > 1 and known.cue(inside[0].folded) in (Cue.TITLE, Cue.RANK))
        ):
            inside.pop(0)
        while inside and not inside[-1].capital:
            inside.pop()
        if not inside or len(inside) > 8 or (len(inside) == 1 and inside[0].folded in known.peoples):
            continue
        first = Label.PERSON if kind == "PER" else Label.PLACE
        for at, token in enumerate(inside):
            labels.setdefault(token.start, first.further if at else first)
    return labels


def common_words(records: list[dict]) -> dict[str, int]:
    """Capitalised words that stand in no name of the collection, with the number of records they stand in."""
    named, seen = set(), defaultdict(set)
    for number, record in enumerate(records):
        cues_here = cues(spoken(record["text"], record["lang"]))
        for row in lines(record["text"], cues_here):
            labels = gold(record, row, cues_here)
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
        here = cues(spoken(record["text"], record["lang"]))
        rows = lines(record["text"], here)
        said = text_evidence(rows, here)
        words = words_for(record["text"], record["lang"])
        labelled = [gold(record, row, here) for row in rows]
        marked = Counter(
            token.folded
            for row, labels in zip(rows, labelled, strict=True)
            for token in row
            if token.start in labels and len(token.folded) > 3
        )
        for row, labels in zip(rows, labelled, strict=True):
            block = line(row, words, here)
            for places in stretches(block):
                inside = [row[at] for at in places]
                truth = [labels.get(token.start, Label.OUTSIDE) for token in inside]
                for at, label in enumerate(truth):
                    if label.inside and (at == 0 or truth[at - 1].type is not label.type):
                        truth[at] = FIRST[label.type]
                if not any(
                    not label and token.capital and marked[token.folded] > 0
                    for token, label in zip(inside, truth, strict=True)
                ):
                    found.append(([features(at, block, said, known) for at in places], truth))
    return found


def learn(kept: list[Example], seed: int) -> dict[str, list[float]]:
    """Averaged weights of one perceptron; the steps from label to label are features too, `after LABEL`."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * 5)
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * 5)
    kept, clock, order = list(kept), 1, random.Random(seed)

    def change(name: str, label: int, by: int) -> None:
        weights[name][label] += by
        sums[name][label] += by * clock

    for _ in range(TURNS):
        order.shuffle(kept)
        for rows, truth in kept:
            guess = decode([scores(weights, row) for row in rows], [weights[f"after {n}"] for n in range(6)])
            clock += 1
            if guess == truth:
                continue
            for at, (row, true, guessed) in enumerate(zip(rows, truth, guess, strict=True)):
                if true != guessed:
                    for name in row:
                        change(name, true, 1)
                        change(name, guessed, -1)
                before_true, before_guess = (truth[at - 1], guess[at - 1]) if at else (5, 5)
                if (before_true, true) != (before_guess, guessed):
                    change(f"after {before_true}", true, 1)
                    change(f"after {before_guess}", guessed, -1)
    return {
        name: [weight - total / clock for weight, total in zip(row, sums[name], strict=True)]
        for name, row in weights.items()
    }


def train(all_examples: list[Example]) -> tuple[dict[str, list[float]], list[list[float]]]:
    """Weights of features, and of steps from label to label: the mean of several perceptrons."""
    counts = Counter(name for rows, _ in all_examples for row in rows for name in row)
    kept = [([[n for n in row if counts[n] >= LEAST] for row in rows], truth) for rows, truth in all_examples]
    learnt = [learn(kept, seed) for seed in SEEDS]
    mean = {
        name: [
            round(sum(column) / len(SEEDS), 2)
            for column in zip(*(one.get(name, FREE) for one in learnt), strict=True)
        ]
        for name in sorted(set().union(*learnt))
    }
    steps = [mean.pop(f"after {label}", FREE) for label in range(6)]
    return {name: row for name, row in mean.items() if max(map(abs, row)) > FEW}, steps


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
    (ROOT / "src/teikit/recognition/recogniser.json.z").write_bytes(packed)
    print(f"{len(weights)} features, {len(data['common'])} common words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
