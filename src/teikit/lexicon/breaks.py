"""Which line ends fall within a word, so that no space is read there."""

from __future__ import annotations

from teikit.flow import Flow
from teikit.lexicon.hyphenation import Hyphen, broken
from teikit.lexicon.words import vocabulary, words_for
from teikit.text import Document


def unbroken(document: Document, stream: Flow) -> set[int]:
    """The numbers of the lines at whose end a word goes on, in this line or across it."""
    words = words_for(document.text, document.metadata.get("language", ""))
    within: set[int] = set()
    for number, following, hyphen in broken(stream, words, vocabulary(document.text)):
        if hyphen is not Hyphen.OPEN:
            within.update(stream.between(number, following))
    return within
