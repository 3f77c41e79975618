"""What a page read from a picture holds: regions in reading order, their lines, and words with confidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

from teikit.text import Box


def numeric(said: str | None) -> float | None:
    """The number that a file says; None where it says none, or what is no number."""
    try:
        found = float(said or "")
    except ValueError:
        return None
    return found if isfinite(found) else None


HYPHENS = frozenset("-\u00ad\u2010\u00ac=\u2e17")
"""What stands at the end of a line where a word is broken."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the file says of characters `start` to `end` of a word or line: an element and its attributes.

    `runs_on` tells what goes on from the line before, or in the next one, from others of its kind.
    """

    start: int
    end: int
    element: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    reads: str | None = None
    runs_on: str = ""

    def moved(self, by: int) -> Mark:
        """The same of a text with so many more characters before it."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box, how sure its reader was (0 to 1), and what the file says of its characters."""

    text: str
    box: Box | None = None
    confidence: float | None = None
    marks: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its characters, box, identifier, size, font, confidence, and what the file says of its words.

    `broken` is true where the file says that its last word goes on in the next line, and a hyphen there only
    breaks it. `words` are the offsets where words end, each with its confidence; `kind` is what the file
    calls it.
    """

    text: str
    box: Box | None = None
    id: str = ""
    size: float = 0.0
    font: str = ""
    confidence: float | None = None
    marks: Sequence[Mark] = ()
    broken: bool = False
    words: Sequence[tuple[int, float]] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A block of lines that belong together, its box, its identifier and what the file calls it."""

    lines: Sequence[Line]
    box: Box | None = None
    id: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, its picture, its number, its regions in reading order."""

    width: float
    height: float
    image: str = ""
    number: str = ""
    regions: Sequence[Region] = ()


def line(words: Sequence[Word], **known: object) -> Line:
    """A line of these words with a space between each two; known are fields that the file gives itself."""
    marks: list[Mark] = []
    ends: list[tuple[int, float]] = []
    text = ""
    for word in words:
        if text and word.text:
            text += " "
        marks += [mark.moved(len(text)) for mark in word.marks]
        text += word.text
        if word.confidence is not None:
            ends.append((len(text), word.confidence))
    sure = [word.confidence for word in words if word.confidence is not None]
    usual = {
        "confidence": sum(sure) / len(sure) if sure else None,
        "box": around(word.box for word in words),
        "marks": tuple(marks),
        "words": tuple(ends),
    }
    return Line(text, **{**usual, **{name: value for name, value in known.items() if value}})  # type: ignore[arg-type]


def around(boxes: Iterator[Box | None] | Sequence[Box | None]) -> Box | None:
    """The smallest box around others; None for none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return Box(
        min(box.left for box in known),
        min(box.top for box in known),
        max(box.right for box in known),
        max(box.bottom for box in known),
    )
