"""What runs over corpora cost: against plain processes, on one and two workers, on disk and on S3, in memory.

    TEIKIT_CORPUS=../shared/corpus python bench/corpora.py [FILES] [FOLDER]

Copies of the real files of the corpus are changed with a seed. Processor time counts, not the clock: that of
all processes, and of the longest of them, which is what a run takes where each has a processor of its own.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from teikit.stores import opened

LARGEST = 60_000
WORDS = ("validate", "corpus", "--schema", "tei_all", "--format", "jsonl", "--exit-zero", "-q")
SPENT = Path(__file__).with_name("spent.py")
S3 = Path(__file__).parent.parent / "tests/runs/s3_server.py"


def make(folder: Path, many: int) -> None:
    """Copies in folders of 500, with pointers changed: some lead into other files, some nowhere."""
    dice = random.Random(14)
    real = sorted(
        each
        for each in Path(os.environ["TEIKIT_CORPUS"], "tei").rglob("*.xml")
        if each.stat().st_size < LARGEST
    )
    for number in range(many):
        data = dice.choice(real).read_bytes()
        for at in sorted((match.start() for match in re.finditer(rb'="#', data)), reverse=True)[:40]:
            chance, other = dice.random(), dice.randrange(many)
            if chance < 0.02:
                data = data[: at + 3] + b"gone" + data[at + 3 :]
            elif chance < 0.1:
                there = f"../{other // 500:03}/{other:06}.xml".encode()
                data = data[: at + 2] + there + data[at + 2 :]
        path = folder / f"{number // 500:03}" / f"{number:06}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def fill(folder: Path) -> None:
    """Put the corpus into the bucket."""
    store = opened("s3://letters/corpus")
    for path in folder.rglob("*.xml"):
        store.write(path.relative_to(folder).as_posix(), path.read_bytes())


@contextmanager
def s3(folder: Path) -> Iterator[Callable[[], dict[str, int]]]:
    """An S3 of this machine without faults, with the corpus in it; it tells requests since it was asked.

    Where AWS_ENDPOINT_URL names one, that is used, with its bucket `letters`; it tells nothing.
    """
    if os.environ.get("AWS_ENDPOINT_URL"):
        fill(folder)
        yield dict
        return
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, str(S3)], stdin=pipe, stdout=pipe, text=True) as server:
        assert server.stdout
        os.environ["AWS_ENDPOINT_URL"] = server.stdout.readline().strip()
        os.environ.update(AWS_ACCESS_KEY_ID="a", AWS_SECRET_ACCESS_KEY="b", AWS_REGION="eu-central-1")
        fill(folder)

        def requests() -> dict[str, int]:
            print(file=server.stdin, flush=True)
            found: dict[str, int] = json.loads(server.stdout.readline())
            return found

        server.stdout.readline()  # the address of the one with faults
        requests()
        yield requests
        server.communicate("")


def run(name: str, folder: Path, *words: str, place: str = "") -> float:
    """Run a command; its processor time with all of its children, and what its claims say."""
    clock = time.monotonic()
    line = [sys.executable, "-m", "teikit", *words, *(("--run", place) if place else ())]
    done = subprocess.run([sys.executable, str(SPENT), *line], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-500:]
    spent = float(done.stderr.splitlines()[-1].split()[0])
    told = f"{name:28} {spent:8.1f} s of processors, {time.monotonic() - clock:7.1f} s by the clock"
    if place:
        workers, memory = defaultdict(float), 0
        store = opened(place if "://" in place else str(folder / place))
        for entry in store.entries("claims"):
            claim = json.loads(store.read(entry.key))
            workers[claim["process"]] += claim["cpu"]
            memory = max(memory, claim["memory"])
        longest = max(workers.values())
        told += f", {len(workers)} workers, the longest {longest:.1f} s, {sum(workers.values()):.1f} s in all"
        told += f", at most {memory} MiB a worker"
    print(told, flush=True)
    return spent


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="teikit-corpora-"))
    make(folder / "corpus", many)
    size = sum(path.stat().st_size for path in (folder / "corpus").rglob("*.xml"))
    print(f"{many} files, {size / 1e6:.1f} MB")
    plain = run("validate --jobs 2", folder, *WORDS, "--no-cache", "--jobs", "2")
    results = {}
    for name, engine, jobs in (
        ("processes, 2", "processes", 2),
        ("dask, 1 worker", "dask", 1),
        ("dask, 2 workers", "dask", 2),
    ):
        words = (*WORDS, "--no-cache", "--on", engine, "--jobs", str(jobs), "--shard-size", "1")
        results[name] = run(name, folder, *words, place=f"run-{engine}-{jobs}")
    print(f"dask against processes: {results['dask, 2 workers'] / results['processes, 2'] - 1:+.0%}")
    print(f"processes against plain: {results['processes, 2'] / plain - 1:+.0%}")
    with s3(folder / "corpus") as requests:
        words = ("validate", "s3://letters/corpus", *WORDS[2:], "--shard-size", "1")
        words += ("--on", "dask", "--jobs", "2", "--memory", "s3://letters/memory")
        for place in ("run", "again"):
            run(f"dask, 2 workers, S3, {place}", folder, *words, place=f"s3://letters/{place}")
            told = requests()
            print(f"  {sum(told.values())} requests: {told}")


if __name__ == "__main__":
    main()
