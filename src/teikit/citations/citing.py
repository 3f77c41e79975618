"""The citations of a reading: in its notes, its bibliography, and its running text if asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teikit.citations.authors import known_authors, with_author, with_initials
from teikit.citations.citation import citations
from teikit.citations.labeller import label
from teikit.citations.parts import Citation
from teikit.citations.repeated import Known, repeated
from teikit.citations.short_forms import introduced, with_short_title
from teikit.citations.words import ITALIC, SMALL_CAPITALS, Word, words
from teikit.language import words_in
from teikit.languages import all_languages
from teikit.text import Block, Reading, Span

LISTED = frozenset({"p", "item", "bibl", "l", "ab"})
LONGEST = 2500
"""A paragraph of so many characters is no entry of a bibliography."""
NAME = r"[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*"
IN_TEXT = re.compile(
    rf"(?P<inside>\((?=[^()]{{0,200}}\b(?:1[5-9]|20)\d\d)(?P<works>[^()\n]{{4,300}})\))"
    rf"|(?P<around>{NAME}(?:(?:, | and | und | et | & |/){NAME}){{0,3}}(?: et al\.| u\. ?a\.)?"
    rf" \((?:1[5-9]|20)\d\d[a-z]?(?:[,:] [^()\n]{{1,40}})?\))"
)
"""A work in running text: `(Geiger 1964, p. 65)`, `Geiger (1964, p. 65)`."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A place that cites: its words, where it stands, and the number of the note that it is in."""

    citation: Citation
    block: int
    note: str
    listed: bool


def cited(reading: Reading, *, running_text: bool = False) -> list[Cited]:
    """The citations of a reading, in its order."""
    places = list(_places(reading, running_text=running_text))
    looks = _looks(reading)
    rows = [words(reading.text, span, _within(looks, span)) for span, _, _, _ in places]
    found: list[list[Citation]] = []
    for (span, *_), row, fields in zip(places, rows, label(rows), strict=True):
        done, here = span.start, []
        for each in citations(reading.text, row, fields):
            here.append(with_initials(reading.text, each, done))
            done = each.span.end
        found.append(here)
    every = [each for here in found for each in here]
    authors, known = known_authors(every), Known(every)
    forms = {form for each in every if (form := introduced(reading.text, each.span))}
    made = []
    for (span, block, note, listed), here in zip(places, found, strict=True):
        more = () if listed else repeated(reading.text, span, here, known)
        for each in sorted((*here, *more), key=lambda one: one.span):
            whole = with_short_title(with_author(each, authors), forms)
            made.append(Cited(whole, block, note, listed))
    return made


def _places(reading: Reading, *, running_text: bool) -> Iterator[tuple[Span, int, str, bool]]:
    """The stretches that may cite: each with its block, the number of its note, whether it is of a list."""
    numbers = _numbers(reading)
    listing = False
    for at, block in enumerate(reading.blocks):
        if block.element == "note":
            yield block.span, at, numbers.get(at, ""), False
        elif _names_bibliography(reading, block):
            listing = True
        elif block.element == "head":
            listing = False
        elif listing and block.element in LISTED and len(block.span) < LONGEST:
            yield block.span, at, "", True
        elif running_text:
            for match in IN_TEXT.finditer(reading.text, block.span.start, block.span.end):
                span = match.span("works") if match["works"] else match.span("around")
                yield Span(*span), at, "", False


def _names_bibliography(reading: Reading, block: Block) -> bool:
    """Whether a heading, or a line like one, says that the works follow."""
    said = re.sub(r"[^\w ]", "", block.span.of(reading.text).lower()).strip()
    named = {
        each.replace("-", " ") for each in words_in(all_languages().values(), lambda one: one.bibliography)
    }
    return len(said) < 60 and re.sub(r"^[\divx]+ ", "", said) in named


def _numbers(reading: Reading) -> dict[int, str]:
    """The number of the note that each block is, as the page has it."""
    notes = sorted(
        (span, note.attributes.get("n", ""))
        for note in reading.document.claimed("note")
        for span in note.body or (note.span,)
    )
    starts = [span.start for span, _ in notes]
    found = {}
    for at, block in enumerate(reading.blocks):
        if block.element == "note":
            place = reading.source(Span(block.span.start, block.span.start + 1)).start
            near = bisect_right(starts, place) - 1
            if near >= 0:
                found[at] = notes[near][1]
    return found


def _looks(reading: Reading) -> list[tuple[int, int, str]]:
    """What of the reading is set in italics or small capitals, as far as a reader of the file knows it."""
    marked = []
    for claim in reading.document.claimed("hi", "emph", "title"):
        rend = claim.attributes.get("rend", "italic" if claim.element != "hi" else "")
        look = SMALL_CAPITALS if "caps" in rend else ITALIC if "italic" in rend else ""
        if look:
            marked.append((claim.span, look))
    if not marked:
        return []
    pieces = [piece for piece in reading.pieces if piece.verbatim]
    pieces.sort(key=lambda piece: piece.span.start)
    starts = [piece.span.start for piece in pieces]
    found = []
    for span, look in marked:
        at = max(0, bisect_right(starts, span.start) - 1)
        for piece in pieces[at:]:
            if piece.span.start >= span.end:
                break
            low, high = max(span.start, piece.span.start), min(span.end, piece.span.end)
            if low < high:
                shift = piece.start - piece.span.start
                found.append((low + shift, high + shift, look))
    return sorted(found)


def _within(looks: Sequence[tuple[int, int, str]], span: Span) -> list[tuple[int, int, str]]:
    at = max(0, bisect_right(looks, (span.start, span.start, "")) - 1)
    found = []
    for look in looks[at:]:
        if look[0] >= span.end:
            break
        found.append(look)
    return found


__all__ = ["Cited", "Word", "cited"]
