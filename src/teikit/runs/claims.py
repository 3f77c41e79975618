"""Who works on a shard: whoever first creates its claim. One whose owner is gone can be followed.

An owner shows that he lives by changing his claim; nobody's clock is compared with another's.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from teikit.stores import Store

PATIENCE = float(os.environ.get("TEIKIT_PATIENCE", "60"))
"""Seconds for which a claim may stay as it is before its owner is taken for dead."""
LONGEST = 900.0
"""Seconds that one file may take; an owner who is at it for longer is taken for dead, too."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A try at a shard: which one it is, and whether the last owner ended in it, so that care is wise."""

    unit: str
    number: int = 1
    careful: bool = False

    @property
    def key(self) -> str:
        """The claim."""
        return f"claims/{self.unit}.{self.number}.json"


@dataclass(eq=False, slots=True)
class Claim:
    """A claim that is this process's."""

    store: Store
    turn: Turn
    facts: dict[str, Any]
    moved: float = field(default_factory=time.monotonic)

    def move(self) -> None:
        """The work goes on: another file of the shard is begun."""
        self.moved = time.monotonic()

    @contextmanager
    def alive(self) -> Iterator[None]:
        """Show that one lives for as long as the work goes on; say at its end that it has one."""
        ended = threading.Event()
        beating = threading.Thread(target=self._beat, args=(ended,), daemon=True)
        began, clock = time.process_time(), time.monotonic()
        beating.start()
        try:
            yield
        finally:
            ended.set()
            beating.join()
            seconds, cpu = time.monotonic() - clock, time.process_time() - began
            told = {"seconds": round(seconds, 3), "cpu": round(cpu, 3), "memory": _memory()}
            self.facts |= {"ended": True, **told}
            self._write()

    def _beat(self, ended: threading.Event) -> None:
        while not ended.wait(PATIENCE / 4):
            if time.monotonic() - self.moved < LONGEST:
                self.facts["beats"] = self.facts.get("beats", 0) + 1
                with suppress(OSError):
                    self._write()

    def _write(self) -> None:
        self.store.write(self.turn.key, _data(self.facts))


def take(store: Store, turn: Turn) -> Claim | None:
    """The claim of this process for a turn; None where another has it."""
    facts = {**_self(), "nonce": uuid.uuid4().hex}
    return Claim(store, turn, facts) if store.create(turn.key, _data(facts)) else None


@dataclass(eq=False, slots=True)
class Watch:
    """Watches claims of others, from the first look at each."""

    store: Store
    _turns: dict[str, int] = field(default_factory=dict)
    _seen: dict[str, tuple[bytes, float]] = field(default_factory=dict)

    def next(self, unit: str) -> Turn | None:
        """The turn at a shard that can be taken now; None while somebody is at it."""
        number, found = self._last(unit)
        if found is None:
            return Turn(unit, number)
        facts = json.loads(found)
        if facts.get("ended"):
            return Turn(unit, number + 1)
        before, since = self._seen.get(unit, (b"", 0.0))
        if found != before:
            self._seen[unit] = found, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            return Turn(unit, number + 1, careful=True)
        return Turn(unit, number + 1, careful=True) if _is_dead(facts) else None

    def owner(self, unit: str) -> str:
        """Who is at a shard, in words; empty where nobody is."""
        _, found = self._last(unit)
        facts = json.loads(found) if found else {"ended": True}
        return "" if facts.get("ended") or _is_dead(facts) else f"{facts['host']}:{facts['process']}"

    def _last(self, unit: str) -> tuple[int, bytes | None]:
        """The last turn that was taken, with its claim; the first with none where none was."""
        turn, found = Turn(unit, self._turns.get(unit, 1)), None
        while True:
            try:
                found = self.store.read(turn.key)
            except FileNotFoundError:
                return (turn.number if found is None else turn.number - 1), found
            self._turns[unit] = turn.number
            turn = replace(turn, number=turn.number + 1)


def _self() -> dict[str, Any]:
    return {"host": socket.gethostname(), "process": os.getpid(), "born": _born(os.getpid())}


def _is_dead(facts: dict[str, Any]) -> bool:
    """Whether a process of this machine is no more: another may have its number now."""
    if facts["host"] != socket.gethostname():
        return False
    return _born(facts["process"]) != str(facts["born"])


def _memory() -> int:
    """The most MiB that this process had so far; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1024 if sys.platform == "linux" else 1024**2
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


def _born(process: int) -> str:
    """When a process began, as Linux says it; elsewhere only whether there is one."""
    try:
        if Path("/proc/self/stat").exists():
            found = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            return "" if found[0] == "Z" else found[19]
        os.kill(process, 0)
    except (OSError, IndexError):
        return ""
    return "there"


def _data(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, sort_keys=True).encode() + b"\n"
