"""A corpus as one project of which no worker holds more than it asks for: the index answers for all files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from teikit.project import Project, Scope
from teikit.project.files import Files
from teikit.project.graph import Graph
from teikit.runs.index import HOMES, INBOUND, INCLUDERS, Index, Known
from teikit.tei.references.outline import Outline
from teikit.tei.references.prefixes import Prefix
from teikit.tei.references.resolution import Outcome
from teikit.workspace import Workspace

KEPT = 512
"""Outlines that a worker keeps in memory."""


@dataclass(eq=False)
class Corpus(Project):
    """A project that has an index."""

    index: Index = field(kw_only=True)

    def __post_init__(self) -> None:
        self.index.root = self.files.root

    def state(self, path: str) -> str:
        """What there is to know of a file: of one of the corpus, as the index has it."""
        known = self.index.state(path)
        return self.files.state(path) if known is None else known

    @cached_property
    def graph(self) -> Graph:
        """What is in the files, and where they point."""
        return IndexedGraph(self.files, self.kinds, self.odd, self.prefixes, self.cache, index=self.index)


@dataclass(eq=False)
class IndexedGraph(Graph):
    """The graph of a corpus, by what its index answers; files of no run are looked at as they are met."""

    index: Index = field(kw_only=True)

    def __post_init__(self) -> None:
        self._known: Callable[[str], Known | None] = lru_cache(KEPT)(self.index.outline)

    def look(self, path: str) -> Outline | Outcome:
        """What is in a file."""
        if known := self._known(path):
            return known[1]
        if len(self._looked) > KEPT:
            self._looked.clear()
        return super().look(path)

    def state(self, path: str) -> str:
        """What there is to know of a file, as it was when it was looked at."""
        known = self._known(path)
        return known[0] if known else super().state(path)

    def follow(self, path: str, bases: Any, reference: str) -> tuple[str, str] | None:
        """The file of the project and the fragment that a reference in a file leads to."""
        if len(self._followed) > 64 * KEPT:
            self._followed.clear()
            self.links.clear()
        return super().follow(path, bases, reference)

    def beyond(self) -> Iterator[str]:
        """What is remembered of a run over a corpus asks the index anew, so that none of them is needed."""
        return iter(())

    @property
    def whole(self) -> str:
        """Likewise."""
        return ""

    @cached_property
    def includers(self) -> Mapping[str, list[str]]:
        """For each file, those that XInclude puts it into."""
        return Answers(self.index, INCLUDERS, self.index.outer, list)

    @cached_property
    def inbound(self) -> Mapping[str, frozenset[str]]:
        """For each file, the ids that pointers of other files lead to."""
        return Answers(self.index, INBOUND, str, frozenset)

    @cached_property
    def homes(self) -> Mapping[str, list[str]]:
        """The files that have each id."""
        return Answers(self.index, HOMES, self.index.outer, list)


class Answers(Mapping[str, Any]):
    """A table of the index as what a graph keeps: only `get` is asked, for all that anybody knows."""

    def __init__(
        self, index: Index, table: str, spelt: Callable[[str], str], kind: Callable[[Any], Any]
    ) -> None:
        self.index, self.table, self.spelt, self.kind = index, table, spelt, kind

    def __getitem__(self, about: str) -> Any:
        inner = about if self.table == HOMES else self.index.inner(about)
        found = self.index.answers(self.table, inner)
        if not found:
            raise KeyError(about)
        return self.kind(self.spelt(each) for each in found)

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a corpus has too many")

    def __len__(self) -> int:
        raise TypeError("a corpus has too many")

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Around:
    """The project of a run, by what a worker needs to find it again."""

    root: str
    scope: Scope
    prefixes: tuple[Prefix, ...] = ()
    specification: str = ""

    @classmethod
    def of(cls, project: Project, root: str) -> Around:
        """That of a project whose root is called so."""
        return cls(root, project.scope, project.prefixes, project.specification)

    def project(self, workspace: Workspace) -> Project:
        """The project without its files."""
        files = Files(os.path.realpath(self.root), (), workspace)
        return Project(files, self.scope, self.prefixes, specification=self.specification)

    def corpus(self, workspace: Workspace, index: Index) -> Corpus:
        """The project with an index of its files."""
        files = Files(os.path.realpath(self.root), (), workspace)
        return Corpus(files, self.scope, self.prefixes, specification=self.specification, index=index)
