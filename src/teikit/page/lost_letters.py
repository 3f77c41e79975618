"""Finds the word that lost a ligature (fi fl ff ffi ffl) when its page was read, if exactly one is likely.

Weighs how common the damaged and the restored words are, and how much of each ligature the text has lost.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teikit.languages import language
from teikit.lexicon.frequencies import LIGATURES
from teikit.lexicon.words import Words

INTACT = re.compile("ffi|ffl|fi|fl|ff")
STRANGE = "\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f\x7f"
"""Characters that stand for a glyph the reader of the page did not know."""

UNKNOWN = 3e-9
UNKNOWN_NAME = 1e-8
"""How common a word is taken to be that no list has; one with a capital may be a name."""

LETTER = 1e-6
"""How common a lone letter is taken to be that is no word."""

SURE = 3.0
"""How many times likelier the restored word must be than the damaged one, and than any other."""

COMMON = 1e-6
"""How common a restored word must be to bear witness that the text has lost ligatures."""

FEWEST = 0.3
"""The share of its ligatures that a text must have lost, to repair any."""

LONG = 4
"""A word with a capital must have more letters to bear witness, where nouns have capitals."""

PAIR = 30.0
"""How much likelier two words are to stand together than by chance."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A restored word: the ligature, and before which letter of the damaged word it belongs."""

    word: str
    ligature: str
    at: int


@dataclass(frozen=True, slots=True)
class Loss:
    """How far a text has lost each ligature, and the words that it is read by."""

    words: Words
    rates: Mapping[str, float]
    _memory: dict[str, Repair | None] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return any(self.rates.values())

    def repair(self, word: str) -> Repair | None:
        """The one restored form of a word, or None if it is likelier to be right as it stands."""
        if word not in self._memory:
            self._memory[word] = self._repair(word)
        return self._memory[word]

    def _repair(self, word: str) -> Repair | None:
        if not fit(word) or not self.words.left(word):
            return None
        here = commonness(word, self.words)
        for ligature in INTACT.findall(word):
            here *= 1 - self.rates.get(ligature, 0.0)
        return choose(
            ((repair, self.weigh(repair)) for repair in repairs(word)),
            SURE * (2 if len(word) == 1 else 1) * here,
        )

    def weigh(self, repair: Repair) -> float:
        """How likely a restored word is to stand here, by itself."""
        return self.words.frequency(repair.word) * self.rates.get(repair.ligature, 0.0)


def fit(word: str) -> bool:
    """Whether a word can have lost a ligature: these are small letters."""
    return len(word) <= 40 and (
        word.islower() or (len(word) > 1 and word[0].isupper() and word[1:].islower())
    )


def commonness(word: str, words: Words) -> float:
    """How common a word is as it stands; never 0."""
    if len(word) == 1:
        lone = "".join(language(tag).lone_letters or "a" for tag in words.own)
        return words.frequency(word) if word.lower() in lone else LETTER
    return max(words.frequency(word), UNKNOWN_NAME if word[0].isupper() else UNKNOWN)


def repairs(word: str) -> Iterator[Repair]:
    """The word with each ligature at each place; a capital keeps its place at the beginning."""
    for at in range(1 if word[0].isupper() else 0, len(word) + 1):
        for ligature in LIGATURES:
            yield Repair(word[:at] + ligature + word[at:], ligature, at)


def choose(candidates: Iterator[tuple[Repair, float]], least: float) -> Repair | None:
    """The best candidate if it weighs more than `least` and clearly more than any other word."""
    best: Repair | None = None
    weight = second = 0.0
    for repair, weighs in candidates:
        if best is not None and repair.word == best.word:
            continue
        if weighs > weight:
            best, weight, second = repair, weighs, weight
        else:
            second = max(second, weighs)
    return best if best is not None and weight > least and weight > SURE * second else None


def loss(counts: Mapping[str, int], words: Words) -> Loss:
    """How far a text has lost its ligatures, told by its words and how often it has each."""
    free = Loss(words, dict.fromkeys(LIGATURES, 1.0))
    lost: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    least = LONG if language(words.own[0]).capital_nouns else sys.maxsize  # elsewhere it may be a name
    for word, times in counts.items():
        if not fit(word):
            continue
        there = INTACT.findall(word)
        if there and words.frequency(word) >= COMMON:
            for ligature in there:
                kept[ligature] += times
        elif len(word) > (2 if word.islower() else least) and words.left(word) and not words.knows(word):
            found = free.repair(word)
            if found is not None and words.frequency(found.word) >= COMMON:
                lost[found.ligature] += times
    return Loss(words, rates(lost, kept))


def rates(lost: Counter[str], kept: Counter[str]) -> dict[str, float]:
    """The share lost of each ligature; 0 where too little is."""
    total = lost.total() / max(1, lost.total() + kept.total())
    shares = {
        ligature: (lost[ligature] + total) / (lost[ligature] + kept[ligature] + 1) for ligature in LIGATURES
    }
    for ligature in LIGATURES:
        if not lost[ligature] and not kept[ligature]:
            shares[ligature] = total
    return {ligature: share if share >= FEWEST else 0.0 for ligature, share in shares.items()}
