"""Writes files whole or not at all, and never over what somebody would miss."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from teikit import written
from teikit.atomic import exchange
from teikit.source import FileError
from teikit.tei import seal
from teikit.workspace.buckets import is_object, shown

HANDLE = re.compile(r"/dev/(?:fd/|(stdin|stdout|stderr)$)(\d*)|/proc/self/fd/(\d+)")
REMEDY = "name another file with -o, or replace it with --force"


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files that a run writes: none of its inputs, and no work of others, is replaced without `force`.

    Those that are `lasting` are on the disk before the run goes on; many that can be made again need not be.
    """

    inputs: Collection[Path] = frozenset()
    force: bool = False
    lasting: bool = True

    @classmethod
    def of(cls, inputs: Iterable[str | Path | None], *, force: bool, lasting: bool = True) -> Outputs:
        """Outputs beside these inputs."""
        return cls(frozenset(Path(each).resolve() for each in inputs if each), force, lasting)

    def check(self, path: Path) -> None:
        """Raise FileError where writing the file would destroy something."""
        try:
            if self.force or not path.is_file() or HANDLE.fullmatch(str(path)):
                return
            if path.resolve() in self.inputs:
                reason = "is read by this run, and would be replaced by what is made"
                raise FileError(str(path), reason, hint=REMEDY)
            there = path.read_bytes()
        except OSError as error:
            raise _unwritable(path, error) from None
        if not there or written.is_known(there) or seal.is_untouched(there):
            return
        why = "was changed since teikit wrote it" if seal.is_sealed(there) else "was not written by teikit"
        raise FileError(str(path), f"is there already and {why}", hint=REMEDY)

    def write(self, path: Path, data: bytes) -> None:
        """Write a file, unless that would destroy something. Raises FileError."""
        self.check(path)
        write(path, data, lasting=self.lasting)
        written.remember(data)


def write(path: Path, data: bytes, instead_of: bytes | None = None, *, lasting: bool = True) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then renamed. Raises FileError.

    Where it is written `instead_of` what was read from it, it must still hold that and not be read-only. A
    pipe or a device is written to; where a link leads, the file is replaced, and the link stays. `lasting`
    waits for the disk, which one of many files that can be made again need not.
    """
    if is_object(str(path)):
        raise FileError(
            shown(str(path)), "is in a store, where only runs write", hint="name a file of this machine"
        )
    try:
        if _is_stream(path):
            _pour(path, data)
            return
        real = path.resolve()
        real.parent.mkdir(parents=True, exist_ok=True)
        exchange(real, data, lambda: _hold(path, instead_of), lasting=lasting)
    except (OSError, RuntimeError) as error:  # a link that leads to itself is the latter
        raise _unwritable(path, error) from None


def _is_stream(path: Path) -> bool:
    """Whether a path is an open handle, a pipe or a device."""
    if HANDLE.fullmatch(str(path)):
        return True
    return path.exists() and not path.is_file() and not path.is_dir()


def _pour(path: Path, data: bytes) -> None:
    found = HANDLE.fullmatch(str(path))
    if found:
        number = found[2] or found[3] or {"stdin": 0, "stdout": 1, "stderr": 2}[found[1]]
        with os.fdopen(os.dup(int(number)), "wb") as handle:
            handle.write(data)
    else:
        with path.open("wb") as stream:
            stream.write(data)


def _unwritable(path: Path, error: OSError | RuntimeError) -> FileError:
    if isinstance(error, BrokenPipeError):
        raise error
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return FileError(str(path), f"cannot be written: {why.lower()}")


def _hold(path: Path, data: bytes | None) -> None:
    """Raise FileError where a file is not what was read from it, or may not be written."""
    if data is None:
        return
    if not path.stat().st_mode & 0o222:
        raise FileError(str(path), "is read-only, so it was left as it is")
    if path.read_bytes() != data:
        raise FileError(str(path), "was changed meanwhile, so it was left as it is", hint="run teikit again")
