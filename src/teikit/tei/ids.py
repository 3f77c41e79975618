"""Identifiers: names that xml:id may carry, made from words, each given out once."""

from __future__ import annotations

import re
import unicodedata

NCNAME = re.compile(r"[^\W\d][\w.\-·]*")
"""Near enough to NCName (Namespaces in XML 3) for what teikit makes; rules use the full definition."""


def slug(words: str) -> str:
    """Plain ASCII for an identifier: `Spiridon Kédia` becomes `spiridon-kedia`; never empty."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + "".join(f"{ord(c):x}" for c in words[:8])


class Identifiers:
    """Gives out identifiers that nothing else has."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = set(taken)

    def unique(self, wish: str) -> str:
        """`wish`, or `wish-2`, `wish-3` … if it is taken."""
        chosen, number = wish, 1
        while chosen in self.taken:
            number += 1
            chosen = f"{wish}-{number}"
        self.taken.add(chosen)
        return chosen
