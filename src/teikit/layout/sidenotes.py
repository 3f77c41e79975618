"""Notes that were printed in the margin and stand in brackets in a text: `[Sidenote: The tide comes in.]`.

Evidence: the word for it behind an opening bracket, as Project Gutenberg has it, alone or in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.text import Annotation, Document, Span

AFTER = ("running-heads",)

OPENING = re.compile(
    r"\[(?:side-?\s?note|margin(?:al(?:ia|\s?note)?)?|marginalie|randnote|randbemerkung)\s*:\s*", re.I
)
BRACKET = re.compile(r"[\[\]]")
LONGEST = 2000


def claim(document: Document) -> Iterator[Annotation]:
    """Each as `note` in the margin; the brackets and the word are its `label`."""
    text = document.text
    for found in OPENING.finditer(text):
        stop = _closing(text, found.start())
        if stop:
            yield Annotation(Span(found.start(), stop), "note", {"place": "margin"})
            yield Annotation(Span(found.start(), found.end()), "label", reads="")
            yield Annotation(Span(stop - 1, stop), "label", reads="")


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at a place is closed, the closing one included; 0 for nowhere."""
    depth = 0
    for found in BRACKET.finditer(text, start, start + LONGEST):
        depth += 1 if found[0] == "[" else -1
        if not depth:
            return found.end()
    return 0
