"""The bar of runs over corpora, on S3: tei_all, all rules, references; one worker and two, memory, requests.

    TEIKIT_CORPUS=../shared/corpus python bench/corpora_s3.py [FILES] [FOLDER]

S3 (moto), a scheduler of Dask and its workers are processes of this machine (Linux). The clock tells of two
workers and one only where S3 has a third processor; what the longest worker needed of one holds anywhere.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpora import SPENT, WORDS, make, s3

from teikit.stores import opened

PLACE = "s3://letters"
QUIET = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "1s",
}
"""What docs/corpora.md has clusters say."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What a run took: by the clock, of processors, of those of the longest worker, and MiB of memory."""

    clock: float
    spent: float
    longest: float
    shards: float
    worker: int
    scheduler: int
    command: int

    def __str__(self) -> str:
        return (
            f"{self.clock:.1f} s by the clock, {self.spent:.1f} s of processors "
            f"({self.shards:.1f} s in shards, {self.longest:.1f} s of the longest worker), "
            f"at most {self.worker} MiB a worker, {self.scheduler} the scheduler, {self.command} the command"
        )


def of_process(process: int) -> tuple[float, int]:
    """The seconds of a processor that a process has had, and the most MiB of memory."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    peak = next(line for line in status if line.startswith("VmHWM")).split()[1]
    return sum(map(int, fields[11:15])) / TICKS, int(peak) // 1024


def below(process: int) -> Iterator[int]:
    """A process, and those that it began."""
    yield process
    for thread in Path(f"/proc/{process}/task").iterdir():
        for each in (thread / "children").read_text().split():
            yield from below(int(each))


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[int]]]:
    """A scheduler and workers; its address, and the processes: that of the scheduler first."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder, "scheduler.json")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        quiet["env"] = {**os.environ, **QUIET}
        dask = [sys.executable, "-m", "distributed.cli"]
        words = ["dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
        begun = []

        def begin(*words: str) -> None:
            process = subprocess.Popen([*dask[:2], f"{dask[2]}.{words[0]}", *words[1:]], **quiet)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            begun.append(process.pid)

        begin(*words)
        while not (file.exists() and file.read_text().strip()):
            time.sleep(0.1)
        for _ in range(workers):
            begin("dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard")
        yield json.loads(file.read_text())["address"], begun


def over(folder: Path, engine: str, place: str, *words: str) -> tuple[float, float, int]:
    """Run the command over the corpus on S3: the clock, processors, the memory of its largest process."""
    line = ["validate", f"{PLACE}/corpus", *WORDS[2:], "--on", engine, "--run", f"{PLACE}/{place}", *words]
    clock = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(SPENT), sys.executable, "-m", "teikit", *line],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-500:]
    spent, memory = done.stderr.splitlines()[-1].split()
    return time.monotonic() - clock, float(spent), int(memory)


def claims(place: str) -> tuple[float, float, int]:
    """Of the claims of a run: the seconds of the longest worker, of all, and the most memory."""
    store, workers, memory = opened(f"{PLACE}/{place}"), defaultdict(float), 0
    for entry in store.entries("claims"):
        claim = json.loads(store.read(entry.key))
        workers[claim["process"]] += claim["cpu"]
        memory = max(memory, claim["memory"])
    return max(workers.values()), sum(workers.values()), memory


def on_dask(folder: Path, workers: int, place: str, *words: str) -> Cost:
    with cluster(workers) as (address, begun):
        started = [sum(of_process(each)[0] for each in below(process)) for process in begun]
        clock, spent, command = over(folder, f"dask={address}", place, *words)
        for process, before in zip(begun, started, strict=True):
            spent += sum(of_process(each)[0] for each in below(process)) - before
        scheduler = of_process(begun[0])[1]
    longest, shards, worker = claims(place)
    return Cost(clock, spent, longest, shards, worker, scheduler, command)


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="teikit-corpora-"))
    make(folder / "corpus", many)
    size = sum(path.stat().st_size for path in (folder / "corpus").rglob("*.xml"))
    print(f"{many} files, {size / 1e6:.1f} MB", flush=True)
    shards = ("--shard-size", "1") if many < 5000 else ()
    with s3(folder / "corpus") as requests:
        clock, spent, _ = over(folder, "processes", "processes", "--jobs", "2", *shards)
        _, worked, _ = claims("processes")
        told = f"{clock:.1f} s by the clock, {spent:.1f} s of processors ({worked:.1f} s in shards)"
        print(f"processes, 2: {told}\n  {requests()}", flush=True)
        costs = {}
        for workers in (1, 2):
            requests()
            costs[workers] = on_dask(folder, workers, f"dask{workers}", *shards)
            print(f"dask, {workers}: {costs[workers]}", flush=True)
            told = requests()
            print(f"  {sum(told.values()) / many:.2f} requests a file: {told}", flush=True)
        one, two = opened(f"{PLACE}/dask1"), opened(f"{PLACE}/dask2")
        keys = [each.key for each in one.entries() if not each.key.startswith(("claims/", "run.json"))]
        same = all(one.read(key) == two.read(key) for key in keys)
        print(f"{len(keys)} files of the runs: {'the same bytes' if same else 'OTHER BYTES'}")
        print(
            f"two workers are {costs[1].longest / costs[2].longest:.2f} times one by the longest worker, "
            f"{costs[1].clock / costs[2].clock:.2f} times by the clock"
        )
        print(f"dask against processes: {costs[2].spent / spent - 1:+.0%} of processors")
    sys.exit(not same)


if __name__ == "__main__":
    main()
