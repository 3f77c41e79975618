"""How likely each label is for the words that may be part of a name, by the linear recogniser and the net."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from teikit.recognition import features
from teikit.recognition.columns import Column, Numbers, filled
from teikit.recognition.evidence import Line, TextEvidence
from teikit.recognition.kinds import Label
from teikit.recognition.learnt import Learnt
from teikit.recognition.network import REACH, Array, Network, bucket, network
from teikit.recognition.recogniser import FREE, model
from teikit.recognition.tokens import Token

LINEAR, NET = 0.3, 4.0
"""What the scores of either count; chosen on the development records of several collections."""

CHUNK = 16_384
"""So many words are worked on at once, to bound the memory that a book takes."""

BLANK = ""
"""What stands between rows, and for a word with a capital where small words are asked for."""

Scored = list[tuple[range, Array]]
"""The stretches of a line where names may be, and the score of each label for each of their words."""


def label_scores(lines: Sequence[Line], said: TextEvidence, learnt: Learnt | None = None) -> list[Scored]:
    """The scores of a document's lines, by the net that comes with teikit or by one that was learnt."""
    net, known = (learnt.network, learnt.known) if learnt else (network(), {})
    linear: list[Array] = []
    states: list[Array] = []
    names: list[str] = []
    found: list[list[range]] = []
    for chunk in _chunks(lines):
        places = [list(features.stretches(line)) for line in chunk]
        found += places
        names += [
            line.tokens[at].folded
            for line, ranges in zip(chunk, places, strict=True)
            for stretch in ranges
            for at in stretch
        ]
        if any(places):
            scored, made = _scored(_Flat.of(chunk, places), said, net, known)
            linear.append(scored)
            states.append(made)
    if not names:
        return [[] for _ in lines]
    total = LINEAR * np.concatenate(linear) + NET * net.scores(states, names)
    answer, done = [], 0
    for ranges in found:
        row = []
        for stretch in ranges:
            row.append((stretch, total[done : done + len(stretch)]))
            done += len(stretch)
        answer.append(row)
    return answer


@dataclass(frozen=True, slots=True)
class _Flat:
    """The words of some lines in one sequence, with blanks before, between and behind the lines.

    `names` is where the words stand that may be part of a name, `near` where those and the words do that the
    net sees from them.
    """

    lines: Sequence[Line]
    tokens: Sequence[Token | None]
    names: Numbers
    near: Numbers
    capital: Numbers
    small: Numbers

    @classmethod
    def of(cls, lines: Sequence[Line], places: Sequence[Sequence[range]]) -> _Flat:
        """The words of lines, of which names may be in these places."""
        blanks = (None,) * REACH
        tokens: list[Token | None] = [*blanks]
        names: list[int] = []
        for line, ranges in zip(lines, places, strict=True):
            start = len(tokens)
            tokens += (*line.tokens, *blanks)
            names += [start + at for stretch in ranges for at in stretch]
        at = np.array(names, np.int64)
        near = np.zeros(len(tokens), bool)
        for offset in range(-REACH, REACH + 1):
            near[at + offset] = True
        here = np.flatnonzero(near)
        words = [tokens[each] for each in here.tolist()]
        capital = np.array([word is not None and word.capital for word in words], bool)
        small = np.array([word is not None and not word.capital for word in words], bool)
        return cls(lines, tokens, at, here, here[capital], here[small])

    def column(self, of_lines: Iterable[Sequence[str]], blank: str = BLANK) -> Column:
        """The column of what the words of each line have; the blanks have the first number."""
        values = [blank] * REACH
        for row in of_lines:
            values += row
            values += [blank] * REACH
        return Column.of(values, (blank,))


