"""Which schemas a file is held to, who named each of them, and what there is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from teikit.schemas.association import Kind, Named
from teikit.schemas.packaged import edition, title
from teikit.source import FileError


@dataclass(frozen=True, slots=True)
class Use:
    """A schema in use: its file, how it was named if it was, and the ODD that it was made of if any."""

    path: Path
    named: Named | None = None
    odd: Path | None = None

    @property
    def phase(self) -> str | None:
        """The phase of its Schematron rules that was asked for."""
        return self.named.phase if self.named else None

    def told(self) -> str:
        """The schema, its release, and why it is used."""
        release = f" (TEI {edition(self.path)})" if edition(self.path) else ""
        return f"{title(self.odd or self.path)}{release}, {self._why()}"

    def _why(self) -> str:
        if self.named is None:
            return "as the file names no schema"
        if self.named.place is not None:
            return f'which the file names as "{self.named.href}"'
        return f"chosen by {self.named.by or '--schema'}"


@dataclass(frozen=True, slots=True)
class Choice:
    """The schemas that a file is held to: grammars, sheets of rules, and what there is not, and why."""

    grammars: tuple[Use, ...]
    sheets: tuple[Use, ...]
    missing: tuple[tuple[Kind, FileError], ...] = ()
