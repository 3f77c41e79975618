"""Who tags files one by one, with the schemas of a project read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from teikit.config import Config
from teikit.converting.plan import Choice
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.tagging.pipeline import Tagged, Wish, tag
from teikit.tei.document import parse
from teikit.workspace import Workspace


@dataclass(eq=False)
class Tagger:
    """Tags as a project configures them, by chosen crafts."""

    project: Config
    choice: Choice
    workspace: Workspace = field(default_factory=Workspace)

    @cached_property
    def _schemas(self) -> Schemas:
        return Schemas.of_project((), self.project, lambda _remark: None, self.workspace)

    def _prove(self, source: Source) -> Iterable[str]:
        return [finding.message for finding in self._schemas.violations(parse(source))]

    def tag(self, source: Source, wish: Wish) -> Tagged:
        """Tag a file that was read, so that its own schemas find nothing new. Raises FileError."""
        return tag(source, self.choice, self._prove, wish)

    def read(self, path: Path) -> Source:
        """The file at a path. Raises FileError."""
        return self.workspace.source(path)
