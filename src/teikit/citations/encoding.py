"""A citation in TEI's elements: `bibl`, and its parts in it (TEI P5 3.12.2)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from teikit.citations import ranges
from teikit.citations.fields import TITLES, Field
from teikit.citations.parts import Citation, Part
from teikit.citations.references import Reference
from teikit.text import Annotation, Reading, Span

PLAIN = {
    Field.AUTHOR: "author",
    Field.EDITOR: "editor",
    Field.PLACE: "pubPlace",
    Field.PUBLISHER: "publisher",
    Field.EDITION: "edition",
}
SCOPES = {Field.VOLUME: "volume", Field.ISSUE: "issue", Field.PAGES: "page"}
KINDS = (
    (re.compile(r"10\.\d{4,9}/"), "DOI"),
    (re.compile(r"https?://|www\."), "URL"),
    (re.compile(r"[\d-]{9,16}[\dXx]$"), "ISBN"),
)
YEARS = re.compile(r"(?P<first>(?:1[4-9]|20)\d\d)(?:[a-z]|\s?[/–-]\s?(?P<last>\d{2}|\d{4}))?$")


def encoded(reading: Reading, references: Iterable[Reference]) -> Iterator[Annotation]:
    """The claims of citations: each itself, then its parts.

    Where a note goes on elsewhere in the midst of one, its halves are tied by @next and @prev (TEI P5 17.4).
    """
    found = _Reading(reading)
    for reference in references:
        halves = found.halves(reference.cited.citation)
        names = [reference.id, *(f"{reference.id}-{number}" for number in range(2, len(halves) + 1))]
        for citation, name, tied in zip(halves, names, _tied(names), strict=True):
            said = _attributes(reference) if name == reference.id else [("cert", citation.cert)]
            yield Annotation(citation.span, "bibl", {"xml:id": name, **dict(said), **tied})
            for part in citation.parts:
                claim = found.claim(citation, part)
                if claim is not None:
                    yield replace(
                        claim, attributes={**claim.attributes, **_divided(part, citation, name, tied)}
                    )


def _tied(names: Sequence[str]) -> Iterator[dict[str, str]]:
    """The attributes that tie the halves of these names."""
    for at in range(len(names)):
        after = {"next": f"#{names[at + 1]}"} if at + 1 < len(names) else {}
        yield after | ({"prev": f"#{names[at - 1]}"} if at else {})


def _divided(part: Part, citation: Citation, name: str, tied: Mapping[str, str]) -> dict[str, str]:
    """What ties a title that ends or begins where its citation is divided to its other half."""
    if part.field not in TITLES:
        return {}
    made = {}
    if "next" in tied and part.span.end == citation.span.end:
        made = {"xml:id": f"{name}-title", "next": f"{tied['next']}-title"}
    if "prev" in tied and part.span.start == citation.span.start:
        made = {**made, "xml:id": f"{name}-title", "prev": f"{tied['prev']}-title"}
    return made


def _attributes(reference: Reference) -> Iterator[tuple[str, str]]:
    citation = reference.cited.citation
    yield "cert", citation.cert
    if citation.kind:
        yield "type", citation.kind
    if reference.target:
        yield "corresp", f"#{reference.target}"
    if reference.work:
        yield "key", reference.work


class _Reading:
    """A reading with its dates and notes at hand."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.dates = sorted(claim.span for claim in reading.claims if claim.element == "date")
        self.turns = sorted(_turns(reading))
        self.notes: dict[str, list[str]] = {}
        for note in reading.document.claimed("note"):
            if {"n", "xml:id"} <= note.attributes.keys():
                self.notes.setdefault(note.attributes["n"], []).append(note.attributes["xml:id"])

    def halves(self, citation: Citation) -> list[Citation]:
        """A citation as the turns of its note divide it; mostly it stands in one piece."""
        span = citation.span
        low, high = bisect_right(self.turns, span.start), bisect_left(self.turns, span.end)
        if low == high:
            return [citation]
        edges = [span.start, *self.turns[low:high], span.end]
        pieces = [self._trimmed(Span(first, last)) for first, last in pairwise(edges)]
        halves = []
        for piece in pieces:
            parts = [self._part(part, piece, pieces) for part in citation.parts]
            halves.append(replace(citation, span=piece, parts=tuple(part for part in parts if part)))
        return [half for half in halves if half.parts]

    def _trimmed(self, span: Span) -> Span:
        """A stretch without the blanks at its edges."""
        said = span.of(self.reading.text)
        start = span.start + len(said) - len(said.lstrip())
        return Span(start, max(start, span.end - len(said) + len(said.rstrip())))

    def _part(self, part: Part, piece: Span, pieces: Sequence[Span]) -> Part | None:
        """What of a part stands in a piece: all or nothing, but for a title."""
        here, *held = [_common(part.span, one) for one in (piece, *pieces)]
        if not len(here) or (part.field not in TITLES and here != max(held, key=len)):
            return None
        return part if here == part.span else Part(part.field, here, here.of(self.reading.text))

    def claim(self, citation: Citation, part: Part) -> Annotation | None:
        """The element that a part is; none for what is tagged as a date already."""
        field, span = part.field, part.span
        if field is not Field.DATE and self._in_date(span):
            return None
        said: dict[str, str] = {}
        if field in PLAIN:
            element = PLAIN[field]
        elif field is Field.TRANSLATOR:
            element, said = "editor", {"role": "translator"}
        elif field in TITLES:
            element, said = "title", {"level": "u" if citation.kind == "archival" else TITLES[field]}
            span = self._with_dates(span, citation.span)
        elif field is Field.COLLECTION:
            element, said, span = "seg", {"type": "collection"}, self._with_dates(span, citation.span)
        elif field in SCOPES or field is Field.CITED:
            element, said = _range(citation, part)
        elif field is Field.DATE:
            if _met(self.dates, span):
                return None
            element, said = "date", _when(part.text)
        elif field in (Field.BEFORE, Field.NOTE):
            element, said = "ref", self._pointing(part)
        else:
            element, said = self._kept(part)
        return Annotation(span, element, {**said, "cert": citation.cert})

    def _in_date(self, span: Span) -> bool:
        """Whether a part is nothing but a piece of a date that is tagged already."""
        at = bisect_left(self.dates, Span(span.end, span.end)) - 1
        return at >= 0 and self.dates[at].contains(span)

    def _with_dates(self, span: Span, around: Span) -> Span:
        """A title with the whole of a date that it ends in the midst of."""
        at = bisect_left(self.dates, Span(span.end, span.end)) - 1
        date = self.dates[at] if at >= 0 else span
        crosses = span.start <= date.start and span.end < date.end <= around.end
        return Span(span.start, date.end) if crosses else span

    def _pointing(self, part: Part) -> dict[str, str]:
        """A reference to what was cited before, or to the note that it was cited in."""
        if part.field is Field.BEFORE:
            return {"type": "citation"}
        numbers = re.findall(r"\d+", part.text)
        named = self.notes.get(numbers[0], []) if numbers else []
        return {"type": "noteReference", **({"target": f"#{named[0]}"} if len(named) == 1 else {})}

    def _kept(self, part: Part) -> tuple[str, dict[str, str]]:
        """Where an archive keeps it, or the number that it is known by.

        An `idno` holds characters alone: a number with a line end or a date in it is a `seg`.
        """
        if part.field is Field.REPOSITORY:
            return "orgName", {"type": "repository"}
        kind = next((kind for shape, kind in KINDS if shape.match(part.text)), "number")
        said = {"type": "shelfmark" if part.field is Field.SHELFMARK else kind}
        source = self.reading.source(part.span).of(self.reading.document.text)
        plain = source == part.text and not _met(self.dates, part.span)
        return "idno" if plain else "seg", said


