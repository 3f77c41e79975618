"""Words in which one sign stands for several letters (naƟonal), or that lost ti, tt, ft or Th.

Evidence: the words are none, and with the letters common ones, throughout the text; see page/odd_signs.py and
page/lost_pairs.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from teikit.lexicon.words import WORD, Words, vocabulary, words_of
from teikit.page.flow import Flow, flow
from teikit.page.lost_pairs import SHORTEST, lost, missing, restored
from teikit.page.odd_signs import odd_words, readings
from teikit.text import Annotation, Document, Span

AFTER = ("notes", "hyphens")

TH = "Th"
BEGINS = re.compile(r"(?:\A|\n[ \t]*\n[ \t]*|[.!?][”’\"')\]]*\s+)[“‘\"'(\[]*([a-z]+)\b")
"""The first word of a sentence, in small letters."""
FEWEST = 4
"""So many sentences bear witness that a text has lost it."""
COMMON = 1e-5
"""How common a word with Th must be for that."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each such word as `corr` over its characters, read as the restored word."""
    text, words, stream = document.text, words_of(document), flow(document)
    taken = {place for ref in document.claimed("ref") for place in (ref.span.start, ref.span.end - 1)}
    pairs = missing(vocabulary(document))
    found = (*_signs(text, words), *_pairs(stream, pairs, words), *_first(text, words))
    done = 0
    for span, whole in sorted(dict(found).items(), key=lambda each: each[0].start):
        if span.start >= done and taken.isdisjoint(range(span.start, span.end)):
            yield Annotation(span, "corr", reads=whole)
            done = span.end


def _signs(text: str, words: Words) -> Iterator[tuple[Span, str]]:
    odd = list(odd_words(text, words))
    known = readings(odd, words)
    for each in odd:
        whole = each.before + known.get(each.sign, each.sign) + each.after
        if each.sign in known and words.knows(whole):
            yield Span(each.start, each.end), whole


def _pairs(stream: Flow, pairs: tuple[str, ...], words: Words) -> Iterator[tuple[Span, str]]:
    """Words that lost one of the pairs that the text hardly has."""
    rows = [line for line, at in zip(stream.lines, stream.stream, strict=True) if at >= 0] if pairs else []
    counts = Counter(word for line in rows for word in WORD.findall(stream.text, line.start, line.end))
    if gone := lost({word: counts[word] for word in counts if word.islower()}, pairs, words):
        tokens = [found for line in rows for found in WORD.finditer(stream.text, line.start, line.end)]
        known = {word for word in counts if len(word) >= SHORTEST}
        alike = {word: restored(word, gone, words)[0] for word in known}
        yield from ((Span(*found.span()), whole) for found in tokens if (whole := alike.get(found[0])))


def _first(text: str, words: Words) -> Iterator[tuple[Span, str]]:
    """Words at the beginning of sentences that lost their Th, where hardly any word kept it."""
    if text.count(TH) >= FEWEST:
        return
    begun = [found for found in BEGINS.finditer(text) if words.frequency(TH + found[1]) >= COMMON]
    if len(begun) >= max(FEWEST, text.count(TH)):
        yield from ((Span(*found.span(1)), TH + found[1]) for found in begun)
