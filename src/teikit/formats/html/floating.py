"""Notes in the line that calls them: sidenotes, and what LaTeXML and others float away by style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.formats.html.tree import classes, kinds, words

NOTES = re.compile(r"(?:side|margin|foot|end)[-_]?notes?(?:[-_](?:text|content|body))?|marginalia|ltx_note")
BODIES = frozenset({"footnote", "endnote", "rearnote"})
CONTENT = "ltx_note_content"
MARKS = frozenset({"ltx_note_mark", "ltx_tag_note", "ltx_note_type"})
NUMBERED = "sidenote-number"
"""The class of what shows a number that the style counts."""
IN_LINES = frozenset({"span", "small", "aside", "i", "em"})
BLOCKS = frozenset({"p", "li", "dd", "td", "blockquote"})


@dataclass(frozen=True, slots=True)
class Floating:
    """A note that was taken out of its line: what stands there instead, its words, where it is shown."""

    marker: etree._Element
    body: etree._Element
    place: str


def lift(roots: Iterable[etree._Element], linked: frozenset[etree._Element]) -> Iterator[Floating]:
    """Take the notes out of the lines of some pages, but those of links; their marks stay in their places."""
    number = 0
    for root in roots:
        found = [each for each in root.iter(*IN_LINES) if _is_note(each) and each not in linked]
        for each in found:
            if any(above in found for above in each.iterancestors()):
                continue  # it goes with the note that it stands in
            number += _is_numbered(each)
            yield _taken(each, str(number) if _is_numbered(each) else "")


def _is_note(element: etree._Element) -> bool:
    """Whether an element says that it is a note, and stands among other words of a block."""
    if not BODIES & kinds(element) and not any(map(NOTES.fullmatch, classes(element))):
        return False
    block = next((above for above in element.iterancestors() if above.tag in BLOCKS), None)
    return block is not None and bool(said := words(element)) and words(block) != said


def _is_numbered(element: etree._Element) -> bool:
    """Whether a number is shown where a note is called, by style alone."""
    before = list(element.itersiblings("label", preceding=True))[:1]
    return any(NUMBERED in classes(each) for each in before)


def _taken(element: etree._Element, number: str) -> Floating:
    place = "margin" if re.search("side|margin", " ".join(classes(element))) else "bottom"
    body = next((each for each in element.iter() if CONTENT in classes(each)), element)
    marks = [each for each in element.iter() if MARKS & classes(each)]
    marker = etree.Element("sup")
    marker.text = words(marks[0]) if marks else number
    marker.tail, element.tail = element.tail, None
    above = element.getparent()
    if above is not None:
        above.replace(element, marker)
    for each in marks:
        tail = each.tail
        each.clear()
        each.tail = tail
    return Floating(marker, body, place)
