"""Texts cut into pieces that the net learns from: numbers of features, places that teach, labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teikit.evaluating.gold import Gold
from teikit.languages import spoken
from teikit.learning.labels import TYPES, labels, rows
from teikit.lexicon.words import words_for
from teikit.recognition.cues import cues
from teikit.recognition.evidence import Line, line, text_evidence
from teikit.recognition.features import context, features, own, stretches
from teikit.recognition.kinds import FIRST, Label
from teikit.recognition.network import REACH, bucket
from teikit.recognition.recogniser import model
from teikit.recognition.tokens import Token

LONGEST = 5000
"""Words of a document that are learnt from at once."""

Numbers = NDArray[np.int64]
Known = Mapping[str, str]
"""What the words of names are in other texts of the same kind, by their folded form."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a document: the numbers of their features, where those of each word end, and where the words
    stand that teach; what these are, and which of them have one name.
    """

    numbers: Numbers
    edges: Numbers
    places: Numbers
    labels: Numbers
    names: Numbers


def pieces(gold: Gold, known: Known) -> Iterator[Piece]:
    """A text in pieces of whole blocks."""
    here = cues(spoken(gold.text, gold.language))
    words, tokens = words_for(gold.text, gold.language), rows(gold, here)
    said = text_evidence(tokens, here)
    truths = [labels(gold, row, here) for row in tokens]
    marked = Counter(
        token.folded
        for row, truth in zip(tokens, truths, strict=True)
        for token in row
        if token.start in truth and len(token.folded) > 3
    )
    whole = TYPES.keys() <= gold.elements
    common = model().common

    def described(block: Line, at: int) -> list[int]:
        named = [*features(at, block, said, common), *context(at, block)]
        if block.tokens[at].capital and (feature := own(block.tokens[at].folded, known)):
            named.append(feature)
        return list(map(bucket, named))

    for part in _parts(zip(tokens, truths, strict=True)):
        making = _Making([], [0], [], [], [])
        making.blank()
        for row, truth in part:
            block, first = line(row, words, here), len(making.edges) - 1
            for at in range(len(row)):
                making.word(described(block, at))
            for stretch in stretches(block):
                for at, label in zip(stretch, _sound(row, stretch, truth), strict=True):
                    doubtful = marked[row[at].folded] > 0 or not whole
                    if label or not row[at].capital or not doubtful:
                        making.teach(first + at, label, row[at].folded)
            making.blank()
        yield making.done()


def _parts(
    rows_: Iterable[tuple[list[Token], Mapping[int, Label]]],
) -> Iterator[list[tuple[list[Token], Mapping[int, Label]]]]:
    part, size = [], 0
    for row, truth in rows_:
        part.append((row, truth))
        size += len(row)
        if size > LONGEST:
            yield part
            part, size = [], 0
    if size:
        yield part


def _sound(row: Sequence[Token], stretch: range, truth: Mapping[int, Label]) -> Iterator[Label]:
    """The labels of a stretch, where no name goes on from none or from one of another type."""
    before = Label.OUTSIDE
    for at in stretch:
        label = truth.get(row[at].start, Label.OUTSIDE)
        if label.inside and before.type is not label.type and label.type is not None:
            label = FIRST[label.type]
        before = label
        yield label


@dataclass(slots=True)
class _Making:
    """A piece while it is made."""

    numbers: list[int]
    edges: list[int]
    places: list[int]
    labels: list[int]
    names: list[str]

    def blank(self) -> None:
        """What lies between blocks."""
        self.edges += [len(self.numbers)] * REACH

    def word(self, numbers: Iterable[int]) -> None:
        """A word by its features."""
        self.numbers += numbers
        self.edges.append(len(self.numbers))

    def teach(self, place: int, label: Label, name: str) -> None:
        """A word of which it is known what it is."""
        self.places.append(place)
        self.labels.append(int(label))
        self.names.append(name)

    def done(self) -> Piece:
        """The piece."""
        order = {name: at for at, name in enumerate(dict.fromkeys(self.names))}
        columns = (self.numbers, self.edges, self.places, self.labels, [order[name] for name in self.names])
        return Piece(*(np.array(column, np.int64) for column in columns))


def known_names(texts: Iterable[Gold]) -> dict[str, str]:
    """What the words of names are in some texts: `P`, `L`, or both where neither is twice the other."""
    counts: dict[str, Counter[str]] = {}
    for gold in texts:
        here = cues(spoken(gold.text, gold.language))
        for row in rows(gold, here):
            truth = labels(gold, row, here)
            for token in row:
                label = truth.get(token.start)
                if label and label.type and len(token.folded) > 2:
                    counts.setdefault(token.folded, Counter())[label.type.value] += 1
    return {word: _letter(count) for word, count in sorted(counts.items())}


def _letter(count: Counter[str]) -> str:
    persons, places = count["person"], count["place"]
    return "P" if persons > 2 * places else "L" if places > 2 * persons else "PL"
