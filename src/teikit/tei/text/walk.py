"""Walks a tree without recursion: an element begins, ends and has a tail; anything else has a tail alone."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


class Walk:
    """The events of a subtree, in document order: ("start" | "end" | "tail", element).

    Comments, processing instructions and entities that were not resolved have a "tail" alone; `top` has none.
    """

    def __init__(self, top: etree._Element) -> None:
        self._top = top
        self._events = etree.iterwalk(top, events=("start", "end", "comment", "pi"))

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        for event, element in self._events:
            is_element = isinstance(element.tag, str)
            if is_element:
                yield event, element
            if event != "start" and element is not self._top:
                yield "tail", element

    def skip(self) -> None:
        """Pass over what the element that has just begun holds; its end and its tail still come."""
        self._events.skip_subtree()
