"""A document made ready for the processor: well-formed, free of anything external, and with the place of every
start tag known, because Saxon's own lines are those of the end of a tag and it has no columns."""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from xml.parsers import expat

from .failure import Failure

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARATION = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.\-]*)["']""")
ATTRIBUTE = re.compile(rb"""\s([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
REFERENCE = re.compile(r"&([^\W\d][\w.\-]*);")
LINE_END = re.compile(rb"\r\n|\n|\r")


class Malformed(Exception):
    """A document that cannot be read; the failure that says so."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


def decode(data: bytes) -> str:
    """The characters of a document, by its mark or its declaration, else UTF-8 (XML 1.0 appendix F)."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    if data.startswith((b"<\0", b"\0<")):
        return data.decode("utf-16-le" if data.startswith(b"<\0") else "utf-16-be")
    declared = DECLARATION.match(data[:1024])
    return data.decode(declared.group(1).decode("ascii") if declared else "utf-8")


@dataclass(slots=True)
class Doctype:
    """What the internal subset declares that matters to a tree; a name without a value stands for nothing."""

    name: str = ""
    start: int = -1
    end: int = -1
    entities: dict[str, str] = field(default_factory=dict)
    attributes: list[str] = field(default_factory=list)

    def replacement(self, text: str) -> str:
        """The declaration that is handed over instead: no external identifier, no parameter entity."""
        names = set(REFERENCE.findall(text)) - {"lt", "gt", "amp", "apos", "quot"}
        entities = (
            f'<!ENTITY {name} "{literal(self.entities.get(name, ""))}">'
            for name in sorted(names | self.entities.keys())
        )
        return f"<!DOCTYPE {self.name} [{''.join(entities)}{''.join(self.attributes)}]>"


def literal(value: str) -> str:
    """An entity's replacement text as the literal that declares it."""
    for character in '&%"<\r':
        value = value.replace(character, f"&#{ord(character)};")
    return value


@dataclass(slots=True)
class Document:
    """The text to hand over, and where its elements begin in the bytes that were given (as UTF-8)."""

    text: str
    data: bytes
    starts: array[int]
    lines: list[int] = field(default_factory=list)

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column, both from 1 and in characters, of an offset in `data`."""
        if not self.lines:
            self.lines = [0, *(found.end() for found in LINE_END.finditer(self.data))]
        line = bisect_right(self.lines, offset)
        return line, len(self.data[self.lines[line - 1] : offset].decode("utf-8", "replace")) + 1

    def place(self, ordinal: int, attribute: str = "") -> tuple[int, int]:
        """The place of an element's start tag, by its number in the document, or of an attribute in it."""
        if not 0 < ordinal <= len(self.starts):
            return 1, 1
        start = self.starts[ordinal - 1]
        if attribute:
            position, wanted = self.name_end(start), attribute.encode()
            while found := ATTRIBUTE.match(self.data, self.space(position)):
                if found.group(1) == wanted:
                    return self.at(found.start(1))
                position = found.end()
        return self.at(start)

    def name_end(self, start: int) -> int:
        """Where the name in the start tag at `start` ends."""
        found = re.compile(rb"<[^\s>/]*").match(self.data, start)
        return found.end() if found else start

    def space(self, position: int) -> int:
        """The last white space of those before an attribute, so that the pattern of one need not repeat."""
        found = re.compile(rb"\s*").match(self.data, position)
        return max(position, found.end() - 1) if found else position


def read(source: bytes, path: str = "") -> Document:
    """Read a document with expat. Raises Malformed when it is not well-formed (or is empty)."""
    try:
        text = decode(source)
        data = text.encode()
    except (UnicodeError, LookupError) as error:
        raise Malformed(Failure(f"the document cannot be read: {error}", path=path)) from None
    starts, doctype = array("q"), Doctype()
    parser = expat.ParserCreate("utf-8", " ")

    def start_element(_name: str, _attributes: list[str]) -> None:
        starts.append(parser.CurrentByteIndex)

    def start_doctype(name: str, *_rest: object) -> None:
        doctype.name, doctype.start = name, parser.CurrentByteIndex

    def end_doctype() -> None:
        doctype.end = data.index(b">", parser.CurrentByteIndex) + 1

    def entity(name: str, is_parameter: bool, value: str | None, *_rest: object) -> None:
        if not is_parameter:
            doctype.entities.setdefault(name, value or "")

    def attribute(element: str, name: str, kind: str, default: str | None, required: bool) -> None:
        kind = "CDATA" if kind.startswith(("NOTATION", "ENTIT")) else kind
        if default is None:
            rule = "#REQUIRED" if required else "#IMPLIED"
        else:
            rule = f'{"#FIXED " if required else ""}"{literal(default)}"'
        doctype.attributes.append(f"<!ATTLIST {element} {name} {kind} {rule}>")

    parser.ordered_attributes = True
    parser.StartElementHandler = start_element
    parser.StartDoctypeDeclHandler = start_doctype
    parser.EndDoctypeDeclHandler = end_doctype
    parser.EntityDeclHandler = entity
    parser.AttlistDeclHandler = attribute
    document = Document(text, data, starts)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code) if error.code else str(error)
        line, column = document.at(parser.ErrorByteIndex)
        said = f"the document is not well-formed: {reason}"
        raise Malformed(Failure(said, line=line, column=column, path=path)) from None
    if doctype.start >= 0:
        head, tail = data[: doctype.start].decode(), data[doctype.end :].decode()
        document.text = head + doctype.replacement(tail + "".join(doctype.entities.values())) + tail
    return document
