"""Words that lost ti, tt or ft, which fonts have as one glyph, too.

Evidence: many words are none, and common ones with the pair; the text has hardly any that kept it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from teikit.lexicon.words import Words

PAIRS = ("tt", "ti", "ft")
LONGER = {"tt": "tti"}
"""What is one glyph where the pair is."""
USUAL = 0.002
"""A text that has kept a pair has it in so many of its words."""
FEWEST = 4
"""So many different words bear witness that a text has lost a pair."""
COMMON = 1e-6
"""How common a word must be for that."""
SURE, LIKELIER = 3.0, 100.0
"""How many times likelier a word is than any other that may be meant; and than one that is known as it is."""
LEAST = 1e-7
SHORTEST, LONGEST = 3, 30
ASKED = 2000
"""So many rare words are asked whether they bear witness."""


def missing(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The pairs that the words of a text hardly have."""
    usual = USUAL * sum(counts.values())
    return tuple(pair for pair in PAIRS if sum(counts[word] for word in counts if pair in word) < usual)


def lost(counts: Mapping[str, int], pairs: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Those of the pairs that a text has lost, told by its words in small letters."""
    common = [word for word in counts if words.frequency(word) >= COMMON]
    kept = Counter(pair for word in common for pair in pairs if pair in word)
    gone: Counter[str] = Counter()
    rare = (word for word in counts if SHORTEST <= len(word) <= LONGEST and words.frequency(word) < COMMON)
    for word in islice(rare, ASKED):
        whole, pair = restored(word, pairs, words)
        gone[pair] += words.frequency(whole) >= COMMON
    found = [pair for pair in pairs if gone[pair] >= max(FEWEST, kept[pair])]
    return (*found, *(LONGER[pair] for pair in found if pair in LONGER))


def restored(word: str, pairs: Iterable[str], words: Words) -> tuple[str, str]:
    """The one common word that a word is without a pair, and the pair; else nothing."""
    options = dict(_options(word, pairs))
    best = sorted(((words.frequency(whole), whole) for whole in options), reverse=True)
    if not best or best[0][0] < LEAST:
        return "", ""
    share, whole = best[0]
    second = best[1][0] if len(best) > 1 else 0.0
    clear = share > SURE * second and share > LIKELIER * words.frequency(word)
    return (whole, options[whole]) if clear else ("", "")


def _options(word: str, pairs: Iterable[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        for at in range(len(word) + 1):
            yield word[:at] + pair + word[at:], pair
