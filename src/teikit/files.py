"""Says where what is made of a user's files goes, and writes it whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from teikit.gathering import expand
from teikit.source import FileError, Source
from teikit.workspace import Workspace


def write(path: Path, data: bytes, instead_of: bytes | None = None) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then renamed. Raises FileError.

    Where it is written `instead_of` what was read from it, it must still hold that and not be read-only.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            if instead_of is not None:
                _hold(path, instead_of)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(str(path), f"cannot be written: {(error.strerror or str(error)).lower()}") from None


def _hold(path: Path, data: bytes) -> None:
    if not path.stat().st_mode & 0o222:
        raise FileError(str(path), "is read-only, so it was left as it is")
    if path.read_bytes() != data:
        raise FileError(str(path), "was changed meanwhile, so it was left as it is", hint="run teikit again")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@dataclass(frozen=True, slots=True)
class Job:
    """A file and the one that is made of it; None is standard input or output."""

    origin: Path | None
    target: Path | None

    @property
    def name(self) -> str:
        """What messages call the file."""
        return str(self.origin or "<stdin>")

    def read(self, workspace: Workspace) -> Source:
        """The bytes of the file. Raises FileError."""
        return workspace.source(self.origin) if self.origin else Source(self.name, sys.stdin.buffer.read())

    def write(self, data: bytes) -> None:
        """Put what was made where it goes. Raises FileError."""
        if self.target:
            write(self.target, data)
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()


def plan(names: Sequence[str], output: str | None, suffix: str, new: str, workspace: Workspace) -> list[Job]:
    """A job for each file that the names mean: a folder is its files of `suffix`, `-` is standard input.

    `output` is a file for one, a folder for many, `-` for standard output; without it, NAME`suffix` becomes
    NAME`new` beside it. Raises FileError where two jobs would write one file, or one its own origin.
    """
    origins: list[tuple[Path, Path | None]] = []
    for name in names:
        if name == "-":
            origins.append((Path("-"), None))
        else:
            origins += ((Path(name), found) for found in expand([Path(name)], suffix, workspace))
    folder = output is not None and (len(origins) > 1 or Path(output).is_dir() or output.endswith("/"))
    jobs: dict[Path | None, Job] = {}
    for top, origin in origins:
        target = _target(top, origin, output, new, folder=folder)
        if target is not None and target in jobs:
            raise FileError(str(target), f"would be written for both {jobs[target].name} and {origin}")
        if target is not None and origin is not None and target.resolve() == origin.resolve():
            raise FileError(str(origin), "would be replaced by what is made of it", hint="use -o")
        jobs[target if target is not None else Path(f"-{len(jobs)}")] = Job(origin, target)
    return list(jobs.values())


def _target(top: Path, origin: Path | None, output: str | None, new: str, *, folder: bool) -> Path | None:
    if output == "-" or (output is None and origin is None):
        return None
    if output is None:
        return origin.with_suffix(new) if origin else None
    if not folder:
        return Path(output)
    if origin is None:
        return Path(output, f"stdin{new}")
    return Path(output) / (origin.relative_to(top) if origin != top else Path(origin.name)).with_suffix(new)
