"""References to pages of the document itself: `see p. 100`, `siehe oben S. 5`.

`Bihl, p. 282` is a page of another book and stays text: only a word that sends the reader on (`see`, `above`,
`voir`, `vgl.` …) makes a reference, and only where the document has that page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from teikit.language import Cue, Language, words_in
from teikit.languages import spoken_in
from teikit.text import Annotation, Document, Reading, Span


@dataclass(frozen=True, slots=True)
class Expressions:
    """How some languages send a reader to a page.

    `sent` has the word before the page, `placed` behind it; `within` are the words that can only mean this
    document, `elsewhere` is what makes a page one of another book.
    """

    sent: re.Pattern[str]
    placed: re.Pattern[str]
    elsewhere: re.Pattern[str]
    within: frozenset[str]


@cache
def expressions(languages: tuple[Language, ...]) -> Expressions:
    """The expressions of these languages."""
    within = words_in(languages, lambda each: each.page_within)
    sending = words_in(languages, lambda each: each.page_sending)
    between = words_in(languages, lambda each: each.page_between)
    pages = words_in(languages, lambda each: each.page_words)
    of = words_in(languages, lambda each: f"{each.cues.get(Cue.OF, '')} {each.cues.get(Cue.IN, '')}")
    page = rf"(?:{_any(pages)}) ?(?P<first>\d{{1,5}})(?:(?: ?[-–] ?\d{{1,5}})|(?: ?ff?\b))?"
    linked = rf"[.,:]? (?:(?:{_any(between)})(?: \d+,?)? ){{0,2}}"
    return Expressions(
        re.compile(
            rf"\b(?P<cue>{_any(sending | within)})\b{linked}(?P<ref>{page})(?=(?P<after>.{{0,16}}))",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?P<ref>{page}),? (?P<cue>{_any(within)})\b", re.IGNORECASE),
        re.compile(rf",? (?:{_any(of)}) ", re.IGNORECASE),
        within,
    )


def _any(choices: Iterable[str]) -> str:
    """An expression for any of these words, the longest first; a bar in a word stands for a blank."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word.replace("|", " ")) for word in ordered) or "(?!)"


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield a `ref` to each page of this document that the reading mentions, in order."""
    pages = _pages(reading.document)
    if not pages:
        return
    known = expressions(spoken_in(reading.document).all)
    found = {
        match.start("ref"): match
        for match in known.sent.finditer(reading.text)
        if not known.elsewhere.match(match["after"])
    }
    found |= {match.start("ref"): match for match in known.placed.finditer(reading.text)}
    for start in sorted(found):
        match = found[start]
        if match["first"] in pages:
            certainty = "high" if match["cue"].lower() in known.within else "medium"
            attributes = {"type": "pageReference", "target": f"#{pages[match['first']]}", "cert": certainty}
            yield Annotation(Span(*match.span("ref")), "ref", attributes)


def _pages(document: Document) -> Mapping[str, str]:
    """The xml:id of each numbered page; a number that two pages have belongs to the first."""
    pages: dict[str, str] = {}
    for claim in document.claimed("pb"):
        if "n" in claim.attributes and "xml:id" in claim.attributes:
            pages.setdefault(claim.attributes["n"], claim.attributes["xml:id"])
    return pages
