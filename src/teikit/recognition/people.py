"""Which words are given names or surnames somewhere in Europe (tools/make_names.py made the list)."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from teikit.lexicon.sorted_lines import SortedLines, mapped

LIST = Path(__file__).with_name("names.txt")


@cache
def _names() -> SortedLines:
    return SortedLines(mapped(LIST))


@lru_cache(maxsize=100_000)
def bearers(folded: str) -> str:
    """What a folded name is: g given, k given and used alone, s a surname, w also an English word."""
    found = _names().after(f"{folded}\t".encode("utf-8", "replace"))
    return found.decode() if found else ""


def is_given(folded: str) -> bool:
    """Whether a folded word is a given name."""
    return "g" in bearers(folded)
