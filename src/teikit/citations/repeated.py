"""Works that other notes cite, where a sentence names them (`Kramer 1979 has shown`) or by a short title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from teikit.citations.cues import said
from teikit.citations.fields import Field
from teikit.citations.parts import Citation, Part
from teikit.citations.works import describe, folded, shortens, surname
from teikit.language import Citing
from teikit.text import Span

NAME = r"\b[^\W\d_a-z][^\W\d_]{1,40}(?:[-’'][^\W\d_]{1,40}){0,3}"
NAMED = re.compile(
    rf"(?P<authors>{NAME}(?:(?: ?/ ?| und | and | & | et ){NAME}){{0,4}}),? "
    r"\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\b\)?"
    r"(?:,? (?P<range>(?P<word>[^\W\d_]{1,3})\. ?\d+(?:[-–—]\d+)?(?: ff?\b\.?)?))?"
)
IN_SHORT = re.compile(
    rf"\b(?P<author>{NAME}), [‘“„«]?(?P<title>[^\W\d_a-z][^,;.:()\n’”“»]{{2,70}})"
    r"[’”“»]?, (?P<range>(?:(?P<word>[^\W\d_]{1,3})\. ?)?\d+(?:[-–—]\d+)?(?: ff?\b\.?)?)"
)
"""An author, the short title of a work, and a page."""


class Known:
    """The works that some citations say: by surname and year, and by surname and title."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        """Know the works of these."""
        self.years: set[tuple[str, str]] = set()
        self.titles: dict[str, list[tuple[str, ...]]] = {}
        for each in map(describe, citations):
            for name in each.authors[:1]:
                if each.year and not each.title:
                    self.years.add((name, each.year))
                if each.complete and each.title:
                    self.titles.setdefault(name, []).append(each.title)

    def says(self, name: str, title: str) -> bool:
        """Whether somebody of this name wrote a work that the title is short for."""
        short = folded(title)
        return any(shortens(short, full) for full in self.titles.get(surname(name), ()))


def repeated(text: str, span: Span, found: Sequence[Citation], known: Known) -> Iterator[Citation]:
    """The works of a stretch that are known, and that none of the citations found there touches."""
    forms = [form for form, names in ((NAMED, known.years), (IN_SHORT, known.titles)) if names]
    for form in forms:
        for match in form.finditer(text, span.start, span.end):
            place = Span(*match.span())
            if any(each.span.start < place.end and place.start < each.span.end for each in found):
                continue
            if form is NAMED and (surname(_names(match)[0].group()), match["year"]) in known.years:
                yield _dated(text, match)
            elif form is IN_SHORT and known.says(match["author"], match["title"]):
                yield _titled(text, match)


def _names(match: re.Match[str]) -> list[re.Match[str]]:
    return list(re.finditer(NAME, match["authors"]))


def _dated(text: str, match: re.Match[str]) -> Citation:
    authors = [each.span() for each in _names(match)]
    spans = [(Field.AUTHOR, Span(match.start() + low, match.start() + high)) for low, high in authors]
    spans.append((Field.DATE, Span(*match.span("year"))))
    end = match.end("year") + (text[match.end("year") : match.end("year") + 1] == ")")
    if match["range"] and Citing.PAGE in said(match["word"]):
        spans.append((Field.CITED, Span(*match.span("range"))))
        end = match.end("range")
    parts = tuple(Part(field, span, span.of(text)) for field, span in spans)
    return Citation(Span(match.start(), end), parts, "", "medium")


def _titled(text: str, match: re.Match[str]) -> Citation:
    groups = {"author": Field.AUTHOR, "title": Field.MONOGRAPH, "range": Field.CITED}
    spans = [(field, Span(*match.span(name))) for name, field in groups.items()]
    parts = tuple(Part(field, span, span.of(text)) for field, span in spans)
    return Citation(Span(*match.span()), parts, "", "medium")
