"""Authors that the labels miss: initials before a surname, a name at the beginning of a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from teikit.citations.fields import TITLES, Field
from teikit.citations.parts import Citation, Part
from teikit.citations.works import surname
from teikit.lexicon.folding import fold
from teikit.recognition.people import is_given
from teikit.text import Span

INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\.[ -]?){1,3}$")
NAME = r"[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*"
LEAD = re.compile(rf"(?P<name>(?:(?P<first>{NAME}) (?:{NAME} )?)?{NAME}(?:/{NAME})*)[:,] ?(?=\S)")
"""A word or more with capitals, before what would be a title without them."""


def with_initials(text: str, citation: Citation, low: int) -> Citation:
    """The citation with the initials right before its first author; none of them lies before `low`."""
    first = citation.parts[0]
    if first.field is not Field.AUTHOR or first.span.start != citation.span.start:
        return citation
    found = INITIALS.search(text, max(low, first.span.start - 12), first.span.start)
    if found is None:
        return citation
    span = Span(found.start(), first.span.end)
    named = Part(Field.AUTHOR, span, span.of(text))
    return replace(citation, span=Span(span.start, citation.span.end), parts=(named, *citation.parts[1:]))


def known_authors(citations: Sequence[Citation]) -> frozenset[str]:
    """The surnames of all who are named as authors."""
    return frozenset(surname(part.text) for each in citations for part in each.all(Field.AUTHOR))


def with_author(citation: Citation, known: frozenset[str]) -> Citation:
    """The citation with the author that its title seems to begin with: a known one, or a full name."""
    first = citation.parts[0]
    if citation.all(Field.AUTHOR) or first.field not in TITLES or first.span.start != citation.span.start:
        return citation
    found = LEAD.match(first.text)
    if found is None:
        return citation
    every = found["name"].split("/")
    full = found["first"] is not None and is_given(fold(found["first"]))
    if not (surname(every[0]) in known or len(every) > 1 or (full and ":" in found.group())):
        return citation
    start, persons = first.span.start, []
    for name in every:
        at = start + first.text.index(name)
        persons.append(Part(Field.AUTHOR, Span(at, at + len(name)), name))
    title = Part(first.field, Span(start + found.end(), first.span.end), first.text[found.end() :])
    return replace(citation, parts=(*persons, title, *citation.parts[1:]))
