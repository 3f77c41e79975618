"""Emphasis that a plain text marks by signs around words: _italics_, as Project Gutenberg has it.

Evidence: pairs of underscores around words, more than once in a text; names of files have them inside words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from teikit.text import Annotation, Document, Span

AFTER = ("hyphens", "ligatures", "spaces", "paragraphs")

ITALIC = re.compile(r"(?<![\w_])_(?=[^\s_])(?P<words>[^_]{1,400}?)(?<=[^\s_])_(?![\w_])")
FEWEST = 2
"""So many pairs show that a text marks italics so."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each marked stretch as `hi` with rend italic; the signs themselves are read as nothing, in `pc`."""
    if document.claimed("hi"):
        return
    found = [each for each in ITALIC.finditer(document.text) if "\n\n" not in each.group()]
    if len(found) < FEWEST and not any(len(each.group()) > 3 for each in found):
        return
    edges = sorted(claim.span.start for claim in document.claimed("p", "head", "l", "item", "note", "fw"))
    for each in found:
        if not _crosses(edges, each.start(), each.end()):
            yield Annotation(Span(each.start(), each.end()), "hi", {"rend": "italic"})
            yield Annotation(Span(each.start(), each.start() + 1), "pc", {"force": "weak"}, reads="")
            yield Annotation(Span(each.end() - 1, each.end()), "pc", {"force": "weak"}, reads="")


def _crosses(edges: list[int], start: int, end: int) -> bool:

    return bisect_right(edges, start) != bisect_right(edges, end - 1)
