"""A scheduler with workers of its own: stopped, killed and begun anew while a run is worked on it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from .conftest import Command
from .test_validate import SLOW, SMALL, Begin, Bring, found, owners, plain, wait_for

pytest.importorskip("distributed", reason="teikit[dask] is not installed")
Serve = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def address() -> str:
    """An address that is free."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{found.getsockname()[1]}"


@pytest.fixture
def serve(tmp_path: Path, address: str) -> Iterator[Serve]:
    """A scheduler at the address, or a worker of it, begun in another folder."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    host, _, port = address.partition(":")
    words = {
        "scheduler": ("--host", host, "--port", port, "--no-dashboard"),
        "worker": (
            f"tcp://{address}",
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--death-timeout",
            "30",
        ),
    }
    with ExitStack() as stack:

        def run(what: str) -> subprocess.Popen[bytes]:
            line = [sys.executable, "-m", f"distributed.cli.dask_{what}", *words[what]]
            with (tmp_path / f"{what}.log").open("ab") as log:
                made = subprocess.Popen(line, cwd=elsewhere, stdout=log, stderr=log)
            stack.callback(made.wait)
            stack.callback(made.kill)
            return made

        yield run


def turns(run: Path) -> Counter[str]:
    """How many turns each shard had."""
    return Counter(path.name.partition(".")[0] for path in (run / "claims/results").iterdir())


@pytest.mark.usefixtures("corpus")
def test_a_scheduler_that_is_killed_and_begun_anew(
    teikit: Command, begun: Begin, rules: Bring, serve: Serve, address: str, tmp_path: Path
) -> None:
    expected, results = plain(teikit), tmp_path / "run/results"
    rules({"slow": SLOW})
    scheduler, worker = serve("scheduler"), serve("worker")
    words = ("--on", f"dask=tcp://{address}", "--run", "run", *SMALL)
    run = begun("validate", "corpus", *words)
    wait_for(lambda: results.is_dir() and bool(list(results.glob("*.jsonl"))))
    before = {path.name: path.stat().st_mtime_ns for path in results.glob("*.jsonl")}
    scheduler.kill()
    scheduler.wait()
    serve("scheduler")
    serve("worker")
    out, err = run.communicate(timeout=100)
    worker.kill()
    assert run.returncode == 1
    assert found(out.decode()) == found(expected), err.decode()
    after = {path.name: path.stat().st_mtime_ns for path in results.glob("*.jsonl")}
    assert before.items() < after.items()
    assert all(turns(tmp_path / "run")[Path(name).stem] == 1 for name in before)
    assert teikit("run", "verify", "run").stdout == "proved: 17 files\n"
    assert not any((tmp_path / "elsewhere").iterdir())


@pytest.mark.usefixtures("corpus")
def test_a_scheduler_that_is_gone_is_one_line(
    begun: Begin, rules: Bring, serve: Serve, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    rules({"slow": SLOW})
    scheduler = serve("scheduler")
    serve("worker")
    run = begun("validate", "corpus", "--on", f"dask=tcp://{address}", "--run", "run", *SMALL)
    wait_for(lambda: (tmp_path / "run/results").is_dir())
    scheduler.kill()
    _, err = run.communicate(timeout=100)
    assert (
        err.decode()
        .splitlines()[-1]
        .startswith("teikit: --on dask: the scheduler is gone; `teikit run resume`")
    )
    assert run.returncode == 2


@pytest.mark.usefixtures("corpus")
def test_the_shard_of_a_worker_that_hangs_is_worked_by_another_and_has_one_result(
    teikit: Command, begun: Begin, rules: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = plain(teikit)
    rules({"slow": SLOW})
    monkeypatch.setenv("TEIKIT_PATIENCE", "2")
    first = begun("validate", "corpus", "--on", "here", "--run", "run", *SMALL)
    process = next(owners(tmp_path / "run", "results"))
    os.kill(process, signal.SIGSTOP)
    held = [
        path for path in (tmp_path / "run/claims/results").glob("*.1.json") if "ended" not in path.read_text()
    ]
    assert len(held) == 1
    shard = held[0].name.partition(".")[0]
    second = begun("validate", "corpus", "--on", "here", "--run", "run", *SMALL)
    out, err = second.communicate(timeout=100)
    assert found(out.decode()) == found(expected), err.decode()
    result = tmp_path / f"run/results/{shard}.jsonl"
    before = result.read_bytes(), result.stat().st_mtime_ns
    os.kill(process, signal.SIGCONT)
    out, err = first.communicate(timeout=100)
    assert found(out.decode()) == found(expected), err.decode()
    assert (result.read_bytes(), result.stat().st_mtime_ns) == before
    assert turns(tmp_path / "run")[shard] == 2
    told = json.loads(held[0].with_name(f"{shard}.2.json").read_text())
    assert told["process"] == second.pid
    assert teikit("run", "verify", "run").stdout == "proved: 17 files\n"


@pytest.mark.usefixtures("corpus")
def test_where_no_scheduler_is_that_is_one_line_soon(
    teikit: Command, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teikit.runs.engines.MEET", 1.0)
    done = teikit("validate", "corpus", "--on", f"dask=tcp://{address}", "--run", "run")
    said = (
        f"teikit: tcp://{address}: does not answer as a scheduler of Dask; look whether `dask scheduler` runs"
    )
    assert done.stderr.splitlines()[-1].startswith(said)
    assert done.returncode == 2


@pytest.mark.usefixtures("corpus")
def test_another_version_of_dask_is_said(
    teikit: Command, serve: Serve, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve("scheduler")
    monkeypatch.setattr("distributed.__version__", "1.0")
    done = teikit("validate", "corpus", "--on", f"dask=tcp://{address}", "--run", "run")
    assert ", and here is 1.0; pip install distributed==" in done.stderr.splitlines()[-1]
    assert done.returncode == 2
