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
FOREIGN = 0.1
"""What a word of another language than the text's own weighs; texts mix languages."""

WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_\u0300-\u036f]*)*")
"""A run of letters, with the marks that combine with them."""

COMPOUND = re.compile(rf"(?:{WORD.pattern}|\d+)(?:[-‐](?:{WORD.pattern}|\d+))+")
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
    """The words of some languages; the text is in the first, `own` of them, and cites the others."""

    languages: tuple[str, ...]
    own: int = 1
    _known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def language(self) -> str:
        """The text's own language, the first of several."""
        return self.languages[0]

    def frequency(self, word: str) -> float:
        """The share of a word in texts, that of its commonest language; 0 for what is no word."""
        share = self._known.get(word)
        if share is None:
            folded, share = fold(word), 0.0
            for at, language in enumerate(self.languages):
                weight = 1.0 if at < self.own else FOREIGN
                share = max(share, weight * frequencies(language).get(folded, 0.0))
            self._known[word] = share
        return share

    def knows(self, word: str) -> bool:
        """Whether some list has the word."""
        return self.frequency(word) > 0.0


@cache
def _words(languages: tuple[str, ...], own: int) -> Words:
    return Words(languages, own)


@lru_cache(maxsize=2)
def words_for(text: str, language: str = "") -> Words:
    """The words to read a text by: of its own languages (guessed beside the one said), then of the usual ones."""
    said = [language.split("-")[0].lower()] if language else []
    own = list(dict.fromkeys([*said, *mixture(text)]))
    return _words(tuple(dict.fromkeys([*own, *USUAL])), len(own))


@lru_cache(maxsize=2)
def vocabulary(text: str) -> Counter[str]:
    """How often a text has each word and each hyphened compound within its lines, in lower case."""
    lowered = text.lower()
    counts = Counter(WORD.findall(lowered))
    counts.update(match.replace("‐", "-") for match in COMPOUND.findall(lowered))
    return counts
