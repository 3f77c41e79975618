"""A citation: the words of a note that cite one work, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.citations.fields import Field
from teikit.text import Span


@dataclass(frozen=True, slots=True)
class Part:
    """What one stretch of a citation says of the work."""

    field: Field
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that cite a work; `kind` is archival, legal or nothing, `cert` how sure it is."""

    span: Span
    parts: tuple[Part, ...]
    kind: str
    cert: str

    def all(self, *fields: Field) -> tuple[Part, ...]:
        """The parts of these fields, in order."""
        return tuple(part for part in self.parts if part.field in fields)

    def first(self, *fields: Field) -> str:
        """The words of the first part of these fields, or nothing."""
        return next((part.text for part in self.parts if part.field in fields), "")
