"""How common a word is in the languages that a text may use.

Old spellings of print (ſ, uͤ) are read as modern letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from teikit.facts import fact_of_text
from teikit.languages import OWN, all_languages, everywhere, mixture, primary
from teikit.lexicon.frequencies import frequencies, without_ligature
from teikit.text import Document

CITED = 0.002
"""What a word weighs at least that is of another language than the text's own; every text may cite one."""

WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_\u0300-\u036f]*)*")
"""A run of letters, with the marks that combine with them."""

COMPOUND = re.compile(r"(?<![\w\u0300-\u036f])[\w\u0300-\u036f]++(?:[-‐][\w\u0300-\u036f]++)+")
"""Words joined by hyphens within a line."""


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
        """The tags of the languages that the text itself is written in."""
        return tuple(tag for tag, weight in zip(self.languages, self.weights, strict=True) if weight >= OWN)

    def frequency(self, word: str) -> float:
        """The share of a word in such texts, that of its commonest language; 0 for what is no word."""
        share = self._known.get(word)
        if share is None:
            folded, share = fold(word), 0.0
            for tag, weight in zip(self.languages, self.weights, strict=True):
                share = max(share, weight * frequencies(tag).share(folded))
            self._known[word] = share
        return share

    def alone(self) -> Words:
        """The words of the text's own languages only."""
        return Words(self.own, (1.0,) * len(self.own))

    def leans(self, word: str) -> int:
        """Whether a word is rather of the text's own languages (1) or of another that it may cite (-1)."""
        folded = fold(word)
        shares = [(frequencies(tag).share(folded), tag in self.own) for tag in self.languages]
        best = max(shares)
        return 0 if not best[0] else 1 if best[1] else -1

    def left(self, word: str) -> bool:
        """Whether a word is what is left of another that lost a ligature."""
        return fold(word) in without_ligature(self.languages)

    def knows(self, word: str) -> bool:
        """Whether some list has the word."""
        return self.frequency(word) > 0.0


def words_for(text: str, said: str = "") -> Words:
    """The words to read a text by: of its own languages, said or shown, and of those any text cites.

    A text that shows no language may be in any of the latter.
    """
    shares, said = mixture(text), primary(said)
    shown = {tag: max(share, CITED) for tag, share in shares.items() if share >= OWN or tag in everywhere()}
    own = shown | ({said: 1.0} if said in all_languages() else {})
    weights = dict.fromkeys(everywhere(), CITED if own else 1.0) | own
    ordered = sorted(weights, key=lambda tag: (-weights[tag], tag != said, tag))
    return Words(tuple(ordered), tuple(weights[tag] for tag in ordered))


@fact_of_text
def words_of(document: Document) -> Words:
    """The words to read a document by."""
    return words_for(document.text, document.metadata.get("language", ""))


@fact_of_text
def vocabulary(document: Document) -> Counter[str]:
    """How often a document has each word and each hyphened compound within its lines, in lower case."""
    lowered = document.text.lower()
    counts = Counter(WORD.findall(lowered))
    counts.update(match.replace("‐", "-") for match in COMPOUND.findall(lowered))
    return counts
