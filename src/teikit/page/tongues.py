"""The language of a passage, by its little words and how common all its words are: told only where it is
clearly not the text's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import log10

from teikit.languages import all_languages
from teikit.lexicon.frequencies import frequencies

WORD = re.compile(r"[^\W\d_]+")
MARKS = (("“", "”"), ("„", "“”"), ("«", "»"), ("»", "«"), ('"', '"'), ("‘", "’"), ("‚", "‘’"))
QUOTED = re.compile(
    "|".join(
        rf"{left}(?P<in{at}>[^{left}{right}]{{12,2000}})[{right}]" for at, (left, right) in enumerate(MARKS)
    )
)
"""What stands between quotation marks of one kind."""
FEWEST, LEAST = 2.0, 0.12
"""So many little words of a language, and such a share of all words, make a passage."""
NAMES = 0.45
"""Where so many words have a capital, they are names."""
GAIN = 0.4
"""Its words are so many powers of ten commoner in that language, on average."""
RAREST = 1e-7
"""How common a word is taken to be that a list has not."""
UNLISTED = -4.5
"""The logarithm of how common any word of a language is taken to be that has no list: Latin."""
CLEAR = 2.5
"""How many times more than of the text's own."""


def paragraph_language(words: str, own: str) -> str:
    """The same of a paragraph: what it quotes counts only where nothing else is in it."""
    said = QUOTED.sub(" ", words)
    return other_language(said if WORD.search(said) else words, own)


def other_language(passage: str, own: str) -> str:
    """The language of a passage where it is another than the text's own; else nothing."""
    found = WORD.findall(passage)
    words = list(map(str.lower, found))
    little = _little_words()
    hits: dict[str, float] = defaultdict(float)
    for word in filter(little.__contains__, words):
        for language, share in little[word].items():
            hits[language] += share
    home = own.split("-")[0].lower()
    if home not in all_languages() or not hits:
        return ""
    most = max(hits.values())
    if most < max(FEWEST, LEAST * len(words), CLEAR * hits[home]):
        return ""
    if sum(word[0].isupper() for word in found) > NAMES * len(found):
        return ""
    gains = {tag: _gain(words, tag, home) for tag, count in hits.items() if tag != home and count * 2 >= most}
    best = max(gains, key=lambda tag: gains[tag], default="")
    return best if best and gains[best] > GAIN else ""


def _gain(words: Sequence[str], one: str, own: str) -> float:
    """How many powers of ten commoner words are in one language than in another, on average."""
    theirs, ours = frequencies(one), frequencies(own)
    listed = any(map(theirs.share, all_languages()[one].common.split()))
    usual = 0.0 if listed else UNLISTED
    return sum(
        (usual or log10(max(theirs.share(word), RAREST))) - log10(max(ours.share(word), RAREST))
        for word in words
    ) / len(words)


@cache
def _little_words() -> Mapping[str, Mapping[str, float]]:
    """Each little word with the languages that have it; one of several languages counts less for each."""
    having: dict[str, list[str]] = {}
    for tag, language in all_languages().items():
        for word in language.common.split():
            having.setdefault(word, []).append(tag)
    return {word: dict.fromkeys(tags, 1 / len(tags)) for word, tags in having.items()}
