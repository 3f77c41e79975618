"""One try at a shard or a part: what is claimed is worked; what hinders that is told, to be tried again."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from teikit.runs.claims import Claim, Turn, take
from teikit.runs.shards import Shard
from teikit.source import FileError
from teikit.stores import Store, opened

Task = tuple[Shard, Turn]
"""A shard, or a part that is counted as one, and whose turn it is."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a shard: whether it is done, how many of its files failed, what hindered it."""

    shard: Shard
    done: bool
    failed: int = 0
    trouble: tuple[str, str, str] | None = None


class Stage(Protocol):
    """What a run does to all of its shards, or to all parts of its index, before what comes next is begun."""

    @property
    def run(self) -> str:
        """The folder of the run."""

    @property
    def name(self) -> str:
        """How it is called, which is also the folder of its results."""

    def unit(self, shard: Shard) -> str:
        """How the claim of a shard is called."""

    def result(self, shard: Shard) -> str:
        """The file that is there when a shard is done."""

    def perform(self, task: Task) -> Tally:
        """Work a shard if nobody else does."""


_turn = threading.Lock()


def attempt(
    run: str, task: Task, work: Callable[[Store, Claim], int], ready: Callable[[], None] = lambda: None
) -> Tally:
    """Claim a shard and work it, in a process that does one thing at a time; `work` says how much failed.

    `ready` is called first, since what raises an error there shall leave no claim behind.
    """
    shard, turn = task
    with _turn:
        try:
            ready()
            store = opened(run)
            claim = take(store, turn)
            if claim is None:
                return Tally(shard, False)
            with claim.alive():
                return Tally(shard, True, work(store, claim))
        except FileError as error:
            trouble = error.path, error.reason, error.hint
        except OSError as error:
            trouble = str(error.filename or run), (error.strerror or str(error)).lower(), ""
        return Tally(shard, False, trouble=trouble)


def go(folder: str) -> bool:
    """Work in the folder that relative paths start from; whether this machine has it."""
    try:
        os.chdir(folder)
    except OSError:
        return False
    return True
