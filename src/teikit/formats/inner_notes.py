"""Notes that a note calls, as word processors have them: behind its words, tied to their marks by links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from teikit.formats.markup import all_words

Names = Callable[[etree._Element], str]


@dataclass(frozen=True, slots=True)
class Inner:
    """A note in a note: the place that its mark leads to, the mark, its blocks."""

    place: str
    label: str
    blocks: list[etree._Element] = field(default_factory=list)


def part(
    blocks: Sequence[etree._Element], link: Names, place: Names
) -> tuple[list[etree._Element], list[Inner]]:
    """The blocks of a note without those of notes in it, and these notes, without their marks.

    One begins with a mark that leads back to where the same mark leads to it. `link` says where an element
    leads to, `place` what one is called.
    """
    calls: dict[str, str] = {}
    places: set[str] = set()
    for each in (inside for block in blocks for inside in block.iter(etree.Element)):
        if there := link(each):
            calls.setdefault(there, " ".join(all_words(each).split()))
        places.add(place(each))
    own: list[etree._Element] = []
    found: list[Inner] = []
    for block in blocks:
        back, names = _beginning(block, link, place)
        label = "" if back is None else " ".join(all_words(back).split())
        key = next((name for name in names if label and calls.get(name) == label), "")
        if back is not None and key and link(back) in places and own:
            _take(back)
            found.append(Inner(key, label))
        (found[-1].blocks if found else own).append(block)
    return own, found


def _beginning(block: etree._Element, link: Names, place: Names) -> tuple[etree._Element | None, list[str]]:
    """The link that a paragraph begins with, and the names of the place where it begins."""
    names: list[str] = []
    if (block.text or "").strip():
        return None, names
    for each in block.iterchildren(etree.Element):
        if link(each):
            return each, names
        names += filter(None, [place(each)])
        if all_words(each).strip() or (each.tail or "").strip():
            break
    return None, names


def _take(element: etree._Element) -> None:
    """Take an element out of its paragraph, and leave the words behind it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if before is not None:
        before.tail = f"{before.tail or ''}{element.tail or ''}"
    else:
        above.text = f"{above.text or ''}{element.tail or ''}"
    above.remove(element)
