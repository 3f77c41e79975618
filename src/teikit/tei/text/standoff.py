"""A TEI text as plain reading text, with its elements as spans of it: what text and JSON exports share.

Running heads, damaged readings, soft hyphens and note numbers are left out, lines joined; notes come last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from lxml import etree

from teikit.tei.names import BLOCKS, BREAKS, TEI, XML, tag
from teikit.tei.text.walk import Walk

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


@dataclass(frozen=True, slots=True)
class Mark:
    """An element as a span of the reading text, half-open, in characters; empty for a milestone."""

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


def stand_off(root: etree._Element) -> Standoff:
    """The reading text of a TEI document (all its `text` elements, or `root` itself where it has none)."""
    page = _Page()
    for text in root.iterfind(f".//{{{TEI}}}text") if root.tag != tag("text") else [root]:
        if not any(each.tag == tag("text") for each in text.iterancestors()):
            page.read(text)
    ordered = sorted(page.marks, key=lambda found: (found[0].start, -found[0].end))
    marks, elements = zip(*ordered, strict=True) if ordered else ((), ())
    return Standoff("".join(page.words), marks, elements)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an element's name means for whoever reads it aloud."""

    name: str
    is_block: bool
    is_loose: bool
    is_break: bool
    asks: bool


@cache
def _kind(spelled: str) -> _Kind:
    """What a name as lxml writes it means; `asks` where more than the name decides whether it is read."""
    name = spelled.rpartition("}")[2]
    is_block = name in BLOCKS or name in CONTAINERS
    return _Kind(name, is_block, name in LOOSE, name in BREAKS, spelled in ASKED)


@dataclass(slots=True, eq=False)
class _Open:
    """An element that has begun; `start` is where its first word stands, once there is one."""

    element: etree._Element
    kind: _Kind
    start: int = -1


@dataclass(slots=True)
class _Page:
    words: list[str] = field(default_factory=list)
    marks: list[tuple[Mark, etree._Element]] = field(default_factory=list)
    length: int = 0
    space: bool = False
    waiting: list[_Open] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def read(self, text: etree._Element) -> None:
        self._walk(text)
        for note in self.notes:
            self._end_block()
            self._walk(note)
        self._end_block()

    def _walk(self, top: etree._Element) -> None:
        """Read an element aloud; notes in it are kept for later."""
        stack: list[_Open] = []
        events = Walk(top)
        skipped = None
        for event, element in events:
            if event == "tail":
                self._say(element.tail)
            elif event == "start":
                kind = _kind(element.tag)
                if kind.asks and self._skips(element, top):
                    events.skip()
                    skipped = element
                    continue
                self._begin(element, kind, stack)
                self._say(element.text)
            elif element is skipped:
                skipped = None
            else:
                self._finish(stack.pop(), stack)

    def _begin(self, element: etree._Element, kind: _Kind, stack: list[_Open]) -> None:
        if _is_line(kind, stack):
            self._end_block()
        elif kind.is_break and element.get("break") != "no":
            self.space = True
        begun = _Open(element, kind)
        self.waiting.append(begun)
        stack.append(begun)

    def _skips(self, element: etree._Element, top: etree._Element) -> bool:
        if element.tag == NOTE and element is not top:
            self.notes.append(element)
            return True
        if _is_marker(element):
            self.marks.append((Mark(self.length, self.length, "ref", _attributes(element)), element))
            return True
        return _unread(element)

    def _finish(self, ended: _Open, stack: list[_Open]) -> None:
        if ended.start < 0:
            self.waiting.remove(ended)
            ended.start = self.length
        mark = Mark(ended.start, self.length, ended.kind.name, _attributes(ended.element))
        self.marks.append((mark, ended.element))
        if _is_line(ended.kind, stack):
            self._end_block()

    def _say(self, text: str | None) -> None:
        """Say words with one space between them, and one before them where blanks came before."""
        if not text:
            return
        parts = text.split()
        if not parts:
            self.space = True
            return
        if (self.space or text[0].isspace()) and self.words and self.words[-1] != "\n":
            self._put(" ")
        self.space = text[-1].isspace()
        for begun in self.waiting:
            begun.start = self.length
        self.waiting.clear()
        self._put(" ".join(parts))

    def _end_block(self) -> None:
        self.space = False
        if self.words and self.words[-1] != "\n":
            self._put("\n")

    def _put(self, text: str) -> None:
        self.words.append(text)
        self.length += len(text)


def _is_line(kind: _Kind, around: Sequence[_Open]) -> bool:
    """Whether an element stands in lines of its own."""
    return kind.is_block or (kind.is_loose and not (around and around[-1].kind.name in BLOCKS))


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


def _attributes(element: etree._Element) -> dict[str, str]:
    said = cast("list[tuple[str, str]]", element.items())
    return {name if name[0] != "{" else name.replace(XML_PREFIX, "xml:"): value for name, value in said}
