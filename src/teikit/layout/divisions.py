"""Divisions in divisions, and what stands before and behind the body: headings tell where each begins.

Evidence: see page/levels.py. A text without headings needs none, nor one whose headings are all alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from teikit.page.blocks import blocks, claimed_lines
from teikit.page.headings import is_earlier, is_later
from teikit.page.levels import Division, Heading, divisions
from teikit.page.look import looks
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "letters", "headings")

READERS = "readers/"


def claim(document: Document) -> Iterator[Annotation]:
    """Each division as `div`, from its heading to the next that it does not hold; `front` and `back`."""
    if document.claimed("div", "front", "back") or not document.claimed("head"):
        return
    found = list(divisions(list(_headings(document))))
    if not found:
        return
    front, back = _matter([division for division in found if not division.depth])
    text, whole = document.text, len(document.text)
    if front:
        yield Annotation(Span(0, front), "front")
    if back:
        yield Annotation(Span(back, whole), "back")
    first = found[0].heading.start
    if before := text[:first].lstrip():
        yield Annotation(Span(first - len(before), first), "div")
    for at, division in enumerate(found):
        behind = (other.heading.start for other in found[at + 1 :] if other.depth <= division.depth)
        yield Annotation(Span(division.heading.start, next(behind, whole)), "div")


def _headings(document: Document) -> Iterator[Heading]:
    """The headings, each with whether nothing but headings stands between it and the one above."""
    found, look = blocks(document), looks(document)
    starts = [note.span.start for note in document.claimed("note")]
    lines = sorted(set(claimed_lines(document, found, "head")))
    firsts = {claim.span.start: claim for claim in document.claimed("head")}
    order = [line for block in found.blocks for line in block.lines]
    place = {line: at for at, line in enumerate(order)}
    last = -1
    for line in lines:
        claim = firsts.get(found.tight(line).start)
        if claim is not None:
            start = claim.span.start
            below = last >= 0 and place.get(line, -1) == place.get(last, -9) + 1
            if below:
                below = bisect_left(starts, start) == bisect_left(starts, found.tight(last).start)
            size = look[line].size if line in look else 1.0
            yield Heading(start, " ".join(claim.span.of(document.text).split()), size, below)
        last = line


def _matter(parts: Sequence[Division]) -> tuple[int, int]:
    """Where the body begins, behind a preface or contents, and where it ends, before notes or an index; 0
    where nothing stands before it or behind it.
    """
    numbered = next((at for at, part in enumerate(parts) if part.numbered), 0)
    earlier = [at for at in range(numbered) if is_earlier(parts[at].heading.words)]
    later = len(parts)
    while later > 1 and is_later(parts[later - 1].heading.words):
        later -= 1
    front = parts[earlier[-1] + 1].heading.start if earlier else 0
    return front, parts[later].heading.start if later < len(parts) else 0
