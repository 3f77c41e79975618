"""Kills deposits at random moments while their texts change, and looks whether the next run makes them good.

Each kind is begun, killed, begun again with other texts, killed again, and then left to end; what teikit and
the archives' own programs find in it is counted, and what is there that should not be.
Run: python bench/deposit_kill.py [TIMES [SEED]]
"""

from __future__ import annotations

import contextlib
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import bagit
from ocfl.validator import Validator

TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title>
<author>Ada Stone</author></titleStmt>
<publicationStmt><publisher>Archive</publisher><date when="2020-05-01"/>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/"/></availability>
</publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><p>Words of {title}.</p></body></text></TEI>"""
KINDS = ("bagit", "ocfl", "ro-crate", "zenodo")
FILES = 60


def fill(folder: Path, choice: random.Random) -> dict[str, bytes]:
    """Some of the texts, some of them changed; what there is, by name."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    made = {}
    for number in range(FILES):
        if choice.random() < 0.8:
            name = f"{choice.choice(('a', 'b'))}/{number:02}.xml"
            made[name] = TEXT.format(title=f"{number}, {choice.randrange(2)}").encode()
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(made[name])
    return made


def begin(folder: Path, kind: str) -> subprocess.Popen[bytes]:
    asked = f"deposit texts -o out --as {kind} --with text --title Letters --description Ships".split()
    command = [sys.executable, "-m", "teikit", *asked]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True)


def killed(folder: Path, kind: str, after: float) -> bool:
    """Begin a deposit and kill it; whether it was still at work."""
    run = begin(folder, kind)
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    return run.returncode < 0


def faults(folder: Path, kind: str, texts: dict[str, bytes]) -> list[str]:
    """What is wrong with a deposit that was left to end."""
    run = begin(folder, kind)
    said = run.communicate()[1].decode().strip().splitlines()
    if run.returncode:
        return [f"exit code {run.returncode}: {said[-1:]}"]
    out = folder / "out"
    if kind == "ocfl":
        validator = Validator(log_warnings=True)
        return [] if validator.validate_object(str(out)) else [str(validator.log.messages)]
    top = out / "data" if kind == "bagit" else out
    found = sorted((top / "tei").rglob("*.xml"))
    there = {path.relative_to(top / "tei").as_posix(): path.read_bytes() for path in found}
    wrong = [] if there == texts else ["the texts are not those that were deposited"]
    stray = [path for path in out.rglob(".*") if path.is_file()]
    if kind == "bagit":
        bagit.Bag(str(out)).validate()
    return wrong + [f"left behind: {path}" for path in stray]


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable()
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    choice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for kind in KINDS:
        cut, bad = 0, 0
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            os.environ["TEIKIT_CACHE"] = str(folder / "cache")
            fill(folder / "texts", choice)
            start = time.perf_counter()
            faults(folder, kind, {})
            whole = time.perf_counter() - start
            for _ in range(times):
                if choice.random() < 0.3:
                    shutil.rmtree(folder / "out")
                for _ in range(choice.randint(1, 3)):
                    texts = fill(folder / "texts", choice)
                    cut += killed(folder, kind, choice.uniform(0.3, 1.0) * whole)
                for fault in faults(folder, kind, texts):
                    bad += 1
                    print(f"  {kind}: {fault}", flush=True)
        print(f"{kind:9} {times} deposits of {FILES} texts, {cut} runs killed, {bad} faults", flush=True)


if __name__ == "__main__":
    main()
