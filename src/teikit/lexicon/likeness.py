"""Names of great places that a word is like, but for one letter: old spellings, and what OCR makes of them.

Every such word has its first or its last letters in common with the name, which is how names are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from teikit.lexicon.gazetteer import Entry, find, great_names

SHORTEST = 6
"""A shorter word is like too many."""

EDGE = 3
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
    starts, ends = _edges()
    for size in range(len(folded) - 1, len(folded) + 2):
        names = {*starts.get((folded[:EDGE], size), ()), *ends.get((folded[-EDGE:], size), ())}
        yield from (name for name in names if _differ_once(folded, name))


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
def _edges() -> tuple[Mapping[tuple[str, int], list[str]], Mapping[tuple[str, int], list[str]]]:
    """The names by their first letters and length, and by their last ones and length."""
    starts: dict[tuple[str, int], list[str]] = defaultdict(list)
    ends: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in great_names():
        starts[name[:EDGE], len(name)].append(name)
        ends[name[-EDGE:], len(name)].append(name)
    return starts, ends
