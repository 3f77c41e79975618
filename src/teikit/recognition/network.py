"""A small convolutional net over the hashed features of words, beside the linear recogniser.

What it learns of a word in its row is averaged over the document, so that all mentions speak for each.
The weights come from tools/train_network.py.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

BUCKETS = 16_384
"""Features are told apart by so many numbers."""

REACH = 2
"""So many words on either side the two convolutions see; between rows lie as many blanks."""

Array = NDArray[np.float32]


def bucket(feature: str) -> int:
    """The number of a feature."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) % BUCKETS


@dataclass(frozen=True, slots=True)
class Network:
    """The weights: of features, of two convolutions over three words each, of a layer, of the labels."""

    embedding: Array
    first: Array
    first_bias: Array
    second: Array
    second_bias: Array
    hidden: Array
    hidden_bias: Array
    output: Array
    output_bias: Array

    def states(self, words: Array) -> Array:
        """What the convolutions make of rows of words that lie `REACH` blanks apart."""
        inner = np.maximum(_windows(words) @ self.first + self.first_bias, 0)
        inner[~words.any(axis=1)] = 0
        states: Array = np.maximum(_windows(inner) @ self.second + self.second_bias, 0)
        return states

    def scores(self, states: Sequence[Array], names: Sequence[str]) -> Array:
        """The score of each label for words in these states, which come in parts, so that no more is held at
        once; words of one name share the mean of theirs.
        """
        numbers: dict[str, int] = {}
        groups = np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
        parts = np.split(groups, np.cumsum([len(part) for part in states])[:-1])
        means = np.zeros((len(numbers), self.second.shape[1]), np.float32)
        for part, group in zip(states, parts, strict=True):
            np.add.at(means, group, part)
        means /= np.bincount(groups, minlength=len(numbers)).astype(np.float32)[:, None]
        scored = [self._scored(part, means[group]) for part, group in zip(states, parts, strict=True)]
        return np.concatenate(scored)

    def _scored(self, states: Array, means: Array) -> Array:
        layer = np.maximum(np.concatenate([states, means], axis=1) @ self.hidden + self.hidden_bias, 0)
        scored: Array = layer @ self.output + self.output_bias
        return scored


def _windows(words: Array) -> Array:
    """Each word with those beside it."""
    blank = np.zeros((1, words.shape[1]), np.float32)
    return np.concatenate([np.vstack([blank, words[:-1]]), words, np.vstack([words[1:], blank])], axis=1)


@cache
def network() -> Network:
    """The weights that come with teikit."""
    packed = files("teikit.recognition").joinpath("network.npz").read_bytes()
    with np.load(BytesIO(packed)) as data:
        return Network(**{name: _unpacked(data, name) for name in Network.__slots__})


def _unpacked(data: Any, name: str) -> Array:
    """Weights are kept in bytes, next to the largest of each column."""
    weights: Array = data[name].astype(np.float32) * data[f"{name}_scale"]
    return weights
