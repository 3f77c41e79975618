"""A block whose words carry labels: part of no name, of a person's, of a place's. Later steps change them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teikit.recognition.evidence import Line
from teikit.recognition.recogniser import names

PERSON, PLACE = 1, 3
"""The label of a first word; that of a further word is one more."""

UNLIKE = frozenset("title rank people month body Generic Cue X.".split())
"""Kinds of words with a capital that are no surname."""

SURE = 9
"""The weight of a place that was written down by hand."""

CERTAIN = 20.0
"""How sure a rule is, in the recogniser's weights."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block, the label of each of its words, and how sure each label is.

    `common` are words that are no names however they are written.
    """

    line: Line
    labels: list[int]
    sure: list[float]
    common: frozenset[str]

    def label(self, at: int, label: int, scores: Sequence[float]) -> None:
        """Give a word the label that the recogniser chose by these scores."""
        self.labels[at] = label
        if label:
            own = PERSON if label <= PERSON + 1 else PLACE
            others = (scores[0], *scores[4 - own : 6 - own])
            self.sure[at] = max(scores[own : own + 2]) - max(others)

    def mark(self, first: int, last: int, label: int, sure: float = CERTAIN) -> None:
        """Make one name of the words from `first` to `last`; 0 makes none. A name cut into keeps the rest."""
        if last + 1 < len(self.labels) and self.labels[last + 1] in (PERSON + 1, PLACE + 1):
            self.labels[last + 1] -= 1
        for at in range(first, last + 1):
            self.labels[at] = label + 1 if label and at > first else label
            self.sure[at] = sure if label else 0.0

    def names(self) -> Iterator[tuple[int, int, str]]:
        """First word, last word and kind (`P`, `L`) of each name."""
        return names(self.labels)

    def adjacent(self, at: int) -> bool:
        """Whether nothing but a space lies between a word and the one before it."""
        tokens = self.line.tokens
        return 0 < at < len(tokens) and tokens[at].start - tokens[at - 1].end <= 1

    def namelike(self, at: int) -> bool:
        """Whether a word may be a surname for all that its own form says."""
        token, kind = self.line.tokens[at], self.line.kinds[at]
        surname = "s" in kind and set(kind) <= set("gsw")
        return token.capital and kind not in UNLIKE and (surname or token.folded not in self.common)
