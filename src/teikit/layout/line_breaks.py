"""Line ends, every one of them, and whether a word goes on there.

Evidence: a hyphen before the line end that is soft or belongs to its word; see lexicon/hyphenation.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.flow import flow
from teikit.lexicon.breaks import unbroken
from teikit.text import Annotation, Document, Span

PLAIN: dict[str, str] = {}
WITHIN = {"break": "no"}


def claim(document: Document) -> Iterator[Annotation]:
    """Each line end that no page break covers, as `lb` over exactly its characters.

    It is read as a space, or as nothing where a word goes on; then all ends between its halves are, also
    beside the notes and the running head that stand between.
    """
    stream = flow(document)
    within = unbroken(document, stream)
    taken = {page.span for page in document.claims("pb")}
    for number, line in enumerate(stream.lines):
        span = Span(line.end, line.stop)
        if not len(span) or span in taken:
            continue
        if number in within:
            yield Annotation(span, "lb", WITHIN, reads="")
        else:
            yield Annotation(span, "lb", PLAIN, reads=" ")
