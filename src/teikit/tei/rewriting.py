"""Takes elements out of a tree: with what is in them, or around it, so that no word beside them is lost."""

from __future__ import annotations

from lxml import etree


def unwrap(element: etree._Element) -> None:
    """Take out the tags of an element; what it holds stands in its place."""
    above = element.getparent()
    if above is None:
        return
    at = above.index(element)
    inside = list(element)
    words, behind = element.text or "", element.tail or ""
    element.tail = None
    above.remove(element)
    for number, each in enumerate(inside):
        above.insert(at + number, each)
    _say(above, at, words)
    _say(above, at + len(inside), behind)


def drop(element: etree._Element) -> None:
    """Take out an element and all that it holds; what follows it stays."""
    above = element.getparent()
    if above is None:
        return
    at, behind = above.index(element), element.tail or ""
    above.remove(element)
    _say(above, at, behind)


def gather_words(element: etree._Element, name: str) -> None:
    """Put words that stand loose between the children of an element into elements of this name."""
    loose = [(number + 1, each.tail) for number, each in enumerate(element) if (each.tail or "").strip()]
    for at, words in reversed(loose):
        element[at - 1].tail = None
        made = element.makeelement(name)
        made.text = (words or "").strip()
        element.insert(at, made)
    if (element.text or "").strip():
        made = element.makeelement(name)
        made.text, element.text = (element.text or "").strip(), None
        element.insert(0, made)


def _say(above: etree._Element, at: int, words: str) -> None:
    """Put words before the child at a place."""
    if at == 0:
        above.text = (above.text or "") + words
    else:
        above[at - 1].tail = (above[at - 1].tail or "") + words
