"""Where notes stand in the TEI: where they are printed, behind their markers, or at the end of the text.

A note that is moved leaves its words' place to an anchor, so that the source can be read back all the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from teikit.converting.choices import Where
from teikit.text import Annotation, Document, Span


def placed(document: Document, where: Where) -> Document:
    """The document with its notes in their place; those in the margin stay."""
    if where == "foot":
        return document
    return document.changed(claims=tuple(_inline(document) if where == "inline" else _at_the_end(document)))


def _inline(document: Document) -> Iterator[Annotation]:
    """Every note that the text refers to stands behind its marker."""
    notes = sorted(span for note in document.claimed("note") for span in note.body or (note.span,))

    def in_a_note(claim: Annotation) -> bool:
        at = bisect_right(notes, claim.span.start, key=lambda span: span.start) - 1
        return at >= 0 and notes[at].contains(claim.span)

    markers = {
        claim.attributes.get("xml:id"): claim
        for claim in document.claimed("ref", "ptr")
        if not in_a_note(claim)
    }
    for claim in document.claims:
        marker = markers.get(claim.attributes.get("target", "").removeprefix("#"))
        if claim.element != "note" or marker is None:
            yield claim
        else:
            yield _moved(claim, marker.span.end, "inline")


def _at_the_end(document: Document) -> Iterator[Annotation]:
    """Every note that is not in the margin stands behind the last words of the text, in their order."""
    end = len(document.text.rstrip())
    for claim in document.claims:
        aside = claim.element != "note" or claim.attributes.get("place") == "margin"
        yield claim if aside else _moved(claim, end, "end")


def _moved(note: Annotation, to: int, place: str) -> Annotation:
    """The note at another place; its body stays where it is printed."""
    attributes = {**note.attributes, "place": place}
    return replace(note, span=Span(to, to), body=note.body or (note.span,), attributes=attributes)
