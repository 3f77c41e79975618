"""What a reader left out of the text, why, and how much: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

SHOWN = 60
"""Characters of what was left out that its report quotes."""


@dataclass(slots=True)
class Omissions:
    """What was left out, by reason, in order."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, words: str = "") -> None:
        """Something was left out for this reason; `words` are those that a reader of the file sees there."""
        self.found.setdefault(reason, []).append(" ".join(words.split()))

    def told(self) -> Iterator[str]:
        """One line for each reason: `3 running heads (“The River”, …)`."""
        for reason, every in self.found.items():
            different = [words for words in dict.fromkeys(every) if words]
            quoted = ", ".join(f"“{_short(words)}”" for words in different[:3])
            more = ", …" if len(different) > 3 else ""
            yield (
                f"left out: {reason}"
                + (f", {len(every)} times" if len(every) > 1 else "")
                + (f" ({quoted}{more})" if quoted else "")
            )


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
