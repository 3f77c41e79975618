"""Engines: what hands tasks to those who work, and survives their end. The work is the same on each."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from teikit.processes import pooled
from teikit.source import FileError

if TYPE_CHECKING:
    from distributed import Client

Task = TypeVar("Task")
Answer = TypeVar("Answer")

NAMES = ("here", "processes", "dask")
INSTALL = "pip install 'teikit[dask]'"
QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.worker.memory.monitor-interval": "1s",
}
"""A cluster of this machine does not watch itself at work, which takes processors from the work."""
FORKED = "forkserver"
"""How its workers are begun where the system can: all from one process that has imported what they need."""
AHEAD = 4
"""Tasks that an engine holds for each worker: more would only fill the memory of a scheduler."""


class Engine(Protocol):
    """Whoever has tasks done."""

    def each(self, work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Answer]:
        """The answers as they come; a task whose worker ended has none."""


class Here:
    """This process, one task after the other."""

    def each(self, work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Answer]:
        """The answers as they come."""
        return map(work, tasks)


class Processes:
    """Processes of this machine."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def each(self, work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Answer]:
        """The answers as they come; where one ends, all are begun anew, and lose their tasks."""
        from concurrent.futures import FIRST_COMPLETED, Future, wait  # slow to import, and few runs need them
        from concurrent.futures.process import BrokenProcessPool

        waiting = list(reversed(tasks))
        while waiting:
            with pooled(min(self.jobs, len(waiting))) as pool, suppress(BrokenProcessPool):
                running: set[Future[Answer]] = set()
                while waiting or running:
                    while waiting and len(running) < 2 * self.jobs:
                        running.add(pool.submit(work, waiting.pop()))
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    for each in done:
                        yield each.result()


class Dask:
    """The workers of a Dask scheduler."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def each(self, work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Answer]:
        """The answers as they come; where a worker ends, or the scheduler begins anew, tasks are lost."""
        from distributed import as_completed

        waiting = list(reversed(tasks))
        workers = len(self.client.scheduler_info(n_workers=-1)["workers"])
        send = partial(self.client.submit, work, pure=False, retries=0)
        first = [send(waiting.pop()) for _ in range(min(AHEAD * (workers or 1), len(waiting)))]
        running = as_completed(first, loop=self.client.loop)
        for each in running:
            if waiting:
                running.add(send(waiting.pop()))
            if each.status == "finished":
                yield each.result()
            each.release()


@contextmanager
def engine(name: str, jobs: int) -> Iterator[Engine]:
    """The engine of a name: `here`, `processes`, `dask` or `dask=ADDRESS`. Raises FileError."""
    kind, _, address = name.partition("=")
    if kind == "dask":
        with _client(address, jobs) as client:
            yield Dask(client)
    elif address or kind not in NAMES:
        raise FileError(f"--on {name}", f"is no engine; there is {', '.join(NAMES)} and dask=ADDRESS")
    else:
        yield Processes(jobs) if kind == "processes" and jobs > 1 else Here()


@contextmanager
def _client(address: str, jobs: int) -> Iterator[Client]:
    """A scheduler at an address; without one, a cluster on this machine for as long as it takes."""
    try:
        import dask
        from distributed import Client, LocalCluster
        from distributed.utils import get_mp_context
    except ImportError:
        raise FileError("--on dask", "needs what is not installed", hint=INSTALL) from None
    if address:
        try:
            client = Client(address, timeout="30s", set_as_default=False)
        except (OSError, ValueError) as error:
            reason = f"does not answer as a scheduler of Dask: {error}"
            raise FileError(address, " ".join(reason.split())[:300]) from None
        with client:
            yield client
        return
    settings = {"threads_per_worker": 1, "dashboard_address": "localhost:0", "silence_logs": 50}
    way = FORKED if FORKED in multiprocessing.get_all_start_methods() else "spawn"
    with dask.config.set({**QUIET, "distributed.worker.multiprocessing-method": way}):
        get_mp_context()  # it names modules of its own, once
        ours = [name for name in sys.modules if name.startswith("teikit.")]
        multiprocessing.set_forkserver_preload(["distributed", *ours])
        with (
            LocalCluster(n_workers=jobs, **settings) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client
