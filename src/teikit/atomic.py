"""Exchanges a file in one go: whoever reads it sees the old one or the new one, never a part."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path


def exchange(
    path: Path, data: bytes, check: Callable[[], None] = lambda: None, *, lasting: bool = True
) -> None:
    """Write a file under a temporary name beside it, and rename it. Raises OSError, or what `check` raises.

    `check` is called when all is written: the last moment to leave the old file where it is. `lasting` waits
    for the disk; one of many that can be made again need not.
    """
    handle, name = temporary(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        check()
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def temporary(path: Path) -> tuple[int, str]:
    """A new file beside a path, open, and its name: hidden, and never longer than a system takes."""
    shortened = os.fsdecode(os.fsencode(path.name)[:100])
    return tempfile.mkstemp(prefix=f".{shortened}.", dir=path.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
