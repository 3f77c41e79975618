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

from teikit.citations.features import REACH, Key, named, of_form, together
from teikit.citations.fields import Field
from teikit.citations.words import Word

FIELDS = tuple(Field)
WIDE = len(FIELDS)
FARTHEST = max(REACH.values())
BATCH = 20_000
"""So many words are worked on at once, to bound the memory that a book takes."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features for fields, and of fields after one another; the first feature weighs nothing.

    `forms` are the forms of words met so far, and `seen` what they say of words at each distance; `keys` the
    features of words together.
    """

    numbers: Mapping[str, int]
    weights: Array
    steps: Array
    forms: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: list[Array] = field(default_factory=lambda: [np.zeros((2 * FARTHEST + 1, WIDE), np.float32)])
    keys: dict[Key, int] = field(default_factory=dict)

    def scores(self, rows: Sequence[Sequence[Word]]) -> list[Array]:
        """The score of each field for each word of some notes."""
        forms, starts, features, edges = [0] * FARTHEST, [], [0], [0]
        form, number = self.forms.get, self.keys.get
        for row in rows:
            starts.append(len(forms))
            forms += [form((word.text, word.look)) or self._form(word) for word in row]
            forms += [0] * FARTHEST
            for more in together(row):
                edges.append(len(features))
                features.append(0)
                numbers = [*map(number, more)]
                features += filter(None, map(self._key, more) if None in numbers else numbers)
        total = self._around(forms)
        beside = np.add.reduceat(self.weights[features], edges, axis=0)[1:]
        ends, done, found = self._ends(), 0, []
        for start, row in zip(starts, rows, strict=True):
            own = total[start : start + len(row)] + beside[done : done + len(row)]
            own[0] += ends[0]
            own[-1] += ends[1]
            found.append(own)
            done += len(row)
        return found

    def _around(self, forms: Sequence[int]) -> Array:
        """What the forms of words say of each other."""
        known, places = np.unique(forms, return_inverse=True)
        said = np.array([self.seen[number] for number in known])
        total = np.zeros((len(forms), WIDE), np.float32)
        for offset in range(-FARTHEST, FARTHEST + 1):
            low, high = max(0, -offset), min(len(forms), len(forms) - offset)
            total[low:high] += said[places[low + offset : high + offset], offset + FARTHEST]
        return total

    def _ends(self) -> tuple[Array, Array]:
        """What it says of a word that a note begins or ends with it."""
        first, last = (self.weights[self.numbers.get(name, 0)] for name in ("first", "last"))
        return first, last

    def _key(self, key: Key) -> int:
        known = self.keys.get(key)
        if known is None:
            known = self.keys[key] = self.numbers.get(named(key), 0)
        return known

    def _form(self, word: Word) -> int:
        key = word.text, word.look
        known = self.forms.get(key)
        if known is None:
            said = np.zeros((2 * FARTHEST + 1, WIDE), np.float32)
            for group, value in of_form(*key):
                for offset in range(-REACH[group], REACH[group] + 1):
                    said[offset + FARTHEST] += self.weights[self.numbers.get(f"{offset}{value}", 0)]
            known = self.forms[key] = len(self.seen)
            self.seen.append(said)
        return known


def learnt(features: Sequence[str], weights: Array, steps: Array) -> Model:
    """A model of these features and their weights."""
    blank = np.zeros((1, WIDE), np.float32)
    numbers = {name: number for number, name in enumerate(features, 1)}
    return Model(numbers, np.concatenate([blank, weights]), steps)


@cache
def model() -> Model:
    """The weights that come with teikit."""
    return unpacked(files("teikit.citations").joinpath("labeller.z").read_bytes())


def unpacked(data: bytes) -> Model:
    """The weights that tools/train_citations.py wrote."""
    packed = zlib.decompress(data)
    head, _, table = packed.partition(b"\n")
    said = json.loads(head)
    size = len(said["features"]), WIDE
    weights = np.frombuffer(table, np.int8).reshape(size).astype(np.float32) * said["scale"]
    return learnt(said["features"], weights, np.array(said["steps"], np.float32))


def label(notes: Sequence[Sequence[Word]], by: Model | None = None) -> list[list[Field]]:
    """What each word of each note is to a citation."""
    by = by or model()
    found: list[list[Field]] = [[] for _ in notes]
    for batch in _batches(notes):
        rows = by.scores([notes[number] for number in batch])
        for number, path in zip(batch, _best(rows, by.steps), strict=True):
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
