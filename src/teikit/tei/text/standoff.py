"""A TEI text as plain reading text, with its elements as spans of it: what text and JSON exports share.

Running heads, damaged readings, soft hyphens and note numbers are left out, lines joined; notes come last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from teikit.tei.names import BLOCKS, BREAKS, TEI, XML, tag
from teikit.tei.text.walk import Walk

UNREAD = frozenset(map(tag, ("teiHeader", "standOff", "fw", "facsimile", "sourceDoc", "del", "surplus")))
FIRST = frozenset(map(tag, ("sic", "orig", "abbr", "am")))
"""What choice offers beside a reading that is to be preferred (TEI P5 3.5)."""
CONTAINERS = frozenset({"div", "body", "front", "back", "lg", "list", "table", "row", "sp", "text"})
WORD = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element as a span of the reading text, half-open, in characters; empty for a milestone."""

    start: int
    end: int
    element: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standoff:
    """The reading text and its elements, in the order in which they begin; blocks end in a line feed."""

    text: str
    marks: tuple[Mark, ...]


def stand_off(root: etree._Element) -> Standoff:
    """The reading text of a TEI document (all its `text` elements, or `root` itself where it has none)."""
    page = _Page()
    for text in root.iterfind(f".//{{{TEI}}}text") if root.tag != tag("text") else [root]:
        if not any(each.tag == tag("text") for each in text.iterancestors()):
            page.read(text)
    return Standoff("".join(page.words), tuple(sorted(page.marks, key=lambda mark: (mark.start, -mark.end))))


@dataclass(slots=True)
class _Open:
    """An element that has begun; `start` is where its first word stands, once there is one."""

    element: etree._Element
    start: int = -1


@dataclass(slots=True)
class _Page:
    words: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
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
        for event, element in events:
            if event == "tail":
                self._say(element.tail)
            elif event == "end":
                if (ended := stack.pop()).element is element:
                    self._finish(ended)
            elif self._skips(element, top):
                events.skip()
                stack.append(_Open(top))
            else:
                stack.append(self._begin(element))
                self._say(element.text)

    def _skips(self, element: etree._Element, top: etree._Element) -> bool:
        if element.tag == tag("note") and element is not top:
            self.notes.append(element)
            return True
        if _is_marker(element):
            self.marks.append(Mark(self.length, self.length, "ref", _attributes(element)))
            return True
        return _unread(element)

    def _begin(self, element: etree._Element) -> _Open:
        name = etree.QName(element).localname
        if name in BLOCKS | CONTAINERS:
            self._end_block()
        elif name in BREAKS and element.get("break") != "no":
            self._say(" ")
        begun = _Open(element)
        self.waiting.append(begun)
        return begun

    def _finish(self, ended: _Open) -> None:
        if ended.start < 0:
            self.waiting.remove(ended)
            ended.start = self.length
        name = etree.QName(ended.element).localname
        self.marks.append(Mark(ended.start, self.length, name, _attributes(ended.element)))
        if name in BLOCKS | CONTAINERS:
            self._end_block()

    def _say(self, text: str | None) -> None:
        for part in WORD.findall(text or ""):
            if part.isspace():
                self.space = True
                continue
            if self.space and self.words and self.words[-1] != "\n":
                self._put(" ")
            self.space = False
            for begun in self.waiting:
                begun.start = self.length
            self.waiting.clear()
            self._put(part)

    def _end_block(self) -> None:
        self.space = False
        if self.words and self.words[-1] != "\n":
            self._put("\n")

    def _put(self, text: str) -> None:
        self.words.append(text)
        self.length += len(text)


def _is_marker(element: etree._Element) -> bool:
    """Whether it is the number of a note in the running text, which nobody reads aloud."""
    return element.tag == tag("ref") and element.get("type") == "noteAnchor"


def _unread(element: etree._Element) -> bool:
    if element.tag in UNREAD or (element.tag == tag("pc") and element.get("force") == "weak"):
        return True
    parent = element.getparent()
    if parent is None:
        return False
    if element.tag == tag("label"):
        return parent.tag == tag("note")
    return element.tag in FIRST and parent.tag == tag("choice")


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name).replace(f"{{{XML}}}", "xml:"): str(value) for name, value in element.attrib.items()}
