"""Large texts in units: a document is cut where a page or a paragraph ends and nothing runs on.

Each unit is laid out, tagged and built by itself, so that memory does not grow with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teikit.text import Annotation, Document, Link, Span, Surface

LARGE = 4_000_000
"""Texts of more characters are cut."""

UNIT = 2_000_000
"""About so many characters are in a unit."""

REACH = 0.5
"""A unit may be larger or smaller by this share, to end where something ends."""

POINTING = ("target", "corresp", "next", "prev", "facs")
PARAGRAPH = re.compile(r"\n[ \t\r]*\n(?=[^\s])")
LINE = re.compile(r"\n(?=.)")


def units(document: Document, large: int, size: int) -> Iterator[Document]:
    """The parts of about `size` characters of a document of more than `large`, in order; else the document.

    Their texts together are its text. A document that points from one end to the other stays whole.
    """
    cuts = _cuts(document, size) if len(document.text) > large else []
    if not cuts:
        yield document
        return
    for start, end in zip((0, *cuts), (*cuts, len(document.text)), strict=True):
        yield _part(document, Span(start, end))


def _cuts(document: Document, size: int) -> list[int]:
    text = document.text
    tied = _Tied(document)
    found: list[int] = []
    rest = round(len(text) / size) or 1
    while rest > 1:
        start = found[-1] if found else 0
        wish = start + (len(text) - start) // rest
        reach = int(size * REACH)
        at = _best(document, tied, wish, range(max(start + 1, wish - reach), min(len(text), wish + reach)))
        if at is not None:
            found.append(at)
        else:
            return found
        rest -= 1
    return found


def _best(document: Document, tied: _Tied, wish: int, within: range) -> int | None:
    """The place nearest to the wished one: where a page begins, else a paragraph, else a line."""
    for places in _places(document, within):
        free = [place for place in places if place not in tied]
        if free:
            return min(free, key=lambda place: abs(place - wish))
    return None


def _places(document: Document, within: range) -> Iterator[Iterable[int]]:
    text, lines = document.text, document.lines
    starts = [line.span.start for line in lines]
    near = range(bisect_left(starts, within.start), bisect_left(starts, within.stop))
    yield [starts[at] for at in near if at and lines[at].page != lines[at - 1].page]
    if document.surfaces:
        return
    yield [each.start() for each in re.compile("\f").finditer(text, within.start, within.stop)]
    yield [
        claim.span.start for claim in document.claims if claim.element == "pb" and claim.span.start in within
    ]
    for expression in (PARAGRAPH, LINE):
        yield [each.end() for each in expression.finditer(text, within.start, within.stop)]
    yield [(within.start + within.stop) // 2]


class _Tied:
    """The places of a document that something runs over: a claim, or a pointer from one side to the other."""

    def __init__(self, document: Document) -> None:
        named = {
            claim.attributes["xml:id"]: claim for claim in document.claims if "xml:id" in claim.attributes
        }
        spans = [_whole(claim) for claim in document.claims]
        spans += [_over(link.span, Span(link.to, link.to)) for link in document.links]
        for claim in document.claims:
            for name in POINTING:
                for pointer in claim.attributes.get(name, "").split():
                    other = named.get(pointer.removeprefix("#"))
                    if other is not None:
                        spans.append(_over(_whole(claim), _whole(other)))
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(span for span in spans if len(span) > 1):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, place: int) -> bool:
        at = bisect_left(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


def _whole(claim: Annotation) -> Span:
    """From where a claim begins to where it ends, with all its parts."""
    span = claim.span
    for part in claim.body:
        span = _over(span, part)
    return span


def _over(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _part(document: Document, span: Span) -> Document:
    """A document of a part of the text, and of what is known of it."""
    last = span.end == len(document.text)

    def here(place: int) -> bool:
        return span.start <= place < span.end or (last and place == span.end)

    lines = [line for line in document.lines if here(line.span.start)]
    pages = _pages(document, span) if document.surfaces else range(0)
    first = pages.start if document.surfaces else lines[0].page if lines else 0
    return replace(
        document.changed(metadata=document.metadata),
        text=span.of(document.text),
        lines=tuple(
            replace(line, span=_moved(line.span, -span.start), page=line.page - first) for line in lines
        ),
        claims=tuple(moved(claim, -span.start) for claim in document.claims if here(claim.span.start)),
        links=tuple(
            Link(_moved(link.span, -span.start), link.to - span.start)
            for link in document.links
            if here(link.span.start)
        ),
        surfaces=tuple(_surface(document.surfaces[page], span) for page in pages),
    )


def _pages(document: Document, span: Span) -> range:
    """The pages of a part: from its first line up to the first line of the next part."""
    starts: Sequence[int] = [line.span.start for line in document.lines]

    def page(place: int) -> int:
        at = bisect_left(starts, place)
        return document.lines[at].page if at < len(starts) else len(document.surfaces)

    return range(page(span.start) if span.start else 0, page(span.end))


def _surface(surface: Surface, span: Span) -> Surface:
    regions = tuple(replace(region, span=_moved(region.span, -span.start)) for region in surface.regions)
    return replace(surface, regions=regions)


def moved(claim: Annotation, by: int) -> Annotation:
    """A claim of a part of a text as one of the whole, or the other way round."""
    body = tuple(_moved(part, by) for part in claim.body)
    return replace(claim, span=_moved(claim.span, by), body=body)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
