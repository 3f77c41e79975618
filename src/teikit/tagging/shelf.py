"""The register file of a run: many files point into it, and it is written before any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit.source import Source
from teikit.tagging.registers import EMPTY, Register, extended, relative
from teikit.workspace import Workspace
from teikit.writing import write


@dataclass(slots=True)
class Shelf:
    """A register file: what it holds now, and what was read from it, if it is there."""

    path: Path
    source: Source
    register: Register
    there: bool

    @classmethod
    def of(cls, path: Path, workspace: Workspace) -> Shelf:
        """The register file at a path, a new one where there is none. Raises FileError."""
        there = workspace.is_file(path)
        source = workspace.source(path) if there else Source(str(path), EMPTY.encode())
        return cls(path, source, Register.of(source), there)

    def facing(self, file: Path) -> Register:
        """The register as a file names it."""
        self.register.address = relative(self.path, file)
        return self.register

    def take(self, lists: Sequence[etree._Element]) -> None:
        """Add entries, and write the file. Raises FileError."""
        if lists:
            data = extended(self.source, lists)
            write(self.path, data, instead_of=self.source.data if self.there else None)
            self.source, self.there = Source(str(self.path), data), True
