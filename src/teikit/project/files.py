"""The files of a project: which belong to it, what they are worth by their hashes, and which lie outside.

What is in them is another module's (graph), since a run that remembers everything never asks.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.config import Config
from teikit.project.cache import Cache
from teikit.tei.references.prefixes import Prefix
from teikit.tei.references.uris import scheme

if TYPE_CHECKING:
    from teikit.project.graph import Graph
    from teikit.tei.references.pointer_kinds import PointerKinds

GONE = ""
"""The digest of a file that is not there."""


def digest(data: bytes) -> str:
    """The hash by which a file is known."""
    return sha256(data).hexdigest()


class Scope(Enum):
    """How far references are followed: in the file itself, through its XIncludes, or through the project."""

    FILE = "file"
    XINCLUDE = "xinclude"
    PROJECT = "project"


@dataclass(eq=False)
class Project:
    """A folder and the files of it that are checked; paths are absolute, with links followed.

    Files that are not among `files` are looked at where a pointer leads to them, if they lie in `root`.
    `prefixes` are those of the configuration, `specification` is the path of its ODD, if it names one.
    """

    root: str
    files: tuple[str, ...] = ()
    scope: Scope = Scope.PROJECT
    prefixes: tuple[Prefix, ...] = ()
    cache: Cache = field(default_factory=Cache)
    specification: str = ""
    _digests: dict[str, str] = field(default_factory=dict)
    _states: dict[str, str] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    @classmethod
    def around(cls, paths: Iterable[Path]) -> Project:
        """The project of some files: in the nearest folder that has them all."""
        files = tuple(os.path.realpath(path) for path in paths)
        return cls(_folder(files), files)

    @classmethod
    def of(cls, config: Config, named: Iterable[Path], paths: Iterable[Path], *, cached: bool) -> Project:
        """The project of a run over `paths`: in the folder of its configuration, or else of what was named.

        Replacements of prefixes in the configuration start from its folder.
        """
        root = os.path.realpath(config.folder) if config.path else _folder(map(os.path.realpath, named))
        prefixes = tuple(
            Prefix(name, pattern, _from(Path(root), replacement))
            for name, (pattern, replacement) in config.prefixes.items()
        )
        real = dict(_real_paths(paths))
        files = tuple(dict.fromkeys(real.values()))
        cache = Cache.of(root) if cached else Cache()
        odd = str(config.folder / config.specification) if config.specification else ""
        return cls(root, files, Scope(config.scope), prefixes, cache, odd, _real=real)

    def __reduce__(self) -> tuple[type[Project], tuple[Any, ...]]:
        """Another process looks for itself."""
        return Project, (self.root, self.files, self.scope, self.prefixes, self.cache, self.specification)

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
        found = self._digests.get(path)
        if found is None:
            try:
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half of the time of a Path
                    found = digest(file.readall())
            except OSError:
                found = GONE
            self._digests[path] = found
        return found

    def state(self, path: str) -> str:
        """What there is to know of a file without reading it, but for the digest of XML."""
        found = self._states.get(path)
        if found is None:
            if not self.has(path):
                found = "outside"
            elif is_xml(path):
                found = self.digest(path)
            else:
                found = "there" if os.path.lexists(path) else GONE
            self._states[path] = found
        return found

    @cached_property
    def whole(self) -> str:
        """The hash of all files of the run."""
        found = "\n".join(f"{self.digest(path)} {path}" for path in self.files)
        return digest(found.encode("utf-8", "surrogateescape"))

    @cached_property
    def kinds(self) -> PointerKinds:
        """Which attributes are pointers. Raises FileError where the ODD of the project cannot be read."""
        from teikit.tei.references.pointer_kinds import P5  # slow to import

        if not self.specification:
            return P5
        from teikit.tei.odd.pointers import load

        return P5.changed_by(load(Path(self.specification)))

    @property
    def odd(self) -> str:
        """The hash of the ODD of the project; empty where it has none of its own."""
        return self.digest(self.specification) if self.specification else ""

    @cached_property
    def graph(self) -> Graph:
        """What is in the files, and where they point."""
        from teikit.project.graph import Graph  # slow to import

        return Graph(self)


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


def _folder(paths: Iterable[str]) -> str:
    """The folder that has all of these folders and files."""
    folders = [path if Path(path).is_dir() else str(Path(path).parent) for path in paths]
    try:
        return os.path.commonpath(folders) if folders else os.path.realpath(".")
    except ValueError:  # two drives
        return folders[0]


def _from(folder: Path, replacement: str) -> str:
    """A replacement that is a path, as one that starts from a folder."""
    if replacement.startswith(("#", "/", "$")) or scheme(replacement):
        return replacement
    return f"{folder.as_uri()}/{replacement}"


def is_xml(path: str) -> bool:
    """Whether a path is that of a file that begins as XML does; pictures are not read further."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return False
        with Path(path).open("rb") as file:
            head = file.read(64)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")
