"""Plain reading text: running heads left out, words joined, a blank line between paragraphs, notes last.

A note and its place in the text carry the note's number in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.package import Package
from teikit.tei.document import Tei
from teikit.tei.text.standoff import Mark, Standoff, stand_off

SUFFIX = ".txt"
FORMAT = "text/plain"


def export(tei: Tei, *, notes: bool = True) -> Package:
    """The reading text of a TEI document, in UTF-8; without `notes`, the running text alone."""
    standoff = stand_off(tei.root)
    text = "".join(_numbered(standoff)) if notes else _running(standoff)
    return Package.of(text.replace("\n", "\n\n").rstrip("\n").encode() + b"\n")


def _numbered(standoff: Standoff) -> Iterator[str]:
    """The text with the number of each note at its beginning and where the text refers to it."""
    numbers = {mark.attributes.get("xml:id"): mark.attributes.get("n", "") for mark in standoff.marks}
    done = 0
    for mark in standoff.marks:
        number = _number(mark, numbers)
        if number:
            yield standoff.text[done : mark.start]
            yield f"[{number}]" + (" " if mark.element == "note" else "")
            done = mark.start
    yield standoff.text[done:]


def _number(mark: Mark, numbers: dict[str | None, str]) -> str:
    if mark.element == "note":
        return mark.attributes.get("n", "")
    if mark.element == "ref" and mark.attributes.get("type") == "noteAnchor":
        return numbers.get(mark.attributes.get("target", "").removeprefix("#"), "")
    return ""


def _running(standoff: Standoff) -> str:
    end = min((mark.start for mark in standoff.marks if mark.element == "note"), default=len(standoff.text))
    return standoff.text[:end]
