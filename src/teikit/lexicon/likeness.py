"""Names of great places that a word is like, but for one letter: old spellings, and what OCR makes of them.

Every such word has its first or its last letters in common with the name, which is how names are kept.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from teikit.lexicon.gazetteer import Entry, find, great_names

SHORTEST = 6
"""A shorter word is like too many."""

EDGE = 3
LAST = chr(sys.maxunicode)
WEIGHT = 4
"""What a place weighs that is but likely meant."""


@lru_cache(maxsize=50_000)
def like(folded: str) -> Entry | None:
    """The one great place whose name a folded word has but for one letter; None for none or several."""
    if len(folded) < SHORTEST or not folded.isalpha():
        return None
    found = {entry.key: entry for name in _near(folded) if (entry := find(name))}
    if len(found) != 1:
        return None
    (entry,) = found.values()
    return replace(entry, weight=WEIGHT, word=False, like=True, candidates=((entry.key, WEIGHT),))


def _near(folded: str) -> Iterator[str]:
    forward, backward = _sorted()
    names = {*_beginning(forward, folded[:EDGE])}
    names.update(name[::-1] for name in _beginning(backward, folded[: -EDGE - 1 : -1]))
    yield from (name for name in names if abs(len(name) - len(folded)) <= 1 and _differ_once(folded, name))


def _beginning(names: Sequence[str], letters: str) -> Sequence[str]:
    return names[bisect_left(names, letters) : bisect_left(names, letters + LAST)]


def _differ_once(one: str, other: str) -> bool:
    """Whether words differ by a letter put in, left out or written wrongly, or by two that changed places."""
    if len(one) > len(other):
        one, other = other, one
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = other[at + 1 : at + 2] + other[at : at + 1]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == swapped and one[at + 2 :] == other[at + 2 :]
    )


@cache
def _sorted() -> tuple[Sequence[str], Sequence[str]]:
    """The names from the first letter to the last, and from the last to the first."""
    names = great_names()
    return names, sorted(name[::-1] for name in names)
