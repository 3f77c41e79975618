"""Runs a command; the last line of standard error has what all processes that came of it took: seconds of
processors, and the most MiB that one of them had.

    python bench/spent.py COMMAND…

Also of those that nobody waited for, as the children of a server that forks: Linux gives them to this one.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from contextlib import suppress

SUBREAPER = 36
"""Of prctl(2)."""


def main() -> None:
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    code = subprocess.run(sys.argv[1:], check=False).returncode
    with suppress(ChildProcessError):
        while True:
            os.wait()
    spent = os.times()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{spent.children_user + spent.children_system:.3f} {memory}", file=sys.stderr, flush=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
