"""Where in a document an event of expat's is: its tag, one of the tag's attributes, or the text before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers.expat import XMLParserType

from teikit.relaxng.name_class import join

_ATTRIBUTE = re.compile(rb"""([^\s"'=<>/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG = re.compile(rb"<[^\s/>]+")
_FAR = 60

Place = tuple[int, int]


def here(parser: XMLParserType) -> Place:
    """The line and column where the current event begins."""
    return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1


class Attributes:
    """Where the attributes of the current start tag are."""

    def __init__(self, parser: XMLParserType, namespaces: Mapping[str, str]) -> None:
        self.parser, self.namespaces = parser, namespaces
        self.index = -1
        self.places: dict[str, Place] = {}

    def place(self, name: str) -> Place:
        """The place of an attribute; that of the tag where it cannot be told.

        It cannot in an entity, for a default of the DTD, and in encodings that do not extend ASCII.
        """
        tag = here(self.parser)
        if self.index != self.parser.CurrentByteIndex:
            self.index = self.parser.CurrentByteIndex
            self.places = dict(self.read(self.parser.GetInputContext() or b"", *tag))
        return self.places.get(name, tag)

    def read(self, source: bytes, line: int, column: int) -> Iterator[tuple[str, Place]]:
        """The names and places of the attributes of a tag that begins at that line and column."""
        tag = _TAG.match(source)
        position, end = 0, tag.end() if tag else len(source)
        while (attribute := _ATTRIBUTE.search(source, end)) and not source[end : attribute.start()].strip():
            *lines, last = source[position : attribute.start()].decode("utf-8", "replace").split("\n")
            column = len(last) + (1 if lines else column)
            line += len(lines)
            position, end = attribute.start(), attribute.end()
            prefix, _, local = attribute[1].decode("utf-8", "replace").rpartition(":")
            yield join(self.namespaces.get(prefix, "") if prefix else "", local), (line, column)


def of_text(parser: XMLParserType, text: str, window: bytes, start: int) -> Place:
    """The place of a text that ends where the current event begins, found in the bytes around it.

    `window` is what was last given to expat, `start` the offset in the document where it begins.
    """
    line, column = here(parser)
    lines = text.split("\n")
    first = next((i for i, each in enumerate(lines) if each.strip()), 0)
    line -= len(lines) - 1 - first
    lead = len(lines[first]) - len(lines[first].lstrip())
    if first:
        return max(line, 1), lead + 1
    if len(lines) == 1:
        return line, max(column - len(text) + lead, 1)
    end = parser.CurrentByteIndex - start
    found = window.rfind(lines[0].strip()[:_FAR].encode(), 0, max(end, 0))
    if found < 0:
        return max(line, 1), 1
    return max(line, 1), len(window[window.rfind(b"\n", 0, found) + 1 : found].decode("utf-8", "replace")) + 1


def of_end(parser: XMLParserType, window: bytes, start: int) -> Place:
    """The place of an end tag; of the whole tag of an empty element, which expat's event comes behind."""
    line, column = here(parser)
    source = parser.GetInputContext() or b""
    end = parser.CurrentByteIndex - start
    begin = window.rfind(b"<", 0, max(end, 0))
    if source.startswith(b"</") or begin < 0:
        return line, column
    rows = window.count(b"\n", begin, end)
    if rows == 0:
        return line, max(column - len(window[begin:end].decode("utf-8", "replace")), 1)
    return line - rows, len(window[window.rfind(b"\n", 0, begin) + 1 : begin].decode("utf-8", "replace")) + 1
