"""A book becomes a document: lines joined, blank ones where there is room, a form feed after a page.

Styles and addresses become claims; boxes, rules and links within the file stay evidence for the layout.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from teikit.formats.pdf.content import Book, Line, Sheet
from teikit.formats.pdf.content import Link as Click
from teikit.formats.pdf.ladder import Rung
from teikit.formats.pdf.lookalikes import in_one_script
from teikit.formats.pdf.votes import spelled
from teikit.text import Annotation, Document, Link, Span, Step, Surface, TextLine

ROOM = 1.5
"""So many leadings between two lines leave room for a blank one."""

LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a sheet and where it stands in the text."""

    page: int
    line: Line
    span: Span


def document(book: Book, metadata: Mapping[str, str]) -> Document:
    """The text of a book with all that the file tells of its look."""
    book, outcome = spelled(book)
    book, alike = in_one_script(book)
    text, placed = _joined(book.sheets)
    addresses, links = _links(book, placed)
    return Document(
        text,
        tuple(_line(each, book) for each in placed),
        tuple(
            sorted(
                (*_styles(placed), *addresses, *_asides(placed)),
                key=lambda claim: (claim.span.start, -claim.span.end),
            )
        ),
        metadata,
        tuple(_steps(book, outcome, alike)),
        surfaces=tuple(Surface(sheet.width, sheet.height, sheet.label) for sheet in book.sheets),
        links=tuple(links),
    )


def _line(placed: Placed, book: Book) -> TextLine:
    line = placed.line
    face = book.faces[line.face].name
    return TextLine(placed.span, placed.page, line.box, line.size, face, None, line.ruled, line.turned)


def _styles(placed: Sequence[Placed]) -> Iterator[Annotation]:
    for each in placed:
        for style in each.line.styles:
            start = each.span.start
            yield Annotation(Span(start + style.start, start + style.end), "hi", {"rend": style.rend})


def _asides(placed: Sequence[Placed]) -> Iterator[Annotation]:
    """The notes in the margins."""
    for (_, aside), lines in groupby(placed, key=lambda each: (each.page, each.line.aside)):
        if aside:
            first, *others = lines
            last = others[-1] if others else first
            yield Annotation(Span(first.span.start, last.span.end), "note", {"place": "margin"})


def _joined(sheets: Sequence[Sheet]) -> tuple[str, list[Placed]]:
    leading = _leading(sheets)
    parts: list[str] = []
    placed: list[Placed] = []
    at = 0
    for page, sheet in enumerate(sheets):
        if page:
            parts.append("\n\f")
            at += 2
        before: Line | None = None
        for line in sheet.lines:
            if before is not None:
                ends = "\n\n" if not line.aside and _apart(before, line, leading) else "\n"
                parts.append(ends)
                at += len(ends)
            parts.append(line.text)
            placed.append(Placed(page, line, Span(at, at + len(line.text))))
            at += len(line.text)
            before = before if line.aside else line
    return "".join(parts) + "\n", placed


def _leading(sheets: Sequence[Sheet]) -> Mapping[float, float]:
    """The usual distance of two lines, by their size."""
    steps: dict[float, list[float]] = defaultdict(list)
    for sheet in sheets:
        for one, two in pairwise(sheet.lines):
            if one.size == two.size and 0 < two.baseline - one.baseline < 3 * one.size:
                steps[one.size].append(two.baseline - one.baseline)
    return {size: median(found) for size, found in steps.items()}


def _apart(before: Line, line: Line, leading: Mapping[float, float]) -> bool:
    usual = max(leading.get(each.size, 1.2 * each.size) for each in (before, line))
    return line.turned != before.turned or line.baseline - before.baseline > ROOM * usual


def _links(book: Book, placed: Sequence[Placed]) -> tuple[list[Annotation], list[Link]]:
    """Addresses as claims, and links to places of the file."""
    pages = [each.page for each in placed]
    addresses, links = [], []
    for page, sheet in enumerate(book.sheets):
        here = placed[bisect_left(pages, page) : bisect_right(pages, page)]
        for click in sheet.links:
            spans = [span for each in here if (span := _clicked(click, each))]
            if click.address:
                addresses += [Annotation(span, "ref", {"target": click.address}) for span in spans]
            elif 0 <= click.page < len(book.sheets):
                there = placed[bisect_left(pages, click.page) : bisect_right(pages, click.page)]
                links += [Link(span, to) for span in spans if (to := _target(click, there)) is not None]
    return addresses, links


def _clicked(click: Click, placed: Placed) -> Span | None:
    """The characters of a line that lie in the box of a link."""
    line = placed.line
    middle = (line.box.top + line.box.bottom) / 2
    within = click.box.top <= middle <= click.box.bottom or (
        line.box.top - 1 <= (click.box.top + click.box.bottom) / 2 <= line.baseline
    )
    if not within or line.turned:
        return None
    start = bisect_left(line.edges, click.box.left - 1)
    end = bisect_left(line.edges, click.box.right - 0.5)
    words = line.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return Span(placed.span.start + start, placed.span.start + end) if start < end else None


def _target(click: Click, there: Sequence[Placed]) -> int | None:
    """The beginning of the line that a link leads to: the first whose foot is not above its height."""
    below = (each.span.start for each in there if each.line.box.bottom > click.top + 1)
    return next(below, None)


def _steps(book: Book, outcome: Mapping[str, str], alike: int) -> Iterator[Step]:
    """How the text came out of the file: the reader, the rules, and each repair with its count."""
    yield Step("readers/pdf", note=f"glyphs by {book.info['reader']}; lines from baselines, spaces from gaps")
    for rung in Rung:
        if rung not in (Rung.TO_UNICODE, Rung.UNREAD) and (count := book.steps.get(rung.value, 0)):
            yield Step("readers/pdf", note=f"{count} glyphs read by {rung.value}")
    voted = sum(letters != LOST for letters in outcome.values())
    if voted:
        yield Step("readers/pdf", note=f"{voted} kinds of glyphs read by a vote of the book's own words")
    if alike:
        note = f"{alike} letters that the file names in another script than their words"
        yield Step(
            "readers/pdf", note=f"{note} read in the script of these, as the book's own words have them"
        )
    if lost := sum(letters == LOST for letters in outcome.values()):
        yield Step("readers/pdf", note=f"{lost} kinds of glyphs could not be read and are U+FFFD")
    if outside := sum(sheet.outside for sheet in book.sheets):
        yield Step("readers/pdf", note=f"{outside} glyphs beyond the edges of the page left out")
    if comments := sum(sheet.comments for sheet in book.sheets):
        yield Step("readers/pdf", note=f"comments and other annotations with words, left out: {comments}")
    for remark in book.remarks:
        yield Step("readers/pdf", note=remark)
