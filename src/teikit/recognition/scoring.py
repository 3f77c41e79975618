"""How likely each label is for the words that may be part of a name, by the linear recogniser and the net."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from teikit.recognition.evidence import Line, TextEvidence
from teikit.recognition.features import context, features, own, stretches
from teikit.recognition.learnt import Learnt
from teikit.recognition.network import Array, bucket, embedded, network
from teikit.recognition.recogniser import model, scores

LINEAR, NET = 0.3, 4.0
"""What the scores of either count; chosen on the development records of several collections."""

CHUNK = 4096
"""So many words are worked on at once, to bound the memory that a book takes."""

Scored = list[tuple[range, Array]]
"""The stretches of a line where names may be, and the score of each label for each of their words."""


def label_scores(lines: Sequence[Line], said: TextEvidence, learnt: Learnt | None = None) -> list[Scored]:
    """The scores of a document's lines, by the net that comes with teikit or by one that was learnt."""
    net, known = (learnt.network, learnt.known) if learnt else (network(), {})
    linear: list[list[float]] = []
    states: list[Array] = []
    names: list[str] = []
    found: list[list[range]] = []
    for chunk in _chunks(lines):
        rows = []
        for line in chunk:
            places = list(stretches(line))
            found.append(places)
            rows.append(_features(line, said, places, linear, known))
        words, starts = embedded(rows, net.embedding)
        made = net.states(words)
        for line, start, places in zip(chunk, starts, found[-len(chunk) :], strict=True):
            for stretch in places:
                states.append(made[start + stretch.start : start + stretch.stop])
                names += [line.tokens[at].folded for at in stretch]
    if not names:
        return [[] for _ in lines]
    total = LINEAR * np.array(linear, np.float32) + NET * net.scores(np.concatenate(states), names)
    answer, done = [], 0
    for places in found:
        row = []
        for stretch in places:
            row.append((stretch, total[done : done + len(stretch)]))
            done += len(stretch)
        answer.append(row)
    return answer


def _features(
    line: Line,
    said: TextEvidence,
    places: Sequence[range],
    linear: list[list[float]],
    own_names: Mapping[str, str],
) -> list[list[int]]:
    """The numbers of the features of a line's words; the linear scores of those that may be in a name."""
    learnt = model()
    inside = {at for stretch in places for at in stretch}
    numbers = []
    for at in range(len(line.tokens)):
        known = features(at, line, said, learnt.common)
        if at in inside:
            linear.append(scores(learnt.weights, known))
        more = (*context(at, line), *own(line.tokens[at], own_names)) if own_names else context(at, line)
        numbers.append([*map(bucket, known), *map(bucket, more)])
    return numbers


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that are worked on together."""
    chunk: list[Line] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line.tokens)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
