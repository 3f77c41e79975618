"""Works that other notes cite by author and year, where a sentence names them: `Kramer 1979 has shown`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from teikit.citations.citation import Citation, Part
from teikit.citations.cues import said
from teikit.citations.fields import Field
from teikit.citations.works import describe, surname
from teikit.language import Citing
from teikit.text import Span

NAME = r"[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*"
NAMED = re.compile(
    rf"(?P<authors>{NAME}(?:(?: ?/ ?| und | and | & | et ){NAME}){{0,4}}),? "
    r"\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\b\)?"
    r"(?:,? (?P<range>(?P<word>[^\W\d_]{1,3})\. ?\d+(?:[-–—]\d+)?(?: ff?\b\.?)?))?"
)
KEY = tuple[str, str]
"""The surname of the first author, and the year."""


def keys(citations: Iterable[Citation]) -> frozenset[KEY]:
    """The works of citations that say author and year, and no title."""
    about = (describe(each) for each in citations)
    return frozenset(
        (each.authors[0], each.year) for each in about if each.authors and each.year and not each.title
    )


def repeated(text: str, span: Span, found: Sequence[Citation], known: frozenset[KEY]) -> Iterator[Citation]:
    """The works of a stretch that are known, and that none of the citations found there touches."""
    for match in NAMED.finditer(text, span.start, span.end) if known else ():
        authors = list(re.finditer(NAME, match["authors"]))
        place = Span(*match.span())
        if (surname(authors[0].group()), match["year"]) not in known:
            continue
        if any(each.span.start < place.end and place.start < each.span.end for each in found):
            continue
        yield _citation(text, match, [each.span() for each in authors])


def _citation(text: str, match: re.Match[str], authors: Sequence[tuple[int, int]]) -> Citation:
    spans = [(Field.AUTHOR, Span(match.start() + low, match.start() + high)) for low, high in authors]
    spans.append((Field.DATE, Span(*match.span("year"))))
    end = match.end("year") + (text[match.end("year") : match.end("year") + 1] == ")")
    if match["range"] and Citing.PAGE in said(match["word"]):
        spans.append((Field.CITED, Span(*match.span("range"))))
        end = match.end("range")
    parts = tuple(Part(field, span, span.of(text)) for field, span in spans)
    return Citation(Span(match.start(), end), parts, "", "medium")
