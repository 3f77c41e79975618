"""A project as one file of it sees it, and what the file asked for, since its findings rest on that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from teikit.project.answers import FILE, HOLDERS, INBOUND, INCLUDING
from teikit.project.files import Project, Scope
from teikit.tei.document import Tei
from teikit.tei.references.outline import Outline
from teikit.tei.references.pointer_kinds import PointerKinds
from teikit.tei.references.prefixes import Prefix
from teikit.tei.references.resolution import Outcome
from teikit.tei.references.xpointer import Tree

NAMELESS = "<"
"""How a name begins that is none of a file, such as <stdin>."""


@dataclass(eq=False)
class View:
    """The surroundings of the file at `path` (links not followed), and what it has asked them for.

    `tei` is the tree of the file once it has been parsed; `unsure` tells that findings rest on more than can
    be asked again.
    """

    project: Project
    path: str
    asked: set[tuple[str, str]] = field(default_factory=set)
    tei: Tei | None = None
    unsure: bool = False
    _addresses: dict[str, str] = field(default_factory=dict)

    @classmethod
    def alone(cls, path: str) -> View:
        """The surroundings of a file that nobody says more of: the folder in which it lies."""
        return cls(Project.around([Path(path)]), path)

    @property
    def kinds(self) -> PointerKinds:
        """Which attributes are pointers."""
        return self.project.kinds

    def address(self, path: str) -> str:
        """The address of a file; empty for text that lies in no folder."""
        if path not in self._addresses:
            self._addresses[path] = "" if path.startswith(NAMELESS) else Path(path).absolute().as_uri()
        return self._addresses[path]

    def same(self, path: str, other: str) -> bool:
        """Whether two paths are of one file."""
        return self.project.real(path) == self.project.real(other)

    def look(self, path: str) -> Outline | Outcome:
        """What is in a file, as far as the scope lets one see."""
        real = self.project.real(path)
        match self.project.scope:
            case Scope.FILE:
                return Outcome.UNKNOWN
            case Scope.XINCLUDE if real not in self._tied:
                return Outcome.UNKNOWN
        self.asked.add((FILE, real))
        return self.project.graph.look(real)

    @cached_property
    def _tied(self) -> set[str]:
        return {each for each, _ in (*self.included(self.path), *self.including(self.path))}

    def shown(self, path: str) -> str:
        """The name that messages call a file by: from the folder of the project, where it lies in it."""
        real, root = self.project.real(path), self.project.root
        return os.path.relpath(real, root).replace(os.sep, "/") if self.project.has(real) else path

    def included(self, path: str) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts into a file."""
        if self.project.scope is not Scope.FILE and not path.startswith(NAMELESS):
            real = self.project.real(path)
            self.asked.add((FILE, real))
            for each, outline in self.project.graph.included(real):
                self.asked.add((FILE, each))
                yield each, outline

    def including(self, path: str) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts a file into, and what else these take in."""
        if self.project.scope is not Scope.FILE and not path.startswith(NAMELESS):
            self.asked.add((INCLUDING, self.project.real(path)))
            yield from self.project.graph.including(self.project.real(path))

    def prefixes(self, path: str) -> tuple[Prefix, ...]:
        """The prefixes of the files that XInclude ties to a file, and of the configuration."""
        tied = (*self.included(path), *self.including(path))
        return (*(prefix for _, each in tied for prefix in each.prefixes), *self.project.prefixes)

    def tree(self, path: str) -> Tree | None:
        """The tree of another file, for an XPointer into it."""
        real = self.project.real(path)
        self.asked.add((FILE, real))
        tei = self.project.graph.parse(real)
        return Tree(tei.root, tei.ids) if tei else None

    def inbound(self, path: str) -> frozenset[str]:
        """The ids of a file that pointers of other files of the project lead to."""
        if self.project.scope is not Scope.PROJECT or path.startswith(NAMELESS):
            return frozenset()
        real = self.project.real(path)
        self.asked.add((INBOUND, real))
        return self.project.graph.inbound.get(real, frozenset())

    def holders(self, identifier: str, path: str) -> list[str]:
        """The other files of the project that have an id, as messages call them."""
        if self.project.scope is not Scope.PROJECT:
            return []
        self.asked.add((HOLDERS, identifier))
        real = self.project.real(path)
        return [self.shown(each) for each in self.project.graph.homes.get(identifier, ()) if each != real]

    def specification(self, address: str, folder: Path) -> Path:
        """The file of the source of an ODD. Raises FileError with the remedy where there is none."""
        from teikit.schemas.specifications import find  # slow to import, and few files are ODDs

        self.unsure = True
        return find(address, folder)
