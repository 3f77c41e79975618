"""Measures Schematron: processor time of runs over one file and over all, Saxon's process included.

python bench/schematron_speed.py [SOURCES...]    needs saxonche, TEIKIT_CORPUS, TEIKIT_SCHEMA

SOURCES are the src folders of other states of teikit, which are measured in turn with this one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

TIMES = 3
RUN = """
import sys
from pathlib import Path
from teikit import schematron
sheet = schematron.load(sys.argv[1])
print(sum(len(list(sheet.failures(Path(name).read_bytes(), name))) for name in sys.argv[2:]))
"""


def measure(source: str, files: list[Path]) -> tuple[float, str]:
    """Processor time in seconds of a process and those that it starts, and the number of failures."""
    schema = str(Path(os.environ["TEIKIT_SCHEMA"]) / "tei_all_4.12.0.rng")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", RUN, schema, *map(str, files)]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": source}, capture_output=True, text=True, check=True
    )
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime, done.stdout.strip()


def main() -> None:
    here = str(Path(__file__).parents[1] / "src")
    files = sorted(
        Path(os.environ["TEIKIT_CORPUS"], "tei").rglob("*.xml"), key=lambda path: path.stat().st_size
    )
    for name, chosen in (("the smallest", files[:1]), ("the largest", files[-1:]), ("all", files)):
        size = sum(path.stat().st_size for path in chosen) / 1e6
        for source in (here, *sys.argv[1:]):
            taken, found = min(measure(source, chosen) for _ in range(TIMES))
            print(f"{name:12}  {size:5.1f} MB  {taken:.2f} s  {found} failures  {source}")


if __name__ == "__main__":
    main()
