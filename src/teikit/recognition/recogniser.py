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

from teikit.recognition.kinds import Label, NameType

START = len(Label)
"""The row of the steps for the beginning of a run; the others are those of the label before."""

NEVER = -1e9
"""The score of what cannot be: a name that goes on from no name, or from one of another type."""

LABELS = tuple(Label)
BEFORE = tuple(
    tuple(int(other) for other in Label if other.further is label or not label.inside) for label in Label
)
"""The labels that each label may follow, by number."""

FIRSTS = tuple(int(label) for label in Label if not label.inside)
"""The labels that a run may begin with, by number."""

FREE = [0.0] * len(Label)


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


def decode(rows: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]) -> list[Label]:
    """The labels of a run that score best together."""
    first = rows[0]
    best = [NEVER] * len(LABELS)
    for label in FIRSTS:
        best[label] = first[label] + steps[START][label]
    back: list[list[int]] = []
    for row in rows[1:]:
        origins, before = [], best
        best = []
        for label, others in enumerate(BEFORE):
            origin, most = others[0], before[others[0]] + steps[others[0]][label]
            for other in others[1:]:
                score = before[other] + steps[other][label]
                if score > most:
                    origin, most = other, score
            origins.append(origin)
            best.append(most + row[label])
        back.append(origins)
    at = best.index(max(best))
    path = [at]
    for origins in reversed(back):
        at = origins[at]
        path.append(at)
    return [LABELS[at] for at in reversed(path)]


def names(labels: Sequence[Label]) -> Iterator[tuple[int, int, NameType]]:
    """First word, last word and type of each name that a labelling has."""
    if not any(labels):
        return
    start: int | None = None
    for at, label in enumerate((*labels, Label.OUTSIDE)):
        if label.inside or (start is None and not label):
            continue
        if start is not None and (type_ := labels[start].type) is not None:
            yield start, at - 1, type_
        start = at if label else None
