"""The folder of a deposit: what is new or changed is written, what is gone removed, all else left alone.

What an earlier run put there is known by the deposit's own list of hashes, and by what teikit remembers; so
one that was cut off is made good by the next, and nothing of others is touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import new
from pathlib import Path, PurePosixPath

from teikit import written
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.writing import Outputs

BEGUN = re.compile(r"\.(.+)\.[a-z0-9_]{8}")
"""The name under which a file is written before it is renamed."""


@dataclass(slots=True)
class Folder:
    """A folder that a deposit is written to, and how many of its files were written, removed, left alone.

    `names` are the files of this deposit, `known` those of an earlier one with their hashes.
    """

    path: Path
    outputs: Outputs
    workspace: Workspace
    written: int = 0
    removed: int = 0
    kept: int = 0
    names: set[str] = field(default_factory=set)
    known: dict[str, tuple[str, str]] = field(default_factory=dict)

    def check(self, kind: str, is_made: Callable[[Folder], bool], parts: Collection[str]) -> None:
        """Raise FileError where something is there that is no deposit of teikit, nor one begun of `parts`."""
        if self.outputs.force or is_made(self):
            return
        for name in self.below():
            path = PurePosixPath(name)
            ours = self._is_remembered(name) or BEGUN.fullmatch(path.name)
            if not ours or path.parts[0] not in parts:
                reason = (
                    f'has "{name}", which was not written by teikit, and holds no {kind} that teikit made'
                )
                raise FileError(str(self.path), reason, hint="name another folder with -o")

    def claim(self, listed: Mapping[str, str], algorithm: str) -> None:
        """Take files for those of an earlier deposit, as far as they are still what it lists."""
        self.known |= {name: (algorithm, digest) for name, digest in listed.items()}

    def write(self, name: str, data: bytes) -> None:
        """Write a file, if it is not there as it is. Raises FileError where that would destroy something."""
        self.names.add(name)
        if self.read(name) == data:
            self.kept += 1
            return
        outputs = replace(self.outputs, force=True) if self._is_claimed(name) else self.outputs
        outputs.write(self.path / name, data)
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

    def clear(self, *parts: str) -> None:
        """Take away what earlier runs, finished or cut off, put into some folders, and this one did not."""
        for name in [each for part in parts for each in self.below(part) if each not in self.names]:
            if self._is_claimed(name) or self._is_remembered(name) or self._is_begun(name):
                self._remove(name)

    def below(self, name: str = "") -> Iterator[str]:
        """The names of the files that lie in a folder of it, hidden ones, too, sorted."""
        top = self.path / name
        found = (path for path in top.rglob("*") if path.is_symlink() or not path.is_dir())
        yield from sorted(path.relative_to(self.path).as_posix() for path in found)

    def _is_claimed(self, name: str) -> bool:
        algorithm, digest = self.known.get(name, ("", ""))
        return bool(digest) and self.digest(name, algorithm) == digest

    def _is_remembered(self, name: str) -> bool:
        data = self.read(name)
        return data is not None and written.is_known(data)

    def _is_begun(self, name: str) -> bool:
        """Whether it is what a run had begun to write, when it was ended, of a file as this deposit has them;
        the text itself may be gone since.
        """
        path = PurePosixPath(name)
        found = BEGUN.fullmatch(path.name)
        if found is None:
            return False
        begun = path.with_name(found[1])
        kinds = {PurePosixPath(each).suffix for each in self.names}
        return begun.suffix in kinds or any(each.startswith(str(begun)) for each in self.names)

    def _remove(self, name: str) -> None:
        """Remove a file, and the folders that become empty."""
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
