"""The pages of a document as lists of the lines that have words, from top to bottom."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from teikit.facts import fact_of_text
from teikit.page.lines import lines_of, pages
from teikit.text import Document


@fact_of_text
def sheets(document: Document) -> list[list[int]]:
    """For each page the numbers of its lines with words; by their boxes, where a reader gave boxes."""
    text, lines = document.text, lines_of(document)
    with_words = [bool(text[line.start : line.end].strip()) for line in lines]
    if not document.lines:
        return [[row for row in sheet if with_words[row]] for sheet in pages(lines)]
    starts = [line.start for line in lines]
    papers: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for line in document.lines:
        row = bisect_right(starts, line.span.start) - 1
        if with_words[row]:
            box = line.box
            papers[line.page].append((box.top, box.left, row) if box else (0.0, 0.0, row))
    return [list(dict.fromkeys(row for *_, row in sorted(papers[page]))) for page in sorted(papers)]
