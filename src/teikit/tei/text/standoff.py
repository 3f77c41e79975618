"""A TEI text as plain reading text, with its elements as spans of it: what text and JSON exports share.

Running heads, damaged readings, soft hyphens and note numbers are left out, lines joined; notes come last.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, cast

from lxml import etree

from teikit.tei.names import BLOCKS, BREAKS, TEI, XML, tag

UNREAD = frozenset(map(tag, ("teiHeader", "standOff", "fw", "facsimile", "sourceDoc", "del", "surplus")))
FIRST = frozenset(map(tag, ("sic", "orig", "abbr", "am")))
"""What choice offers beside a reading that is to be preferred (TEI P5 3.5)."""
CONTAINERS = frozenset({"div", "body", "front", "back", "lg", "list", "table", "row", "sp", "text"})
LOOSE = frozenset(
    "address addrLine argument byline castGroup castItem castList closer dateline docAuthor docDate "
    "docEdition docImprint docTitle epigraph figDesc figure imprimatur opener postscript salute set signed "
    "speaker stage titlePage titlePart trailer u".split()
)
"""Elements that are a line of their own where they stand between blocks, and words in a line within one."""
XML_PREFIX = f"{{{XML}}}"
NOTE, REF, PC, LABEL, CHOICE = map(tag, ("note", "ref", "pc", "label", "choice"))
ASKED = UNREAD | FIRST | {NOTE, REF, PC, LABEL}
"""Elements that may be passed over."""
NO_ATTRIBUTES: Mapping[str, str] = {}
UNMARKED = -1
"""The row of an element that becomes no mark."""


class Mark(NamedTuple):
    """An element as a span of the reading text, half-open, in characters; empty for a milestone.

    A tuple, because a text has as many as it has elements, and tuples are made in half the time.
    """

    start: int
    end: int
    element: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standoff:
    """The reading text and its elements, in the order in which they begin; blocks end in a line feed.

    `elements` are those that the marks stand for, one for each.
    """

    text: str
    marks: tuple[Mark, ...]
    elements: tuple[etree._Element, ...]


def stand_off(root: etree._Element, names: Container[str] | None = None) -> Standoff:
    """The reading text of a TEI document (all its `text` elements, or `root` itself where it has none).

    Only elements of these `names` become marks, where some are given.
    """
    page = _Page(names)
    for text in root.iterfind(f".//{{{TEI}}}text") if root.tag != tag("text") else [root]:
        if not any(each.tag == tag("text") for each in text.iterancestors()):
            page.read(text)
    return page.standoff()


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an element's name means for whoever reads it aloud."""

    name: str
    is_block: bool
    is_loose: bool
    is_break: bool
    asks: bool
    holds_loose: bool


@cache
def _kind(spelled: str) -> _Kind:
    """What a name as lxml writes it means; `asks` where more than the name decides whether it is read."""
    name = spelled.rpartition("}")[2]
    is_block = name in BLOCKS or name in CONTAINERS
    return _Kind(name, is_block, name in LOOSE, name in BREAKS, spelled in ASKED, name in BLOCKS)


