"""The face of a project: its files, how far pointers are followed in it, and what it says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.config import Config
from teikit.project.cache import Cache
from teikit.project.files import Files
from teikit.tei.references.prefixes import Prefix
from teikit.tei.references.uris import scheme
from teikit.workspace import Workspace

if TYPE_CHECKING:
    from teikit.project.graph import Graph
    from teikit.tei.references.pointer_kinds import PointerKinds


class Scope(Enum):
    """How far references are followed: in the file itself, through its XIncludes, or through the project."""

    FILE = "file"
    XINCLUDE = "xinclude"
    PROJECT = "project"


@dataclass(eq=False)
class Project:
    """Files as one project, with the prefixes of the configuration and the path of its ODD."""

    files: Files
    scope: Scope = Scope.PROJECT
    prefixes: tuple[Prefix, ...] = ()
    cache: Cache = field(default_factory=Cache)
    specification: str = ""

    @classmethod
    def around(cls, paths: Iterable[Path], workspace: Workspace, top: str = "") -> Project:
        """The project of some files: in the nearest folder that has them all, and a `top` one if any."""
        there = list(paths)
        return cls(Files.of(filter(None, (*map(str, there), top)), there, workspace))

    @classmethod
    def of(
        cls,
        config: Config,
        named: Iterable[Path],
        paths: Iterable[Path],
        workspace: Workspace,
        *,
        cached: bool,
    ) -> Project:
        """The project of a run over `paths`: in the folder of its configuration, or else of what was named.

        Replacements of prefixes in the configuration start from its folder.
        """
        files = Files.of(map(str, [config.folder] if config.path else named), paths, workspace)
        prefixes = tuple(
            Prefix(name, pattern, _from(Path(files.root), replacement))
            for name, (pattern, replacement) in config.prefixes.items()
        )
        cache = Cache.of(files.root) if cached else Cache()
        odd = str(config.folder / config.specification) if config.specification else ""
        return cls(files, Scope(config.scope), prefixes, cache, odd)

    def __reduce__(self) -> tuple[type[Project], tuple[Any, ...]]:
        """Another process looks for itself."""
        return Project, (self.files, self.scope, self.prefixes, self.cache, self.specification)

    @property
    def workspace(self) -> Workspace:
        """Who reads the files."""
        return self.files.workspace

    def state(self, path: str) -> str:
        """What there is to know of a file (links followed) now."""
        return self.files.state(path)

    @cached_property
    def kinds(self) -> PointerKinds:
        """Which attributes are pointers. Raises FileError where the ODD of the project cannot be read."""
        from teikit.tei.references.pointer_kinds import P5  # slow to import

        if not self.specification:
            return P5
        from teikit.tei.odd.pointers import load

        return P5.changed_by(load(self.workspace.source(self.specification)))

    @property
    def odd(self) -> str:
        """The hash of the ODD of the project; empty where it has none of its own."""
        return self.files.digest(self.specification) if self.specification else ""

    @cached_property
    def graph(self) -> Graph:
        """What is in the files, and where they point."""
        from teikit.project.graph import Graph  # slow to import, and a run that remembers never asks

        return Graph(self.files, self.kinds, self.odd, self.prefixes, self.cache)


def _from(folder: Path, replacement: str) -> str:
    """A replacement that is a path, as one that starts from a folder."""
    if replacement.startswith(("#", "/", "$")) or scheme(replacement):
        return replacement
    return f"{folder.as_uri()}/{replacement}"
