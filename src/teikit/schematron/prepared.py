"""A document made ready for the processor: well-formed, free of anything external, and with the place of
every start tag known, since the processor's own lines are those of the end of a tag.
"""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from teikit.schematron.doctype import Doctype, attach
from teikit.schematron.failure import Failure
from teikit.schematron.location import Locations, locate

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
DECLARATION: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.\-]*)["']""")
NAME: Final = re.compile(rb"<[^\s>/]*")
ATTRIBUTE: Final = re.compile(rb"""\s+([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
LINE_END: Final = re.compile(rb"\r\n|\n|\r")


class MalformedError(Exception):
    """A document that cannot be read; the failure that says so."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


def decode(data: bytes) -> str:
    """The characters of a document, by its mark or its declaration, else UTF-8 (XML 1.0 appendix F)."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding).removeprefix("\ufeff")
    declared = DECLARATION.match(data[:1024])
    return data.decode(declared.group(1).decode("ascii") if declared else "utf-8")


@dataclass(slots=True)
class Document:
    """The text to hand over, and where the elements begin in `data`, the document as UTF-8."""

    text: str
    data: bytes
    starts: array[int]
    lines: list[int] = field(default_factory=list)
    locations: Locations | None = None

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column, both from 1 and in characters, of an offset in `data`."""
        if not self.lines:
            self.lines = [0, *(found.end() for found in LINE_END.finditer(self.data))]
        line = bisect_right(self.lines, offset)
        return line, len(self.data[self.lines[line - 1] : offset].decode("utf-8", "replace")) + 1

    def path(self, ordinal: int) -> str:
        """The XPath of an element, by its number in the document."""
        if self.locations is None:
            self.locations = locate(self.data)
        return self.locations.path(ordinal)

    def place(self, ordinal: int, attribute: str = "") -> tuple[int, int]:
        """The place of an element's start tag, by its number in the document, or of an attribute in it.

        Number 0 is what stands outside the root; it has the root's place.
        """
        start = self.starts[max(ordinal, 1) - 1]
        name = NAME.match(self.data, start)
        position = name.end() if attribute and name else len(self.data)
        while found := ATTRIBUTE.match(self.data, position):
            if found.group(1) == attribute.encode():
                return self.at(found.start(1))
            position = found.end()
        return self.at(start)


def read(source: bytes) -> Document:
    """Read a document with expat. Raises MalformedError when it is not well-formed (or is empty)."""
    try:
        text = decode(source)
        data = text.encode()
    except (UnicodeError, LookupError) as error:
        raise MalformedError(Failure(f"the document cannot be read: {error}")) from None
    document = Document(text, data, array("q"))
    parser = expat.ParserCreate("utf-8", " ")
    parser.ordered_attributes = True

    def start_element(_name: str, _attributes: list[str]) -> None:
        document.starts.append(parser.CurrentByteIndex)

    parser.StartElementHandler = start_element
    doctype = Doctype()
    attach(parser, doctype, data)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        line, column = document.at(max(0, parser.ErrorByteIndex))
        said = f"the document is not well-formed: {expat.ErrorString(error.code)}"
        raise MalformedError(Failure(said, line=line, column=column)) from None
    if doctype.start >= 0:
        document.text = doctype.exchange(data)
    return document
