"""300 files (2.5 MB) from a cold start: teikit with grammar and all rules, and Jing with the grammar.

TEIKIT_CORPUS=… TEIKIT_SCHEMA=… python bench/cold_start.py: valid files of the corpus, in turn until 300.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from relaxng_jing import invalid, jar

FILES, BYTES, TIMES = 300, 2_500_000, 5


def fill(folder: Path, schema: Path) -> int:
    """Write the files: valid ones of the corpus, the largest left out until the size fits; their bytes."""
    corpus = Path(os.environ["TEIKIT_CORPUS"], "tei")
    documents = [path.read_bytes() for path in sorted(corpus.glob("*/*.xml"))]
    documents = [each for each in documents if len(each) < 4 * BYTES / FILES and b"<!DOCTYPE" not in each]
    wrong = invalid(schema, documents)
    valid = sorted((each for number, each in enumerate(documents) if number not in wrong), key=len)
    while sum(map(len, valid)) / len(valid) > BYTES / FILES:
        valid.pop()
    for number, document in zip(range(FILES), cycle(valid), strict=False):
        (folder / f"{number:03}.xml").write_bytes(document)
    return sum(path.stat().st_size for path in folder.iterdir())


def best(command: list[str], cache: Path) -> tuple[float, float]:
    """The best wall and processor time of some runs, each with an empty cache."""
    walls, processor = [], []
    for _ in range(TIMES):
        shutil.rmtree(cache, ignore_errors=True)
        before, used = time.perf_counter(), os.times()
        environment = {**os.environ, "TEIKIT_CACHE": str(cache)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
        subprocess.run(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        now = os.times()
        walls.append(time.perf_counter() - before)
        processor.append(now.children_user + now.children_system - used.children_user - used.children_system)
    return min(walls), min(processor)


def main() -> None:
    if not os.environ.get("TEIKIT_CORPUS") or not os.environ.get("TEIKIT_SCHEMA"):
        sys.exit("TEIKIT_CORPUS and TEIKIT_SCHEMA say where the real texts and TEI's schema are")
    schema = Path(os.environ["TEIKIT_SCHEMA"], "tei_all_4.12.0.rng")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "files")
        folder.mkdir()
        size = fill(folder, schema)
        ours = [
            sys.executable,
            "-m",
            "teikit",
            "validate",
            "--no-cache",
            "--schema",
            str(schema),
            str(folder),
        ]
        runs = {
            "teikit, grammar, Schematron and all rules": ours,
            "teikit, grammar and all rules": [*ours, "--no-schematron"],
            "Jing, grammar alone": ["java", "-jar", jar(), str(schema), *map(str, sorted(folder.iterdir()))],
        }
        print(f"{FILES} files, {size / 1e6:.1f} MB, best of {TIMES}\n")
        print("| what | wall time | processor time |\n|---|---|---|")
        for name, command in runs.items():
            wall, processor = best(command, Path(place, "cache"))
            print(f"| {name} | {wall:.2f} s | {processor:.2f} s |", flush=True)


if __name__ == "__main__":
    main()
