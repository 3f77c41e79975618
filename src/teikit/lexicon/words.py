"""How common a word is in the languages that a text may use; the lists come with wordfreq.

They are read when the first word is asked for. Old spellings of print (ſ, uͤ) are read as modern letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from teikit.lexicon.languages import mixture

LISTS = frozenset("ar bn ca cs de en es fi fr he it ja mk nb nl pl pt ru sv uk zh".split())
USUAL = ("en", "fr", "de")
CITED = 0.002
"""What a word weighs at least that is of another language than the text's own; every text may cite one."""

OWN = 0.25
"""How much of a language, next to the first, makes it one of the text's own."""

WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_\u0300-\u036f]*)*")
"""A run of letters, with the marks that combine with them."""

COMPOUND = re.compile(r"(?<![\w\u0300-\u036f])[\w\u0300-\u036f]++(?:[-‐][\w\u0300-\u036f]++)+")
"""Words joined by hyphens within a line."""


@cache
def frequencies(language: str) -> Mapping[str, float]:
    """The share of each word in texts of a language; empty where there is no list."""
    if language not in LISTS:
        return {}
    from wordfreq import get_frequency_dict

    table: Mapping[str, float] = get_frequency_dict(language, "large")
    return table


def fold(word: str) -> str:
    """A word as the lists write it: lower case, modern letters, composed."""
    word = word.lower()
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.replace("\u0364", "\u0308").replace("ſ", "s"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some languages, each with the weight that its words have; the first is the text's own."""

    languages: tuple[str, ...]
    weights: tuple[float, ...]
    _known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def own(self) -> tuple[str, ...]:
        """The languages that the text itself is written in."""
        return tuple(
            language for language, weight in zip(self.languages, self.weights, strict=True) if weight >= OWN
        )

    def frequency(self, word: str) -> float:
        """The share of a word in such texts, that of its commonest language; 0 for what is no word."""
        share = self._known.get(word)
        if share is None:
            folded = fold(word)
            share = max(
                weight * frequencies(language).get(folded, 0.0)
                for language, weight in zip(self.languages, self.weights, strict=True)
            )
            self._known[word] = share
        return share

    def alone(self) -> Words:
        """The words of the text's own languages only."""
        return Words(self.own, (1.0,) * len(self.own))

    def leans(self, word: str) -> int:
        """Whether a word is rather of the text's own languages (1) or of another that it may cite (-1)."""
        folded = fold(word)
        shares = [
            (frequencies(language).get(folded, 0.0), language in self.own) for language in self.languages
        ]
        best = max(shares)
        return 0 if not best[0] else 1 if best[1] else -1

    def knows(self, word: str) -> bool:
        """Whether some list has the word."""
        return self.frequency(word) > 0.0


@lru_cache(maxsize=8)
def words_for(text: str, language: str = "") -> Words:
    """The words to read a text by: of the language said and those it shows, then of the usual ones."""
    said = {language.split("-")[0].lower(): 1.0} if language else {}
    shown = {tag: weight for tag, weight in mixture(text).items() if weight >= OWN or tag in USUAL}
    weights = dict.fromkeys(USUAL, CITED) | {tag: max(weight, CITED) for tag, weight in shown.items()} | said
    ordered = sorted(weights, key=lambda tag: (-weights[tag], tag != language[:2], tag))
    return Words(tuple(ordered), tuple(weights[tag] for tag in ordered))


@lru_cache(maxsize=2)
def vocabulary(text: str) -> Counter[str]:
    """How often a text has each word and each hyphened compound within its lines, in lower case."""
    lowered = text.lower()
    counts = Counter(WORD.findall(lowered))
    counts.update(match.replace("‐", "-") for match in COMPOUND.findall(lowered))
    return counts
