"""What can be read of a file that is no XML: in a copy, each fault is put right in the likeliest way.

So what stands behind the first fault is found, too; offsets of the copy lead back to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from teikit.diagnostic import Edit, apply
from teikit.place import Place
from teikit.source import Source
from teikit.tei.faults import first
from teikit.tei.slips import TAG, Fault, text_at

MOST = 20
"""Faults that are put right in a file."""
LONGEST = 1 << 26
"""Bytes that are read again in all."""
ATTRIBUTE = re.compile(rb"""([\w:.\x80-\xff-]+)\s*=\s*("[^"<]*"|'[^'<]*'|[^\s"'<>=/]+)""")
UNCLOSED = re.compile(rb"""\s*([\w:.\x80-\xff-]+)\s*=\s*["']([^"'<>]*)""")
MARKS = re.compile("|".join(map(re.escape, "‘’“”„«»&")).encode())
NEAR = 4096
"""Bytes of a broken tag in which attributes are looked for."""


@dataclass(slots=True)
class Recovered:
    """A copy of a file that can be read, the edits that made it, and the faults behind its first one."""

    copy: Source
    edits: list[Edit] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    is_whole: bool = False

    def origin(self, offset: int) -> int:
        """Where something of the copy stands in the file."""
        for edit in reversed(self.edits):
            grown = len(edit.replacement) - (edit.end - edit.start)
            if offset >= edit.start + len(edit.replacement):
                offset -= grown
            else:
                offset = min(offset, edit.end)
        return offset

    def place(self, there: Place) -> Place:
        """A place of the copy in the file."""
        start = self.origin(there.start)
        return Place(start, max(self.origin(there.end), start))


def recover(source: Source) -> Recovered | None:
    """What can be read of a file that is no XML; None where there is nothing, or nobody could tell what."""
    if source.lines.width > 1 or not TAG.search(text_at(source, 0, len(source.data))):
        return None
    found, read, tried = Recovered(source), 0, set[Edit]()
    try:
        fault = first(source)
        while fault and len(found.faults) < MOST and read < LONGEST:
            read += 2 * fault.start
            choice = _choice(found.copy, fault, tried)
            if choice is None:
                break
            edit, found.copy, fault = choice
            found.edits.append(edit)
            if fault:
                found.faults.append(replace(fault, start=found.origin(fault.start)))
    except (LookupError, ValueError):
        return None
    found.is_whole = fault is None
    return found


def _choice(source: Source, fault: Fault, tried: set[Edit]) -> tuple[Edit, Source, Fault | None] | None:
    """The edit that gets over a fault, its own or a rough one; of several that which leads farthest."""
    for edits in (fault.edits, *((each,) for each in _rough(source, fault.start))):
        made = []
        for edit in edits:
            if edit not in tried and source.data[edit.start : edit.end] != edit.replacement:
                tried.add(edit)
                copy = Source(source.path, apply(source.data, [edit]))
                made.append((edit, copy, first(copy)))
        if made:
            return max(made, key=lambda each: each[2].start if each[2] else len(each[1].data))
    return None


def _rough(source: Source, at: int) -> Iterator[Edit]:
    """The tag made anew, or taken for text."""
    start = source.data.rfind(b"<", 0, at + 1)
    if start >= 0:
        if (tag := TAG.match(text_at(source, start))) and not tag[1]:
            yield _anew(source.data, start, len(tag[0].encode(source.lines.encoding, "replace")))
        yield Edit(start, start + 1, b" ")


def _anew(data: bytes, start: int, name_length: int) -> Edit:
    """A start tag with those of its attributes that can be read, each once."""
    end = start + name_length
    kept: dict[bytes, bytes] = {}
    while found := ATTRIBUTE.search(data, end, start + NEAR):
        if re.search(b"[<>]", data[end : found.start()]):
            break
        kept.setdefault(found[1], found[2] if found[2][:1] in b"\"'" else b'"%s"' % MARKS.sub(b"", found[2]))
        end = found.end()
    stop = min((at for at in (data.find(b">", end), data.find(b"<", end)) if at >= 0), default=len(data))
    if open_value := UNCLOSED.fullmatch(data[end:stop]):
        kept.setdefault(open_value[1], b'"%s"' % open_value[2])
    close = b"/>" if data[stop - 1 : stop + 1] == b"/>" else b">"
    attributes = b"".join(b" %s=%s" % each for each in kept.items())
    lines = b"\n" * (
        data[start:stop].count(b"\n") - attributes.count(b"\n")
    )  # those behind keep their numbers
    written = data[start : start + name_length] + attributes + lines + close
    return Edit(start, stop + (data[stop : stop + 1] == b">"), written)
