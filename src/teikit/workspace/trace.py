"""What was asked of a workspace, and what it answered: whatever was found rests on that, and on nothing else.

An answer is a short text: the digest of bytes or of a list of names, the kind of a path, where links lead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

BYTES, KIND, NAMES, LINK = "bytes", "kind", "names", "link"
DAY, MOMENT = "day", "moment"
"""Which day it is; what time it is, to which every answer is another."""
GONE = ""
"""The digest of a file that is not there, or cannot be read."""
UNSETTLED = "unsettled"
"""What is noted where one question got two answers: no later answer is the same."""

Question = tuple[str, str]
"""What is asked, and of which path."""
Answers = tuple[tuple[str, str, str], ...]
"""Questions with their answers."""


class Asked(Protocol):
    """Whoever answers."""

    def answer(self, question: str, path: str) -> str:
        """What is answered now to a question of a trace."""


@dataclass(slots=True, eq=False)
class Trace:
    """The questions so far, each with its answer when it was given."""

    answers: dict[Question, str] = field(default_factory=dict)

    def note(self, question: Question, answer: str) -> None:
        """Write down an answer."""
        if self.answers.setdefault(question, answer) != answer:
            self.answers[question] = UNSETTLED

    def add(self, other: Trace) -> None:
        """Rest on all that another trace rests on."""
        for question, answer in other.answers.items():
            self.note(question, answer)

    def holds(self, asked: Asked) -> bool:
        """Whether the same would be answered now, by what lies on the disk."""
        return self.is_settled and all(
            asked.answer(kind, path) == answer
            for (kind, path), answer in self.answers.items()
            if kind in (BYTES, KIND, NAMES, LINK)
        )

    @property
    def is_settled(self) -> bool:
        """Whether nothing changed while it was being asked for."""
        return UNSETTLED not in self.answers.values()

    def freeze(self) -> Answers:
        """The answers, sorted."""
        return tuple((kind, about, answer) for (kind, about), answer in sorted(self.answers.items()))

    @classmethod
    def of(cls, answers: Answers) -> Trace:
        """The trace that has these answers."""
        return cls({(kind, about): answer for kind, about, answer in answers})
