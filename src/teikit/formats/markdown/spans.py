"""Where in a text in Markdown its words, its code and its outermost blocks are, in bytes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Events = list[tuple[Any, Any]]
Parse = Callable[[str], Events]

UNREAD = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})


@dataclass(slots=True)
class Spans:
    """The words that are no code, the code, the outermost blocks, and where code, links and pictures end."""

    words: list[tuple[int, int]] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)

    def is_code(self, place: int) -> bool:
        """Whether a place is in code, or in what else is no words."""
        at = bisect_right(self.code, (place, place)) - 1
        return any(start <= place < end for start, end in self.code[max(0, at) : at + 2])

    def block_end(self, place: int) -> int:
        """Where the outermost block ends that a place is in."""
        return next((end for start, end in self.blocks if start <= place < end), place)


def spans(events: Events) -> Spans:
    """What the events are about."""
    found = Spans()
    for event, span in events:
        start, end = span["start"], span["end"]
        match event:
            case {"Start": tag}:
                if not found.blocks or start >= found.blocks[-1][1]:
                    found.blocks.append((start, end))
                if _is_unread(tag):
                    found.code.append((start, end))
            case {"End": "Link" | "Image"}:
                found.ended.add(end)
            case {"Text": _} if not found.is_code(start):
                if found.words and found.words[-1][1] == start:
                    start = found.words.pop()[0]
                found.words.append((start, end))
            case {"Code": _} | {"InlineHtml": _}:
                found.code.append((start, end))
                if "Code" in event:
                    found.ended.add(end)
            case _:
                pass
    return found


def _is_unread(tag: Any) -> bool:
    if isinstance(tag, str):
        return tag in UNREAD
    ((name, said),) = tag.items()
    return name in UNREAD or (name == "Link" and said["link_type"] in {"Autolink", "Email"})


def edited(data: bytes, edits: Iterable[tuple[int, int, bytes]]) -> str:
    """A text in which each of these places, none over another, has other bytes."""
    out, done = [], 0
    for start, end, instead in sorted(edits):
        if start >= done:
            out += [data[done:start], instead]
            done = end
    return b"".join((*out, data[done:])).decode()
