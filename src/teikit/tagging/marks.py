"""How tags that teikit wrote into a file are known, and how they are taken out again."""

from __future__ import annotations

from xml.parsers import expat

from teikit.diagnostic import Edit, apply
from teikit.source import Source
from teikit.tagging.mark import MARK
from teikit.tagging.words import TAGGED
from teikit.tei.document import parse
from teikit.tei.names import TEI


def untag(source: Source) -> tuple[bytes, int]:
    """The file without the tags and the register that teikit wrote, and how many tags there were.

    Raises FileError.
    """
    parse(source)
    edits, count = _cuts(source.data)
    return apply(source.data, edits), count


def _cuts(data: bytes) -> tuple[list[Edit], int]:
    """The edits that take out each tag of ours and each register as a whole, and the number of elements."""
    found: list[Edit] = []
    stack: list[bool] = []
    registers: list[int] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition("}")
        marked = namespace == TEI and attributes.get("resp") == MARK
        stack.append(marked and local in TAGGED and not registers)
        if stack[-1]:
            _cut(data, parser.CurrentByteIndex, found)
        elif marked and local == "standOff":
            registers.append(len(stack))
            found.append(Edit(parser.CurrentByteIndex, parser.CurrentByteIndex, b""))

    def end(_name: str) -> None:
        at = parser.CurrentByteIndex
        if registers and registers[-1] == len(stack):
            registers.pop()
            behind = data.index(b">", at) + 1
            found.append(Edit(found.pop().start, behind + data.startswith(b"\n", behind), b""))
        if stack.pop():
            _cut(data, at, found)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    tags = sum(data.startswith(b"</", edit.start) for edit in found)
    return found, tags


def _cut(data: bytes, at: int, found: list[Edit]) -> None:
    """Add the edit that takes out the tag at a byte; an attribute of ours has no `>` unescaped."""
    found.append(Edit(at, data.index(b">", at) + 1, b""))
