"""The short form of tools/chaos.py: no traceback, no hang, no lost file, nothing left running."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(sys.platform != "linux", reason="asks bash, /proc and /dev/full")
@pytest.mark.parametrize("kind", ["bad", "odd", "sheet", "signal"])
def test_nothing_that_goes_wrong_costs_more_than_a_line(kind: str) -> None:
    line = [sys.executable, "tools/chaos.py", "--short", "--only", kind, "--jobs", "1"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stdout.startswith("0 runs")
    assert "0 tracebacks, 0 hangs, 0 lost files, 0 orphans" in done.stdout
