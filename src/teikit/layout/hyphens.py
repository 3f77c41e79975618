"""Soft hyphens: those that were put at a line end only to break a word.

Evidence: the word elsewhere in the text with or without its hyphen, the word lists, capitals and digits
beside the hyphen; see lexicon/hyphenation.py. A hard hyphen is not claimed; it stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.lexicon.words import Words, words_of
from teikit.page.flow import flow
from teikit.page.hyphenation import Hyphen
from teikit.page.word_breaks import breaks
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes")

SHY = "\u00ad"
BEFORE = re.compile(r"([^\W\d_]+)k[^\w\s]$")
AFTER_IT = re.compile(r"\s*k([^\W\d_]+)")


def claim(document: Document) -> Iterator[Annotation]:
    """Each soft hyphen at a line end, as `pc` with force weak; it is read as nothing. A k that stands for c
    there is restored in `corr`.
    """
    text = document.text
    words = words_of(document)
    stream = flow(document)
    for number, following, hyphen in breaks(document):
        end = stream.lines[number].start + len(stream.words(number).rstrip(" \t"))
        if text[end - 2 : end] == f"{SHY}-":
            yield Annotation(Span(end - 2, end - 1), "pc", {"force": "weak"}, reads="")
        if hyphen is Hyphen.SOFT or text[end - 1] == SHY:
            yield Annotation(Span(end - 1, end), "pc", {"force": "weak"}, reads="")
        if hyphen is Hyphen.SOFT and _was_ck(
            text[max(0, end - 40) : end], stream.words(following)[:40], words
        ):
            yield Annotation(Span(end - 2, end - 1), "corr", {"cert": "high"}, reads="c")


def _was_ck(left: str, right: str, words: Words) -> bool:
    """Whether a German word has ck that print breaks into k-k: Zuk-ker."""
    one, two = BEFORE.search(left), AFTER_IT.match(right)
    return (
        one is not None
        and two is not None
        and words.knows(f"{one[1]}ck{two[1]}")
        and not words.knows(f"{one[1]}kk{two[1]}")
    )
