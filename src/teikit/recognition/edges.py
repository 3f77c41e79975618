"""What editors differ in at the edges of a name: titles before it, articles, the county behind a town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from teikit.language import Cue
from teikit.languages import spoken_in
from teikit.lexicon.folding import fold
from teikit.lexicon.gazetteer import place
from teikit.recognition.cues import Cues, cues
from teikit.recognition.mentions import Mention
from teikit.text import Reading, Span

LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*\.?) \Z")
ELISION = re.compile(r"[^\W\d_]{1,3}['’]\Z")
BETWEEN = re.compile(r", ?\Z")
LARGER = frozenset({"region", "country"})
REACH = 40
"""So many characters before a name may be its titles."""


def with_titles(reading: Reading, span: Span) -> Span:
    """The span of a name with the titles right before it: Dr., General; ranks and kin with a capital only."""
    known, start = cues(spoken_in(reading.document)), span.start
    while word := LAST_WORD.search(reading.text[max(0, start - REACH) : start]):
        cue = known.cue(fold(word[1]))
        if cue is not Cue.TITLE and not (cue is Cue.RANK and word[1][0].isupper()):
            break
        start -= len(word.group())
    return Span(start, span.end)


def with_article(reading: Reading, span: Span) -> Span:
    """The span of a name with the article right before it: the Crimea, l'Italie."""
    before = reading.text[max(0, span.start - REACH) : span.start]
    known = cues(spoken_in(reading.document))
    if word := LAST_WORD.search(before):
        if fold(word[1]) in known.definite:
            return Span(span.start - len(word.group()), span.end)
    elif (word := ELISION.search(before)) and word.group().lower().replace("'", "’") in known.definite:
        return Span(span.start - len(word.group()), span.end)
    return span


def with_regions(reading: Reading, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The places, each with the county, state or country that a comma ties to it: Chester, Pennsylvania."""
    known, waiting = cues(spoken_in(reading.document)), None
    for mention in mentions:
        if waiting is None:
            waiting = mention
        elif _is_larger(mention, known) and BETWEEN.fullmatch(
            reading.text[waiting.span.end : mention.span.start]
        ):
            span = Span(waiting.span.start, mention.span.end)
            waiting = replace(waiting, span=span)
        else:
            yield waiting
            waiting = mention
    if waiting is not None:
        yield waiting


def _is_larger(mention: Mention, known: Cues) -> bool:
    """Whether a place is a county, a state or a country."""
    last = mention.words[-1].folded
    if last in known.generics_after or last.rstrip(".") in known.states:
        return True
    found = place(mention.entry.key) if mention.entry else None
    return found is not None and found.kind in LARGER
