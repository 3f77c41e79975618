"""Plain reading text: running heads left out, words joined, a blank line between paragraphs, notes last.

A note and its place in the text carry the note's number in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.flow.content import Block, Call, Flow, Group, Inline, Listing, Paragraph, Point, Span, Words
from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.flow.signs import sign
from teikit.package import Package
from teikit.tei.document import Tei

SUFFIX = ".txt"
FORMAT = "text/plain"
MAPPING = (
    Row("head p ab l speaker item cell label", "a paragraph", "a blank line between two"),
    Row("note", "[1]", "its number where the text calls it, and before its words at the end"),
    Row("gap", "[…]"),
    Row("ptr", "its address", "where it is one of the web"),
    Row("eg egXML", "lines as they are"),
    Row("choice corr reg expan app lem", "the reading that is preferred"),
    Row("lb", "a blank", "nothing within a word"),
)


def export(tei: Tei, *, notes: bool = True) -> Package:
    """The reading text of a TEI document, in UTF-8; without `notes`, the running text alone."""
    read = flow(tei)
    text = "\n\n".join(_paragraphs(read, with_notes=notes))
    return Package.of(f"{text}\n".encode(), *losses(tei, read, MAPPING))


def _paragraphs(read: Flow, *, with_notes: bool) -> Iterator[str]:
    yield from _blocks(read.blocks, with_notes)
    for note in read.notes if with_notes else ():
        words = list(_blocks(note.blocks, with_notes))
        yield " ".join((f"[{note.label}]", *words[:1]))
        yield from words[1:]


def _blocks(blocks: tuple[Block, ...], with_notes: bool) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inside=inside):
                if words := "".join(_words(inside, with_notes)):
                    yield words
            case Listing(text=text):
                if text:
                    yield text
            case Group(blocks=inner):
                yield from _blocks(inner, with_notes)


def _words(inside: tuple[Inline, ...], with_notes: bool) -> Iterator[str]:
    for part in inside:
        match part:
            case Words(text):
                yield text
            case Span(inside=inner):
                yield from _words(inner, with_notes)
            case Point(kind="lb"):
                yield " "
            case Point():
                yield sign(part)
            case Call(note) if with_notes:
                yield f"[{note.label}]"
