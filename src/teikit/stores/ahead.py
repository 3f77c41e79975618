"""Objects fetched before they are asked for, a few at a time: whoever works does not wait for the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

MOST = 8
"""Objects that are held, or under way."""


@dataclass(eq=False, slots=True)
class Ahead:
    """What is expected to be read next, in that order."""

    fetch: Callable[[str], bytes]
    _waiting: deque[str] = field(default_factory=deque)
    _running: dict[str, Future[bytes]] = field(default_factory=dict)
    _pool: ThreadPoolExecutor | None = None

    def expect(self, keys: Iterable[str]) -> None:
        """These will be read next; what was expected before is forgotten."""
        self._waiting = deque(keys)
        self._running.clear()
        self._go_on()

    def take(self, key: str) -> bytes | None:
        """The bytes of an object that was expected; None for another. Raises OSError."""
        found = self._running.pop(key, None)
        self._go_on()
        return found.result() if found else None

    def _go_on(self) -> None:
        while self._waiting and len(self._running) < MOST:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(MOST)
            key = self._waiting.popleft()
            self._running[key] = self._pool.submit(self.fetch, key)
