"""Puts crafts in order: each after those that its AFTER names, ours before those of other packages."""

from __future__ import annotations

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
    waiting = {
        name: among & {*getattr(craft(kind, name).module, "AFTER", ()), *after.get(name, ())}
        for name in among
    }
    done: list[str] = []
    while waiting:
        ready = [name for name, before in waiting.items() if before.issubset(done)]
        if not ready:
            reason = f"no order is left in which AFTER holds for {', '.join(sorted(waiting))}"
            raise FileError(f"teikit.{kind}", reason, hint="they wait for one another")
        done.append(min(ready, key=lambda name: (origin(kind, name).package != "teikit", name)))
        del waiting[done[-1]]
    return tuple(done)
