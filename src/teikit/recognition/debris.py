"""What OCR makes of little words: `Ia` for la, `Tlie` for the. It has a capital, and names nobody.

A word is debris if reading two letters alike makes one of the text's commonest words of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from teikit.lexicon.words import Words
from teikit.recognition import people

SHORT = 6
"""Debris has so many letters at most."""

COMMON = 0.001
"""The share that a common word has of a text."""

MORE = 100
"""How many times more than the word the common one is written."""

ALIKE = (("li", "h"), ("ii", "n"), ("ii", "u"), ("rn", "m"), ("b", "h"), ("n", "u"), ("u", "n"))
"""What is read for what."""

LIKELY = re.compile("|".join({"I", *(read for read, _ in ALIKE)}))


@lru_cache(maxsize=50_000)
def is_debris(word: str, words: Words) -> bool:
    """Whether a word with a capital is what was left of a common little word."""
    if not 1 < len(word) <= SHORT or word.isupper() or not LIKELY.search(word):
        return False
    share = words.frequency(word)
    return any(words.frequency(true) >= max(COMMON, MORE * share) for true in _read_rightly(word))


def _read_rightly(word: str) -> Iterator[str]:
    """What a word may have been; one that is a name, too, only where its capital was none."""
    small = word.lower()
    if word[0] == "I":
        small = "l" + small[1:]
        yield small
    if small == word.lower() and people.bearers(small):
        return
    for read, true in ALIKE:
        for found in re.finditer(read, small):
            yield small[: found.start()] + true + small[found.end() :]
