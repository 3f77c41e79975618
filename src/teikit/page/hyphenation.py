"""Whether a hyphen at a line end belongs to its word or was put there to break it.

The text itself is the first witness (the word elsewhere with or without hyphen), the word lists the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from itertools import pairwise

from teikit.language import words_in
from teikit.languages import language
from teikit.lexicon.frequencies import LIGATURES
from teikit.lexicon.words import Words
from teikit.page.flow import Flow

HYPHENS = "-\u2010\u00ad¬\u2011=⸗"
"""What stands at a line end within a word; Fraktur has double strokes."""
ONLY_AT_BREAKS = "\u00ad¬⸗"
LETTER = r"[\w\u0300-\u036f]"
LEFT = re.compile(rf"({LETTER}(?:[\w\u0300-\u036f'’.‐-]*{LETTER})?)( ?)(-\u00ad|\u00ad-|[{HYPHENS}])$")
RIGHT = re.compile(rf"[ \t]*({LETTER}+)(-{LETTER})?")
LINKED = re.compile(r"[-‐]t$")
"""Between a verb and what hangs on it French has a t: a-t-il."""
ALONE = 1e-6
"""How common a word must be that was broken behind its first letter: a letter and a hyphen are `n-hexane`."""


class Hyphen(Enum):
    """What a hyphen at a line end is."""

    SOFT = "put there to break the word"
    HARD = "belongs to the word"
    OPEN = "ends its word, and a space follows"


def judge(left: str, right: str, words: Words, vocabulary: Mapping[str, int]) -> Hyphen:
    """What the hyphen between the end of one line and the beginning of the next is."""
    last = re.split(r"[-‐'’.]+", left)[-1]
    joined, hyphened = (last + right).lower(), f"{last}-{right}".lower()
    if len(last) == 1 and not vocabulary.get(joined, 0) and words.frequency(joined) < ALONE:
        return Hyphen.HARD
    if right.lower() in _suspended(words.own) and not words.knows(joined):
        return Hyphen.OPEN
    if last[-1:].isdigit() or right[0].isdigit():
        return Hyphen.HARD
    together, apart = vocabulary.get(joined, 0), vocabulary.get(hyphened, 0)
    if together != apart:
        return Hyphen.SOFT if together > apart else Hyphen.HARD
    if right[0].isupper() and not (last.isupper() and right.isupper() and words.knows(joined)):
        return Hyphen.HARD
    if right.lower() in _enclitics(words.own) and len(last) == 1 and LINKED.search(left):
        return Hyphen.HARD
    return Hyphen.SOFT if _one_word(last, right, joined, words) else Hyphen.HARD


def _one_word(left: str, right: str, joined: str, words: Words) -> bool:
    whole, first, second = words.frequency(joined), words.frequency(left), words.frequency(right)
    if language(words.languages[0]).joined_compounds:
        return True  # two words joined by a break are no witness there
    if right.lower() in _enclitics(words.own):
        return whole > 0.0 or first < 1e-6
    if left.lower() in _prefixes(words.own):
        return whole > 1e-6 or second < 1e-7
    if whole > 0.0:
        return whole * 300 > min(first, second)
    return min(first, second) < 5e-6 or len(left) < 3 or len(right) < 3


@cache
def _suspended(own: tuple[str, ...]) -> frozenset[str]:
    return words_in(map(language, own), lambda each: each.suspended)


@cache
def _enclitics(own: tuple[str, ...]) -> frozenset[str]:
    return words_in(map(language, own), lambda each: each.enclitics)


@cache
def _prefixes(own: tuple[str, ...]) -> frozenset[str]:
    return words_in(map(language, own), lambda each: each.prefixes)


def broken(flow: Flow, words: Words, vocabulary: Mapping[str, int]) -> Iterator[tuple[int, int, Hyphen]]:
    """Each line that ends in a hyphen of a word: its number, that of the line with the rest, what it is."""
    for stream in flow.streams():
        for number, following in pairwise(stream):
            ending = flow.words(number).rstrip(" \t")[-80:]
            if ending[-1:] not in HYPHENS:
                continue
            left, right = LEFT.search(ending), RIGHT.match(flow.words(following)[:80])
            if left is None or right is None:
                continue
            yield number, following, _decide(left, right, words, vocabulary)


def _decide(
    left: re.Match[str], following: re.Match[str], words: Words, vocabulary: Mapping[str, int]
) -> Hyphen:
    right = following[1]
    if left[3] == "-\u00ad":  # a hyphen of the word, and the sign for a break behind it
        return Hyphen.HARD
    if left[3] in ONLY_AT_BREAKS:
        return Hyphen.SOFT
    if left[2]:  # a blank before the hyphen may stand for a ligature that the font had no letters for
        restored = any(words.knows(left[1] + ligature + right) for ligature in LIGATURES)
        return Hyphen.SOFT if restored else Hyphen.OPEN
    found = judge(left[1], right, words, vocabulary)
    if following[2] and found is not Hyphen.HARD:  # Fleury-|devant-Douaumont, but Aus-|tria-Hungary
        joined = re.split("[-‐]", left[1])[-1] + right
        return Hyphen.HARD if words.knows(right) and not words.knows(joined) else Hyphen.SOFT
    return found
