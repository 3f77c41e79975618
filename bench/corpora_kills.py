"""Whether a run whose workers are killed again and again ends with the bytes of one that nobody disturbed.

TEIKIT_CORPUS=../shared/corpus python bench/corpora_kills.py [FILES] [KILLS] [SEED]
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from corpora import WORDS, make

PAUSE = 3.0
"""Seconds between two kills, at most."""


def bytes_of(run: Path) -> dict[str, bytes]:
    """What a run made, but who did it; what a killed process had half written has a hidden name."""
    found = (each for each in run.rglob("[!.]*") if each.is_file() and each.name != "run.json")
    return {str(each.relative_to(run)): each.read_bytes() for each in found if "claims" not in each.parts}


def at_work(run: Path) -> list[int]:
    """The processes that have a claim."""
    found = []
    for path in run.glob("claims/*/*.json"):
        with suppress(ValueError, OSError):
            claim = json.loads(path.read_text())
            if "ended" not in claim and Path(f"/proc/{claim['process']}").exists():
                found.append(claim["process"])
    return found


def main() -> None:
    many, kills, seed = (int(each) for each in [*sys.argv[1:], *("200", "5", "14")[len(sys.argv) - 1 :]])
    folder, dice = Path(tempfile.mkdtemp(prefix="teikit-corpora-")), random.Random(seed)
    make(folder / "corpus", many)
    start = [sys.executable, "-m", "teikit", *WORDS, "--no-cache", "--shard-size", "0.1"]
    subprocess.run([*start, "--on", "here", "--run", "calm"], cwd=folder, check=True, capture_output=True)
    words = [*start, "--on", "dask", "--jobs", "2", "--run", "wild"]
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        done = 0
        while run.poll() is None and done < kills:
            time.sleep(dice.uniform(0, PAUSE))
            if workers := at_work(folder / "wild"):
                with suppress(ProcessLookupError):
                    os.kill(dice.choice(workers), signal.SIGKILL)
                    done += 1
        run.wait()
    same = bytes_of(folder / "calm") == bytes_of(folder / "wild")
    told = "the same bytes" if same else "OTHER BYTES"
    print(f"{many} files, {done} kills: exit code {run.returncode}, {told}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
