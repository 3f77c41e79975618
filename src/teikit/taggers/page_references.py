"""References to pages of the document itself, in English, French and German: `see p. 100`, `siehe oben S. 5`.

`Bihl, p. 282` is a page of another book and stays text: only a word that sends the reader on (`see`, `above`,
`voir`, `vgl.` …) makes a reference, and only where the document has that page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from teikit.text import Annotation, Document, Reading, Span

WITHIN = "above below supra infra oben unten ci-dessus ci-dessous".split()
"""Words that can only mean this document; they stand before or after the page."""

SENDING = "see cf compare siehe vgl vergleiche voir v".split()
"""Words that may also send the reader to another book; they stand before the page."""

PAGE = r"(?:pp?\. ?|pages? |SS?\. ?|Seiten? )(?P<first>\d{1,5})(?:(?: ?[-–] ?\d{1,5})|(?: ?ff?\b))?"
BETWEEN = r"[.,:]? (?:(?:also|auch|aussi|on|at|auf|à la|note \d+,?) ){0,2}"
SENT = re.compile(
    rf"\b(?P<cue>{'|'.join((*SENDING, *WITHIN))})\b{BETWEEN}(?P<ref>{PAGE})(?=(?P<after>.{{0,16}}))",
    re.IGNORECASE,
)
PLACED = re.compile(rf"\b(?P<ref>{PAGE}),? (?P<cue>{'|'.join(WITHIN)})\b", re.IGNORECASE)
ELSEWHERE = re.compile(r",? (?:of|in|de|du|des|dans|von|im|bei) ", re.IGNORECASE)


def tag(reading: Reading) -> Iterator[Annotation]:
    """Yield a `ref` to each page of this document that the reading mentions, in order."""
    pages = _pages(reading.document)
    if not pages:
        return
    found = {
        match.start("ref"): match
        for match in SENT.finditer(reading.text)
        if not ELSEWHERE.match(match["after"])
    }
    found |= {match.start("ref"): match for match in PLACED.finditer(reading.text)}
    for start in sorted(found):
        match = found[start]
        if match["first"] in pages:
            certainty = "high" if match["cue"].lower() in WITHIN else "medium"
            attributes = {"type": "pageReference", "target": f"#{pages[match['first']]}", "cert": certainty}
            yield Annotation(Span(*match.span("ref")), "ref", attributes)


def _pages(document: Document) -> Mapping[str, str]:
    """The xml:id of each numbered page; a number that two pages have belongs to the first."""
    pages: dict[str, str] = {}
    for claim in document.claimed("pb"):
        if "n" in claim.attributes and "xml:id" in claim.attributes:
            pages.setdefault(claim.attributes["n"], claim.attributes["xml:id"])
    return pages
