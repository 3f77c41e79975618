"""Trains the net beside the recogniser: `python tools/train_network.py TRAIN.jsonl… [--seed N] [-o FILE]`.

Needs numpy and scipy. TRAIN.jsonl are records as for train_names.py; ours are the EHRI online editions,
LitBank, the diaries of W. H. Hunt, QhoD (all CC BY 4.0) and Europeana Newspapers (CC0). In records that tag
persons only, what is not tagged teaches nothing. Writes src/teikit/recognition/network.npz, in bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from train_names import gold, lines  # noqa: E402

from teikit.languages import spoken  # noqa: E402
from teikit.lexicon.words import words_for  # noqa: E402
from teikit.recognition.cues import cues  # noqa: E402
from teikit.recognition.evidence import line, text_evidence  # noqa: E402
from teikit.recognition.features import context, features, stretches  # noqa: E402
from teikit.recognition.kinds import FIRST, Label  # noqa: E402
from teikit.recognition.network import BUCKETS, REACH, bucket  # noqa: E402
from teikit.recognition.recogniser import model  # noqa: E402

WIDTH, CHANNELS, LAYER = 32, 64, 64
DROPOUT = 0.5
TURNS = 14
RATE = 0.003
LONGEST = 5000
"""Words of a document that are learnt from at once."""


@dataclass
class Piece:
    """Words of a document: their features, which of them teach, what they are and what they are called."""

    words: csr_matrix
    places: np.ndarray
    labels: np.ndarray
    names: np.ndarray


def pieces(record: dict) -> list[Piece]:
    """A record in pieces of whole lines."""
    here = cues(spoken(record["text"], record["lang"]))
    rows = lines(record["text"], here)
    said, words = text_evidence(rows, here), words_for(record["text"], record["lang"])
    labelled = [gold(record, row, here) for row in rows]
    marked = Counter(
        token.folded
        for row, labels in zip(rows, labelled, strict=True)
        for token in row
        if token.start in labels and len(token.folded) > 3
    )
    whole = "LOC" in record["types"]
    found, part, size = [], [], 0
    for row, labels in zip(rows, labelled, strict=True):
        part.append((row, labels))
        size += len(row)
        if size > LONGEST:
            found.append(part)
            part, size = [], 0
    found.append(part)
    return [piece(each, said, words, here, marked, whole) for each in found if any(row for row, _ in each)]


def piece(part, said, words, here, marked, whole) -> Piece:
    numbers, edges, places, truths, names = [], [0], [], [], []
    common, at = model().common, 0

    def blank() -> None:
        nonlocal at
        for _ in range(REACH):
            edges.append(len(numbers))
            at += 1

    blank()
    for row, labels in part:
        block = line(row, words, here)
        for each in range(len(row)):
            numbers.extend(map(bucket, (*features(each, block, said, common), *context(each, block))))
            edges.append(len(numbers))
        for stretch in stretches(block):
            before = Label.OUTSIDE
            for each in stretch:
                token = row[each]
                label = labels.get(token.start, Label.OUTSIDE)
                if label.inside and before.type is not label.type:
                    label = FIRST[label.type]
                before = label
                doubtful = not label and token.capital and (marked[token.folded] > 0 or not whole)
                if not doubtful:
                    places.append(at + each)
                    truths.append(int(label))
                    names.append(token.folded)
        at += len(row)
        blank()
    order = {name: n for n, name in enumerate(dict.fromkeys(names))}
    matrix = csr_matrix(
        (np.ones(len(numbers), np.float32), np.array(numbers, np.int32), np.array(edges, np.int64)),
        shape=(at, BUCKETS),
    )
    return Piece(
        matrix,
        np.array(places, np.int64),
        np.array(truths, np.int64),
        np.array([order[n] for n in names], np.int64),
    )


def start(seed: int) -> dict[str, np.ndarray]:
    """Weights to begin with."""
    dice = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return (dice.standard_normal(shape) * (2 / shape[0]) ** 0.5).astype(np.float32)

    return {
        "embedding": (dice.standard_normal((BUCKETS, WIDTH)) * 0.1).astype(np.float32),
        "first": some(3 * WIDTH, CHANNELS),
        "first_bias": np.zeros(CHANNELS, np.float32),
        "second": some(3 * CHANNELS, CHANNELS),
        "second_bias": np.zeros(CHANNELS, np.float32),
        "hidden": some(2 * CHANNELS, LAYER),
        "hidden_bias": np.zeros(LAYER, np.float32),
        "output": some(LAYER, len(Label)),
        "output_bias": np.zeros(len(Label), np.float32),
    }


def windows(words: np.ndarray) -> np.ndarray:
    blank = np.zeros((1, words.shape[1]), np.float32)
    return np.concatenate([np.vstack([blank, words[:-1]]), words, np.vstack([words[1:], blank])], axis=1)


def unwindowed(grad: np.ndarray) -> np.ndarray:
    width = grad.shape[1] // 3
    total = grad[:, width : 2 * width].copy()
    total[:-1] += grad[1:, :width]
    total[1:] += grad[:-1, 2 * width :]
    return total


def gradients(w: dict[str, np.ndarray], each: Piece, dice: np.random.Generator) -> tuple[float, dict]:
    """The loss of a piece, and what would lessen it."""

    def mask(shape: tuple[int, ...]) -> np.ndarray:
        return (dice.random(shape, np.float32) > DROPOUT).astype(np.float32) / (1 - DROPOUT)

    filled = (np.diff(each.words.indptr) > 0).astype(np.float32)[:, None]
    m0 = mask((each.words.shape[0], WIDTH))
    x = (each.words @ w["embedding"]) * m0
    wx = windows(x)
    a1 = np.maximum(wx @ w["first"] + w["first_bias"], 0) * filled
    wa = windows(a1)
    a2 = np.maximum(wa @ w["second"] + w["second_bias"], 0)
    states = a2[each.places]
    count = np.bincount(each.names).astype(np.float32)
    group = csr_matrix(
        (1 / count[each.names], (each.names, np.arange(len(each.names)))), shape=(len(count), len(each.names))
    ).astype(np.float32)
    means = group @ states
    m1 = mask((len(states), 2 * CHANNELS))
    both = np.concatenate([states, means[each.names]], axis=1) * m1
    layer = np.maximum(both @ w["hidden"] + w["hidden_bias"], 0)
    m2 = mask(layer.shape)
    dropped = layer * m2
    logits = dropped @ w["output"] + w["output_bias"]
    logits -= logits.max(axis=1, keepdims=True)
    odds = np.exp(logits)
    odds /= odds.sum(axis=1, keepdims=True)
    size = len(each.labels)
    loss = float(-np.log(odds[np.arange(size), each.labels] + 1e-9).mean())
    d = odds
    d[np.arange(size), each.labels] -= 1
    d /= size
    g = {"output": dropped.T @ d, "output_bias": d.sum(0)}
    d = (d @ w["output"].T) * m2 * (layer > 0)
    g |= {"hidden": both.T @ d, "hidden_bias": d.sum(0)}
    d = (d @ w["hidden"].T) * m1
    spread = csr_matrix((np.ones(size, np.float32), (each.names, np.arange(size))), shape=(len(count), size))
    pooled = spread @ d[:, CHANNELS:]
    ds = d[:, :CHANNELS] + group.T @ pooled
    da2 = np.zeros_like(a2)
    np.add.at(da2, each.places, ds)
    da2 *= a2 > 0
    g |= {"second": wa.T @ da2, "second_bias": da2.sum(0)}
    da1 = unwindowed(da2 @ w["second"].T) * (a1 > 0) * filled
    g |= {"first": wx.T @ da1, "first_bias": da1.sum(0)}
    g["embedding"] = each.words.T @ (unwindowed(da1 @ w["first"].T) * m0)
    return loss, g


def train(all_pieces: list[Piece], seed: int, say=print) -> dict[str, np.ndarray]:
    """Weights learnt by Adam; the mean of those of the last turns."""
    w = start(seed)
    m = {name: np.zeros_like(value) for name, value in w.items()}
    v = {name: np.zeros_like(value) for name, value in w.items()}
    total = {name: np.zeros_like(value) for name, value in w.items()}
    dice, order, clock, kept = np.random.default_rng(seed), random.Random(seed), 0, 0
    all_pieces = [each for each in all_pieces if len(each.labels)]
    for turn in range(TURNS):
        begin, losses = time.time(), []
        order.shuffle(all_pieces)
        rate = RATE * (1 - turn / TURNS) + 0.0002
        for each in all_pieces:
            loss, g = gradients(w, each, dice)
            losses.append(loss)
            clock += 1
            for name, value in w.items():
                m[name] += 0.1 * (g[name] - m[name])
                v[name] += 0.01 * (g[name] ** 2 - v[name])
                step = m[name] / (1 - 0.9**clock) / (np.sqrt(v[name] / (1 - 0.99**clock)) + 1e-8)
                value -= rate * (step + 0.01 * value)
        if turn >= TURNS - 4:
            kept += 1
            for name in w:
                total[name] += w[name]
        say(f"turn {turn}: loss {np.mean(losses):.4f}, {time.time() - begin:.0f} s", flush=True)
    return {name: value / kept for name, value in total.items()}


def packed(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Weights in bytes, next to the largest of each column."""
    data = {}
    for name, value in weights.items():
        scale = np.maximum(np.abs(value).max(axis=0), 1e-9).astype(np.float32) / 127
        data[name] = np.round(value / scale).astype(np.int8)
        data[f"{name}_scale"] = scale
    return data


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("-o", type=Path, default=ROOT / "src/teikit/recognition/network.npz")
    options = parser.parse_args()
    records = [json.loads(text) for path in options.train for text in path.read_text("utf-8").splitlines()]
    weights = train([each for record in records for each in pieces(record)], options.seed)
    np.savez_compressed(options.o, **packed(weights))
    print(f"{options.o}: {options.o.stat().st_size} bytes")


if __name__ == "__main__":
    main()
