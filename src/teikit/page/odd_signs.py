"""What a sign within words stands for, where a font had one glyph for several letters: naƟonal, of5ce.

Evidence: the words that it stands in are none, and most of them are words with the same letters in its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.lexicon.words import Words

GLYPHS = ("fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "ft", "tti", "Th", "ct", "st", "fj")
"""Letters that fonts have as one glyph."""
ODD = re.compile(
    r"[^\x20-\x7e\s“”„‘’«»‹›–—…·•§°©®™¹²³⁴-⁹½¼¾†‡£€]|[#$%&*+<>^`{|}~\\@](?=[^\W\d_])"
    r"|(?<![\d.,:/-])\d(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})\d(?=[^\W\d_])"
)
LONGEST = 30
COMMON = 1e-7
"""How common a word must be to bear witness."""
CLEARLY = 3.0
FEWEST, MOSTLY, USUAL = 2, 0.6, 0.4
"""So many words, and such a share of those that bear witness, speak for one; and so many bear witness."""
KNOWN = 0.1
"""A sign is none of a font's where more of its words are known as they stand."""
SHOWN = 20
"""So many words show that a sign is a letter like others, where more than half of them are known."""
SEEN = 200
"""So many different words are asked."""


class Odd(NamedTuple):
    """A run of letters with one sign within: its place, what stands before the sign and behind."""

    start: int
    before: str
    sign: str
    after: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.before) + 1 + len(self.after)


def odd_words(text: str, words: Words) -> Iterator[Odd]:
    """The runs of letters with one sign that might be none of them."""
    places = [(found[0], found.start()) for found in ODD.finditer(text)]
    letters = set(_letters(text, places, words))
    for sign, place in places:
        if sign in letters:
            continue
        start, end = _run(text, place)
        before, after = text[start:place], text[place + 1 : end]
        ordinal = sign.isdigit() and after in _ordinals()
        if (before or after) and not ordinal:
            yield Odd(start, before, sign, after)


def _letters(text: str, places: Sequence[tuple[str, int]], words: Words) -> Iterator[str]:
    """The signs that are letters of the language, as the first words that have them show: ä, é."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for sign, place in places:
        having[sign].append(place)
    for sign, seen in having.items():
        if len(seen) >= SHOWN and sign.isalpha():
            runs = (slice(*_run(text, place)) for place in seen[:SHOWN])
            if sum(_is_word(text[run], words) for run in runs) > SHOWN // 2:
                yield sign


def _is_word(word: str, words: Words) -> bool:
    """Whether a list has a word, which may write ss for ß."""
    return words.knows(word) or words.knows(word.casefold())


def _run(text: str, place: int) -> tuple[int, int]:
    """Where the letters around a sign begin and end."""
    start, end = place, place + 1
    while start and text[start - 1].isalpha() and place - start < LONGEST:
        start -= 1
    while end < len(text) and text[end].isalpha() and end - place <= LONGEST:
        end += 1
    return start, end


def readings(found: Iterable[Odd], words: Words) -> dict[str, str]:
    """The letters that each sign stands for, of those that stand for some."""
    having: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for odd in found:
        if unicodedata.normalize("NFKC", odd.sign) != odd.sign:
            continue  # it is a ligature itself, or an old letter
        if len(having[odd.sign]) < SEEN and len(odd.before) + len(odd.after) > 1:
            having[odd.sign].add((odd.before, odd.after))
    made: dict[str, str] = {}
    for sign, pairs in having.items():
        known = sum(_is_word(before + sign + after, words) for before, after in pairs)
        if len(pairs) >= FEWEST and known <= KNOWN * len(pairs):
            votes = Counter(filter(None, (_vote(before, after, words) for before, after in pairs)))
            for glyph, times in votes.most_common(1):
                enough = times >= max(FEWEST, MOSTLY * votes.total())
                if enough and votes.total() >= USUAL * len(pairs):
                    made[sign] = glyph
    return made


def _vote(before: str, after: str, words: Words) -> str:
    """The letters that make the one common word of what stands around a sign."""
    shares = sorted(((words.frequency(before + glyph + after), glyph) for glyph in GLYPHS), reverse=True)
    (best, glyph), (second, _) = shares[:2]
    return glyph if best >= COMMON and best > CLEARLY * second else ""


@cache
def _ordinals() -> frozenset[str]:
    """What makes an ordinal of a digit: 1st."""
    return words_in(all_languages().values(), lambda each: each.ordinal_endings)
