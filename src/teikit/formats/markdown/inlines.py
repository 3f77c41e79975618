"""What pandoc writes within lines and CommonMark lacks: notes, spans, raised words; as what it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.formats.markdown.spans import Parse, Spans, edited, spans
from teikit.formats.omissions import Omissions

ATTRIBUTES = re.compile(rb"\{(?:[ \t]*(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"\n]*\"|[^\s\"}]+)|-))+[ \t]*\}")
BRACED = re.compile(rb"[\])`]\{")
CLASS = re.compile(rb"\.([\w-]+)")
NOTE = re.compile(rb"(?<!\\)\^\[")
OPENING = re.compile(rb"(?<![\\!])\[")
INDENTED = re.compile(rb"\s*\n(?: {4}|\t)\s*\S")
BRACKET = re.compile(rb"\\.|[\[\]]|\n[ \t]*\n", re.DOTALL)
RAISED = (
    (re.compile(rb"(?<![\\^])\^([^\s^\[\]\\]{1,60})\^(?!\^)"), b"sup"),
    (re.compile(rb"(?<![\\~])~([^\s~\[\]\\]{1,60})~(?!~)"), b"sub"),
)
DEEPEST = 4
"""So many notes stand in each other at most."""


def plain_inlines(text: str, parse: Parse, left_out: Omissions, *, smart: bool) -> str:
    """A text whose lines have nothing that CommonMark lacks; `smart`, also `^x^` and `~x~` within words."""
    for depth in range(DEEPEST):
        if "^[" not in text:
            break
        text = _without_notes(text, spans(parse(text)), f"in-line-{depth}")
    data = text.encode()
    is_raised = smart and any(pattern.search(data) for pattern, _ in RAISED)
    if is_raised or BRACED.search(data):
        found = spans(parse(text))
        edits = [*_spans(data, found), *_attributes(data, found, left_out)]
        text = edited(data, [*edits, *(_raised(data, found) if is_raised else ())])
    return text


def _without_notes(text: str, found: Spans, name: str) -> str:
    """Each `^[note]` a reference, and its definition behind the block."""
    data = text.encode()
    edits: list[tuple[int, int, bytes]] = []
    notes: dict[int, list[bytes]] = {}
    for place in _places(NOTE, data, found):
        close = _closing(data, found, place + 1)
        if close is None or (edits and place < edits[-1][1]):
            continue
        key = f"{name}-{len(edits) + 1}".encode()
        inside = b" ".join(data[place + 2 : close].split())
        edits.append((place, close + 1, b"[^" + key + b"]"))
        behind = found.block_end(place)
        if INDENTED.match(data, behind):
            behind = len(data)  # what follows would be part of the note
        notes.setdefault(behind, []).append(b"\n\n[^" + key + b"]: " + inside + b"\n\n")
    return edited(data, [*edits, *((at, at, b"".join(each)) for at, each in notes.items())])


def _spans(data: bytes, found: Spans) -> Iterator[tuple[int, int, bytes]]:
    """`[words]{.class}` as tags of HTML."""
    for place in _places(OPENING, data, found):
        close = _closing(data, found, place)
        attributes = ATTRIBUTES.match(data, close + 1) if close is not None else None
        if close is not None and attributes and close + 1 not in found.ended:
            classes = b" ".join(CLASS.findall(attributes[0]))
            yield place, place + 1, b'<span class="' + classes + b'">'
            yield close, attributes.end(), b"</span>"


def _attributes(data: bytes, found: Spans, left_out: Omissions) -> Iterator[tuple[int, int, bytes]]:
    """Attributes behind code, links and pictures, which no reader sees."""
    for end in found.ended:
        if attributes := ATTRIBUTES.match(data, end):
            left_out.add("attributes of code, links and pictures", attributes[0].decode())
            yield end, attributes.end(), b""


def _raised(data: bytes, found: Spans) -> Iterator[tuple[int, int, bytes]]:
    for start, end in found.words:
        for pattern, tag in RAISED:
            for each in pattern.finditer(data, start, end):
                yield *each.span(), b"<" + tag + b">" + each[1] + b"</" + tag + b">"


def _places(pattern: re.Pattern[bytes], data: bytes, found: Spans) -> Iterator[int]:
    for start, end in found.words:
        for each in pattern.finditer(data, start, end):
            yield each.start()


def _closing(data: bytes, found: Spans, at: int) -> int | None:
    """Where the bracket closes that opens here, in the same block."""
    depth = 0
    for each in BRACKET.finditer(data, at):
        if each[0] in {b"[", b"]"} and not found.is_code(each.start()):
            depth += 1 if each[0] == b"[" else -1
            if not depth:
                return each.start()
        elif each[0][:1] == b"\n":
            return None
    return None
