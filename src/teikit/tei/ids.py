"""Identifiers: names that xml:id may carry, made from words, each given out once."""

from __future__ import annotations

import re
import unicodedata


def slug(words: str) -> str:
    """Plain ASCII for an identifier: `Spiridon Kédia` becomes `spiridon-kedia`; never empty."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + "".join(f"{ord(c):x}" for c in words[:8])


class Identifiers:
    """Gives out identifiers that nothing else has."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = set(taken)
        self._numbers: dict[str, int] = {}

    def unique(self, wish: str) -> str:
        """`wish`, or `wish-2`, `wish-3` … if it is taken; it goes on with the number that it came to last."""
        chosen, number = wish, self._numbers.get(wish, 1)
        while chosen in self.taken:
            number += 1
            chosen = f"{wish}-{number}"
        self._numbers[wish] = number
        self.taken.add(chosen)
        return chosen
