"""What a reader left out of the text, why, and how much: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

SHOWN = 60
"""Characters of what was left out that its report quotes of one place."""
SAMPLES = 3
"""Places that it quotes."""


@dataclass(slots=True)
class Omissions:
    """What was left out, by reason, in order."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, words: str = "") -> None:
        """Something was left out for this reason; `words` are those that a reader of the file sees there."""
        self.found.setdefault(reason, []).append(" ".join(words.split()))

    def told(self) -> Iterator[str]:
        """One line for each reason: `left out: running heads, 3 times, 9 words (“The River”, …)`."""
        for reason, every in self.found.items():
            different = [words for words in dict.fromkeys(every) if words]
            quoted = [_short(words) for words in different[:SAMPLES]]
            times = f", {len(every)} times" if len(every) > 1 else ""
            size = "" if quoted == every else f", {sum(len(words.split()) for words in every)} words"
            more = ", …" if len(different) > SAMPLES else ""
            samples = ", ".join(f"“{words}”" for words in quoted)
            yield f"left out: {reason}{times}{size}" + (f" ({samples}{more})" if samples else "")


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
