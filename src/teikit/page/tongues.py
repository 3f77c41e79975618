"""The language of a passage, by its little words: told only where it is clearly not the text's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from teikit.languages import all_languages

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
CLEAR = 2.5
"""How many times more than of the text's own."""


def paragraph_language(words: str, own: str) -> str:
    """The same of a paragraph: what it quotes counts only where nothing else is in it."""
    said = QUOTED.sub(" ", words)
    return other_language(said if WORD.search(said) else words, own)


def other_language(passage: str, own: str) -> str:
    """The language of a passage where it is another than the text's own; else nothing."""
    words = [word.lower() for word in WORD.findall(passage)]
    hits: Counter[str] = Counter()
    for word in words:
        for language, share in _little_words().get(word, {}).items():
            hits[language] += share  # type: ignore[assignment]
    home = own.split("-")[0].lower()
    if home not in all_languages() or not hits:
        return ""
    best, most = max(hits.items(), key=lambda each: each[1])
    enough = most >= max(FEWEST, LEAST * len(words)) and most >= CLEAR * hits[home]
    return best if best != home and enough else ""


@cache
def _little_words() -> Mapping[str, Mapping[str, float]]:
    """Each little word with the languages that have it; one of several languages counts less for each."""
    having: dict[str, list[str]] = {}
    for tag, language in all_languages().items():
        for word in language.common.split():
            having.setdefault(word, []).append(tag)
    return {word: dict.fromkeys(tags, 1 / len(tags)) for word, tags in having.items()}
