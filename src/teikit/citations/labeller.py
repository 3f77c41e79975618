"""Labels the words of notes with the fields of citations: a linear-chain conditional random field.

The weights come from tools/train_citations.py; many notes are worked on at once.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from teikit.citations.features import REACH, of_form, together
from teikit.citations.fields import Field
from teikit.citations.words import Word

FIELDS = tuple(Field)
FARTHEST = max(REACH.values())
BATCH = 20_000
"""So many words are worked on at once, to bound the memory that a book takes."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features for fields, and of fields after one another; `forms` are those met so far."""

    numbers: Mapping[str, int]
    weights: Array
    steps: Array
    forms: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: list[Array] = field(default_factory=list)

    def form(self, word: Word) -> int:
        """The number of a form; `seen` has what it says of words at each distance."""
        key = word.text, word.look
        known = self.forms.get(key)
        if known is None:
            known = self.forms[key] = len(self.seen)
            self.seen.append(self._said(key))
        return known

    def _said(self, key: tuple[str, str]) -> Array:
        said = np.zeros((2 * FARTHEST + 1, len(FIELDS)), np.float32)
        for group, value in of_form(*key):
            for offset in range(-REACH[group], REACH[group] + 1):
                number = self.numbers.get(f"{offset}{value}")
                if number is not None:
                    said[offset + FARTHEST] += self.weights[number]
        return said

    def scores(self, row: Sequence[Word]) -> Array:
        """The score of each field for each word of a note."""
        forms = [self.form(word) for word in row]
        said = np.array([self.seen[number] for number in forms])
        total = np.zeros((len(row), len(FIELDS)), np.float32)
        for offset in range(-FARTHEST, FARTHEST + 1):
            low, high = max(0, -offset), min(len(row), len(row) - offset)
            if low < high:
                total[low:high] += said[low + offset : high + offset, offset + FARTHEST]
        places, numbers = [], []
        for at, more in enumerate(together(row)):
            for name, value in more:
                number = self.numbers.get(f"{name}={value}")
                if number is not None:
                    places.append(at)
                    numbers.append(number)
        np.add.at(total, places, self.weights[numbers])
        for name, at in (("first", 0), ("last", len(row) - 1)):
            if (number := self.numbers.get(name)) is not None:
                total[at] += self.weights[number]
        return total


@cache
def model() -> Model:
    """The weights that come with teikit."""
    return unpacked(files("teikit.citations").joinpath("labeller.z").read_bytes())


def unpacked(data: bytes) -> Model:
    """The weights that tools/train_citations.py wrote."""
    packed = zlib.decompress(data)
    head, _, table = packed.partition(b"\n")
    said = json.loads(head)
    size = len(said["features"]), len(FIELDS)
    weights = np.frombuffer(table, np.int8).reshape(size).astype(np.float32) * said["scale"]
    numbers = {name: number for number, name in enumerate(said["features"])}
    return Model(numbers, weights, np.array(said["steps"], np.float32))


def label(notes: Sequence[Sequence[Word]], learnt: Model | None = None) -> list[list[Field]]:
    """What each word of each note is to a citation."""
    learnt = learnt or model()
    found: list[list[Field]] = [[] for _ in notes]
    for batch in _batches(notes):
        rows = [learnt.scores(notes[number]) for number in batch]
        for number, path in zip(batch, _best(rows, learnt.steps), strict=True):
            found[number] = [FIELDS[each] for each in path]
    return found


def _batches(notes: Sequence[Sequence[Word]]) -> Iterator[list[int]]:
    """Notes of like length, so that the steps of a batch are taken together."""
    batch: list[int] = []
    for number in sorted((n for n, note in enumerate(notes) if note), key=lambda n: len(notes[n])):
        batch.append(number)
        if len(batch) * len(notes[number]) > BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _best(rows: Sequence[Array], steps: Array) -> Iterator[list[int]]:
    """The fields that score best together, for each of some rows; the longest comes last."""
    longest, count, wide = len(rows[-1]), len(rows), steps.shape[0]
    scores = np.zeros((longest, count, wide), np.float32)
    lengths = np.array([len(row) for row in rows])
    for number, row in enumerate(rows):
        scores[: len(row), number] = row
    back = np.zeros((longest, count, wide), np.int8)
    best = scores[0].copy()
    for at in range(1, longest):
        reached = best[:, :, None] + steps[None]
        back[at] = reached.argmax(axis=1)
        going = lengths > at
        best[going] = (reached.max(axis=1) + scores[at])[going]
    for number, length in enumerate(lengths):
        here = int(best[number].argmax())
        path = [here]
        for at in range(length - 1, 0, -1):
            here = int(back[at, number, here])
            path.append(here)
        yield path[::-1]
