"""A source text, what is claimed of it, and how a person reads it.

Offsets count characters of the source text; only a Reading has coordinates of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from teikit.facts import Facts


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `start` included, `end` not; empty where they are equal."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span; the same span does."""
        return self.start <= other.start and other.end <= self.end

    def crosses(self, other: Span) -> bool:
        """Whether the two overlap and neither contains the other."""
        return (
            self.start < other.start < self.end < other.end or other.start < self.start < other.end < self.end
        )

    def of(self, text: str) -> str:
        """The characters of `text` at this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Annotation:
    """The claim that a span of the source is a TEI element.

    `body`, where given, are the spans that the element's content comes from, in order; without it the
    content is `span` itself. A note that runs on to the next page stands at its first part and has two
    bodies; an inline note stands at its marker and has its body at the foot of the page.
    `reads` is what a reader reads in place of the source's characters: nothing for a running head, a space
    for a line break, the restored word for a damaged one; None means the characters themselves.
    `by` names the craft that claims it; the runner stamps it.
    """

    span: Span
    element: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    body: tuple[Span, ...] = ()
    reads: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in the page's own units, counted from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as a reader saw it (ALTO's TextLine): its characters without the line end, and its look.

    `page` counts from 0. `box` is None, `size` (points) 0 and `font` empty where the reader does not know;
    `confidence` (0 to 1) is None where nothing was recognised from a picture. `ruled` is true where a rule is
    drawn between it and the line above, `turned` where it does not run from left to right; `zones` are the
    areas of the facsimile that begin with it. `broken` is true where its reader knows that the last word goes
    on in the next line. `words` are the offsets where words end that were recognised, each with how sure that
    was (0 to 1).
    """

    span: Span
    page: int
    box: Box | None = None
    size: float = 0.0
    font: str = ""
    confidence: float | None = None
    ruled: bool = False
    turned: bool = False
    zones: tuple[str, ...] = ()
    words: tuple[tuple[int, float], ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that a reader told apart (PAGE's TextRegion): its text, its box, what it is called."""

    span: Span
    box: Box
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """An area of a page that claims point at by @facs (TEI P5 12.1): its identifier, place and kind."""

    id: str
    box: Box
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Surface:
    """A page as something to look at (TEI's surface): its size, number, picture and regions.

    `label` is the page number by the file's own count, `image` the name of the picture it was read from.
    A surface with an `id` becomes part of the facsimile, with its `zones`.
    """

    width: float
    height: float
    label: str = ""
    image: str = ""
    regions: tuple[Region, ...] = ()
    zones: tuple[Zone, ...] = ()
    id: str = ""


def pointers(ids: Iterable[str]) -> str:
    """Identifiers as the value of an attribute that points at them: `#f1 #f1-r1`."""
    return " ".join(f"#{name}" for name in ids)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the file from a span of the text to a place in it, as from a marker to its note."""

    span: Span
    to: int


@dataclass(frozen=True, slots=True)
class Step:
    """What was done to get a text: the craft that did it, its version, and what it did in words."""

    craft: str
    version: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text that nobody ever edits, and what is known and has been claimed of it so far.

    `lines` and `surfaces` are given by readers that know how the page looks, and are empty where the text is
    all there is; `links` by readers of files that have them.
    `metadata` has the keys that the header is built from: title, author, publisher, licence, language,
    encoding, filename …; absent keys are unknown. `provenance` says how the text came out of its file.
    """

    text: str
    lines: tuple[TextLine, ...] = ()
    claims: tuple[Annotation, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    provenance: tuple[Step, ...] = ()
    path: Path | None = None
    surfaces: tuple[Surface, ...] = ()
    links: tuple[Link, ...] = ()
    facts: Facts = field(default_factory=Facts, compare=False, repr=False)

    def annotate(self, annotations: Iterable[Annotation], by: str) -> Document:
        """A new document with these claims added, each stamped with the name of the craft.

        Raises ValueError for a claim beyond the end of the text.
        """
        stamped = tuple(replace(annotation, by=by) for annotation in annotations)
        for annotation in stamped:
            for span in (annotation.span, *annotation.body):
                if span.end > len(self.text):
                    raise ValueError(f"{by} claims {span}, but the text ends at {len(self.text)}")
        return self.changed(claims=self.claims + stamped)

    def changed(self, **fields: Any) -> Document:
        """The same text with other claims, metadata or provenance; facts that still hold are kept."""
        facts = Facts() if "metadata" in fields else self.facts.of_the_text()
        return replace(self, **fields, facts=facts)

    def claimed(self, *elements: str) -> tuple[Annotation, ...]:
        """The claims of these elements, in order of their places."""
        return tuple(
            sorted(
                (claim for claim in self.claims if claim.element in elements),
                key=lambda claim: (claim.span.start, claim.span.end),
            )
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a reading that begins at `start` and comes from `span` of the source.

    A verbatim run has the source's own characters, one for one; any other stands for its span as a whole.
    """

    start: int
    span: Span
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a reading: a paragraph, a heading or a whole note, by the name of its TEI element."""

    span: Span
    element: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The source as a person reads it: running heads skipped, hyphens joined, damaged words restored.

    Blocks are separated by a line feed, and the notes follow the running text; there is no other line feed,
    and never two spaces. `claims` are what earlier taggers found, in coordinates of this reading; `document`
    is the source and its layout.
    """

    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    document: Document
    claims: tuple[Annotation, ...] = ()
    facts: Facts = field(default_factory=Facts, compare=False, repr=False)
    _starts: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def source(self, span: Span) -> Span:
        """The span of the source that `span` of the reading comes from; `span` may not be empty."""
        if not len(span):
            raise ValueError("an empty span of a reading has no place in the source")
        first, last = self._place(span.start), self._place(span.end - 1)
        return Span(first.start, max(first.end, last.end))

    def _place(self, offset: int) -> Span:
        piece = self.pieces[bisect_right(self._starts, offset) - 1]
        if not piece.verbatim:
            return piece.span
        at = piece.span.start + offset - piece.start
        return Span(at, at + 1)


def compose(
    text: str,
    pieces: Iterable[Piece],
    blocks: Iterable[Block],
    document: Document,
    claims: Iterable[Annotation] = (),
) -> Reading:
    """A reading of these parts, ready to be asked for places in the source."""
    ordered = tuple(pieces)
    starts = tuple(piece.start for piece in ordered)
    return Reading(text, ordered, tuple(blocks), document, tuple(claims), _starts=starts)
