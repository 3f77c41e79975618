"""Line breaks of web pages: two of them in a row end a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

Part = etree._Element | str


def parts_of(element: etree._Element) -> Iterator[Part]:
    """What an element holds, in order: words, and elements."""
    yield element.text or ""
    for each in element:
        yield each
        yield each.tail or ""


def parted(parts: Iterable[Part]) -> list[list[Part]]:
    """Parts of a line, cut where it breaks at least twice."""
    found: list[list[Part]] = [[]]
    broken: list[Part] = []
    for part in parts:
        if _is_break(part) or (broken and isinstance(part, str) and not part.strip()):
            broken.append(part)
            continue
        if sum(map(_is_break, broken)) > 1:
            found.append([])
        else:
            found[-1] += broken
        broken = []
        found[-1].append(part)
    return found


def _is_break(part: Part) -> bool:
    return not isinstance(part, str) and part.tag == "br"