def _scored(flat: _Flat, said: TextEvidence, net: Network, known: Mapping[str, str]) -> tuple[Array, Array]:
    """The linear scores of the words that may be part of a name, and their states in the net."""
    embedding = net.embedding
    linear = np.zeros((len(flat.near), len(Label)), np.float32)
    words = np.zeros((len(flat.near), embedding.shape[1]), np.float32)
    kinds = flat.column([kind.feature for kind in line.kinds] for line in flat.lines)
    places = flat.column(
        ([features.place(at, match) for at, match in enumerate(line.found)] for line in flat.lines),
        features.NO_PLACE,
    )
    small = flat.column(
        [BLANK if token.capital else token.folded for token in line.tokens] for line in flat.lines
    )
    for group, forms, columns in (
        (flat.small, features.SMALL, _small(flat.small, kinds, places, small)),
        (flat.capital, features.CAPITAL, _capital(flat, said, kinds, places)),
    ):
        if not len(group):
            continue
        slots = np.searchsorted(flat.near, group)
        for form in forms:
            made = filled(form, columns)
            linear[slots] += _weights(made.values)[made.numbers]
            words[slots] += _embedded(made.values, embedding)[made.numbers]
    both = np.sort(np.concatenate([flat.small, flat.capital]))
    for group, offset in ((flat.small, 0), *((both, offset) for offset in features.NEIGHBOURS)):
        table = _embedded([features.neighbour(offset, word) for word in small.values], embedding)
        table[0] = 0
        words[np.searchsorted(flat.near, group)] += table[small.numbers[group + offset]]
    beginnings = Column.of(features.beginning(token.folded) for token in _tokens(flat, flat.capital))
    slots = np.searchsorted(flat.near, flat.capital)
    words[slots] += _embedded(beginnings.values, embedding)[beginnings.numbers]
    if known:
        names_of_own = Column.of(
            (features.own(token.folded, known) for token in _tokens(flat, flat.capital)), ("",)
        )
        table = _embedded(names_of_own.values, embedding)
        table[0] = 0
        words[slots] += table[names_of_own.numbers]
    names = np.searchsorted(flat.near, flat.names)
    return linear[names], net.states(words)[names]


def _small(group: Numbers, kinds: Column, places: Column, small: Column) -> dict[str, Column]:
    """The attributes of words without a capital."""
    return {
        "folded": small.at(group),
        "place": places.at(group),
        "before": _edged(kinds.at(group - 1), 0),
        "after": _edged(kinds.at(group + 1), 1),
    }


def _capital(flat: _Flat, said: TextEvidence, kinds: Column, places: Column) -> dict[str, Column]:
    """The attributes of words with a capital."""
    group, tokens, all_ = flat.capital, _tokens(flat, flat.capital), flat.tokens
    folded = Column.of(token.folded for token in tokens)
    ranks = flat.column([str(rank) for rank in line.ranks] for line in flat.lines).at(group)
    of_word = [features.of_word(word, said, model().common, flat.lines[0].cues) for word in folded.values]
    of_rank = [features.of_rank(int(rank or 0)) for rank in ranks.values]
    own = places.at(group)
    around = [(token, all_[at - 1], all_[at + 1]) for token, at in zip(tokens, group.tolist(), strict=True)]
    return {
        "kind": kinds.at(group),
        "place": own,
        "size": own.mapped([value[0] for value in own.values]),
        "last_place": places.at(group - 1),
        "next_place": places.at(group + 1),
        "before": _edged(kinds.at(group - 1), 0),
        "after": _edged(kinds.at(group + 1), 1),
        "before_that": _edged(kinds.at(group - 2), 0),
        "after_that": _edged(kinds.at(group + 2), 1),
        "shape": Column.of(map(features.shape, tokens)),
        "first": Column.of("F" if token.first else "" for token in tokens),
        "glued": Column.of(
            features.glued(
                before is not None and before.end == token.start,
                after is not None and after.start == token.end,
            )
            for token, before, after in around
        ),
        **{name: folded.mapped([each[name] for each in of_word]) for name in (of_word[0] if of_word else ())},
        **{name: ranks.mapped([each[name] for each in of_rank]) for name in of_rank[0]},
    }


def _tokens(flat: _Flat, group: Numbers) -> list[Token]:
    return [token for at in group.tolist() if (token := flat.tokens[at]) is not None]


def _edged(kinds: Column, side: int) -> Column:
    """The kinds of words beside others, with the edge of a row for the blanks."""
    return Column(kinds.numbers, [features.EDGES[side], *kinds.values[1:]])


def _weights(found: Sequence[str]) -> Array:
    """The linear weights of features."""
    weights = model().weights
    return np.array([weights.get(feature) or FREE for feature in found], np.float32)


def _embedded(found: Sequence[str], embedding: Array) -> Array:
    """The weights of features in a net."""
    weights: Array = embedding[list(map(bucket, found))]
    return weights


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
