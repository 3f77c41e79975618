"""Which line ends fall within a word, so that no space is read there."""

from __future__ import annotations

from teikit.lexicon.words import vocabulary, words_of
from teikit.page.flow import Flow
from teikit.page.hyphenation import Hyphen, broken
from teikit.text import Document


def unbroken(document: Document, stream: Flow) -> tuple[set[int], set[int]]:
    """The numbers of the lines at whose end a word goes on; and of those behind which the page may turn
    within a word of the running text, whatever stands there between its halves.
    """
    words = words_of(document)
    within: set[int] = set()
    turns: set[int] = set()
    for number, following, hyphen in broken(stream, words, vocabulary(document)):
        if hyphen is not Hyphen.OPEN:
            within.update(stream.between(number, following))
            if stream.stream[number] == 0:
                turns.update(range(number, following))
    return within, turns
