"""The number that a note of a web page begins with: it is taken off the words, for it is their label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.formats.html.notes import MARKER, Note, Notes
from teikit.formats.html.tree import words

LEADING = re.compile(r"\s*([\[({]?\s*)")
TRAILING = re.compile(r"\s*[\])}]?[.:]?(?=\s|$)|[\])}][.:]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters in a tree: the text of an element, or what follows it."""

    element: etree._Element
    is_tail: bool

    @property
    def words(self) -> str:
        """The characters."""
        return (self.element.tail if self.is_tail else self.element.text) or ""

    def become(self, words: str) -> None:
        """Put other characters there."""
        if self.is_tail:
            self.element.tail = words
        else:
            self.element.text = words


def take_label(note: Note, notes: Notes) -> str:
    """The label at the beginning of a note's first block, which has it no more; empty where it has none.

    It is the link that leads back, or words of a kind of their own, or plain digits before a blank.
    """
    pieces = list(_pieces(note.bodies[0]))
    taken = ""
    for number, piece in enumerate(pieces):
        said = piece.words
        if not said.strip() or (not taken and said.strip() in {"[", "("}):
            taken += said.strip()
            continue
        holder = piece.element
        bare = said.strip().strip("[](){}.: ")
        own = not piece.is_tail and holder is not note.bodies[0] and _is_apart(holder, notes)
        if own and (MARKER.fullmatch(said.strip().rstrip(":")) or bare == note.number):
            return _take(pieces, number, taken + said.strip())
        found = re.match(rf"\s*(\[?{re.escape(note.number)}\]?[.:)]?)\s", said)
        if found and not taken and note.body.tag != "li":
            piece.become(said[found.end() :])
            return found[1]
        return ""
    return ""


def _take(pieces: list[Piece], number: int, label: str) -> str:
    """Take the label off: all characters up to it, and the bracket or the stop behind it."""
    for piece in pieces[: number + 1]:
        piece.become("")
    for piece in pieces[number + 1 :]:
        if not piece.words:
            continue
        found = TRAILING.match(piece.words)
        if found:
            label += found.group().strip()
            piece.become(piece.words[found.end() :])
        break
    return label


def _is_apart(element: etree._Element, notes: Notes) -> bool:
    """Whether the words of an element are no running text: a link that leads back, a raised number."""
    if element.tag in {"b", "strong", "span"} and MARKER.fullmatch(words(element)):
        return True
    around = (element, *element.iterancestors())[:3]
    return any(each in notes.backs or each.tag in {"sup", "a"} for each in around)


def _pieces(element: etree._Element) -> Iterator[Piece]:
    yield Piece(element, False)
    for each in element:
        yield from _pieces(each)
        yield Piece(each, True)
