"""What the pages of a PDF hold: glyphs, the lines made of them, rules drawn between, and links.

All places are in points from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from teikit.text import Box


@dataclass(frozen=True, slots=True)
class Face:
    """A font as its name and flags tell it."""

    name: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph on the page: its characters, where it stands on its baseline, its size, the number of its face.

    `raised` is true where the font itself has a superior figure or letter for it. For turned text the
    coordinates are those of the page turned so that it reads from left to right.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: int
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """Characters `start` to `end` of a line that look different: TEI's @rend."""

    start: int
    end: int
    rend: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its characters, its box and baseline, its usual size and face, what looks different.

    `edges` are the left edges of its characters, by which links find theirs; `ruled` is true where a rule
    is drawn between it and the line above, `turned` where it does not read from left to right; `aside` is the
    number of the note in the margin that it belongs to, from 1.
    """

    text: str
    box: Box
    baseline: float
    size: float
    face: int
    styles: Sequence[Style] = ()
    edges: Sequence[float] = ()
    ruled: bool = False
    turned: bool = False
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the file: where it can be clicked, and an address or a page (from 0) and height on it."""

    box: Box
    address: str = ""
    page: int = -1
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, its lines in reading order, its links, and what was left out of it.

    `label` is the page number that the file gives it, `outside` counts glyphs beyond the page's edges,
    `pictures` is the share of the page that pictures cover, `comments` counts annotations with words.
    """

    width: float
    height: float
    label: str = ""
    lines: Sequence[Line] = ()
    links: Sequence[Link] = ()
    outside: int = 0
    pictures: float = 0.0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline: its depth from 0, its title, and the page (from 0) that it leads to."""

    depth: int
    title: str
    page: int
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Book:
    """A whole PDF: its sheets and faces, its outline, what it says of itself, how its glyphs were read.

    `steps` counts the glyphs by the step of the ladder that read them, `unread` has a character of the
    private use area for each glyph that no step could read, with the face that it is in.
    """

    sheets: Sequence[Sheet]
    faces: Sequence[Face]
    outline: Sequence[Entry] = ()
    info: dict[str, str] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    remarks: Sequence[str] = ()

    def lines(self) -> Iterator[tuple[int, Line]]:
        """The lines of all sheets with the number of their sheet, in reading order."""
        for number, sheet in enumerate(self.sheets):
            for line in sheet.lines:
                yield number, line
