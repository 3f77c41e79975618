"""Soft hyphens: those that were put at a line end only to break a word.

Evidence: the word elsewhere in the text with or without its hyphen, the word lists, capitals and digits
beside the hyphen; see lexicon/hyphenation.py. A hard hyphen is not claimed; it stays in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.lexicon.words import vocabulary, words_of
from teikit.page.flow import flow
from teikit.page.hyphenation import Hyphen, broken
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes")


def claim(document: Document) -> Iterator[Annotation]:
    """Each soft hyphen at a line end, as `pc` with force weak; it is read as nothing."""
    text = document.text
    words = words_of(document)
    stream = flow(document)
    for number, _, hyphen in broken(stream, words, vocabulary(document)):
        if hyphen is Hyphen.SOFT:
            line = stream.lines[number]
            at = line.start + len(text[line.start : line.end].rstrip(" \t")) - 1
            yield Annotation(Span(at, at + 1), "pc", {"force": "weak"}, reads="")
