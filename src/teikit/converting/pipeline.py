"""The pipeline of convert: bytes are read, laid out, tagged and built, and the text law is proved.

What comes out is TEI whose source can be read back out of it byte for byte, or nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from teikit import layout, taggers
from teikit.builder import Dropped, build
from teikit.registry import Craft, craft, names
from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.names import NAMES
from teikit.tei.text.reading import read_through
from teikit.tei.text.source_text import source_text
from teikit.text import Annotation, Document, Reading

LARGEST = 8 * 1024 * 1024
"""Bytes of text that are converted at once; a book has one or two million."""

Options = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user decides: the encoding, what the header says, and the options of crafts by `kind/name`."""

    encoding: str | None = None
    header: Mapping[str, str] = field(default_factory=dict)
    inline_notes: bool = False
    largest: int = LARGEST
    options: Options = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Converted:
    """The TEI file, what was claimed of the source, and the claims that were not built."""

    data: bytes
    document: Document
    dropped: tuple[Dropped, ...]


def convert(source: Source, settings: Settings | None = None, today: date | None = None) -> Converted:
    """Turn a text into TEI. Raises FileError where the source cannot be read, or the text law would break."""
    settings = settings or Settings()
    if len(source.data) > settings.largest:
        size = f"{len(source.data) / 1_000_000:.0f} MB"
        limit = f"{settings.largest / 1_000_000:.0f} MB"
        raise FileError(source.path, f"has {size}, more than {limit}", hint="split it, or raise --max-size")
    document = craft("readers", "plain").run(source, encoding=settings.encoding)
    document = tag(lay_out(_with_header(document, settings.header), settings), settings)
    built = build(document, today or date.today())
    _prove(source, document, built.data)
    return Converted(built.data, document, built.dropped)


def lay_out(document: Document, settings: Settings) -> Document:
    """The document with what the page looks like claimed of it."""
    for each in _crafts("layout", layout.ORDER):
        claims = each.run(document, **settings.options.get(f"layout/{each.name}", {}))
        document = document.annotate(claims, by=f"layout/{each.name}")
    return _inline(document) if settings.inline_notes else document


def tag(document: Document, settings: Settings) -> Document:
    """The document with names, dates and references claimed of it, mapped from the reading to the source."""
    reading = read_through(document)
    for each in _crafts("taggers", taggers.ORDER):
        claims = tuple(each.run(reading, **settings.options.get(f"taggers/{each.name}", {})))
        reading = replace(reading, claims=reading.claims + claims)
        document = document.annotate(_in_source(reading, claims), by=f"taggers/{each.name}")
    return document


def _crafts(kind: str, order: tuple[str, ...]) -> Iterator[Craft]:
    for name in (*order, *(name for name in names(kind) if name not in order)):
        yield craft(kind, name)


def _in_source(reading: Reading, claims: tuple[Annotation, ...]) -> Iterator[Annotation]:
    for claim in claims:
        attributes = claim.attributes
        if claim.element in NAMES - {"date"} and "key" not in attributes:
            attributes = {**attributes, "key": claim.span.of(reading.text)}
        yield replace(claim, span=reading.source(claim.span), attributes=attributes)


def _inline(document: Document) -> Document:
    """Every note that the text refers to stands behind its marker; its body stays where it is printed."""
    notes = sorted(span for note in document.claimed("note") for span in note.body or (note.span,))

    def in_a_note(claim: Annotation) -> bool:
        at = bisect_right(notes, claim.span.start, key=lambda span: span.start) - 1
        return at >= 0 and notes[at].contains(claim.span)

    markers = {
        claim.attributes.get("xml:id"): claim for claim in document.claimed("ref") if not in_a_note(claim)
    }

    def moved(claim: Annotation) -> Annotation:
        marker = markers.get(claim.attributes.get("target", "").removeprefix("#"))
        if claim.element != "note" or marker is None:
            return claim
        place = replace(marker.span, start=marker.span.end)
        return replace(
            claim,
            span=place,
            body=claim.body or (claim.span,),
            attributes={**claim.attributes, "place": "inline"},
        )

    return document.changed(claims=tuple(map(moved, document.claims)))


def _with_header(document: Document, header: Mapping[str, str]) -> Document:
    from teikit.lexicon.languages import guess

    metadata = {**document.metadata, **header}
    metadata.setdefault("language", guess(document.text))
    metadata.setdefault("title", Path(metadata["filename"]).stem)
    return document.changed(metadata=metadata)


def _prove(source: Source, document: Document, data: bytes) -> None:
    """The text law: what was written gives back the very bytes that were read, or nothing is written."""
    restored = source_text(parse(Source(source.path, data)).root)
    if restored.encode(document.metadata["encoding"]) == source.data:
        return
    pairs = zip(restored, document.text, strict=False)
    at = next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(restored), len(document.text))
    )
    before = document.text[:at]
    raise FileError(
        source.path,
        "the text law failed: its TEI would not give this text back",
        line=before.count("\n") + 1,
        column=at - before.rfind("\n"),
        hint="nothing was written; please report it with the text around this place",
    )