@dataclass(slots=True)
class _Page:
    """Words as they are said, and three columns of elements: where their words start and end, which they are.

    `waiting` are the rows of those that have begun and wait for their first word.
    """

    names: Container[str] | None
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    length: int = 0
    space: bool = False
    in_line: bool = False
    waiting: list[int] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def read(self, text: etree._Element) -> None:
        self._walk(text)
        for note in self.notes:
            self._end_block()
            self._walk(note)
        self._end_block()

    def standoff(self) -> Standoff:
        """What was read, its elements sorted by where they start; of two, the longer comes first."""
        starts, ends, elements = self.starts, self.ends, self.elements
        keys = [(start << 40) - end for start, end in zip(starts, ends, strict=True)]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        marks = tuple(
            Mark(starts[row], ends[row], _kind(elements[row].tag).name, _attributes(elements[row]))
            for row in order
        )
        return Standoff("".join(self.words), marks, tuple(map(elements.__getitem__, order)))

    def _walk(self, top: etree._Element) -> None:
        """Read an element aloud; notes in it are kept for later."""
        stack: list[tuple[int, _Kind] | None] = []
        """The row and kind of each element that is open; None for one that is passed over."""
        events = etree.iterwalk(top, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                kind = _kind(element.tag)
                if kind.asks and self._skips(element, top):
                    events.skip_subtree()
                    stack.append(None)
                    continue
                self._begin(element, kind, stack)
                text = element.text
            else:
                if event == "end" and (ended := stack.pop()) is not None:
                    self._finish(*ended, stack)
                text = None if element is top else element.tail
            if text:
                if text.isspace():  # most of what stands between elements
                    self.space = True
                else:
                    self._say(text)

    def _begin(self, element: etree._Element, kind: _Kind, stack: list[tuple[int, _Kind] | None]) -> None:
        if kind.is_block or (kind.is_loose and _is_alone(stack)):
            self._end_block()
        elif kind.is_break and element.get("break") != "no":
            self.space = True
        if self.names is not None and kind.name not in self.names:
            stack.append((UNMARKED, kind))
            return
        row = len(self.starts)
        self.starts.append(-1)
        self.ends.append(-1)
        self.elements.append(element)
        self.waiting.append(row)
        stack.append((row, kind))

    def _skips(self, element: etree._Element, top: etree._Element) -> bool:
        if element.tag == NOTE and element is not top:
            self.notes.append(element)
            return True
        if _is_marker(element):
            if self.names is not None and "ref" not in self.names:
                return True
            self.starts.append(self.length)
            self.ends.append(self.length)
            self.elements.append(element)
            return True
        return _unread(element)

    def _finish(self, row: int, kind: _Kind, stack: list[tuple[int, _Kind] | None]) -> None:
        if row != UNMARKED:
            if self.starts[row] < 0:  # it is the innermost of those that wait
                self.waiting.pop()
                self.starts[row] = self.length
            self.ends[row] = self.length
        if kind.is_block or (kind.is_loose and _is_alone(stack)):
            self._end_block()

    def _say(self, text: str) -> None:
        """Say words with one space between them, and one before them where blanks came before."""
        parts = text.split()
        if (self.space or text[0].isspace()) and self.in_line:
            self.words.append(" ")
            self.length += 1
        self.space, self.in_line = text[-1].isspace(), True
        if self.waiting:
            for row in self.waiting:
                self.starts[row] = self.length
            self.waiting.clear()
        said = " ".join(parts)
        self.words.append(said)
        self.length += len(said)

    def _end_block(self) -> None:
        self.space = False
        if self.in_line:
            self.in_line = False
            self.words.append("\n")
            self.length += 1


def _is_alone(around: Sequence[tuple[int, _Kind] | None]) -> bool:
    """Whether an element that may be words in a line stands in lines of its own."""
    above = around[-1] if around else None
    return above is None or not above[1].holds_loose


def _is_marker(element: etree._Element) -> bool:
    """Whether it is the number of a note in the running text, which nobody reads aloud."""
    return element.tag == REF and element.get("type") == "noteAnchor"


def _unread(element: etree._Element) -> bool:
    if element.tag in UNREAD or (element.tag == PC and element.get("force") == "weak"):
        return True
    parent = element.getparent()
    if parent is None:
        return False
    if element.tag == LABEL:
        return parent.tag == NOTE
    return element.tag in FIRST and parent.tag == CHOICE


def _attributes(element: etree._Element) -> Mapping[str, str]:
    said = cast("list[tuple[str, str]]", element.items())
    if not said:
        return NO_ATTRIBUTES
    return {name if name[0] != "{" else name.replace(XML_PREFIX, "xml:"): value for name, value in said}
