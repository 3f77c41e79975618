"""Notes at the feet of pages whose markers the source has lost, as OCR loses them: known by their own row.

Numbers that count up from page to page, in small type with nothing but small type below, are notes without a
single marker. What is left of the markers is looked for above them, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teikit.page.extents import Note
from teikit.page.marks import Form, Mark
from teikit.page.rows import Rows
from teikit.text import Span

FEWEST = 4
"""So many numbers in a row are notes."""

GAP, RESTART = -0.4, -0.4
"""What it costs to leave out a number, and to begin again on a new page."""

WIDEST, BACK = 3, 30
"""So many numbers may be left out at once; so many beginnings back the number before is looked for."""

LEAST = 0.9
"""What is left of a marker must weigh so much."""

REMAINS = re.compile(
    r"(?<=[\w.,;:!?)\]”\"’»])(?:(?P<sign>[*°º^+¢®©~|]{1,2}|(?<=\")\"|(?<=”)[”\"])|(?P<stroke>['’‘´`]{1,2}))(?=[\s.,;:]|$)"
)
"""What OCR makes of a superscript: a sign, a second quotation mark, strokes."""

LAST = re.compile(r"(?<=[\w)\]])[:;,+'’‘*]$")
"""The same at the end of a paragraph, which ends in none of these."""


def at_feet(rows: Rows, notes: Sequence[Note], starts: Sequence[Mark], markers: Sequence[Mark]) -> list[Note]:
    """The notes found by their markers, and those that only their own row tells."""
    if not (rows.paged and rows.sized):
        return list(notes)
    known = {note.start.row for note in notes}
    row = _longest([start for start in starts if _is_low(rows, start)])
    lost = [start for start in row if start.row not in known]
    if len(row) < FEWEST or len(lost) * 2 < len(row):
        return list(notes)
    used = {note.marker.span.start for note in notes if note.marker}
    free = [mark for mark in markers if mark.span.start not in used]
    found = [
        Note(start, marker, cert="low" if marker else "medium") for start, marker in _sent(rows, lost, free)
    ]
    return sorted((*notes, *found), key=lambda note: note.start.span.start)


def _is_low(rows: Rows, start: Mark) -> bool:
    """Whether a beginning stands in small type with nothing else below it on its page."""
    last = rows.last_of(start.row)
    return start.number > 0 and all(rows.rows[at].fine for at in range(start.row, last))


def _longest(starts: Sequence[Mark]) -> list[Mark]:
    """The best row of beginnings whose numbers count up, or begin again with the page."""
    best: list[tuple[float, int]] = []
    for at, start in enumerate(starts):
        earned, before = (1.0 if start.number == 1 else 0.3), -1
        for back in range(max(0, at - BACK), at):
            step = start.number - starts[back].number
            if 0 < step <= WIDEST:
                total = best[back][0] + 1.0 + GAP * (step - 1)
            elif start.number == 1 and start.row > starts[back].row:
                total = best[back][0] + 1.0 + RESTART
            else:
                continue
            if total > earned:
                earned, before = total, back
        best.append((earned, before))
    at = max(range(len(best)), key=lambda each: best[each][0], default=-1)
    chain: list[Mark] = []
    while at >= 0:
        chain.append(starts[at])
        at = best[at][1]
    return chain[::-1]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that may be what is left of a marker, and how likely it is."""

    span: Span
    row: int
    weight: float
    label: str = ""


def _sent(rows: Rows, notes: Sequence[Mark], markers: Sequence[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    """Each note with the place above it on its page that sends to it, in the order of both."""
    pages: dict[int, list[Mark]] = {}
    for note in notes:
        pages.setdefault(rows.first_of(note.row), []).append(note)
    for first, here in pages.items():
        places = list(_places(rows, first, here[0].row, markers))
        for note, place in zip(here, _assigned(here, places), strict=True):
            marker = None
            if place is not None:
                marker = Mark(note.label, place.span, Form.FAINT, 0.0, place.row)
            yield note, marker


def _places(rows: Rows, first: int, last: int, markers: Sequence[Mark]) -> Iterator[_Place]:
    found: dict[int, _Place] = {}
    usual = max((len(rows.rows[at]) for at in range(first, last)), default=0)
    for at in range(first, last):
        row = rows.rows[at]
        words = rows.words(at)
        for left in REMAINS.finditer(words):
            possessive = left["stroke"] and words[left.start() - 1] == "s"
            weight = 2.0 if left["sign"] else 0.3 if possessive else 1.0
            span = Span(row.start + left.start(), row.start + left.end())
            found[span.start] = _Place(span, at, weight)
        end = LAST.search(words)
        if end and at + 1 < last and len(row) < usual * 0.9 and rows.words(at + 1)[:1].isupper():
            span = Span(row.start + end.start(), row.end)
            found[span.start] = _Place(span, at, 1.2)
    for mark in markers:
        if first <= mark.row < last and mark.weight > -0.2:
            found[mark.span.start] = _Place(mark.span, mark.row, max(0.0, mark.weight), mark.label)
    yield from (found[start] for start in sorted(found))


def _assigned(notes: Sequence[Mark], places: Sequence[_Place]) -> list[_Place | None]:
    """The best places for notes, each behind the one before; None where there is none that is likely."""
    best: list[list[tuple[float, int]]] = [[(0.0, -1)] * (len(places) + 1) for _ in range(len(notes) + 1)]
    for n, note in enumerate(notes, 1):
        for p, place in enumerate(places, 1):
            here = 2.0 + place.weight if place.label == note.label else 0.0 if place.label else place.weight
            ways = [(best[n - 1][p][0], 0), (best[n][p - 1][0], 1)]
            if here >= LEAST:
                ways.append((best[n - 1][p - 1][0] + here, 2))
            best[n][p] = max(ways)
    chosen: list[_Place | None] = [None] * len(notes)
    n, p = len(notes), len(places)
    while n and p:
        way = best[n][p][1]
        if way == 2:
            chosen[n - 1] = places[p - 1]
            n, p = n - 1, p - 1
        elif way == 1:
            p -= 1
        else:
            n -= 1
    return chosen
