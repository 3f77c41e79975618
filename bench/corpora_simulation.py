"""How runs scale beyond this machine: recorded times of shards, dealt out to as many workers as one likes.

    python bench/corpora_simulation.py RUN [FILES] [TIMES]

What is no shard is measured here: what a task costs the scheduler of Dask, and a file the index.
What is no shard is measured here: what the scheduler of Dask needs for a task, and the index for a file.
"""

from __future__ import annotations

import heapq
import json
import random
import sys
import time
from pathlib import Path

from teikit.project import Scope
from teikit.runs.begun import joined
from teikit.runs.checks import Around
from teikit.runs.reduce import parts, reduced
from teikit.runs.work import Step
from teikit.workspace import Workspace

WORKERS = (1, 2, 8, 64, 256, 1024)
CLAIM = 0.03
"""Seconds for the three requests to a store that a shard costs: its claim, its result, its end."""


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


def reducing(run: Path) -> float:
    """Seconds of the reduce for a file."""
    begun = joined(str(run))
    shards = begun.shards("outlines")
    for number in range(parts(shards)):
        (run / f"index/{number:03}.sqlite3").unlink(missing_ok=True)
    around = Around(str(run.parent / "corpus"), Scope.PROJECT)
    step = Step(str(run), "outlines", None, str(run.parent))  # type: ignore[arg-type]
    began = time.process_time()
    reduced(step, shards, lambda made: around.corpus(Workspace(), made))
    return (time.process_time() - began) / sum(each.files for each in shards)


def makespan(tasks: list[float], workers: int, dispatch: float) -> float:
    """How long tasks take that are dealt out in order, one each `dispatch` seconds at the earliest."""
    free = [0.0] * workers
    for number, each in enumerate(tasks):
        start = max(heapq.heappop(free), number * dispatch)
        heapq.heappush(free, start + each + CLAIM)
    return max(free)


def main() -> None:
    run, files = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    begun, dice = joined(str(run)), random.Random(14)
    known = begun.facts["manifests"]["manifest"]
    recorded = {step: times(run, step) for step in begun.facts["steps"]}
    task, reduce = scheduler(), reducing(run)
    joint = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    count = round(known["shards"] * files / known["files"] / joint)
    print(f"recorded: {known['files']} files in {known['shards']} shards")
    for step, each in recorded.items():
        print(f"  {step}: {sum(each) / known['files'] * 1000:.1f} ms of a processor for a file")
    print(f"the scheduler: {task * 1000:.2f} ms a task; the index: {reduce * 1000:.2f} ms a file")
    print(f"{files} files, {count} shards a step; the index takes {files * reduce / 3600:.2f} h, by itself")
    steps = {
        step: [sum(dice.choices(each, k=joint)) for _ in range(count)] for step, each in recorded.items()
    }
    one = sum(makespan(each, 1, task) for each in steps.values())
    for workers in WORKERS:
        took = sum(makespan(each, workers, task) for each in steps.values())
        whole = took + files * reduce
        told = f"shards {took / 3600:8.2f} h ({one / took:6.1f} times), all {whole / 3600:8.2f} h"
        print(f"  {workers:5} workers: {told}")
    mean = joint * sum(map(sum, recorded.values())) / sum(map(len, recorded.values())) + CLAIM
    print(f"the scheduler is the limit from {mean / task:,.0f} workers on")
    print(f"the index takes as long as the shards from {one / (files * reduce):,.0f} workers on")
    hours = one / 3600 + files * reduce / 3600
    for many in (1_000_000, 100_000_000):
        needed = hours * many / files
        print(f"{many:,} files: {needed:,.0f} core-hours, {needed * 0.05:,.0f} € at 5 ct each")


if __name__ == "__main__":
    main()
