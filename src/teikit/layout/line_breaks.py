"""Line ends, every one of them, and whether a word goes on there.

Evidence: a hyphen before the line end that is soft or belongs to its word; see lexicon/hyphenation.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from teikit.page.flow import Flow, flow
from teikit.page.word_breaks import unbroken
from teikit.text import Annotation, Document, Span, pointers

AFTER = ("running-heads", "notes", "ligatures")

PLAIN: dict[str, str] = {}
WITHIN = {"break": "no"}


def claim(document: Document) -> Iterator[Annotation]:
    """Each line end, as `lb` over exactly its characters; a form feed behind it belongs to the page break.

    It is read as a space, or as nothing where a word goes on; then all ends between its halves are, also
    beside the notes and the running head that stand between. Blanks between the halves belong to the end.
    It points at the areas of the facsimile that begin behind it.
    """
    stream = flow(document)
    within, _ = unbroken(document)
    restored = {word.span.start for word in document.claimed("corr")}
    zones = {line.span.start: {"facs": pointers(line.zones)} for line in document.lines if line.zones}
    for number, line in enumerate(stream.lines):
        span = Span(line.end, line.turn)
        if not len(span):
            continue
        if number in within:
            span = _with_blanks(stream, number, restored)
            yield Annotation(span, "lb", {**WITHIN, **zones.get(line.stop, PLAIN)}, reads="")
        else:
            yield Annotation(span, "lb", zones.get(line.stop, PLAIN), reads=" ")


def _with_blanks(stream: Flow, number: int, restored: Set[int]) -> Span:
    """The end of a line within a word, with the blanks between its halves if the next line has the rest.

    A blank that stands for letters which were `restored` belongs to its word.
    """
    line = stream.lines[number]
    if line.last_of_page or stream.stream[number] < 0 or stream.stream[number + 1] != stream.stream[number]:
        return Span(line.end, line.turn)
    words, following = stream.words(number), stream.words(number + 1)
    before, after = len(words) - len(words.rstrip(" \t")), len(following) - len(following.lstrip(" \t"))
    after = next((at for at in range(after) if line.turn + at in restored), after)
    return Span(line.end - before, line.turn + after)
