"""Which of the names that there are was likely meant by one that is not among them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

ALIKE = 0.6
"""How alike two names must be, from 0 to 1, for the one to be a slip of the other."""


def nearest(name: str, known: Iterable[str], alike: float = ALIKE) -> str:
    """The known name that is most like one; empty where none is."""
    found = difflib.get_close_matches(name, list(known), 1, alike)
    return found[0] if found else ""


def suggestion(name: str, known: Iterable[str], otherwise: str = "", before: str = "") -> str:
    """A hint that asks whether the nearest name was meant, `before` put in front; else another hint."""
    near = nearest(name, known)
    return f'did you mean "{before}{near}"?' if near else otherwise
