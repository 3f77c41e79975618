"""Where the tags of each element stand in a file, by bytes: for those who take tags out and put them back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from teikit.source import FileError, Source

START = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")


@dataclass(slots=True)
class Tags:
    """The bytes of a start tag and of an end tag; the latter is empty for an element of one tag."""

    start: int
    start_end: int
    end: int = -1
    end_end: int = -1


def tags(source: Source) -> list[Tags]:
    """The tags of all elements, in document order. Raises FileError where the file is not in UTF-8."""
    try:
        source.data.decode("utf-8")
    except UnicodeDecodeError:
        raise FileError(source.path, "is not in UTF-8", hint="write it in UTF-8 first") from None
    found: list[Tags] = []
    stack: list[Tags] = []
    parser = expat.ParserCreate()

    def begin(_name: str, _attributes: object) -> None:
        at = parser.CurrentByteIndex
        tag = START.match(source.data, at)
        made = Tags(at, tag.end() if tag else at)
        found.append(made)
        stack.append(made)

    def end(_name: str) -> None:
        made = stack.pop()
        at = parser.CurrentByteIndex
        if at == made.start or source.data[made.start_end - 2 : made.start_end] == b"/>":
            made.end = made.end_end = made.start_end
        else:
            made.end, made.end_end = at, source.data.index(b">", at) + 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(source.data, True)
    return found
