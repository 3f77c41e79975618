"""Puts every command to bad inputs, signals, full disks, closed pipes and odd surroundings; counts faults.

python tools/chaos.py [--short] [--only KIND] [--jobs N]

Nothing may be lost, hang, be left running or end in a traceback.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from chaos_inputs import GOOD, PAGE, SHEETS, bad_inputs

LONGEST = 60
"""Seconds after which a command is taken to hang."""
TEIKIT = f'"{sys.executable}" -m teikit'
COMMANDS = (
    "validate {}",
    "validate --format json {}",
    "validate --fix {} -o fixed.xml",
    "baseline {} -o base.json",
    "convert {} -o made.xml",
    "export html {} -o made.html",
    "export text {} -o -",
    "source {}",
)
RUNAWAY = (
    "validate . --no-cache --schema on.sch --schematron-timeout 1",
    "validate . --no-cache --schema on.sch --schematron-timeout 1 --jobs 2",
    "validate . --no-cache --schema down.sch",
    "(ulimit -v 1500000; teikit validate good.xml --no-cache --schema much.sch --schematron-timeout 20)",
)
LONG = (
    "validate . --no-cache --schema on.sch",
    "validate . --no-cache --jobs 2",
    "convert . -o out/",
    "validate . --fix --unsafe-fixes --no-cache",
)
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL)
PAUSES = (0.05, 0.15, 0.3, 0.6, 1.0)
SURROUNDINGS = (
    "{} >&-",
    "{} 2>&-",
    "{} <&-",
    "{} > /dev/full",
    "{} 2> /dev/full",
    "{} | head -c 1",
    "{} | true",
    "PYTHONIOENCODING=cp1252 {}",
    "PYTHONIOENCODING=ascii {}",
    "LC_ALL=C LANG=C PYTHONUTF8=0 {}",
    'env -i PATH="$PATH" PYTHONPATH="$PYTHONPATH" {}',
    "HOME=/nonexistent TEIKIT_CACHE= {}",
    "TEIKIT_CACHE=/dev/null {}",
    "TEIKIT_CACHE=/proc/nothing {}",
    "COLUMNS=1 {}",
    "TERM=dumb NO_COLOR=1 {}",
    "(ulimit -f 1; trap '' XFSZ; {})",
    "(ulimit -n 12; {})",
    "(ulimit -v 200000; {})",
    "(mkdir -p gone && cd gone && rmdir ../gone && {})",
)


@dataclass
class Tally:
    """What went wrong, by kind, and how many runs there were."""

    runs: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)

    def fault(self, kind: str, what: str) -> None:
        """Note a fault, and say it at once."""
        self.faults.append((kind, what))
        print(f"{kind}: {what}", flush=True)


def folder_of(top: Path) -> dict[Path, str]:
    """The files that a person would miss, by their hashes."""
    return {path: sha256(path.read_bytes()).hexdigest() for path in sorted(top.rglob("*")) if path.is_file()}


def attempt(
    tally: Tally, folder: Path, script: str, stop: tuple[float, signal.Signals] | None = None
) -> None:
    """Run a script in a session of its own, and look for tracebacks, hangs, lost files and processes left."""
    tally.runs += 1
    before = folder_of(folder)
    process = subprocess.Popen(
        ["bash", "-c", script.replace("teikit ", f"{TEIKIT} ", 1)],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(Path("src").resolve()), *filter(os.path.isabs, sys.path))),
            "TEIKIT_CACHE": str(folder.parent / f"cache-{folder.name}"),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed,
    )
    if stop:
        time.sleep(stop[0])
        os.killpg(process.pid, stop[1]) if stop[1] is signal.SIGINT else process.send_signal(stop[1])
    try:
        out, err = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        tally.fault("hang", script)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return
    said = out + err
    began = not (stop and stop[1] is signal.SIGINT) or b"/teikit/" in said  # else Python itself was stopped
    if (b"Traceback (most recent call last)" in said and began) or b"a fault of teikit" in said:
        tally.fault("traceback", f"{script}: {said.decode('utf-8', 'replace').strip()[-300:]}")
    if process.returncode < 0 and not stop:
        tally.fault("death", f"{script}: signal {-process.returncode}")
    after = folder_of(folder)
    for path, digest in before.items():
        if after.get(path) != digest and path.name in KEPT:
            tally.fault("lost file", f"{script}: {path.name}")
    for path in after:
        if path.name.startswith(".") and path not in before and path.parent.name != ".teikit_cache":
            tally.fault("litter", f"{script}: {path.name}")
    if left := members(process.pid):
        tally.fault("orphan", f"{script}: {left}")
        os.killpg(process.pid, signal.SIGKILL)


def heed() -> None:
    """Heed signals, also where whoever runs this ignores them, as jobs in the background do."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def members(session: int) -> list[int]:
    """The processes of a session that still run after a moment; none where the system does not say."""
    for _ in range(40):
        found = []
        for each in Path("/proc").glob("[0-9]*/stat"):
            try:
                state = each.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(state[3]) == session and state[0] != "Z":
                found.append(int(each.parent.name))
        if not found:
            return []
        time.sleep(0.05)
    return found


