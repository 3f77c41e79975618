"""Child processes that end with their parent, however it ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

ASK = 1.0
"""Seconds between two looks at the parent, where the system cannot tell of its end."""


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
