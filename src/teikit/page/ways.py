"""Of all ways to send from places to notes in the order of both, the share that joins a place and a note."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

NOWHERE = -5.0
"""The logarithm of the odds that no place sends to a note."""


def shares(weights: Sequence[Numbers], within: Sequence[range]) -> list[Numbers]:
    """For each note, the share of all ways that send to it from each place `within` its reach.

    `weights` are the logarithms of the odds of these places. Ways are counted up to each place from the front
    and down to it from the back. Both ends of the reaches are in order.
    """
    front, total = _ways(weights, [(reach.start, reach.stop) for reach in within])
    mirrored = [(-reach.stop, -reach.start) for reach in within]
    back, _ = _ways([each[::-1] for each in weights[::-1]], mirrored[::-1])
    return [
        np.exp(before[:-1] + weight + behind[::-1][1:] - total)
        for weight, before, behind in zip(weights, front, back[::-1], strict=True)
    ]


def _ways(weights: Sequence[Numbers], within: Sequence[tuple[int, int]]) -> tuple[list[Numbers], float]:
    """The logarithms of all ways to send to the notes before each from places left of each edge in its reach;
    and of all ways.
    """
    found: list[Numbers] = []
    begin, ways = 0, np.zeros(1)
    for weight, (start, stop) in zip(weights, within, strict=True):
        edges = np.clip(np.arange(start, stop + 1) - begin, 0, len(ways) - 1)
        before = ways[edges]
        found.append(before)
        placed = np.append(-np.inf, np.logaddexp.accumulate(before[:-1] + weight))
        begin, ways = start, np.logaddexp(before + NOWHERE, placed)
    return found, float(ways[-1])
