"""Engines: what hands tasks to those who work, and survives their end. The work is the same on each."""

from __future__ import annotations

import multiprocessing
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from teikit.processes import pooled
from teikit.source import FileError

if TYPE_CHECKING:
    from distributed import Client

Task = TypeVar("Task")
Answer = TypeVar("Answer")

NAMES = ("here", "processes", "dask")
ADDRESS = re.compile(r"(\w+://)?[^/\s]+:\d+")
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
LOOK, MEET, SLOW = 5.0, 15.0, 30.0
"""Seconds between two looks at the scheduler; in which it has to say its version; or an answer."""
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
        """The answers as they come; where a worker ends, or the scheduler begins anew, tasks are lost.

        Raises FileError where the scheduler is gone for good, for which `as_completed` would wait.
        """
        from queue import Empty, SimpleQueue

        self._look()
        workers = len(self.client.scheduler_info(n_workers=-1)["workers"])
        waiting, done = list(reversed(tasks)), SimpleQueue[Any]()
        running: dict[str, Any] = {}
        while waiting or running:
            while waiting and len(running) < AHEAD * (workers or 1):
                future = self.client.submit(work, waiting.pop(), pure=False, retries=0)
                running[future.key] = future
                future.add_done_callback(done.put)
            try:
                future = done.get(timeout=LOOK)
            except Empty:
                self._look()
                continue
            del running[future.key]
            yield from self._answer(future)
            future.release()

    def _look(self) -> None:
        if self.client.status in ("closing", "closed"):
            hint = "`teikit run resume` goes on with the run, on any engine"
            raise FileError("--on dask", "the scheduler is gone", hint=hint)

    def _answer(self, future: Any) -> Iterator[Any]:
        """What a worker answered; nothing where it or the scheduler ended. Raises what the work raised."""
        from distributed import KilledWorker

        if future.status == "error" and not isinstance(error := future.exception(timeout=SLOW), KilledWorker):
            if isinstance(error, ImportError) or "deserialization" in str(error):
                hint = "install this teikit with the scheduler and with each worker"
                raise FileError("--on dask", "the scheduler or a worker has no teikit, or another", hint=hint)
            raise error
        if future.status == "finished":
            with suppress(TimeoutError, CancelledError, OSError):
                yield future.result(timeout=SLOW)


@contextmanager
def engine(name: str, jobs: int) -> Iterator[Engine]:
    """The engine of a name: `here`, `processes`, `dask` or `dask=ADDRESS`. Raises FileError."""
    kind, is_named, address = name.partition("=")
    if kind == "dask" and (not is_named or ADDRESS.fullmatch(address)):
        with _client(address, jobs) as client:
            yield Dask(client)
    elif kind == "dask":
        raise FileError(f"--on {name}", f'"{address}" is no address', hint="write it as tcp://HOST:8786")
    elif is_named or kind not in NAMES:
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
        _meet(address)
        with Client(address, timeout=f"{SLOW}s", set_as_default=False) as client:
            yield client
        return
    settings = {"threads_per_worker": 1, "dashboard_address": "localhost:0", "silence_logs": 50}
    way = FORKED if FORKED in multiprocessing.get_all_start_methods() else "spawn"
    with dask.config.set({**QUIET, "distributed.worker.multiprocessing-method": way}):
        get_mp_context()  # it names modules of its own, once
        ours = [name for name in sys.modules if name.startswith("teikit.")]
        multiprocessing.set_forkserver_preload(["distributed", *ours])
        if way == FORKED:
            _serve()
        with (
            _killed(),
            LocalCluster(n_workers=jobs, **settings) as cluster,
            Client(cluster, set_as_default=False) as client,
            _killed(lambda: cluster.workers.values()),
        ):
            yield client


def _meet(address: str) -> None:
    """Look whether a scheduler is there, of this version: a Client would wait for long. Raises FileError."""
    import asyncio

    from distributed import __version__, rpc

    async def ask() -> Any:
        async with rpc(address) as scheduler:
            return await scheduler.versions()

    async def soon() -> Any:
        return await asyncio.wait_for(ask(), MEET)

    try:
        there = asyncio.run(soon())["packages"]["distributed"]
    except Exception:
        hint = "look whether `dask scheduler` runs there, and whether the network leads there"
        raise FileError(address, "does not answer as a scheduler of Dask", hint=hint) from None
    if there != __version__:
        hint = f"pip install distributed=={there}, or the same version everywhere"
        raise FileError(address, f"is of Dask {there}, and here is {__version__}", hint=hint)


@contextmanager
def _killed(watched: Callable[[], Iterable[Any]] = tuple) -> Iterator[None]:
    """Kill all workers where the run is left: nobody waits for what they are at. Who watches them knows."""
    try:
        yield
    except BaseException:
        for nanny in watched():
            nanny.close_gracefully()
        for process in multiprocessing.active_children():
            process.kill()
        raise


def _serve() -> None:
    """Begin the process from which workers are forked, deaf to Ctrl-C as they will be: that ends this one."""
    from multiprocessing import forkserver, resource_tracker

    resource_tracker.ensure_running()  # else it is begun below, and would be heard again
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
