"""A flow in the making: what is open, and where the next word goes.

A block in the midst of a paragraph ends it; what follows goes on in another of its kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from teikit.flow.content import Block, Call, Group, Inline, Listing, Paragraph, Point, Span, Words
from teikit.flow.shapes import LINED, Shape
from teikit.flow.signs import sign

BLANKS = " \t\r\n"
LINE_END = re.compile("\n[ \t\r\n]*")
KEPT = frozenset({"cell", "row", "table"})
"""Groups that are something also where nothing is in them."""
SEEN = frozenset({"graphic", "media", "binaryObject", "figDesc", "gap"})
"""Elements without words that one sees."""
NOWHERE = -1
NO_BLOCKS: list[Block] = []
NO_WORDS: list[Inline] = []
"""What elements hold that have not begun; nothing is put into these."""


@dataclass(slots=True)
class Open:
    """An element that is open: of which shape, and what is in it so far.

    `begun` where something of a paragraph or of words has been put down since it was last interrupted,
    `halved` where that is the rest of a paragraph.
    """

    element: etree._Element
    kind: str
    shape: Shape
    level: int
    blocks: list[Block]
    inside: list[Inline]
    begun: bool = False
    halved: bool = False
    mixed: bool | None = None


class Building:
    """Blocks and words put down one after another; blanks wait for the word that they stand before."""

    def __init__(self, top: etree._Element) -> None:
        first = Open(top, "", Shape.GROUP, 0, [], NO_WORDS)
        self.stack, self._groups = [first], [first]
        self._holder = NOWHERE
        """The depth of what holds the words of the paragraph that has begun."""
        self._blank = NOWHERE
        """The depth at which a blank that waits is put down."""
        self._joined = False
        self.spoken = False
        """Whether a word has been said in the paragraph that is open."""
        self._points: list[Point] = []
        """What stands between blocks and goes into the next paragraph."""

    @property
    def in_words(self) -> bool:
        """Whether words that come now stand in a paragraph that is open."""
        return self._leaf() is not None

    def open(self, element: etree._Element, kind: str, shape: Shape, level: int = 0) -> None:
        """An element begins."""
        if shape is Shape.SPAN:
            self.stack.append(Open(element, kind, shape, level, NO_BLOCKS, NO_WORDS))
            return
        if self._holder != NOWHERE:
            self._end_paragraph()
        made = Open(element, kind, shape, level, [] if shape is Shape.GROUP else NO_BLOCKS, NO_WORDS)
        if shape is Shape.GROUP:
            self._groups.append(made)
        self.stack.append(made)

    def close(self) -> None:
        """The element that was opened last ends."""
        ended = self.stack[-1]
        if ended.shape is Shape.SPAN:
            self.stack.pop()
            if ended.begun:
                self.stack[-1].inside.append(Span(ended.kind, ended.element, tuple(ended.inside)))
            self._blank = min(self._blank, len(self.stack) - 1)
            return
        if self._holder != NOWHERE:
            self._end_paragraph()
        self.stack.pop()
        if ended.shape is Shape.GROUP:
            self._groups.pop()
            if ended.blocks or ended.kind in KEPT:
                self._groups[-1].blocks.append(Group(ended.kind, ended.element, tuple(ended.blocks)))

    def say(self, text: str) -> None:
        """Put down words."""
        words = text.strip(BLANKS)
        if not words:
            if self.spoken:
                self.blank()
            return
        if text[0] in BLANKS:
            self.blank()
        self._speak(Words(_single(words)))
        if text[-1] in BLANKS:
            self.blank()

    def blank(self) -> None:
        """A blank stands here, if a word comes before and after it."""
        if self.spoken and self._blank == NOWHERE and not self._joined:
            at = len(self.stack) - 1
            while not self.stack[at].begun:
                at -= 1
            self._blank = at

    def join(self) -> None:
        """A line ends within a word: no blank stands here."""
        self._blank, self._joined = NOWHERE, True

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
        leaf = self._leaf()
        if self.spoken and leaf is not None and leaf.kind in LINED:
            self._blank = NOWHERE
            self.point(element, "lb")
            self._joined = True
        else:
            self.blank()

    def call(self, call: Call) -> None:
        """A note is called here: behind a word, else behind the last paragraph."""
        blocks = self._groups[-1].blocks
        if blocks and isinstance(last := blocks[-1], Paragraph) and not self.in_words:
            inside = (*last.inside, call)
            blocks[-1] = Paragraph(last.kind, last.element, inside, last.level, last.goes_on)
            return
        self._begin()
        self.stack[-1].inside.append(call)

    def listing(self, element: etree._Element, kind: str, text: str) -> None:
        """Lines that stand as they are."""
        self._end_paragraph()
        self._groups[-1].blocks.append(Listing(kind, element, text))

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

    def _leaf(self) -> Open | None:
        """What holds words now: a paragraph, or a group in which loose words have begun."""
        for each in reversed(self.stack):
            if each.shape is not Shape.SPAN:
                return each if each.shape is Shape.LEAF or each.begun else None
        return None

    def _speak(self, word: Words | Point) -> None:
        """Put down something that one reads or sees, behind the blank that waits for it."""
        if not self.stack[-1].begun or self._points:
            self._begin()
        if self._blank != NOWHERE:
            self.stack[self._blank].inside.append(Words(" "))
            self._blank = NOWHERE
        self.stack[-1].inside.append(word)
        self._joined, self.spoken = False, True

    def _begin(self) -> None:
        """Begin the paragraph and the words that are open."""
        for at in range(len(self.stack) - 1, NOWHERE, -1):
            each = self.stack[at]
            if each.begun:
                break
            each.begun, each.inside = True, []
            if each.shape is not Shape.SPAN:
                self._holder = at
                break
        if self._points:
            self.stack[-1].inside += self._points
            self._points = []

    def _end_paragraph(self) -> None:
        """Put together the paragraph that has begun, with all words that are open in it."""
        if self._holder == NOWHERE:
            return
        self._blank, self._joined, self.spoken = NOWHERE, False, False
        for at in range(len(self.stack) - 1, self._holder, -1):
            each = self.stack[at]
            if each.begun:
                self.stack[at - 1].inside.append(Span(each.kind, each.element, tuple(each.inside)))
                each.begun = False
        holder, self._holder = self.stack[self._holder], NOWHERE
        is_leaf = holder.shape is Shape.LEAF
        self._groups[-1].blocks.append(
            Paragraph(
                holder.kind if is_leaf else "",
                holder.element,
                tuple(holder.inside),
                holder.level,
                holder.halved,
            )
        )
        holder.begun, holder.halved = False, is_leaf


def _single(words: str) -> str:
    """Words with one space for all blanks of the file between two; other spaces stay as they are."""
    if "\n" in words:
        words = LINE_END.sub(" ", words)
    for blank in "\t\r":
        if blank in words:
            words = words.replace(blank, " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words
