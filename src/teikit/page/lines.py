"""Cuts a text into lines, and lines into pages at form feeds, without changing a character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teikit.facts import fact_of, fact_of_text
from teikit.text import Annotation, Document

END = re.compile(r"\r\n\f?|\n\f?|\r\f?|\f")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its characters are `start` to `end`, its line end is `end` to `stop`.

    The last line has an empty line end. A form feed, with the line end before it, ends a line and a page.
    """

    start: int
    end: int
    stop: int
    last_of_page: bool = False

    @property
    def turn(self) -> int:
        """Where the line end stops and the form feed, if there is one, begins."""
        return self.stop - 1 if self.last_of_page else self.stop


@fact_of_text
def lines_of(document: Document) -> tuple[Line, ...]:
    """The lines of a document."""
    return cut(document.text)


@fact_of_text
def texts(document: Document) -> tuple[str, ...]:
    """The characters of each line of a document, without its end."""
    return tuple(document.text[line.start : line.end] for line in lines_of(document))


@fact_of("fw")
def furniture(document: Document) -> Mapping[int, Annotation]:
    """The lines that are running heads and the like as a whole, each with the first of what it is."""
    lines, words = lines_of(document), texts(document)
    starts = [line.start for line in lines]
    on: defaultdict[int, list[Annotation]] = defaultdict(list)
    for head in document.claimed("fw"):
        last = bisect_right(starts, max(head.span.start, head.span.end - 1))
        for row in range(bisect_right(starts, head.span.start) - 1, last):
            on[row].append(head)
    found: dict[int, Annotation] = {}
    for row, heads in on.items():
        left, start = words[row], lines[row].start
        for head in heads:
            first, last = max(0, head.span.start - start), max(0, head.span.end - start)
            left = left[:first] + " " * len(left[first:last]) + left[last:]
        if not left.strip():
            found[row] = heads[0]
    return found


def cut(text: str) -> tuple[Line, ...]:
    """The lines of a text in order; together they are the text. An empty text has one empty line."""
    lines: list[Line] = []
    start = 0
    for end in END.finditer(text):
        lines.append(Line(start, end.start(), end.end(), text[end.end() - 1] == "\f"))
        start = end.end()
    lines.append(Line(start, len(text), len(text)))
    return tuple(lines)


def pages(lines: Sequence[Line]) -> list[range]:
    """The pages as ranges of line numbers, cut after each form feed; always at least one."""
    edges = [0, *(number + 1 for number, line in enumerate(lines) if line.last_of_page), len(lines)]
    return [range(first, last) for first, last in pairwise(edges) if first < last]
