"""Measures the RELAX NG validator against Jing: time, processor time and memory, each in its own process.

python bench/relaxng_speed.py [MEGABYTES] [TIMES]    needs Java, TEIKIT_CORPUS, TEIKIT_SCHEMA
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from relaxng_jing import jar

SCHEMA = Path(os.environ.get("TEIKIT_SCHEMA", "")) / "tei_all_4.12.0.rng"
VALIDATE = """
import sys
from teikit.relaxng import load
schema = load(sys.argv[1])
names = open(sys.argv[2]).read().split("\\n") if sys.argv[2].endswith(".list") else sys.argv[2:]
for name in names:
    with open(name, "rb") as file:
        if any(True for _ in schema.violations(file)):
            print(name)
"""
READY = """
import sys, time
from teikit.relaxng import load
from teikit.caching import Kept
times = []
for _ in range(5):
    started = time.perf_counter()
    load(sys.argv[1], kept=Kept.of("relaxng") if sys.argv[2] == "cached" else None)
    times.append(time.perf_counter() - started)
print(f"{min(times):.3f} s at best, {times[0]:.3f} s the first time")
"""


def measure(command: list[str]) -> tuple[float, float, float]:
    """Wall time and processor time in seconds and memory in MB of a process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    memory = 0
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        with suppress(OSError, IndexError):  # it may end just now
            memory = int(Path(f"/proc/{process.pid}/status").read_text().split("VmHWM:")[1].split()[0])
        time.sleep(0.002)
    wall = time.perf_counter() - started
    process.returncode = ended[1]
    return wall, ended[2].ru_utime + ended[2].ru_stime, memory / 1024


def best(command: list[str], times: int = 3) -> tuple[float, float, float]:
    """The quickest of several runs."""
    return min(measure(command) for _ in range(times))


def together(commands: list[list[str]]) -> float:
    """Wall time in seconds of processes that run beside each other."""
    started = time.perf_counter()
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    for process in processes:
        process.wait()
    return time.perf_counter() - started


def halved(names: list[str]) -> tuple[list[str], list[str]]:
    """The files in two lists of about the same size, as two workers would take them."""
    halves: tuple[list[str], list[str]] = [], []
    sizes = [0, 0]
    for name in names:
        lighter = sizes.index(min(sizes))
        halves[lighter].append(name)
        sizes[lighter] += Path(name).stat().st_size
    return halves


def show(label: str, figures: tuple[float, float, float]) -> None:
    wall, processor, memory = figures
    print(f"{label:58} {wall:7.2f} s {processor:7.2f} s cpu {memory:6.0f} MB")


def person(number: int) -> str:
    """An entry of a listPerson."""
    birth = f'<birth when="18{number % 90 + 10}"/>'
    return f'<person xml:id="p{number}"><persName>Name {number}</persName>{birth}</person>'


HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
    "<publicationStmt><p>p</p></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader><text><body>"
)
PARAGRAPH = '<p n="{}">Some <hi rend="italic">text</hi> and <persName ref="#x">a name</persName>.</p>\n'


def write(path: Path, body: Iterable[str]) -> None:
    """A TEI document with that body."""
    with path.open("w") as file:
        file.write(HEAD)
        file.writelines(body)
        file.write("</body></text></TEI>")


def main() -> None:
    if not {"TEIKIT_CORPUS", "TEIKIT_SCHEMA"} <= set(os.environ):
        print("TEIKIT_CORPUS and TEIKIT_SCHEMA are not set")
        return
    megabytes, times = (int(each) for each in (*sys.argv[1:3], *("100", "5")[len(sys.argv) - 1 :]))
    python = [sys.executable, "-c", VALIDATE, str(SCHEMA)]
    java = ["java", "-jar", jar(), str(SCHEMA)]
    files = sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").glob("*/*.xml"))
    files = [file for file in files if b"<!DOCTYPE" not in file.read_bytes()[:2000]]
    invalid = subprocess.run(
        [*python, *files], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    valid = [file for file in files if str(file) not in invalid]
    size = sum(file.stat().st_size for file in valid)
    rounds = max(1, round(megabytes * 1_000_000 / size))
    print(f"{len(valid)} valid files, {size / 1e6:.1f} MB, {rounds} times: {rounds * size / 1e6:.0f} MB")
    with TemporaryDirectory() as folder:
        names = [str(file) for file in valid] * rounds
        (Path(folder) / "all.list").write_text("\n".join(names))
        small = Path(folder) / "small.xml"
        write(small, ["<p>A <hi>small</hi> file.</p>"])
        persons = Path(folder) / "persons.xml"
        write(persons, ["<listPerson>", *map(person, range(4000)), "</listPerson>"])
        large = Path(folder) / "large.xml"
        write(large, (PARAGRAPH.format(i) for i in range(megabytes * 1_000_000 // (len(PARAGRAPH) + 4))))
        halves = []
        for number, half in enumerate(halved(names)):
            (Path(folder) / f"{number}.list").write_text("\n".join(half))
            halves.append([*python, str(Path(folder) / f"{number}.list")])
        runs = [
            (measure([*python, str(Path(folder) / "all.list")]), measure([*java, *names]), together(halves))
            for _ in range(times)
        ]
        ours, theirs = min(run[0] for run in runs), min(run[1] for run in runs)
        two = min(run[2] for run in runs)
        show("all, here", ours)
        show("all, Jing", theirs)
        print(f"{'ratio':58} {ours[0] / theirs[0]:7.2f}   {ours[1] / theirs[1]:7.2f}")
        print(f"{'all, here, two processes':58} {two:7.2f} s, ratio {two / theirs[0]:.2f}")
        show("a small file, here", best([*python, str(small)]))
        show("a small file, Jing", best([*java, str(small)]))
        show("a listPerson of 4,000, here", best([*python, str(persons)]))
        show("a listPerson of 4,000, Jing", best([*java, str(persons)]))
        show(f"one file of {megabytes} MB, here", best([*python, str(large)], 2))
        show(f"one file of {megabytes} MB, Jing", best([*java, str(large)], 2))
    for label, cached in (
        ("tei_all ready, from the cache", "cached"),
        ("tei_all ready, from the schema", ""),
    ):
        command = [sys.executable, "-c", READY, str(SCHEMA), cached]
        print(
            f"{label:58} {subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()}"
        )


if __name__ == "__main__":
    main()
