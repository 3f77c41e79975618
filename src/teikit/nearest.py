"""Which of the names that there are was likely meant by one that is not among them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

ALIKE = 0.6
"""How alike two names must be, from 0 to 1, for the one to be a slip of the other."""
FEW, OFTEN = 1000, 50
"""A file that has many wrong names is asked about so many, and only where there are so few right ones."""


def nearest(name: str, known: Iterable[str], alike: float = ALIKE) -> str:
    """The known name that is most like one; empty where none is."""
    found = difflib.get_close_matches(name, list(known), 1, alike)
    return found[0] if found else ""


def suggestion(name: str, known: Iterable[str], otherwise: str = "", before: str = "") -> str:
    """A hint that asks whether the nearest name was meant, `before` put in front; else another hint."""
    near = nearest(name, known)
    return f'did you mean "{before}{near}"?' if near else otherwise


class Likely:
    """The names that were likely meant by those of one file, each looked for once."""

    def __init__(self, known: Collection[str], alike: float = ALIKE) -> None:
        self.known, self.alike = known, alike
        self._found: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The known name that is most like one; empty where none is, or too much was asked."""
        if name not in self._found:
            if len(self.known) > FEW or len(self._found) >= OFTEN:
                return ""
            self._found[name] = nearest(name, self.known, self.alike)
        return self._found[name]
