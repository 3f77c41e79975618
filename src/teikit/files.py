"""Writes files so that a crash leaves the old one, and finds the files that a user means by a folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from teikit.source import FileError


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then renamed. Raises FileError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(str(path), f"cannot be written: {(error.strerror or str(error)).lower()}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def expand(paths: Iterable[Path], suffix: str) -> Iterator[Path]:
    """Files as they are, folders as the files of this suffix below them, sorted; hidden ones left out.

    Raises FileError for a path that is not there, and for a folder without such a file.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(
            each
            for each in path.rglob(f"*{suffix}")
            if each.is_file() and not any(part.startswith(".") for part in each.relative_to(path).parts)
        )
        if not found:
            raise FileError(str(path), f"has no *{suffix} file in it")
        yield from found
