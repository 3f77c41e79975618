"""What became of the shards of a run, and how shards are made free to be worked once more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from teikit.runs.begun import ABOUT, Begun, joined
from teikit.runs.claims import Watch
from teikit.runs.shards import Shard
from teikit.source import FileError
from teikit.stores import opened


@dataclass(frozen=True, slots=True)
class State:
    """What became of a shard in a step: done with so many failed files, or at work, or neither."""

    step: str
    shard: Shard
    done: bool
    failed: int = 0
    owner: str = ""


def states(begun: Begun) -> Iterator[State]:
    """The state of each shard in each step."""
    store = begun.store
    watch = Watch(store)
    for step in begun.facts["steps"]:
        there = {each.key: each for each in store.entries(step)}
        for shard in begun.shards(step):
            key = result(step, shard)
            if key in there:
                yield State(step, shard, True, seal(begun, step, shard)["failed"])
            else:
                yield State(step, shard, False, owner=watch.owner(f"{step}/{shard.name}"))


def result(step: str, shard: Shard) -> str:
    """The file that has the result of a shard."""
    return f"{step}/{shard.name}.jsonl"


def seal(begun: Begun, step: str, shard: Shard) -> dict[str, int]:
    """The last line of a result: how many files, how many of them failed, the hash of the others."""
    found: dict[str, int] = json.loads(begun.store.read(result(step, shard)).splitlines()[-1])
    return found


def free(begun: Begun) -> int:
    """Make the shards free in which files failed; how many. Their claims end, so that others may follow."""
    store, freed = begun.store, 0
    for state in list(states(begun)):
        if state.step == begun.last and state.failed:
            store.delete(result(state.step, state.shard))
            freed += 1
    return freed


def is_done(place: str) -> bool:
    """Whether there is a run of which nothing is left to do."""
    try:
        begun = joined(place)
    except FileError:
        return False
    there = {each.key for each in begun.store.entries(begun.last)}
    return all(result(begun.last, shard) in there for shard in begun.shards(begun.last))


def remove(place: str) -> None:
    """Remove a run: what it is a run of last, so that one that is half removed is still known."""
    store = opened(place)
    for each in list(store.entries()):
        if each.key != ABOUT:
            store.delete(each.key)
    store.delete(ABOUT)
