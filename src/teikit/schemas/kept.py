"""The user's cache: what can be made again, each file written whole; it may be gone or damaged any time."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from teikit.files import write
from teikit.source import FileError


def folder() -> Path:
    """The cache: TEIKIT_CACHE, or teikit's folder among the user's caches."""
    if named := os.environ.get("TEIKIT_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        around = os.environ.get("LOCALAPPDATA", "") or str(Path.home())
    else:
        around = os.environ.get("XDG_CACHE_HOME", "") or str(Path.home() / ".cache")
    return Path(around, "teikit")


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of the cache."""

    folder: Path

    @classmethod
    def of(cls, name: str) -> Kept:
        """The folder of that name."""
        return cls(folder() / name)

    def get(self, name: str) -> bytes | None:
        """What is kept under a name, if anything."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep it; a cache that cannot be written is no error."""
        with suppress(FileError):
            write(self.folder / name, data)
