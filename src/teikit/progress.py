"""How far slow work has come: it tells, and whoever runs it may listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]
"""What hears how many of how many pages are done."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def tell(done: int, total: int) -> None:
    """Say how far the work has come, to whoever listens."""
    if listener := _listener.get():
        listener(done, total)


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """Let `listener` hear how far the work goes that is done meanwhile."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
