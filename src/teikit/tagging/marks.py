"""How tags that teikit wrote into a file are known, and how they are taken out again."""

from __future__ import annotations

from xml.parsers import expat

from teikit.diagnostic import Edit, apply
from teikit.encoding import codec, written
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
    closing, right, feed = (written(sign, codec(data)) for sign in ("</", ">", "\n"))
    parser = expat.ParserCreate(namespace_separator="}")

    def behind(at: int) -> int:
        """Where the tag ends that begins at a byte; an attribute of ours has no `>` unescaped."""
        end = data.index(right, at)
        while (end - at) % len(right):
            end = data.index(right, end + 1)
        return end + len(right)

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition("}")
        at = parser.CurrentByteIndex
        marked = namespace == TEI and attributes.get("resp") == MARK
        stack.append(marked and local in TAGGED and not registers)
        if stack[-1]:
            found.append(Edit(at, behind(at), b""))
        elif marked and local == "standOff":
            registers.append(len(stack))
            found.append(Edit(at, at, b""))

    def end(_name: str) -> None:
        at = parser.CurrentByteIndex
        if registers and registers[-1] == len(stack):
            registers.pop()
            last = behind(at)
            found.append(Edit(found.pop().start, last + len(feed) * data.startswith(feed, last), b""))
        if stack.pop():
            found.append(Edit(at, behind(at), b""))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    tags = sum(data.startswith(closing, edit.start) for edit in found)
    return found, tags
