"""The folder of a deposit: what is new or changed is written, all else left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import new
from pathlib import Path

from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.writing import Outputs


@dataclass(slots=True)
class Folder:
    """A folder that a deposit is written to, and how many of its files were written, removed, left alone."""

    path: Path
    outputs: Outputs
    workspace: Workspace
    written: int = 0
    removed: int = 0
    kept: int = 0
    names: set[str] = field(default_factory=set)

    def write(self, name: str, data: bytes) -> None:
        """Write a file, if it is not there as it is. Raises FileError where that would destroy something."""
        self.names.add(name)
        if self.read(name) == data:
            self.kept += 1
            return
        self.outputs.write(self.path / name, data)
        self.written += 1

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where it is not there."""
        if not self.workspace.is_file(self.path / name):
            return None
        return self.workspace.source(self.path / name).data

    def digest(self, name: str, algorithm: str) -> str:
        """The hash of a file as it lies there; empty where it does not."""
        data = self.read(name)
        return "" if data is None else new(algorithm, data).hexdigest()

    def remove(self, name: str) -> None:
        """Take a file away that an earlier deposit put there, and the folders that become empty."""
        path = self.path / name
        try:
            path.unlink()
        except OSError as error:
            raise FileError(
                str(path), f"cannot be removed: {(error.strerror or str(error)).lower()}"
            ) from None
        self.removed += 1
        for above in path.relative_to(self.path).parents[:-1]:
            with suppress(OSError):  # it is not empty
                (self.path / above).rmdir()

    def below(self, name: str = "") -> Iterator[str]:
        """The names of the files that lie in a folder of it, sorted."""
        top = self.path / name
        if not self.workspace.is_folder(top):
            return
        for each in self.workspace.names(top):
            inside = f"{name}/{each}" if name else each
            if self.workspace.is_folder(self.path / inside):
                yield from self.below(inside)
            else:
                yield inside
