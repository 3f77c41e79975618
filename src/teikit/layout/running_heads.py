"""Running heads, running feet, page numbers and stamps, which are not part of the text.

Evidence: a number at an edge of the first or last lines of a page that counts up with the pages, a title that
recurs there, an ornament between the two; where pages are unknown, lines that recur as pages do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from teikit.page.edges import Furniture, edges
from teikit.page.folio import read
from teikit.page.frame import apart, heights, large
from teikit.page.lines import lines_of
from teikit.page.recurrence import recurring
from teikit.page.sheets import sheets
from teikit.page.titles import is_stamp, is_title
from teikit.text import Annotation, Document, Span

AFTER = ("page-marks",)


def claim(document: Document) -> Iterator[Annotation]:
    """Each running head and foot and page number, as `fw` over the characters of its line.

    The line is read as nothing. Body text is never taken: a line that might be either stays.
    """
    text, lines = document.text, lines_of(document)

    def words(row: int) -> str:
        return text[lines[row].start : lines[row].end]

    known = {head.span.start for head in document.claimed("fw")}
    papers = [[row for row in sheet if lines[row].start not in known] for sheet in sheets(document)]
    found = edges(papers, words, apart(document), heights(document), large(document))
    if len(papers) == 1:
        found |= recurring(papers[0], words)
    if papers and papers[0] and papers[0][0] not in found and _alone(papers[0], words(papers[0][0]), words):
        found[papers[0][0]] = Furniture(False, top=True)
    for row in sorted(found):
        line, furniture = lines[row], found[row]
        kind = "pageNum" if furniture.bare else "header" if furniture.top else "footer"
        if is_stamp(words(row)):
            kind = "stamp"
        place = "top" if furniture.top else "bottom"
        yield Annotation(Span(line.start, line.end), "fw", {"type": kind, "place": place}, reads="")


def _alone(rows: Sequence[int], first: str, words: Callable[[int], str]) -> bool:
    """Whether the first line of a text shows by itself that it is a running head."""
    following = words(rows[1]) if len(rows) > 1 else ""
    for folio in read(first):
        title = folio.title
        if not folio.value or not re.match(r"\W*[^\W\d_]", title) or not is_title(folio):
            continue
        page = folio.printed.isdigit() and not 1000 < folio.value < 2100
        if folio.set_off or (page and _goes_on(title, following)):
            return True
    return False


def _goes_on(title: str, following: str) -> bool:
    """Whether the line after a title can only be the middle of a sentence."""
    return title[:1].isupper() and title[-1:] not in ".!?:" and following.lstrip()[:1].islower()
