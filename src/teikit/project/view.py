"""A project as one file of it sees it, and what the file asked for, since its findings rest on that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.project.answers import FILE, GRAPH, HOLDERS, INBOUND, INCLUDING, WHOLE, answer
from teikit.project.project import Project, Scope
from teikit.source import FileError, Source
from teikit.tei.references.outline import Outline
from teikit.tei.references.pointer_kinds import PointerKinds
from teikit.tei.references.prefixes import Prefix
from teikit.tei.references.resolution import Outcome
from teikit.tei.references.xpointer import Tree
from teikit.workspace import Trace, Workspace
from teikit.workspace.trace import LINK

if TYPE_CHECKING:
    from teikit.tei.document import Tei

NAMELESS = "<"
"""How a name begins that is none of a file, such as <stdin>."""


@dataclass(eq=False)
class View:
    """The surroundings of the file at `path` (links not followed), and what it has asked them for.

    `asked` has the answers as they were when they were given.
    """

    project: Project
    path: str
    asked: Trace = field(default_factory=Trace)
    _addresses: dict[str, str] = field(default_factory=dict)

    @classmethod
    def alone(cls, path: str, workspace: Workspace, top: str = "") -> View:
        """The surroundings of a file that nobody says more of: the folder it lies in, or a `top` one."""
        return cls(Project.around([Path(path)], workspace, top), path)

    def _ask(self, kind: str, about: str) -> None:
        """Note a question and its answer, and with one about all files what tells in one look of these."""
        graph = self.project.graph
        if (kind, about) in self.asked.answers:
            return
        self.asked.note((kind, about), answer(graph, kind, about))
        if kind == FILE:
            for link in graph.links.get(about, ()):
                self.asked.note((LINK, link), about)
            self._rest_on_declarations(about)
        elif kind in GRAPH and not graph.links and not graph.declared:
            self.asked.note((WHOLE, ""), graph.whole)
            for path in graph.beyond():
                self.asked.note((FILE, path), graph.state(path))

    def _rest_on_declarations(self, path: str) -> None:
        for question, declaring, digest in self.project.graph.declared.get(path, ()):
            self.asked.note((question, declaring), digest)

    def _real(self, path: str) -> str:
        """A path with links followed, which may lead elsewhere another time."""
        real = self.project.files.real(path)
        if real != path and real != (absolute := os.path.abspath(path)):  # noqa: PTH100 - links are not followed
            self.asked.note((LINK, absolute), real)
        return real

    def meet(self, tei: Tei) -> None:
        """Tell the project of the tree of the file."""
        self.project.graph.meet(self._real(self.path), tei)

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
        return self._real(path) == self._real(other)

    def look(self, path: str) -> Outline | Outcome:
        """What is in a file, as far as the scope lets one see."""
        real = self._real(path)
        match self.project.scope:
            case Scope.FILE:
                return Outcome.UNKNOWN
            case Scope.XINCLUDE if real not in self._tied:
                return Outcome.UNKNOWN
        self._ask(FILE, real)
        return self.project.graph.look(real)

    @cached_property
    def _tied(self) -> set[str]:
        return {each for each, _ in (*self.included(self.path), *self.including(self.path))}

    def shown(self, path: str) -> str:
        """The name that messages call a file by: from the folder of the project, where it lies in it."""
        real, root = self._real(path), self.project.files.root
        return os.path.relpath(real, root).replace(os.sep, "/") if self.project.files.has(real) else path

    def included(self, path: str) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts into a file."""
        if self.project.scope is not Scope.FILE and not path.startswith(NAMELESS):
            real = self._real(path)
            self._ask(FILE, real)
            yield from self.project.graph.included(real, lambda each: self._ask(FILE, each))

    def including(self, path: str) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts a file into, and what else these take in."""
        if self.project.scope is not Scope.FILE and not path.startswith(NAMELESS):
            self._ask(INCLUDING, self._real(path))
            yield from self.project.graph.including(self._real(path))

    def prefixes(self, path: str) -> tuple[Prefix, ...]:
        """The prefixes of the files that XInclude ties to a file, and of the configuration."""
        tied = (*self.included(path), *self.including(path))
        return (*(prefix for _, each in tied for prefix in each.prefixes), *self.project.prefixes)

    def tree(self, path: str) -> Tree | None:
        """The tree of another file, for an XPointer into it."""
        real = self._real(path)
        self._ask(FILE, real)
        tei = self.project.graph.parse(real)
        self._rest_on_declarations(real)
        return Tree(tei.root, tei.ids) if tei else None

    def inbound(self, path: str) -> frozenset[str]:
        """The ids of a file that pointers of other files of the project lead to."""
        if self.project.scope is not Scope.PROJECT or path.startswith(NAMELESS):
            return frozenset()
        real = self._real(path)
        self._ask(INBOUND, real)
        return self.project.graph.inbound.get(real, frozenset())

    def holders(self, identifier: str, path: str) -> list[str]:
        """The other files of the project that have an id, as messages call them."""
        if self.project.scope is not Scope.PROJECT:
            return []
        self._ask(HOLDERS, identifier)
        real = self._real(path)
        return [self.shown(each) for each in self.project.graph.homes.get(identifier, ()) if each != real]

    def specification(self, address: str, folder: Path) -> Path:
        """The file of the source of an ODD. Raises FileError with the remedy where there is none."""
        from teikit.schemas.catalog import Catalogs
        from teikit.schemas.specifications import find  # slow to import, and few files are ODDs

        return find(address, folder, Catalogs((), self.project.workspace))

    def has(self, path: str) -> bool:
        """Whether a path lies in the project."""
        return self.project.files.has(self._real(path))

    def part(self, path: str) -> Source:
        """A file that XInclude takes in. Raises FileError, also where it lies outside the project."""
        if not self.has(path):
            raise FileError(path, f'"{path}" lies outside the project')
        return self.project.workspace.source(path)

    def source(self, path: Path) -> Source:
        """Another file. Raises FileError."""
        return self.project.workspace.source(path)
