"""Which marker in the text belongs to which note: what the rules about notes share (TEI P5 3.9.1).

A marker is a `ref` or `ptr` that leads to a note and reads like a number or a sign; `see note 12` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local, once, order, words
from teikit.tei.names import tag

MARKER = "noteAnchor"
LABEL = re.compile(r"[\[({]?\s*(?P<label>\d{1,4}|[*†‡§¶‖]{1,4}|[^\W\d_]|[ivxlc]{1,8})\s*[\])}]?\s*[.:]?")
CITED = re.compile(r"\b(?:n|nn|nos?|notes?|fn|footnotes?|endnotes?|anm|anmerkung|fu(?:ß|ss)note)\W*$", re.I)
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
BELONGING = frozenset(map(tag, ("ref", "ptr", "anchor")))


@dataclass(frozen=True, slots=True)
class Link:
    """A marker, the note that it leads to, and the marker's place in the document."""

    marker: etree._Element
    note: etree._Element
    place: int


@once
def links(tei: Tei) -> list[Link]:
    """Every marker with each note of the file that it leads to, in the order of the markers.

    Where markers have the type noteAnchor, no other reference is taken for one.
    """
    found = [(marker, note) for marker in tei.elements("ref", "ptr") for note in _notes(tei, marker)]
    if not found:
        return []
    if any(marker.get("type") == MARKER for marker, _ in found):
        found = [each for each in found if each[0].get("type") == MARKER]
    else:
        found = [each for each in found if _reads_like_a_marker(each[0])]
    places = order(tei)
    return [Link(marker, note, places[marker]) for marker, note in found]


@once
def first_links(tei: Tei) -> list[Link]:
    """Of each note the first marker only, in the order of the markers."""
    return list({link.note: link for link in reversed(links(tei))}.values())[::-1]


def belongs_to(tei: Tei, note: etree._Element) -> Iterator[etree._Element]:
    """The references and anchors that a note says it belongs to, in its @target."""
    for pointer in note.get("target", "").split():
        found = tei.resolve(pointer)
        if found is not None and found.tag in BELONGING:
            yield found


def label(marker: etree._Element) -> str:
    """The number or sign of a marker, without brackets; empty where it reads like neither."""
    return _label(words(marker) or marker.get("n", ""))


def labels(note: etree._Element) -> tuple[str, ...]:
    """The numbers or signs that a note itself carries: in @n, and in a label at its beginning."""
    printed = next((each for each in note.iter(tag("label"), tag("num"))), None)
    said = (_label(note.get("n", "")), "" if printed is None else _label(words(printed)))
    return tuple(each for each in said if each)


def alphabet(label: str) -> str:
    """What a label is made of: labels of different alphabets are not compared."""
    return "digits" if label.isdigit() else "letters" if label.isalpha() else "signs"


def _notes(tei: Tei, marker: etree._Element) -> Iterator[etree._Element]:
    for pointer in marker.get("target", "").split():
        if pointer.startswith("#"):
            found = tei.resolve(pointer)
            if found is not None and local(found) == "note":
                yield found


def _reads_like_a_marker(marker: etree._Element) -> bool:
    said = words(marker)
    if said and not LABEL.fullmatch(said.translate(DIGITS)):
        return False
    before = marker.getprevious()
    parent = marker.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    return not CITED.search(text or "")


def _label(text: str) -> str:
    found = LABEL.fullmatch(text.strip().translate(DIGITS))
    if found is None:
        return ""
    return str(int(found["label"])) if found["label"].isdigit() else found["label"]
