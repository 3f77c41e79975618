"""Names inside of other names: of a book, of a body, of an event; and what acts like a government."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from teikit.facts import fact_of, fact_of_text
from teikit.language import Cue, words_in
from teikit.languages import Spoken, spoken_in
from teikit.lexicon.folding import fold
from teikit.recognition.cues import cues
from teikit.recognition.mentions import Mention
from teikit.text import Reading, Span

QUOTED = re.compile(r"[“„«\"]([^“”„«»\"\n]{2,120}?)[”“»\"]")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
BEFORE = re.compile(r"([^\W\d_][\w'’-]*) ((?:[^\W\d_A-Z][\w]*['’]? ?){1,3})\Z")
NEXT = re.compile(r"\A(?:['’]s)? ([^\W\d_][\w'’-]*)")
PREVIOUS = re.compile(r"([^\W\d_][\w'’-]*)[ ,]*\Z")
LONG = 5
"""A word of so many letters has a capital in a title."""

REACH = 60
LOCATING = frozenset({Cue.IN, Cue.INTO, Cue.FROM, Cue.NEAR, Cue.OF, Cue.BY})


def in_work(reading: Reading, span: Span) -> bool:
    """Whether a name is part of the title of a work: claimed as one, in italics with more, or quoted."""
    return any(title.contains(span) for title in _quoted(reading)) or _claimed(reading, span)


@fact_of_text
def _quoted(reading: Reading) -> tuple[Span, ...]:
    """What is quoted and written like a title: all of its longer words have a capital."""
    found = []
    for quote in QUOTED.finditer(reading.text):
        words = WORD.findall(quote[1])
        long = [word for word in words if len(word) >= LONG]
        if len(words) > 1 and long and all(word[0].isupper() for word in long):
            found.append(Span(*quote.span(1)))
    return tuple(found)


def _claimed(reading: Reading, span: Span) -> bool:
    here = reading.source(span)
    for claim in reading.document.claimed("title", "hi"):
        if claim.span.contains(here) and (claim.element == "title" or len(claim.span) > len(here) + LONG):
            return True
    return False


@fact_of("title")
def cited_titles(reading: Reading) -> tuple[Span, ...]:
    """Where the titles of works stand that are cited, in order."""
    return tuple(sorted(claim.span for claim in reading.claims if claim.element == "title"))


def in_title(titles: Sequence[Span], span: Span) -> bool:
    """Whether a name stands in one of these titles."""
    at = bisect_right(titles, span.start, key=lambda title: title.start) - 1
    return at >= 0 and titles[at].contains(span)


def in_body(reading: Reading, span: Span) -> bool:
    """Whether a name is part of that of a body or an event: Treaty of Versailles, Oxford University."""
    known = cues(spoken_in(reading.document))
    after = NEXT.match(reading.text[span.end : span.end + REACH])
    if after and after[1][0].isupper() and fold(after[1]) in known.bodies:
        return True
    before = BEFORE.search(reading.text[max(0, span.start - REACH) : span.start])
    if before is None or not before[1][0].isupper() or fold(before[1]) not in known.bodies:
        return False
    small = [known.cue(fold(word)) for word in before[2].split()]
    return small[0] is Cue.OF and all(cue in (Cue.OF, Cue.THE) for cue in small)


def acts(reading: Reading, span: Span) -> bool:
    """Whether a place does what governments do: London refused."""
    spoken = spoken_in(reading.document)
    after = NEXT.match(reading.text[span.end : span.end + REACH])
    if after is None or after[1] not in _acts(spoken):
        return False
    before = PREVIOUS.search(reading.text[max(0, span.start - REACH) : span.start])
    return before is None or cues(spoken).cue(fold(before[1])) not in LOCATING


@cache
def _acts(spoken: Spoken) -> frozenset[str]:
    return words_in(spoken.all, lambda each: each.acts)


def animals(reading: Reading, mentions: Iterable[Mention]) -> frozenset[tuple[str, ...]]:
    """The names that the text gives to animals, as folded words: my dog Rover; Dapple, the horse."""
    beasts = words_in(spoken_in(reading.document).all, lambda each: each.animals)
    known = cues(spoken_in(reading.document))
    found = set()
    for mention in mentions:
        before = WORD.findall(reading.text[max(0, mention.span.start - REACH) : mention.span.start])[-2:]
        apart = reading.text[mention.span.start - 1 : mention.span.start] in (" ", "")
        named = before[-1:] and known.cue(fold(before[-1])) is Cue.KIN
        said = [word.lower() for word in before[-2 if named else -1 :]]
        behind = re.match(r", (?:\w+ ){1,2}?(\w+)", reading.text[mention.span.end : mention.span.end + REACH])
        if (apart and beasts.intersection(said)) or (behind and behind[1].lower() in beasts):
            found.add(tuple(token.folded for token in mention.words))
    return frozenset(found)
