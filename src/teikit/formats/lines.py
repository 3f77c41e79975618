"""The characters of a text in the making: lines, and what stands between one word and the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.text import Annotation, Span

LINE_END = re.compile("\n")
WITHIN = {"break": "no"}


class Lines:
    """The characters so far, and the gap before the next word: blanks, a line end, or nothing."""

    def __init__(self) -> None:
        self.length = 0
        self.gap = ""
        self._pieces: list[str] = []
        self._ending = "\n"
        """What the text ends with, if nothing is due before the next word."""
        self._goes_on = False
        self._within: set[int] = set()
        self._labelled = False

    @property
    def at_begin(self) -> bool:
        """Whether the next word begins a line."""
        return self.gap == "\n" or self._ending == "\n"

    @property
    def is_open(self) -> bool:
        """Whether there are words on the line, so that a gap before the next ones means something."""
        return not self._ending and self.gap != "\n"

    def blank(self, blanks: str) -> None:
        """Blanks before the next word; none at the beginning of a line, a cell, or behind a label."""
        if self.is_open and not self._labelled:
            self.gap += blanks

    def line(self, *, goes_on: bool = False) -> None:
        """End the line, if there is anything on it; a word may go on in the next."""
        if not self._ending:
            self.gap = "\n"
        self._goes_on = goes_on

    def fill(self) -> None:
        """Put down what stands before the next word."""
        gap, self.gap = self.gap, ""
        if gap:
            if self._goes_on and gap == "\n":
                self._within.add(self.length)
            self.put(gap)
        self._goes_on = False

    def put(self, words: str) -> None:
        """Put down characters as they are."""
        self._pieces.append(words)
        self.length += len(words)
        self._ending, self._labelled = "", False

    def end_with(self, ending: str) -> None:
        """Put down what ends a part of the text, so that no blank and no line end is due behind it."""
        self.put(ending)
        self._ending = ending

    def open_again(self) -> None:
        """A line end is due once more, although the text ends with what ended a part of it."""
        self._ending = "" if self.length else "\n"

    def separate_label(self) -> None:
        """One blank, and no more, stands between a label and the words behind it."""
        self.gap, self._labelled = " ", True

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(self._pieces)

    def ends(self) -> Iterator[Annotation]:
        """The line ends: a blank to a reader, or nothing where a word goes on."""
        for found in LINE_END.finditer(self.text):
            within = found.start() in self._within
            yield Annotation(Span(*found.span()), "lb", WITHIN if within else {}, reads="" if within else " ")
