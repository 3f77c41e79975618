"""A thousand files to five formats: processor time and memory, killed on the way and resumed.

Uses the corpus of TEIKIT_CORPUS where it is set, else the texts in tei/, over and over.
Run: python bench/export_many.py [FILES]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from teikit.exporting.pipeline import export
from teikit.source import FileError, Source

ROOT = Path(__file__).parents[1]
FORMATS = ("dublin-core", "mods", "json", "csv", "html")


def texts() -> list[Path]:
    corpus = os.environ.get("TEIKIT_CORPUS")
    return sorted(Path(corpus).glob("tei/*/*.xml") if corpus else ROOT.glob("tei/*.xml"))


def usable(path: Path) -> bool:
    """Whether the file can be exported to all formats: the count of what is done is then exact."""
    try:
        for form in ("dublin-core", "mods"):
            export(Source(path.name, path.read_bytes()), form)
    except FileError:
        return False
    return True


def fill(folder: Path, count: int) -> int:
    """Copies of the texts, so many; how many bytes they have."""
    found = [path for path in texts() if usable(path)]
    size = 0
    for number in range(count):
        origin = found[number % len(found)]
        data = origin.read_bytes()
        (folder / f"{number:04}-{origin.name}").write_bytes(data)
        size += len(data)
    return size


def run(folder: Path, form: str, *more: str, out: str) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "teikit",
        "export",
        form,
        str(folder / "in"),
        "-o",
        str(folder / out),
        *more,
    ]
    environment = {**os.environ, "TEIKIT_CACHE": str(folder / "cache")}
    return subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)


def peak(folder: Path, form: str, out: str) -> tuple[float, float]:
    """Processor time of an export, and the most memory that one of its processes had, in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = run(folder, form, out=out)
    process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        print("files  format       s cpu  MB/s cpu  MiB of the largest process so far")
        for files in (count // 10, count):
            size = fill(folder / "in", files)
            for form in FORMATS:
                used, memory = peak(folder, form, f"{form}-{files}")
                print(
                    f"{files:5}  {form:11}  {used:5.1f}  {size / 1e6 / used:8.1f}  {memory:6.0f}", flush=True
                )
        process = run(folder, "json", out="killed")
        while len(list((folder / "killed").glob("*.json"))) < count // 3:
            time.sleep(0.02)
        process.kill()
        process.communicate()
        done = len(list((folder / "killed").glob("*.json")))
        said = run(folder, "json", "--resume", out="killed").communicate()[1].decode().splitlines()
        written = sum(" → " in line for line in said)
        print(f"killed at {done} files; resumed: {said[-1]}, {written} exported")


if __name__ == "__main__":
    main()
