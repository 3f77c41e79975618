"""HathiTrust's texts: a line `## p. 12 (#34) ##` before each page, by print and by picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.text import Annotation, Span

MARK = re.compile(
    r"^##[ \t]+(?:p\.[ \t]*(?P<n>[^()#\s]*)[ \t]*)?\(#(?P<picture>\d+)\)[ \t]*#+[ \t]*$", re.MULTILINE
)


def pages(text: str) -> Iterator[Annotation]:
    """For each mark a page break with the printed number, and the mark itself as no part of the text."""
    for found in MARK.finditer(text):
        begin = found.start()
        before = Span(begin - 1 if text[begin - 1 : begin] == "\f" else begin, begin)
        number = {"n": found["n"]} if found["n"] else {}
        yield Annotation(before, "pb", number, reads=" ")
        yield Annotation(Span(*found.span()), "fw", {"type": "pageNum", "place": "top"}, reads="")
