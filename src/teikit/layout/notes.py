"""Notes at the foot of the page, and the markers that send the reader there.

Evidence: numbers or signs at line beginnings low on the page, in the order of the markers above them; for
a note that runs on, the measure of its lines, and that it was not finished on the page before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from teikit.page.feet import Row, ends
from teikit.page.lines import Line, cut, pages
from teikit.page.markers import Mark, identifier, markers, plain_markers, start_of_note
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads",)

WAITING = 12
"""How many markers whose note has not come yet are carried to the next page."""

MOST_LINES = 100
"""How many lines of a page a note that goes on from the page before has at most."""


@dataclass(slots=True)
class Note:
    """A note in the making: its number at the foot, the marker that sends here, its lines page by page."""

    label: Mark
    marker: Mark | None
    rows: list[list[int]] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A page: the rows with text, those that may begin a note, the markers; the notes that begin here."""

    rows: list[int]
    starts: dict[str, list[tuple[int, Mark]]]
    marks: list[Mark]
    chain: list[Note] = field(default_factory=list)
    first: list[int] = field(default_factory=list)

    @property
    def foot(self) -> int:
        """How many of the rows stand above the first note that begins here."""
        top = self.first[0] if self.chain else self.rows[-1] + 1
        return bisect_right(self.rows, top - 1)


def claim(document: Document) -> Iterator[Annotation]:
    """Each note as `note` with its number as `label`, and its marker as `ref`; both point at each other.

    Only what is sure is claimed: a number without a note stays text, and so does a note that no marker and
    no neighbour tells of.
    """
    text, lines = document.text, cut(document.text)
    best: list[Note] = []
    for plain in (False, True):
        found = _Feet(text, lines, document, plain).find()
        if len(found) > len(best):
            best = found
        if len(best) >= 2 or (best and not plain):
            break
    yield from _claims(lines, best)