KEPT = {"good.xml", "page.txt", "other.xml", "made.xml", "made.html"}


def furnish(folder: Path) -> None:
    """The files of a person who works here."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "good.xml").write_bytes(GOOD)
    (folder / "other.xml").write_bytes(GOOD)
    (folder / "page.txt").write_bytes(PAGE)
    (folder / "made.xml").write_bytes(b"<mine/>")
    (folder / "made.html").write_bytes(b"<p>mine</p>")


def tasks(top: Path, tally: Tally, *, short: bool) -> Iterator[partial[None]]:
    """All that is tried, each in a folder of its own."""
    inputs = list(bad_inputs())
    commands = COMMANDS[::4] if short else COMMANDS
    for number, given in enumerate(inputs[::12] if short else inputs):
        for each, command in enumerate(commands):
            yield partial(bad, tally, top / f"bad-{number}-{each}", command, *given)
    for number, surrounding in enumerate(SURROUNDINGS):
        for each, command in enumerate(commands[:1] if short else commands):
            yield partial(odd, tally, top / f"odd-{number}-{each}", command, surrounding)
    for number, command in enumerate(RUNAWAY[:1] if short else RUNAWAY):
        yield partial(run_away, tally, top / f"sheet-{number}", command)
    for number, name in enumerate(SIGNALS):
        for pause in PAUSES[2:3] if short else PAUSES:
            for each, command in enumerate(LONG[:2] if short else LONG):
                yield partial(stopped, tally, top / f"signal-{number}-{pause}-{each}", command, pause, name)


def bad(tally: Tally, folder: Path, command: str, name: str, data: bytes) -> None:
    """A command on a file that it cannot like."""
    furnish(folder)
    (folder / name).write_bytes(data)
    attempt(tally, folder, f"teikit {command.format(name)}")


def odd(tally: Tally, folder: Path, command: str, surrounding: str) -> None:
    """A command on a good file where something around it is wrong."""
    furnish(folder)
    name = str(folder / ("page.txt" if "convert" in command else "good.xml"))
    attempt(tally, folder, surrounding.format(f"teikit {command.format(name)}"))


def run_away(tally: Tally, folder: Path, command: str) -> None:
    """A command with a sheet that has no end."""
    furnish(folder)
    for name, data in SHEETS.items():
        (folder / name).write_bytes(data)
    attempt(tally, folder, command if "teikit" in command else f"teikit {command}")


def stopped(tally: Tally, folder: Path, command: str, pause: float, name: signal.Signals) -> None:
    """A command on many files that is told to end after a while."""
    furnish(folder)
    for name_of_sheet, data in SHEETS.items():
        (folder / name_of_sheet).write_bytes(data)
    for copy in range(30):
        (folder / f"{copy}.xml").write_bytes(GOOD.replace(b"<p ", b"<p/>" * 200 + b"<p "))
        (folder / f"{copy}.txt").write_bytes(PAGE * 3)
    attempt(tally, folder, f"teikit {command}", (pause, name))


def main() -> int:
    """Run everything; the exit code says whether there was a fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="", help="tasks whose name begins so: bad, odd, sheet, signal")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(asked.jobs) as pool:
        chosen = (
            task for task in tasks(Path(name), tally, short=asked.short) if asked.only in task.args[1].name
        )
        list(pool.map(lambda task: task(), chosen))
    counts = {
        kind: sum(each == kind for each, _ in tally.faults)
        for kind in ("traceback", "hang", "lost file", "orphan", "death", "litter")
    }
    print(
        f"{tally.runs} runs: "
        + ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items())
    )
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
