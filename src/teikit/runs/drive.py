"""A stage of a run, driven to its end: shards are handed out until each has its result."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from teikit.runs.attempt import Stage, Tally
from teikit.runs.claims import Turn, Watch
from teikit.runs.engines import Engine
from teikit.runs.shards import Shard
from teikit.source import FileError
from teikit.stores import opened

TROUBLES = 3
"""How often a shard may be hindered, by a store that does not answer or the like."""
PAUSE = 1.0
"""Seconds between two looks at what others do."""

Heard = Callable[[Shard, Tally | None], None]
"""Who hears of a finished shard, and what became of it; nothing where others finished it."""


def drive(step: Stage, shards: Sequence[Shard], engine: Engine, heard: Heard) -> None:
    """Have all shards of a stage worked. Raises FileError where that cannot be."""
    store = opened(step.run)
    there = {each.key for each in store.entries(step.name)}
    waiting = {each.number: each for each in shards if step.result(each) not in there}
    for shard in shards:
        if shard.number not in waiting:
            heard(shard, None)
    watch, troubles = Watch(store), Counter[int]()
    tasks = [(each, Turn(step.unit(each))) for each in waiting.values()]
    while waiting:
        for tally in engine.each(step.perform, tasks):
            shard = tally.shard
            if tally.done:
                del waiting[shard.number]
                heard(shard, tally)
            elif tally.trouble:
                troubles[shard.number] += 1
                if troubles[shard.number] == TROUBLES:
                    path, reason, hint = tally.trouble
                    raise FileError(path, reason, hint=hint)
        for shard in [each for each in waiting.values() if store.find(step.result(each))]:
            del waiting[shard.number]
            heard(shard, None)
        turns = ((each, watch.next(step.unit(each))) for each in waiting.values())
        tasks = [(each, turn) for each, turn in turns if turn]
        if waiting and not tasks:
            time.sleep(PAUSE)
