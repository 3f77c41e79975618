"""Footnotes of a text in Markdown: numbered as the text calls them, whatever they are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Footnote:
    """A note by its number in the order in which the text calls them, and how often it is called."""

    number: int
    times: int = 0

    @property
    def key(self) -> str:
        """What markers point at."""
        return f"fn{self.number}"

    def anchor(self, time: int) -> str:
        """What the note points at: the marker that calls it for that time."""
        return f"{self.key}-ref" if time == 1 else f"{self.key}-ref-{time}"

    @property
    def target(self) -> str:
        """Pointers to all its markers."""
        return " ".join(f"#{self.anchor(time)}" for time in range(1, self.times + 1))


def footnotes(events: Iterable[Any]) -> dict[str, Footnote]:
    """The notes by name; those that nothing calls come last."""
    found: dict[str, Footnote] = {}
    uncalled: list[str] = []
    for event in events:
        match event:
            case {"FootnoteReference": name}:
                found.setdefault(name, Footnote(len(found) + 1)).times += 1
            case {"Start": {"FootnoteDefinition": name}}:
                uncalled.append(name)
            case _:
                pass
    for name in uncalled:
        found.setdefault(name, Footnote(len(found) + 1))
    return found
