"""What a text is made of once its markup is read: blocks of blocks, paragraphs of words, notes.

Each part has the name of its TEI element as its kind, and the element itself for whoever asks it more; parts
are tuples, because a text has thousands, and tuples are made in half the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree


class Words(NamedTuple):
    """Words as one reads them: blanks are single, none stands at the edge of a paragraph."""

    text: str


class Span(NamedTuple):
    """Words that an element says something of: a name, a date, how they look."""

    kind: str
    element: etree._Element
    inside: tuple[Inline, ...]


class Point(NamedTuple):
    """An element between words: a page begins, a picture stands here, something is left out."""

    kind: str
    element: etree._Element


@dataclass(slots=True, eq=False)
class Note:
    """A note, its number or sign, and what it says; `times` is how often the text calls it."""

    element: etree._Element
    label: str
    key: str
    blocks: tuple[Block, ...] = ()
    times: int = 0


class Call(NamedTuple):
    """The place where the text calls a note; `time` counts the calls of one note from 1."""

    note: Note
    time: int = 1


class Paragraph(NamedTuple):
    """A block of words: kind "" for words that no element holds alone, `level` from 1 for a heading.

    `goes_on` where another block stood in the midst of it, and this is the rest.
    """

    kind: str
    element: etree._Element
    inside: tuple[Inline, ...]
    level: int = 0
    goes_on: bool = False


class Listing(NamedTuple):
    """Lines that stand as they are: an example of code."""

    kind: str
    element: etree._Element
    text: str


class Group(NamedTuple):
    """A block of blocks: a division, a list and its items, a table, a speech, a quotation."""

    kind: str
    element: etree._Element
    blocks: tuple[Block, ...]


Inline = Words | Span | Point | Call
Block = Paragraph | Listing | Group


@dataclass(slots=True)
class Seen:
    """How often something stands in a text, and where first."""

    first: etree._Element
    count: int = 1


@dataclass(frozen=True, slots=True)
class Flow:
    """A text in the order of reading, its notes as they are called, and which elements are in it.

    `unread` are the elements that nobody reads in the flow of the text, such as running heads.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    seen: Mapping[str, Seen] = field(default_factory=dict)
    unread: Mapping[str, Seen] = field(default_factory=dict)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs of blocks, in order."""
    waiting = list(reversed(blocks))
    while waiting:
        match waiting.pop():
            case Paragraph() as found:
                yield found
            case Group(blocks=inner):
                waiting += reversed(inner)


def said(inside: tuple[Inline, ...]) -> str:
    """The words of a paragraph, without the numbers of its notes."""
    parts: list[str] = []
    waiting: list[Inline] = list(reversed(inside))
    while waiting:
        match waiting.pop():
            case Words(text):
                parts.append(text)
            case Span(inside=inner):
                waiting += reversed(inner)
            case Point(kind="lb"):
                parts.append(" ")
    return "".join(parts)