class _Feet:
    """The feet of all pages of one text."""

    def __init__(self, text: str, lines: Sequence[Line], document: Document, plain: bool) -> None:
        self.text, self.lines, self.plain = text, lines, plain
        self.markers = plain_markers if plain else markers
        starts = [line.start for line in lines]
        self.heads = {
            bisect_right(starts, head.span.start) - 1: head.attributes.get("place")
            for head in document.claimed("fw")
        }
        self.sheets = [sheet for rows in self._pages() if (sheet := self._sheet(rows)).rows]

    def _pages(self) -> list[range]:
        sheets = pages(self.lines)
        if len(sheets) > 1:
            return sheets
        edges = {0, len(self.lines)}
        edges |= {row if place == "top" else row + 1 for row, place in self.heads.items()}
        if len(edges) == 2:
            edges |= set(ends([*self._rows(sheets[0])]))
        ordered = sorted(edges)
        return [range(first, last) for first, last in pairwise(ordered)]

    def _sheet(self, rows: range) -> Sheet:
        starts: dict[str, list[tuple[int, Mark]]] = defaultdict(list)
        full: list[int] = []
        marks: list[Mark] = []
        for row in self._rows(rows):
            full.append(row.number)
            marks += row.marks
            if row.start is not None:
                starts[row.start.label].append((row.number, row.start))
        return Sheet(full, dict(starts), marks)

    def _rows(self, rows: range) -> Iterator[Row]:
        for number in rows:
            words = self.at(number).strip()
            if words and number not in self.heads:
                line = self.lines[number]
                start = start_of_note(self.text, line.start, line.end)
                begin = line.start if start is None else start.span.end
                yield Row(number, words, start, list(self.markers(self.text, begin, line.end)))

    def at(self, row: int) -> str:
        return self.text[self.lines[row].start : self.lines[row].end]

    def find(self) -> list[Note]:
        """All notes, in the order of their numbers at the foot."""
        waiting: list[Mark] = []
        last = 0
        for sheet in self.sheets:
            waiting = waiting[-WAITING:]
            chain = self._chain(sheet, waiting, last)
            sheet.chain = [note for note, _ in chain]
            sheet.first = [row for _, row in chain]
            if chain:
                top = self.lines[sheet.first[0]].start
                done = max((note.marker.span.start for note in sheet.chain if note.marker), default=-1)
                waiting += [mark for mark in sheet.marks if mark.span.start < top and not mark.faint]
                waiting = [mark for mark in waiting if mark.span.start > done]
                last = max(last, sheet.chain[-1].label.number) if sheet.chain[-1].label.number else last
            else:
                waiting += [mark for mark in sheet.marks if not mark.faint]
        self._fill()
        return [note for sheet in self.sheets for note in sheet.chain]

    def _chain(self, sheet: Sheet, waiting: Sequence[Mark], last: int) -> list[tuple[Note, int]]:
        """The notes that begin on a page: the longest row of numbers that has markers above it, the lowest of
        several.
        """
        labels = {mark.label for mark in (*waiting, *sheet.marks)}
        heads = [(row, mark) for label in labels for row, mark in sheet.starts.get(label, ())]
        heads.sort(key=lambda head: head[0])
        best: list[tuple[Note, int]] = []
        for row, mark in reversed(_likely(heads)):
            chain = self._follow(sheet, waiting, row, mark)
            if self.plain and not _believable(chain, last):
                continue
            if len(chain) > len(best):
                best = chain
        return best

    def _follow(self, sheet: Sheet, waiting: Sequence[Mark], row: int, start: Mark) -> list[tuple[Note, int]]:
        """The notes from one line on, each with the next marker of the text."""
        top = self.lines[row].start
        above = bisect_right(sheet.marks, top, key=lambda mark: mark.span.start)
        marks = [*waiting, *sheet.marks[:above]]
        places: dict[str, list[int]] = defaultdict(list)
        for at, mark in enumerate(marks):
            places[mark.label].append(at)
        chain: list[tuple[Note, int]] = []
        at = -1
        found: tuple[int, Mark] | None = (row, start)
        while found is not None:
            row, label = found
            later = [place for place in places.get(label.label, ()) if place > at]
            if not later:
                break
            at = min(later, key=lambda place: (marks[place].faint, place < len(waiting), place))
            chain.append((Note(label, marks[at]), row))
            found = _next(sheet, row, label, marks[at + 1 : at + 4], places)
        return chain

    def _fill(self) -> None:
        """Give each note its lines, and what goes on at the foot of a page to the note of the page before."""
        wide, full = self._measure()
        current: Note | None = None
        for sheet in self.sheets:
            rest: list[int] = []
            if current is not None:
                rest = self._rest(sheet, current, wide, full)
                if rest:
                    current.rows.append(rest)
            edges = [*sheet.first, sheet.rows[-1] + 1]
            for note, (begin, end) in zip(sheet.chain, pairwise(edges), strict=True):
                first, last = bisect_right(sheet.rows, begin - 1), bisect_right(sheet.rows, end - 1)
                note.rows.append(sheet.rows[first:last])
                current = note
            if not sheet.chain and not rest:
                current = None

    def _measure(self) -> tuple[int, int]:
        """The length that no line of running text reaches, 0 where notes are set to the same measure; and the
        length of a full line of a note.
        """
        body, feet = [], []
        for sheet in self.sheets:
            foot = sheet.foot
            body += [len(self.at(row).strip()) for row in sheet.rows[:foot]]
            feet += [len(self.at(row).strip()) for row in sheet.rows[foot:]]
        body.sort()
        feet.sort()
        if not body or not feet:
            return 0, 0
        usual = Counter(body[len(body) // 4 :])
        often = [length for length, times in usual.items() if times >= max(2, len(body) // 100)]
        limit = max(often, default=body[-1])
        note = feet[len(feet) * 9 // 10]
        return (limit + 1 if note > limit * 1.05 else 0), max(limit, note)

    def _rest(self, sheet: Sheet, note: Note, wide: int, full: int) -> list[int]:
        """The lines above the first note of a page that go on from the note before.

        That note must have gone on to the very end of its page. Lines too long for running text tell where
        its rest begins, with a shorter one among them; one line is taken for an unfinished sentence.
        """
        before = self.at(note.rows[-1][-1]).strip()
        if len(before) <= full * 0.85:
            return []
        foot = top = sheet.foot
        for at in range(foot - 1, max(-1, foot - 1 - MOST_LINES), -1):
            if wide and len(self.at(sheet.rows[at]).strip()) > wide:
                top = at
            elif top - at > 2:
                break
        if top == foot and before[-1] not in '.!?”»)’"':
            top = max(0, foot - 1)
        return sheet.rows[top:foot]


def _believable(chain: Sequence[tuple[Note, int]], last: int) -> bool:
    """Whether plain digits are markers: the notes go on from `last`, or one of several is beyond doubt."""
    clear = sum(note.marker is not None and not note.marker.faint for note, _ in chain)
    first = chain[0][0].label.number if chain else 0
    if last and first == last + 1:
        return True
    return bool(clear) and (len(chain) > 1 or first == 1) and (first == 1 or clear * 2 >= len(chain))


def _likely(heads: Sequence[tuple[int, Mark]], most: int = 24) -> list[tuple[int, Mark]]:
    """The lines where the notes of a page may begin; on an endless page only so many from either end."""
    return list(heads) if len(heads) <= 2 * most else [*heads[:most], *heads[-most:]]


def _next(
    sheet: Sheet, row: int, label: Mark, coming: Sequence[Mark], places: Mapping[str, Sequence[int]]
) -> tuple[int, Mark] | None:
    """The line where the next note begins: the next number, or the next sign in the order of the markers."""
    wanted = (
        [str(label.number + 1), str(label.number + 2)] if label.number else [mark.label for mark in coming]
    )
    for name in wanted:
        if name not in places:
            continue
        rows = sheet.starts.get(name, [])
        after = rows[bisect_right(rows, row, key=lambda start: start[0]) :]
        if after:
            return next((start for start in after[:20] if start[1].apt), after[0])
    return None


def _claims(lines: Sequence[Line], notes: Sequence[Note]) -> Iterator[Annotation]:
    seen: Counter[str] = Counter()
    for note in notes:
        name = f"fn{identifier(note.label.label)}"
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}-{seen[name]}"
        spans = [
            Span(
                lines[rows[0]].start, lines[rows[-1]].turn if at < len(note.rows) - 1 else lines[rows[-1]].end
            )
            for at, rows in enumerate(note.rows)
        ]
        spans[0] = Span(note.label.span.start, spans[0].end)
        pointer = {"target": f"#{name}-ref"} if note.marker else {}
        yield Annotation(
            spans[0],
            "note",
            {"place": "bottom", "n": note.label.label, "xml:id": name, **pointer},
            body=tuple(spans) if len(spans) > 1 else (),
        )
        yield Annotation(note.label.span, "label", reads="")
        if note.marker:
            look = {"rend": "superscript"} if note.marker.superscript else {}
            names = {"type": "noteAnchor", "xml:id": f"{name}-ref", "target": f"#{name}"}
            yield Annotation(note.marker.span, "ref", {**names, **look}, reads="")
