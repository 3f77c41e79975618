"""What a page of the reference is made of, before anybody knows whether it will be HTML or Markdown."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """Words that lead to a page of the site (`element:p`), or to an address."""

    text: str
    to: str


class Code(NamedTuple):
    """Characters as they stand in a file; `to` is where they lead, if anywhere."""

    text: str
    to: str = ""


Inline = str | Link | Code


class Heading(NamedTuple):
    """The heading of a section; level 2 is the highest below the title."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """Running words, in a language where it is not that of the site."""

    words: tuple[Inline, ...]
    language: str = ""


class Point(NamedTuple):
    """One of a list, with the points below it."""

    words: tuple[Inline, ...]
    below: tuple[Point, ...] = ()


class Points(NamedTuple):
    """A list."""

    points: tuple[Point, ...]


class Term(NamedTuple):
    """What is explained, and the explanation."""

    words: tuple[Inline, ...]
    blocks: tuple[Block, ...]


class Terms(NamedTuple):
    """A list of explanations."""

    terms: tuple[Term, ...]


class Listing(NamedTuple):
    """Lines of a file."""

    text: str


Block = Heading | Paragraph | Points | Terms | Listing


class Page(NamedTuple):
    """A page: its key (`element:p`), its title, what kind of thing it is about, and its blocks."""

    key: str
    title: str
    kind: str
    blocks: tuple[Block, ...]
