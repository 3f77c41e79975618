"""Puts crafts in order: each after those that its AFTER names, ours before those of other packages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from teikit.registry import craft, origin
from teikit.source import FileError

NOTHING: Mapping[str, tuple[str, ...]] = {}


def ordered(
    kind: str, names: Iterable[str], after: Mapping[str, tuple[str, ...]] = NOTHING
) -> tuple[str, ...]:
    """The names in the order of their crafts; `after` are the names that a user adds to AFTER of some.

    Names that are not among them count for nothing. Raises FileError where crafts wait for each other.
    """
    among = frozenset(names)
    waiting = {name: among & {*craft(kind, name).names("AFTER"), *after.get(name, ())} for name in among}
    if circle := _circle(waiting):
        reason = f"no order is left in which AFTER holds for {', '.join(sorted(circle))}"
        raise FileError(f"teikit.{kind}", reason, hint="they wait for one another")
    done: list[str] = []
    while waiting:
        ready = [name for name, before in waiting.items() if before.issubset(done)]
        done.append(min(ready, key=lambda name: (origin(kind, name).package != "teikit", name)))
        del waiting[done[-1]]
    return tuple(done)


def _circle(waiting: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The fewest names that wait for each other in a circle; none where there is no circle."""
    found = (_back(waiting, name) for name in sorted(waiting))
    return min((circle for circle in found if circle), key=len, default=())


def _back(waiting: Mapping[str, frozenset[str]], name: str) -> tuple[str, ...]:
    """The shortest way from a name over those that it waits for, back to itself."""
    ways: deque[tuple[str, ...]] = deque([(name,)])
    seen: set[str] = set()
    while ways:
        way = ways.popleft()
        for other in sorted(waiting[way[-1]]):
            if other == name:
                return way
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()
