"""Lists in lists, from paragraphs that only say how deep they are, as word processors have them."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.formats.elements import Element
from teikit.formats.transcript import Transcript


@dataclass(slots=True)
class Open:
    """A list that is open, with the item that is."""

    depth: int
    key: str
    list: Element
    item: Element


class Lists:
    """The lists that are open, the outermost first."""

    def __init__(self, out: Transcript) -> None:
        self._out = out
        self._open: list[Open] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    def item(self, depth: int, key: str, label: str, *, numbered: bool) -> None:
        """Begin an item at this depth of the list that has this key; others end or hold it."""
        self.back_to(depth)
        if self._open and self._open[-1].depth == depth and self._open[-1].key != key:
            self._end()
        said = {"n": label}
        if self._open and self._open[-1].depth == depth:
            self._out.close(self._open[-1].item)
            self._open[-1].item = self._out.open("item", said)
            return
        looks = {"rend": "numbered" if numbered else "bulleted"}
        made = self._out.open("list", looks)
        self._open.append(Open(depth, key, made, self._out.open("item", said)))

    def back_to(self, depth: int) -> None:
        """End the lists that are deeper."""
        while self._open and self._open[-1].depth > depth:
            self._end()

    def end(self) -> None:
        """End all lists."""
        while self._open:
            self._end()

    def _end(self) -> None:
        ended = self._open.pop()
        self._out.close(ended.item)
        self._out.close(ended.list)
