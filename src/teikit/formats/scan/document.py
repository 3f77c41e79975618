"""Pages read from pictures become a document: a line feed after a line, a blank line between regions.

Regions and lines become zones of the facsimile; what the file calls a running head or a heading is claimed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teikit.formats.scan.content import HYPHENS, Line, Mark, Page
from teikit.formats.scan.content import Region as Area
from teikit.source import FileError
from teikit.text import Annotation, Box, Document, Region, Span, Step, Surface, TextLine, Zone

FURNITURE = {
    "header": ("header", "top"), "footer": ("footer", "bottom"), "page-number": ("pageNum", "top"),
    "signature-mark": ("sig", "bottom"), "catch-word": ("catch", "bottom"),
    "runningtitlezone": ("header", "top"), "numberingzone": ("pageNum", "top"),
    "quiremarkszone": ("sig", "bottom"),
}  # fmt: skip
"""What PAGE, hOCR and SegmOnto call what is printed around a text, and TEI's @type and @place of fw."""

HEADINGS = frozenset({"heading", "headingline"})
MARGIN = {
    "marginalia": {"place": "margin"},
    "margintextzone": {"place": "margin"},
    "comment": {"type": "comment", "place": "margin"},
}


def document(path: str, reader: str, files: Iterable[tuple[Iterable[Page], Counter[str]]]) -> Document:
    """The text of the pages of files, with all that these say of it; the second of each is how much is left
    out of what. Raises FileError where there is no text.
    """
    made = _Making()
    left_out: Counter[str] = Counter()
    for pages, unread in files:
        left_out += unread
        for page in pages:
            made.page(len(made.surfaces), page)
    if not any(letter.isalnum() for part in made.parts for letter in part):
        raise FileError(path, "has no text in it", hint="give what OCR made of the pictures")
    notes = (f"{count} {what.format(s=(count > 1) * 's')}" for what, count in sorted(left_out.items()))
    steps = tuple(Step(f"readers/{reader}", note=f"left out: {note}") for note in notes)
    return Document(
        "".join(made.parts) + "\n",
        tuple(made.lines),
        tuple(made.claims),
        provenance=steps,
        surfaces=tuple(made.surfaces),
    )


class _Making:
    """The text so far and what is known of it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.lines: list[TextLine] = []
        self.claims: list[Annotation] = []
        self.surfaces: list[Surface] = []

    def put(self, words: str) -> Span:
        """The place of words written behind the text so far."""
        span = Span(self.at, self.at + len(words))
        self.parts.append(words)
        self.at = span.end
        return span

    def page(self, number: int, page: Page) -> None:
        """Write a page, and a form feed before every one but the first."""
        if number:
            self.put("\n\f")
        name = f"f{number + 1}"
        zones: list[Zone] = []
        regions: list[Region] = []
        for count, area in enumerate(area for area in page.regions if any(each.text for each in area.lines)):
            if count:
                self.put("\n\n")
            zone = f"{name}-r{count + 1}"
            if area.box is not None:
                zones.append(Zone(zone, area.box, area.kind))
            span = self._region(number, area, zone, zones)
            regions.append(Region(span, area.box or Box(0, 0, 0, 0), area.kind))
            self._claim(span, area, page)
        self.surfaces.append(
            Surface(page.width, page.height, page.number, page.image, tuple(regions), tuple(zones), name)
        )

    def _region(self, number: int, area: Area, zone: str, zones: list[Zone]) -> Span:
        begin = self.at
        marked: list[tuple[Mark, Span]] = []
        for count, line in enumerate(each for each in area.lines if each.text):
            if count:
                self.put("\n")
            span = self.put(line.text)
            begins = [zone] if area.box is not None and not count else []
            if line.box is not None:
                begins.append(f"{zone}-l{count + 1}")
                zones.append(Zone(begins[-1], line.box, "line"))
            look = line.box, line.size, line.font, line.confidence
            words = tuple((span.start + end, sure) for end, sure in line.words)
            made = TextLine(span, number, *look, zones=tuple(begins), words=words, broken=line.broken)
            self.lines.append(made)
            marked += [(mark, Span(span.start + mark.start, span.start + mark.end)) for mark in line.marks]
            if line.broken and line.text[-1] in HYPHENS:
                hyphen = Span(span.end - 1, span.end)
                self.claims.append(Annotation(hyphen, "pc", {"force": "weak"}, reads=""))
        self.claims += _joined(marked)
        return Span(begin, self.at)

    def _claim(self, span: Span, area: Area, page: Page) -> None:
        kind = _plain(area.kind)
        if kind in FURNITURE:
            called, place = FURNITURE[kind]
            if area.box is not None and page.height:
                place = "top" if area.box.top + area.box.bottom < page.height else "bottom"
            self.claims.append(Annotation(span, "fw", {"type": called, "place": place}, reads=""))
        elif kind in HEADINGS:
            self.claims.append(Annotation(span, "head"))
        elif kind in MARGIN:
            self.claims.append(Annotation(span, "note", MARGIN[kind]))
        else:
            self.claims += _heads(span, area)


def _plain(kind: str) -> str:
    """What something is called, in small letters; not what SegmOnto has behind: `MarginTextZone:note#2`."""
    return re.split("[:#]", kind.strip().lower())[0].replace(" ", "-")


def _heads(span: Span, area: Area) -> Iterator[Annotation]:
    """Lines of a region that the file calls headings; those that follow each other are one."""
    at, begin = span.start, -1
    for line in (*(each for each in area.lines if each.text), Line("")):
        is_head = _plain(line.kind) in HEADINGS
        if is_head and begin < 0:
            begin = at
        elif begin >= 0 and not is_head:
            yield Annotation(Span(begin, at - 1), "head")
            begin = -1
        at += len(line.text) + 1


def _joined(marked: Sequence[tuple[Mark, Span]]) -> Iterator[Annotation]:
    """What is said of words; what goes on in the next line is one with it."""
    open_ends: dict[tuple[str, str, int], int] = {}
    made: list[Annotation] = []
    for mark, span in marked:
        here = mark.element, mark.runs_on
        before = open_ends.pop((*here, span.start - 1), None) if mark.runs_on else None
        if before is None:
            made.append(Annotation(span, mark.element, dict(mark.attributes), reads=mark.reads))
            before = len(made) - 1
        else:
            made[before] = replace(made[before], span=Span(made[before].span.start, span.end))
        if mark.runs_on:
            open_ends[*here, span.end] = before
    yield from made
