"""Which words are names of persons and of places: a structured perceptron over the features of each word.

The weights come from tools/train_names.py and are read when the first text is; the best labelling is found by
dynamic programming, so the same text always has the same names.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LABELS = ("O", "P", "p", "L", "l")
"""Outside; first and further words of a person's name; first and further words of a place's."""

FORBIDDEN = frozenset(
    (before, after) for before in range(5) for after in (2, 4) if before not in (after - 1, after)
)
FREE = [0.0] * 5


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features for labels, weights of labels after one another, and words that are no names."""

    weights: Mapping[str, Sequence[float]]
    steps: Sequence[Sequence[float]]
    common: frozenset[str]


@cache
def model() -> Model:
    """The weights that come with teikit."""
    data = json.loads(zlib.decompress(files("teikit.recognition").joinpath("recogniser.json.z").read_bytes()))
    return Model(data["weights"], data["steps"], frozenset(data["common"]))


def scores(weights: Mapping[str, Sequence[float]], features: Sequence[str]) -> list[float]:
    """The score of each label for a word of these features."""
    known = [row for row in map(weights.get, features) if row]
    return [sum(column) for column in zip(*known, strict=True)] if known else FREE


def decode(rows: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]) -> list[int]:
    """The labels of a run that score best together; `steps` has one row more, for the beginning of a run."""
    best = [rows[0][label] + steps[5][label] if label not in (2, 4) else -1e9 for label in range(5)]
    back: list[list[int]] = []
    for row in rows[1:]:
        chosen, scored = [], []
        for label in range(5):
            score, origin = max(
                (best[before] + steps[before][label], -before)
                for before in range(5)
                if (before, label) not in FORBIDDEN
            )
            chosen.append(-origin)
            scored.append(score + row[label])
        back.append(chosen)
        best = scored
    label = max(range(5), key=lambda label: (best[label], -label))
    path = [label]
    for chosen in reversed(back):
        label = chosen[label]
        path.append(label)
    return path[::-1]


def names(labels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """First word, last word and kind (`P`, `L`) of each name that a labelling has."""
    start = None
    for at, label in enumerate((*labels, 0)):
        if start is not None and label not in (2, 4):
            yield start, at - 1, LABELS[labels[start]]
            start = None
        if label in (1, 3):
            start = at
