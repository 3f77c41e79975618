"""A flow in the making: what is open, and where the next word goes.

A block in the midst of a paragraph ends it; what follows goes on in another of its kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from teikit.flow.content import Block, Call, Group, Inline, Listing, Paragraph, Point, Span, Words
from teikit.flow.shapes import LINED, Shape
from teikit.flow.signs import sign

BLANKS = " \t\r\n"
ODD = re.compile("[ \t\r\n]{2,}|[\t\r\n]")
"""Blanks of the file that are no single space."""
KEPT = frozenset({"cell", "row", "table"})
"""Groups that are something also where nothing is in them."""
SEEN = frozenset({"graphic", "media", "binaryObject", "figDesc", "gap"})
"""Elements without words that one sees."""


@dataclass(slots=True)
class Open:
    """An element that is open: of which shape, and what is in it so far."""

    element: etree._Element
    kind: str
    shape: Shape
    level: int = 0
    blocks: list[Block] = field(default_factory=list)
    inside: list[Inline] = field(default_factory=list)
    begun: bool = False
    """A paragraph or words: whether something of it has been put down since it was last interrupted."""
    halved: bool = False
    mixed: bool | None = None


class Building:
    """Blocks and words put down one after another; blanks wait for the word that they stand before."""

    def __init__(self, top: etree._Element) -> None:
        self.stack = [Open(top, "", Shape.GROUP)]
        self._blank: int | None = None
        """The depth at which a blank that waits is put down."""
        self._joined = self._spoken = False
        self._points: list[Point] = []
        """What stands between blocks and goes into the next paragraph."""

    @property
    def in_words(self) -> bool:
        """Whether words that come now stand in a paragraph that is open."""
        return self._leaf() is not None

    @property
    def kind(self) -> str:
        """The kind of the paragraph that is open, or of the group."""
        leaf = self._leaf()
        return self.stack[leaf].kind if leaf is not None else self.stack[-1].kind

    def open(self, element: etree._Element, kind: str, shape: Shape, level: int = 0) -> None:
        """An element begins."""
        if shape in (Shape.GROUP, Shape.LEAF):
            self._end_paragraph()
        self.stack.append(Open(element, kind, shape, level))

    def close(self) -> None:
        """The element that was opened last ends."""
        ended = self.stack[-1]
        if ended.shape is Shape.GROUP:
            self._end_paragraph()
            self.stack.pop()
            if ended.blocks or ended.kind in KEPT:
                self._blocks().append(Group(ended.kind, ended.element, tuple(ended.blocks)))
        elif ended.shape is Shape.LEAF:
            self._end_paragraph()
            self.stack.pop()
        else:
            self.stack.pop()
            if ended.begun:
                self.stack[-1].inside.append(Span(ended.kind, ended.element, tuple(ended.inside)))
            if self._blank is not None:
                self._blank = min(self._blank, len(self.stack) - 1)

    def say(self, text: str | None) -> None:
        """Put down words."""
        if not text:
            return
        words = text.strip(BLANKS)
        if not words:
            self.blank()
            return
        if text[0] in BLANKS:
            self.blank()
        self._speak(Words(ODD.sub(" ", words)))
        if text[-1] in BLANKS:
            self.blank()

    def blank(self) -> None:
        """A blank stands here, if a word comes before and after it."""
        if self._blank is None and not self._joined and self._spoken:
            self._blank = max(at for at, each in enumerate(self.stack) if each.begun)

    def join(self) -> None:
        """A line ends within a word: no blank stands here."""
        self._blank, self._joined = None, True

    def point(self, element: etree._Element, kind: str) -> None:
        """An element without words stands here; between blocks it waits, unless it is something to see."""
        made = Point(kind, element)
        if kind in SEEN or sign(made):
            self._speak(made)
        elif not self.in_words:
            self._points.append(made)
        else:
            self._begin()
            self.stack[-1].inside.append(made)

    def line(self, element: etree._Element) -> None:
        """A line ends, in a paragraph whose lines are meant; a blank in any other."""
        if self.kind in LINED and self._spoken:
            self._blank = None
            self.point(element, "lb")
            self._joined = True
        else:
            self.blank()

    def call(self, call: Call) -> None:
        """A note is called here: behind a word, else behind the last paragraph."""
        if self._leaf() is None:
            blocks = self._blocks()
            last = blocks[-1] if blocks else None
            if isinstance(last, Paragraph):
                blocks[-1] = Paragraph(
                    last.kind, last.element, (*last.inside, call), last.level, last.goes_on
                )
                return
        self._begin()
        self.stack[-1].inside.append(call)

    def listing(self, element: etree._Element, kind: str, text: str) -> None:
        """Lines that stand as they are."""
        self._end_paragraph()
        self._blocks().append(Listing(kind, element, text))

    def is_mixed(self) -> bool:
        """Whether the group that is open has words of its own beside elements."""
        around = self.stack[-1]
        if around.mixed is None:
            own = around.element
            around.mixed = bool((own.text or "").strip()) or any((each.tail or "").strip() for each in own)
        return around.mixed

    def finish(self) -> tuple[Block, ...]:
        """The blocks."""
        self._end_paragraph()
        if self._points:
            self._begin()
            self._end_paragraph()
        return tuple(self.stack[0].blocks)

    # how it is done

    def _speak(self, word: Words | Point) -> None:
        """Put down something that one reads or sees, behind the blank that waits for it."""
        self._begin()
        if self._blank is not None:
            self.stack[self._blank].inside.append(Words(" "))
        self.stack[-1].inside.append(word)
        self._blank, self._joined, self._spoken = None, False, True

    def _group(self) -> int:
        """The depth of the group that is open."""
        return next(at for at in reversed(range(len(self.stack))) if self.stack[at].shape is Shape.GROUP)

    def _leaf(self) -> int | None:
        """The depth of what holds words now: a paragraph, or a group in which loose words have begun."""
        for at in reversed(range(len(self.stack))):
            each = self.stack[at]
            if each.shape is Shape.LEAF or (each.shape is Shape.GROUP and each.begun):
                return at
            if each.shape is Shape.GROUP:
                return None
        return None

    def _begin(self) -> None:
        """Begin the paragraph and the words that are open."""
        for at in reversed(range(len(self.stack))):
            each = self.stack[at]
            if each.begun:
                break
            each.begun, each.inside = True, []
            if each.shape is not Shape.SPAN:
                break
        if self._points:
            self.stack[-1].inside += self._points
            self._points = []

    def _blocks(self) -> list[Block]:
        return self.stack[self._group()].blocks

    def _end_paragraph(self) -> None:
        """Put together the paragraph that is open, with all words that are open in it."""
        self._blank, self._joined, self._spoken = None, False, False
        leaf = self._leaf()
        if leaf is None or not self.stack[leaf].begun:
            return
        for at in reversed(range(leaf + 1, len(self.stack))):
            each = self.stack[at]
            if each.begun:
                self.stack[at - 1].inside.append(Span(each.kind, each.element, tuple(each.inside)))
                each.begun = False
        holder = self.stack[leaf]
        kind = holder.kind if holder.shape is Shape.LEAF else ""
        self._blocks().append(
            Paragraph(kind, holder.element, tuple(holder.inside), holder.level, holder.halved)
        )
        holder.begun, holder.halved = False, holder.shape is Shape.LEAF
