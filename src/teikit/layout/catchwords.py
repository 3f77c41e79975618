"""Catchwords and signature marks at the foot of old pages, which are no part of the text.

Evidence: a last line that is the first word of the next page, on more than one page; letters and numbers of
sheets that count up in the last lines of pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from teikit.page.lines import lines_of
from teikit.page.sheets import sheets
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads",)

FEWEST = 2
"""So many pages with catchwords, or sheets with signatures one after the other, show that a book has them."""
LONGEST = 24
SIGNATURE = re.compile(r"(?P<letter>[A-Z]|[Aa]{2}|[A-Z][a-z])\s?(?P<leaf>\d|[ivx]{1,3})?\s?[.*]?")
SIGNED = re.compile(rf"^(?:{SIGNATURE.pattern})\s{{2,}}")
"""A signature mark may stand in the line of the catchword."""
WORD = re.compile(r"\W*([^\W\d_]+)")


def claim(document: Document) -> Iterator[Annotation]:
    """Each catchword as `fw` of type catch, each signature mark as `fw` of type sig."""
    text, lines = document.text, lines_of(document)
    heads = {head.span.start for head in document.claimed("fw")}
    pages = [[row for row in sheet if lines[row].start not in heads] for sheet in sheets(document)]

    def words(row: int) -> str:
        return text[lines[row].start : lines[row].end].strip()

    catching = list(_catchwords(pages, words))
    signed = list(_signatures(pages, words))
    for kind, rows in (("catch", catching), ("sig", signed)):
        for row in rows if len(rows) >= FEWEST else ():
            span = Span(lines[row].start, lines[row].end)
            yield Annotation(span, "fw", {"type": kind, "place": "bottom"}, reads="")


def _catchwords(pages: Sequence[Sequence[int]], words: Callable[[int], str]) -> Iterator[int]:
    for page, following in pairwise(pages):
        if len(page) < 3 or not following:
            continue
        last, first = words(page[-1]), WORD.match(words(following[0]))
        last = SIGNED.sub("", last)
        caught = WORD.fullmatch(last.rstrip(" .,;:-=")) if len(last) <= LONGEST else None
        if first and caught and first[1].lower().startswith(caught[1].lower()):
            yield page[-1]


def _signatures(pages: Sequence[Sequence[int]], words: Callable[[int], str]) -> Iterator[int]:
    """The last lines that are signatures, in an order that counts up; sheets have no J and no V or W."""
    last = (0, 0)
    for page in pages:
        found = SIGNATURE.fullmatch(words(page[-1])) if len(page) > 3 else None
        if found is None:
            continue
        leaf = found["leaf"] or "1"
        here = (ord(found["letter"][0].upper()), int(leaf) if leaf.isdigit() else len(leaf))
        if here > last and here[0] - max(last[0], 64) <= 3:
            last = here
            yield page[-1]
