"""How tags that teikit wrote into a file are known, and how they are taken out again."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from teikit.diagnostic import Edit, apply
from teikit.source import Source
from teikit.tagging.words import TAGGED
from teikit.tei.document import parse
from teikit.tei.names import TEI

MARK = "urn:teikit:tag"
"""What @resp says of a tag that teikit wrote into a file that was TEI before."""


def untag(source: Source) -> tuple[bytes, int]:
    """The file without the tags that teikit wrote, and how many there were. Raises FileError."""
    parse(source)
    edits = list(_tags(source.data))
    return apply(source.data, edits), len(edits) // 2


def _tags(data: bytes) -> Iterator[Edit]:
    """The edits that take out each start tag and end tag."""
    found: list[Edit] = []
    stack: list[bool] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def cut(at: int) -> None:
        found.append(Edit(at, data.index(b">", at) + 1, b""))

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition("}")
        ours = namespace == TEI and local in TAGGED and attributes.get("resp") == MARK
        stack.append(ours)
        if ours:
            cut(parser.CurrentByteIndex)

    def end(_name: str) -> None:
        if stack.pop():
            cut(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    yield from found
