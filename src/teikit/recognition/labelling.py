"""A block whose words carry labels: part of no name, of a person's, of a place's. Rules change them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teikit.recognition.evidence import Line
from teikit.recognition.kinds import FIRST, Label, NameType
from teikit.recognition.recogniser import names

SURE = 9
"""The weight of a place that was written down by hand."""

CERTAIN = 20.0
"""How sure a rule is, in the recogniser's weights."""

SAME = [[int(other) for other in Label if other.type is label.type] for label in Label]
OTHER = [[int(other) for other in Label if other.type is not label.type] for label in Label]
"""The labels of the type of each label, and of other types, by number."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block, the label of each of its words, and how sure each label is.

    `common` are words that are no names however they are written.
    """

    line: Line
    labels: list[Label]
    sure: list[float]
    common: frozenset[str]

    def label(self, at: int, label: Label, scores: Sequence[float]) -> None:
        """Give a word the label that the recogniser chose by these scores."""
        self.labels[at] = label
        if label:
            self.sure[at] = max(scores[each] for each in SAME[label]) - max(
                scores[each] for each in OTHER[label]
            )

    def mark(self, first: int, last: int, type_: NameType, sure: float = CERTAIN) -> None:
        """Make one name of the words from `first` to `last`. A name cut into keeps the rest."""
        self._set(first, last, FIRST[type_], sure)

    def clear(self, first: int, last: int) -> None:
        """Make no name of the words from `first` to `last`. A name cut into keeps the rest."""
        self._set(first, last, Label.OUTSIDE, 0.0)

    def _set(self, first: int, last: int, label: Label, sure: float) -> None:
        self._cut(first, last)
        for at in range(first, last + 1):
            self.labels[at] = label.further if at > first else label
            self.sure[at] = sure

    def _cut(self, first: int, last: int) -> None:
        """End a name before these words and begin one behind them, both without the marks where it is cut."""
        tokens, labels, before, after = self.line.tokens, self.labels, first, last + 1
        while before and labels[before].inside and tokens[before - 1].kind == "mark":
            before -= 1
        labels[before:first] = [Label.OUTSIDE] * (first - before)
        while after < len(labels) and labels[after].inside and tokens[after].kind == "mark":
            labels[after] = Label.OUTSIDE
            after += 1
        if after < len(labels) and labels[after].inside:
            rest = labels[after].type
            labels[after] = FIRST[rest] if rest else Label.OUTSIDE

    def names(self) -> Iterator[tuple[int, int, NameType]]:
        """First word, last word and type of each name."""
        return names(self.labels)

    def adjacent(self, at: int) -> bool:
        """Whether nothing but a space lies between a word and the one before it."""
        tokens = self.line.tokens
        return 0 < at < len(tokens) and tokens[at].start - tokens[at - 1].end <= 1

    def particle(self, at: int) -> bool:
        """Whether a word is a small word inside the names of persons, elided or not."""
        if at >= len(self.line.tokens):
            return False
        token = self.line.tokens[at]
        return token.folded.rstrip("'’") in self.line.cues.particles and token.kind in ("word", "elision")

    def ordinary(self, at: int) -> bool:
        """Whether a particle is a word of the text's own language besides."""
        return self.line.tokens[at].folded.rstrip("'’") in self.line.cues.ordinary

    def namelike(self, at: int) -> bool:
        """Whether a word may be a surname for all that its own form says."""
        token, kind = self.line.tokens[at], self.line.kinds[at]
        return token.capital and not kind.no_surname and (kind.surname or token.folded not in self.common)
