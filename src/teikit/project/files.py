"""The files of a project: which belong to it, what they are worth by their hashes, and which lie outside."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from teikit.workspace import GONE, Kind, Workspace
from teikit.workspace.workspace import digest

XML = b"<"
"""How XML begins, behind marks, zeros and blanks."""
MOVED = "moved"
"""The state of a path that had no links in it, and has one now."""


@dataclass(eq=False)
class Files:
    """A folder and the files of it that are checked; paths are absolute, with links followed.

    Files that are not among `paths` are looked at where a pointer leads to them, if they lie in `root`.
    What the `reader` is asked is no part of a trace, since `answers` says it in fewer words.
    """

    root: str
    paths: tuple[str, ...] = ()
    workspace: Workspace = field(default_factory=Workspace)
    reader: Workspace = field(init=False)
    _states: dict[str, str] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, named: Iterable[str], paths: Iterable[Path], workspace: Workspace) -> Files:
        """The files at `paths`, in the folder that has all that is `named`."""
        real = dict(_real_paths(paths))
        root = _folder(map(os.path.realpath, named), workspace)
        return cls(root, tuple(dict.fromkeys(real.values())), workspace, _real=real)

    def __reduce__(self) -> tuple[type[Files], tuple[Any, ...]]:
        """Another process looks for itself."""
        return Files, (self.root, self.paths, self.workspace)

    def __post_init__(self) -> None:
        self.reader = self.workspace.apart()

    def forget(self) -> None:
        """Forget what was found out of single files: a corpus has too many."""
        self._states.clear()
        self._real.clear()

    def real(self, path: str) -> str:
        """A path with links followed."""
        found = self._real.get(path)
        if found is None:
            found = self._real[path] = os.path.realpath(path)
        return found

    def has(self, path: str) -> bool:
        """Whether a path, with links followed, lies in the project."""
        return path == self.root or path.startswith(self.root.rstrip(os.sep) + os.sep)

    def digest(self, path: str) -> str:
        """The hash of the bytes of a file; GONE where there is none, or it cannot be read."""
        return self.reader.digest(path)

    def is_xml(self, path: str) -> bool:
        """Whether a path is that of a file that begins as XML does; pictures are not read further."""
        return begins_as_xml(self.reader.begins(path, 64))

    def state(self, path: str) -> str:
        """What there is to know of a file without reading it, but for the digest of XML."""
        found = self._states.get(path)
        if found is None:
            if not self.has(path):
                found = "outside"
            elif self.real(path) != path:
                found = MOVED
            elif self.is_xml(path):
                found = self.digest(path)
            else:
                found = "there" if self.reader.status(path).kind is not Kind.MISSING else GONE
            self._states[path] = found
        return found

    @cached_property
    def whole(self) -> str:
        """The hash of all files of the run."""
        return self.whole_of(self.digest)

    def whole_of(self, digest_of: Any) -> str:
        """The hash of all files of the run, by what each is worth."""
        found = "\n".join(f"{digest_of(path)} {path}" for path in self.paths)
        return digest(found.encode("utf-8", "surrogateescape"))


def begins_as_xml(head: bytes) -> bool:
    """Whether bytes begin as XML does."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(XML)


def _real_paths(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Paths, and the same with links followed; those of a folder that many share are followed once."""
    folders: dict[Path, str] = {}
    for path in paths:
        if path.is_symlink() or path.name in ("", ".."):
            yield str(path), os.path.realpath(path)
            continue
        if path.parent not in folders:
            folders[path.parent] = os.path.realpath(path.parent)
        yield str(path), f"{folders[path.parent].rstrip(os.sep)}{os.sep}{path.name}"


def _folder(paths: Iterable[str], workspace: Workspace) -> str:
    """The folder that has all of these folders and files."""
    folders = [path if workspace.is_folder(path) else str(Path(path).parent) for path in paths]
    try:
        return os.path.commonpath(folders) if folders else os.path.realpath(".")
    except ValueError:  # two drives
        return folders[0]
