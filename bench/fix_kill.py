"""Kills `teikit validate --fix` over 500 files again and again, and looks whether one of them was cut.

python bench/fix_kill.py [times]
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p xml:id="a"><ref target="%s"/></p><p>'
TAIL = b"word " * 2000 + b"</p></body></text></TEI>\n"
OLD, NEW = HEAD % b" #a" + TAIL, HEAD % b"#a" + TAIL
COMMAND = (
    sys.executable,
    "-c",
    "from teikit.cli import main; main()",
    "validate",
    "--fix",
    "--jobs",
    "2",
    ".",
)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    moments, killed, cut = random.Random(1), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number:03}.xml" for number in range(500)]
        (folder / "teikit.toml").write_text('select = ["untidy-pointer"]')
        _restore(paths)
        start = time.perf_counter()
        subprocess.run(COMMAND, cwd=folder, check=True, capture_output=True)
        whole = time.perf_counter() - start
        for _ in range(times):
            _restore(paths)
            run = subprocess.Popen(
                COMMAND,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            time.sleep(moments.uniform(0, whole))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            states = [path.read_bytes() for path in paths]
            cut += sum(state not in (OLD, NEW) for state in states)
            killed += 0 < states.count(NEW) < len(states)
    print(f"{times} runs over 500 files, each killed at a random moment of {whole:.1f} s")
    print(f"{killed} of them were half-way; {cut} files were cut")
    sys.exit(1 if cut else 0)


def _restore(paths: list[Path]) -> None:
    for path in paths:
        path.write_bytes(OLD)


if __name__ == "__main__":
    main()
