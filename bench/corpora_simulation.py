"""How runs scale beyond this machine: recorded times of shards and parts, dealt out to many workers.

    python bench/corpora_simulation.py RUN [FILES] [TIMES]

RUN is a run of `validate` on this machine, its shards so many TIMES smaller than those that are simulated.
What the scheduler of Dask needs for a task is measured here.
"""

from __future__ import annotations

import heapq
import json
import random
import sys
import time
from math import isqrt
from pathlib import Path

from teikit.runs.begun import joined
from teikit.runs.reduce import PART
from teikit.runs.rows import AT_ONCE

WORKERS = (1, 2, 8, 64, 256, 1024)
REQUEST = 0.01
"""Seconds until a store answers."""
CLAIM = 3 * REQUEST
"""Those that a shard costs: its claim, its result, its end."""
SHARDS, PARTS = ("outlines", "results"), ("index/files", "index/pointers", "index/inbound")


def times(run: Path, step: str) -> list[float]:
    """The processor time of each shard."""
    return [json.loads(path.read_text())["cpu"] for path in sorted((run / "claims" / step).glob("*.json"))]


def scheduler(tasks: int = 2000) -> float:
    """Seconds of the scheduler for a task: all of it runs in this process, the work is nothing."""
    from distributed import Client, LocalCluster, as_completed

    settings = {"processes": False, "dashboard_address": None, "silence_logs": 50}
    with LocalCluster(n_workers=1, threads_per_worker=1, **settings) as cluster, Client(cluster) as client:
        began = time.process_time()
        for each in as_completed([client.submit(int, number, pure=False) for number in range(tasks)]):
            each.release()
        return (time.process_time() - began) / tasks


def makespan(tasks: list[float], workers: int, dispatch: float) -> float:
    """How long tasks take that are dealt out in order, one each `dispatch` seconds at the earliest."""
    free = [0.0] * workers
    for number, each in enumerate(tasks):
        start = max(heapq.heappop(free), number * dispatch)
        heapq.heappush(free, start + each + CLAIM)
    return max(free)


def parts(files: int, shards: int, cost: dict[str, float]) -> dict[str, list[float]]:
    """What each part of the index takes: its share of all files, and the rows that it asks for."""
    count = 1 + isqrt(files // PART)
    asked = {"index/files": shards, "index/pointers": 0, "index/inbound": count}
    return {
        step: [files / count * cost[step] + 2 * asked[step] * REQUEST / AT_ONCE] * count for step in PARTS
    }


def main() -> None:
    run, files = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    begun, dice = joined(str(run)), random.Random(14)
    known = begun.facts["manifests"]["manifest"]
    recorded = {step: times(run, step) for step in (*SHARDS, *PARTS)}
    task, joint = scheduler(), int(sys.argv[3]) if len(sys.argv) > 3 else 4
    count = round(known["shards"] * files / known["files"] / joint)
    print(f"recorded: {known['files']} files in {known['shards']} shards")
    cost = {step: sum(each) / known["files"] for step, each in recorded.items()}
    for step, each in cost.items():
        print(f"  {step}: {each * 1000:.2f} ms of a processor for a file")
    print(f"the scheduler: {task * 1000:.2f} ms a task")
    shards = {step: [sum(dice.choices(recorded[step], k=joint)) for _ in range(count)] for step in SHARDS}
    index = parts(files, count, cost)
    print(f"{files} files, {count} shards, {len(index['index/files'])} parts of the index")
    alone = [sum(makespan(each, 1, task) for each in steps.values()) for steps in (shards, index)]
    for workers in WORKERS:
        took = [sum(makespan(each, workers, task) for each in steps.values()) for steps in (shards, index)]
        times_one = sum(alone) / sum(took)
        told = f"shards {took[0] / 3600:.3f} h ({alone[0] / took[0]:.1f} times), index {took[1] / 3600:.3f} h"
        print(f"  {workers:5} workers: {told}, all {sum(took) / 3600:.3f} h ({times_one:.1f} times)")
    mean = sum(sum(each) for each in shards.values()) / sum(map(len, shards.values())) + CLAIM
    print(f"the scheduler is the limit from {mean / task:,.0f} workers on")
    hours = sum(sum(each) for steps in (shards, index) for each in steps.values()) / 3600
    for many in (1_000_000, 100_000_000):
        needed = hours * many / files
        print(f"{many:,} files: {needed:,.1f} core-hours, {needed * 0.05:,.2f} € at 5 ct each")


if __name__ == "__main__":
    main()
