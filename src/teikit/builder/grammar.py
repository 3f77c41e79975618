"""What the profile says to the builder: what may stand where, and what has to stand around it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache

from teikit.relaxng.automaton.positions import Position
from teikit.relaxng.models import Model
from teikit.tei import profile
from teikit.tei.names import TEI

WORDS = ""
"""In the place of an element's name: words."""
IMPLIED = ("body", "div", "p", "row", "item", "l", "cell")
"""What is put around something that may not stand where it is claimed; of two that serve, the first."""
MOST_IMPLIED = 3
"""Elements that are implied around one thing: body, div and p around words."""


def inside(name: str) -> Position:
    """Where the content of an element begins. Raises KeyError where the profile has none of that name."""
    return profile.grammar().inside(name)


def models() -> Mapping[str, Model]:
    """What each element of the profile may ever hold."""
    return profile.grammar().models


def is_empty(name: str) -> bool:
    """Whether an element never holds anything."""
    return not models()[name].children and not models()[name].words


@cache
def structure() -> frozenset[str]:
    """The elements that may stand beside paragraphs, and not only in them."""
    return models()["div"].children | models()["text"].children


@cache
def depths() -> Mapping[str, int]:
    """How far below `text` each element stands at the least."""
    found, waiting = {"text": 0}, deque(["text"])
    while waiting:
        name = waiting.popleft()
        for child in sorted(models()[name].children):
            if child not in found:
                found[child] = found[name] + 1
                waiting.append(child)
    return found


def place(name: str) -> tuple[int, int, int]:
    """Sorts elements from the outside to the inside: what stands beside paragraphs, what holds running text
    in them, then what running text is made of; by depth, then by how many others they may hold.
    """
    order = 0 if name in structure() else 2 if name in models()["p"].children else 1
    return order, depths()[name], -len(models()[name].children)


def takes(position: Position, name: str) -> bool:
    """Whether words, or an element of that name with the right attributes, may stand at a position."""
    return position.takes_words if name == WORDS else position.start(TEI, name) is not None


def implied(position: Position, name: str) -> tuple[str, ...]:
    """The fewest elements that must be opened at a position so that `name` may stand there; () for no way."""
    waiting: deque[tuple[tuple[str, ...], Position]] = deque([((), position)])
    while waiting:
        chain, here = waiting.popleft()
        for outer, content in _openings(here):
            if takes(content, name):
                return (*chain, outer)
            if len(chain) + 1 < MOST_IMPLIED:
                waiting.append(((*chain, outer), content))
    return ()


def _openings(position: Position) -> Iterator[tuple[str, Position]]:
    for name in IMPLIED:
        start = position.start(TEI, name)
        content = start.content({}) if start else None
        if content is not None:
            yield name, content


def implied_at_least(position: Position) -> str:
    """The element that makes one complete that may not be empty. Raises ValueError where none does."""
    for name, content in _openings(position):
        if content.is_complete:
            return name
    raise ValueError("the profile asks for an element that teikit does not imply")
