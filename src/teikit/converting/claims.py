"""Runs a craft and takes what it claims, if it can stand; a craft that fails is one line that names it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from teikit.characters import NOT_XML
from teikit.registry import Craft, answerable, fault
from teikit.source import FileError, Source
from teikit.tei.names import BLOCKS
from teikit.text import Annotation, Document, Reading, Span, Step, TextLine

NAME = re.compile(r"(?:xml:(?:id|lang)|[^\W\d][\w.\-]*)")
"""Names of elements and attributes that claims may have."""


def read(reader: Craft, source: Source, options: Mapping[str, Any]) -> Document:
    """What a reader makes of a file. Raises FileError: its own, one that names the reader that failed, and
    for a file with neither text nor pictures.
    """
    path = Path(source.path)
    with answerable("readers", reader.name, source.path):
        found: Document = reader.run(source, **options)
        if reason := _misread(found, source):
            raise fault("readers", reader.name, source.path, reason)
    if not found.text.strip() and not found.claimed("graphic"):
        raise FileError(source.path, "has no text in it", hint="give a file with text in it")
    with answerable("readers", reader.name, source.path):
        claims = _sound(reader, path, len(found.text), found.claims)
    return found.changed(claims=claims, path=path)


def _misread(found: Any, source: Source) -> str:
    """Why a document cannot be what a file holds, whatever that is."""
    if not isinstance(found, Document):
        return f"gives {type(found).__name__}, not Document"
    if not isinstance(found.text, str):
        return f"gives a text that is {type(found.text).__name__}"
    if wrong := next((name for name, value in found.metadata.items() if not isinstance(value, str)), ""):
        return f'gives metadata in which "{wrong}" is {type(found.metadata[wrong]).__name__}'
    if wrong := next((type(each).__name__ for each in found.provenance if not isinstance(each, Step)), ""):
        return f"gives a provenance with {wrong} in it, not Step"
    end = len(found.text)
    for line in found.lines:
        if line.span.end > end:
            return f"gives a line from {line.span.start} to {line.span.end}, but the text ends at {end}"
        if line.page < 0 or not _is_place(line):
            return f"gives a line at {line.span.start} whose place is none"
    if "encoding" in found.metadata and _bytes(found) != source.data:
        return f"gives a text that is not the file in {found.metadata['encoding']}"
    return ""


def _is_place(line: TextLine) -> bool:
    box = line.box
    sides = (box.left, box.top, box.right, box.bottom) if box else ()
    return all(map(isfinite, (line.size, *sides)))


def _bytes(document: Document) -> bytes | None:
    try:
        return document.text.encode(document.metadata["encoding"])
    except (LookupError, UnicodeError):
        return None


def claims(craft: Craft, about: Document | Reading, options: Mapping[str, Any]) -> tuple[Annotation, ...]:
    """What a layout craft or a tagger claims. Raises FileError, which names the craft where it failed."""
    path = about.path if isinstance(about, Document) else about.document.path
    with answerable(craft.kind, craft.name, str(path)):
        return _sound(craft, path, len(about.text), craft.run(about, **options))


def _sound(craft: Craft, path: Path | None, length: int, claims: Iterable[Any]) -> tuple[Annotation, ...]:
    """The claims, stamped with the craft. Raises FileError for one that cannot stand in a text so long."""
    found = tuple(claims)
    for claim in found:
        if reason := _fault(claim, length, empty=craft.kind != "taggers"):
            raise fault(craft.kind, craft.name, str(path), reason)
    by = f"{craft.kind}/{craft.name}"
    return tuple(
        Annotation(claim.span, claim.element, claim.attributes, claim.body, claim.reads, by)
        for claim in found
    )


def unsaid(document: Document, claims: Iterable[Annotation]) -> Iterator[Annotation]:
    """The claims without those that stand where a reader claimed the same: layout fills what it left."""
    said: dict[str, list[Span]] = {}
    for span, family in sorted(
        (claim.span, _family(claim)) for claim in document.claims if claim.by.startswith("readers/")
    ):
        spans = said.setdefault(family, [])
        if spans and span.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return (claim for claim in claims if not _meets(claim.span, said.get(_family(claim), [])))


def _family(claim: Annotation) -> str:
    return "p" if claim.element in BLOCKS else claim.element


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span overlaps one of others, which are in order and apart, or is one of them."""
    at = bisect_left(others, span)
    near = others[max(0, at - 1) : at + 1]
    return any(other == span or (other.start < span.end and span.start < other.end) for other in near)


def _fault(claim: Any, length: int, *, empty: bool) -> str:
    """Why a claim cannot stand, whatever the text says; a reading has no `empty` places."""
    if not isinstance(claim, Annotation):
        return f"yields {type(claim).__name__}, not Annotation"
    for span in (claim.span, *claim.body):
        if reason := _misplaced(span, length, empty=empty):
            return reason
    for name in (claim.element, *claim.attributes):
        if not NAME.fullmatch(name):
            return f'claims "{name}", which is no name in TEI'
    for value in (*claim.attributes.values(), claim.reads or ""):
        if not isinstance(value, str):
            return f"claims an attribute that is {type(value).__name__}, not a string"
        if wrong := NOT_XML.search(value):
            return f"claims the character U+{ord(wrong.group()):04X}, which cannot stand in XML"
    return ""


def _misplaced(span: Span, length: int, *, empty: bool) -> str:
    if type(span.start) is not int or type(span.end) is not int:
        return f"claims {span.start} to {span.end}, which are no whole numbers"
    if span.end > length:
        return f"claims {span.start} to {span.end}, but the text ends at {length}"
    return "" if empty or len(span) else f"claims nothing: the span at {span.start} is empty"
