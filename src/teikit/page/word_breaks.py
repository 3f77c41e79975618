"""Which line ends fall within a word, so that no space is read there: by a hyphen, or by the file."""

from __future__ import annotations

from itertools import pairwise

from teikit.facts import fact_of
from teikit.lexicon.words import vocabulary, words_of
from teikit.page.flow import flow
from teikit.page.hyphenation import Hyphen, broken
from teikit.text import Document


@fact_of("fw", "note")
def breaks(document: Document) -> tuple[tuple[int, int, Hyphen], ...]:
    """The lines that end in a hyphen of a word, each with the line that has the rest, and what it is."""
    return tuple(broken(flow(document), words_of(document), vocabulary(document)))


def unbroken(document: Document) -> tuple[set[int], set[int]]:
    """The numbers of the lines at whose end a word goes on; and of those behind which the page may turn
    within a word of the running text, whatever stands there between its halves.
    """
    stream = flow(document)
    within: set[int] = set()
    turns: set[int] = set()
    for number, following, hyphen in breaks(document):
        if hyphen is not Hyphen.OPEN:
            within.update(stream.between(number, following))
            if stream.stream[number] == 0:
                turns.update(range(number, following))
    told = {line.span.start for line in document.lines if line.broken}
    for number, following in (pair for lines in stream.streams() if told for pair in pairwise(lines)):
        if stream.lines[number].start in told:
            within.update(stream.between(number, following))
    return within, turns
