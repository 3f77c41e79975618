"""Child processes: work spread over several, which end with their parent, however it ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

ASK = 1.0
"""Seconds between two looks at the parent, where the system cannot tell of its end."""


class ToldToEnd(SystemExit):
    """A signal tells the process to end."""


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, start: Callable[[], None] | None = None
) -> Iterator[Result]:
    """The results of some work on each item, in their order, done in so many processes.

    `start` is called in each of them first. Raises BrokenProcessPool where one of them dies.
    """
    if min(jobs, len(items)) < 2:
        yield from map(work, items)
        return
    size = max(1, min(16, len(items) // (jobs * 4)))
    with pooled(min(jobs, len(items)), start) as pool:
        yield from pool.map(work, items, chunksize=size)


@contextmanager
def pooled(jobs: int, start: Callable[[], None] | None = None) -> Iterator[ProcessPoolExecutor]:
    """So many processes, `start` called first in each; where their work is left, they are ended."""
    import multiprocessing  # these are slow to import, and few runs need them
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(way())
    with ProcessPoolExecutor(jobs, context, _begin, (os.getpid(), start)) as pool:
        try:
            yield pool
        except BaseException:  # nobody waits for the rest
            for process in multiprocessing.active_children():
                process.kill()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def way() -> str:
    """How processes are started: forked where that is safe, because then they read nothing again."""
    alone = threading.active_count() == 1 and not sys.modules.keys() & {"saxonche", "obstore"}
    return "fork" if sys.platform == "linux" and alone else "spawn"


def _begin(parent: int, start: Callable[[], None] | None) -> None:
    end_with(parent)
    if start:
        start()


def end_with(parent: int) -> None:
    """From now on this process ends when its parent does, and a signal to end ends it at once."""
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells all; the parent ends its children
    if sys.platform != "linux" or not _ask_linux():
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it ended meanwhile
        os._exit(1)


def _ask_linux() -> bool:
    """Have Linux kill this process when its parent ends (prctl(2), PR_SET_PDEATHSIG)."""
    import ctypes

    try:
        return ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0) == 0  # type: ignore[no-any-return]
    except (OSError, AttributeError):
        return False


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(ASK)
    os._exit(1)
