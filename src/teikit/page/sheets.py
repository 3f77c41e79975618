"""The pages of a document as lists of the lines that have words, from top to bottom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise

from teikit.facts import fact_of
from teikit.page.lines import lines_of, pages
from teikit.text import Document


@fact_of("pb")
def sheets(document: Document) -> list[list[int]]:
    """For each page the numbers of its lines with words; by their boxes, where a reader gave boxes."""
    text, lines = document.text, lines_of(document)
    with_words = [bool(text[line.start : line.end].strip()) for line in lines]
    if not document.lines:
        edges = [*firsts(document), len(lines)]
        return [[row for row in range(one, two) if with_words[row]] for one, two in pairwise(edges)]
    starts = [line.start for line in lines]
    papers: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for line in document.lines:
        row = bisect_right(starts, line.span.start) - 1
        if with_words[row]:
            box = line.box
            papers[line.page].append((box.top, box.left, row) if box else (0.0, 0.0, row))
    return [list(dict.fromkeys(row for *_, row in sorted(papers[page]))) for page in sorted(papers)]


def firsts(document: Document) -> list[int]:
    """The numbers of the lines that begin pages: behind form feeds, and where a reader says so."""
    lines = lines_of(document)
    starts = [line.start for line in lines]
    marks = [mark.span.end for mark in document.claimed("pb") if mark.by.startswith("readers/")]
    told = {at for mark in marks if (at := bisect_left(starts, mark)) < len(starts) and starts[at] == mark}
    return sorted({0, *told, *(sheet.start for sheet in pages(lines))})