def _common(one: Span, other: Span) -> Span:
    """What two stretches have in common."""
    start = max(one.start, other.start)
    return Span(start, max(start, min(one.end, other.end)))


def _turns(reading: Reading) -> Iterator[int]:
    """Where the notes of a reading go on with what stands elsewhere in the source."""
    bodies = [body for note in reading.document.claimed("note") for body in note.body[1:]]
    if bodies:
        starts = sorted((piece.span.start, piece.start) for piece in reading.pieces)
        places = (bisect_left(starts, (body.start, 0)) for body in bodies)
        yield from (starts[at][1] for at in places if at < len(starts))


def _range(citation: Citation, part: Part) -> tuple[str, dict[str, str]]:
    if part.field in SCOPES:
        return "biblScope", ranges.read(part.text, SCOPES[part.field]).attributes
    return "citedRange", ranges.read(part.text, "folio" if citation.kind == "archival" else "page").attributes


def _when(text: str) -> dict[str, str]:
    """The normal form of a year, or of years."""
    match = YEARS.match(text)
    if match is None:
        return {}
    first, last = match["first"], match["last"]
    if last is None:
        return {"when": first}
    last = first[: 4 - len(last)] + last
    return {"from": first, "to": last} if first <= last else {"when": first}


def _met(dates: Sequence[Span], span: Span) -> bool:
    """Whether one of these, which are in order and apart, overlaps a span."""
    at = bisect_left(dates, Span(span.end, span.end))
    return at > 0 and dates[at - 1].end > span.start
