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

MOSTLY = 0.7
"""So much of what stands below is in small type: sizes that OCR tells are not exact."""

GAP, RESTART = -0.4, -0.4
"""What it costs to leave out a number, and to begin again on a new page."""

WIDEST, BACK = 8, 30
"""So many numbers may be left out at once; so many beginnings back the number before is looked for."""

CLEAR = 0.5
"""What a marker must weigh by its look to be taken at its number."""

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
    """Whether a beginning stands in small type with hardly anything else below it on its page."""
    below = rows.rows[start.row : rows.last_of(start.row)]
    return start.number > 0 and below[0].fine and sum(row.fine for row in below) >= MOSTLY * len(below)


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
    """A place that may be what is left of a marker, or that shows a number."""

    span: Span
    row: int
    number: int = 0


def _sent(rows: Rows, notes: Sequence[Mark], markers: Sequence[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    """Each note with the place above it on its page that sends to it, in the order of both."""
    pages: dict[int, list[Mark]] = {}
    for note in notes:
        pages.setdefault(rows.first_of(note.row), []).append(note)
    last = 0
    for first, here in pages.items():
        places = list(_places(rows, first, here[0].row, markers))
        numbers = list(_numbers([note.number for note in here], last))
        found = dict(zip(numbers, _assigned(numbers, places), strict=True))
        last = here[-1].number
        for note in here:
            place = found[note.number]
            yield note, Mark(note.label, place.span, Form.FAINT, 0.0, place.row) if place else None


def _numbers(printed: Sequence[int], before: int) -> Iterator[int]:
    """The numbers of the notes of a page with those between that nobody could read: they had markers, too."""
    for number in printed:
        if 0 < before < number <= before + WIDEST or (before == 0 and number <= WIDEST):
            yield from range(before + 1, number)
        yield number
        before = number


def _places(rows: Rows, first: int, last: int, markers: Sequence[Mark]) -> Iterator[_Place]:
    found: dict[int, _Place] = {}
    usual = max((len(rows.rows[at]) for at in range(first, last)), default=0)
    for at in range(first, last):
        row = rows.rows[at]
        words = rows.words(at)
        for left in REMAINS.finditer(words):
            if left["stroke"] and words[left.start() - 1] in "sn":  # the boys' and o' the sea
                continue
            span = Span(row.start + left.start(), row.start + left.end())
            found[span.start] = _Place(span, at)
        end = LAST.search(words)
        following = rows.words(at + 1) if at + 1 < last else ""
        if end and len(row) < usual * 0.9 and not following[:1].islower():
            span = Span(row.start + end.start(), row.end)
            found[span.start] = _Place(span, at)
    for mark in markers:
        if first <= mark.row < last and mark.weight >= CLEAR and mark.label.isdigit():
            found[mark.span.start] = _Place(mark.span, mark.row, mark.number)
    yield from (found[start] for start in sorted(found))


def _assigned(numbers: Sequence[int], places: Sequence[_Place]) -> list[_Place | None]:
    """The place of each number: the one that shows it; between those, only where there is one for each."""
    chosen: list[_Place | None] = [None] * len(numbers)
    n = p = 0
    shown = [
        (at, which)
        for at, place in enumerate(places)
        for which, number in enumerate(numbers)
        if place.number == number
    ]
    for at, which in (*shown, (len(places), len(numbers))):
        if at < p or which < n:
            continue
        between = [place for place in places[p:at] if not place.number]
        if len(between) == which - n:
            chosen[n:which] = between
        if which < len(numbers):
            chosen[which] = places[at]
        n, p = which + 1, at + 1
    return chosen
