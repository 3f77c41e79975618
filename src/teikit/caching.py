"""Where teikit keeps what it can make again: TEIKIT_CACHE, or its folder among the user's caches."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from teikit import __version__
from teikit.atomic import exchange


def folder() -> Path:
    """The folder of the cache; one that can neither be read nor made where the user has no home."""
    if named := os.environ.get("TEIKIT_CACHE"):
        return Path(named)
    variable, below = ("LOCALAPPDATA", "") if sys.platform == "win32" else ("XDG_CACHE_HOME", ".cache")
    if named := os.environ.get(variable):
        return Path(named, "teikit")
    try:
        return Path.home() / below / "teikit"
    except RuntimeError:
        return Path(os.devnull, "teikit")


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of the cache: what is in it may be gone or damaged any time."""

    folder: Path

    @classmethod
    def of(cls, name: str) -> Kept:
        """The folder of that name, and of this version: what another one made may be wrong by now."""
        return cls(folder() / name / __version__)

    def get(self, name: str) -> bytes | None:
        """What is kept under a name, if anything."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep it; a cache that cannot be written is no error."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            exchange(self.folder / name, data)
