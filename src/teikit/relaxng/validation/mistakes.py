"""Collects the mistakes of a document with their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from teikit.relaxng.validation.event_places import Place
from teikit.relaxng.validation.violation import Violation


@dataclass(frozen=True, slots=True)
class Report:
    """The mistakes found so far, and how to find the place of an event, attribute, text or end."""

    found: list[Violation]
    place: Callable[[], Place]
    attribute_place: Callable[[str], Place]
    text_place: Callable[[str], Place]
    end_place: Callable[[], Place]

    def add(self, kind: str, message: str, at: Place | None = None, **details: Any) -> None:
        """Add a mistake; it is at the current event if nothing else is said."""
        self.found.append(Violation(kind, message, *(at or self.place()), **details))
