"""A folder of the disk as a store: files appear whole, and one that is created is created once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from teikit.atomic import exchange, temporary
from teikit.stores.store import Entry


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, by its path."""

    url: str

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes of a file, or some of them. Raises FileNotFoundError."""
        with open(Path(self.url, key), "rb") as file:  # noqa: PTH123 - half of the time of a Path
            file.seek(start)
            return file.read(-1 if end is None else end - start)

    def expect(self, keys: Iterable[str]) -> None:
        """The system reads ahead."""

    def write(self, key: str, data: bytes) -> None:
        """Put a file there, by a temporary name beside it."""
        exchange(self._made(key), data)

    def create(self, key: str, data: bytes) -> bool:
        """Put a file there if there is none: a whole one is linked to its name, which only one can be."""
        path = self._made(key)
        handle, name = temporary(path)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            return _linked(name, path, data)
        finally:
            Path(name).unlink(missing_ok=True)

    def put(self, key: str, path: Path) -> None:
        """Put a large file of this machine there, as `write` does."""
        there = self._made(key)
        new = there.with_name(f".{there.name}.{os.getpid()}")
        try:
            shutil.copyfile(path, new)
            new.replace(there)
        finally:
            new.unlink(missing_ok=True)

    def local(self, key: str) -> Path:
        """The file itself."""
        return Path(self.url, key)

    def delete(self, key: str) -> None:
        """Remove a file, if it is there."""
        Path(self.url, key).unlink(missing_ok=True)

    def find(self, key: str) -> Entry | None:
        """What there is to know of a file without reading it."""
        try:
            found = Path(self.url, key).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Entry(key, found.st_size, f"{found.st_mtime_ns}")

    def has_below(self, prefix: str) -> bool:
        """Whether there is any file below a folder."""
        return next(self.entries(prefix), None) is not None

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """The files below a folder, sorted by their keys; half-written ones are none."""
        top = Path(self.url)
        found = []
        for folder, _, names in os.walk(top / prefix):
            for name in names:
                path = Path(folder, name)
                if not name.startswith("."):
                    found.append((path.relative_to(top).as_posix(), path.stat()))
        for key, seen in sorted(found, key=lambda each: each[0]):
            yield Entry(key, seen.st_size, f"{seen.st_mtime_ns}")

    def _made(self, key: str) -> Path:
        path = Path(self.url, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def _linked(name: str, path: Path, data: bytes) -> bool:
    """Give a file its name unless another has it; where a disk has no links, by exclusive creation."""
    try:
        os.link(name, path)
    except FileExistsError:
        return False
    except OSError:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            return False
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    return True
