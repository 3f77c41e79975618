"""Trains the net beside the recogniser: `python tools/train_network.py TRAIN.jsonl… [--seed N] [-o FILE]`.

TRAIN.jsonl are records as for train_names.py; ours are the EHRI online editions, LitBank, the diaries of
W. H. Hunt, QhoD (all CC BY 4.0) and Europeana Newspapers (CC0). In records that tag persons only, what is not
tagged teaches nothing. Writes src/teikit/recognition/network.npz, in bytes.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from teikit.evaluating.gold import read  # noqa: E402
from teikit.learning.descent import Course, descend  # noqa: E402
from teikit.learning.pieces import pieces  # noqa: E402
from teikit.recognition.kinds import Label  # noqa: E402
from teikit.recognition.network import BUCKETS  # noqa: E402
from teikit.source import Source  # noqa: E402

WIDTH, CHANNELS, LAYER = 32, 64, 64
COURSE = Course(turns=14, rate=0.003, averaged=4)


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
    golds = [gold for path in options.train for gold in read(Source(str(path), path.read_bytes()))]
    begin = time.process_time()

    def say(turn: int, loss: float) -> None:
        print(f"turn {turn}: loss {loss:.4f}, {time.process_time() - begin:.0f} s", flush=True)

    known = [piece for gold in golds for piece in pieces(gold, {})]
    weights = descend(start(options.seed), known, COURSE, options.seed, say)
    np.savez_compressed(options.o, **packed(weights))
    print(f"{options.o}: {options.o.stat().st_size} bytes")


if __name__ == "__main__":
    main()
