"""Notes at the feet of pages whose markers the source has lost, as OCR loses them: known by their own row.

Numbers that count up from page to page at the feet are notes without a single marker, where type is small
with nothing but small type below, or where the pages above have what is left of their markers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.page.above import Collected, above
from teikit.page.echoes import Echoes
from teikit.page.extents import Note
from teikit.page.lettered import lettered
from teikit.page.lost_markers import TELLING, Sought, solve
from teikit.page.marker_places import Place
from teikit.page.marks import Form, Mark
from teikit.page.misread import misread
from teikit.page.rows import Rows
from teikit.page.shapes import could_be
from teikit.page.signed import signed
from teikit.text import Span

FEWEST = 4
"""So many numbers in a row are notes."""

REGULAR = 0.6
"""So many of them are one more than the one before."""

LOST = 0.25
"""A text that has fewer notes without a marker has not been read by OCR."""

MISSED = 0.6
"""Where fewer are lost, OCR read most markers: what it left of the others is more than a stop, or nothing."""

MOSTLY = 0.7
"""So much of what stands below is in small type: sizes that OCR tells are not exact."""

GAP, RESTART = -0.4, -0.4
"""What it costs to leave out a number, and to begin again on a new page."""

WIDEST, BACK = 12, 30
"""So many numbers may be left out at once; so many beginnings back the number before is looked for."""

UNREAD = 8
"""So many notes at once whose numbers nobody could read are taken to have markers."""

ELSEWHERE = 0.3
"""A text that has so many notes with markers elsewhere shows what its notes look like."""

LEFT = 0.5
"""So many of the numbers must have left something of their markers where type tells nothing."""

MOST_WAYS = 4_000_000
"""So many pairs of a place and a collected note are weighed at most: longer texts would take too long."""

FIRST_OF_TWO, CALLS = frozenset("‘’'®°º%>*©¢"), frozenset("?!")
"""What OCR takes the first of two small digits for; quotation marks may be what they seem."""


def at_feet(rows: Rows, notes: Sequence[Note], starts: Sequence[Mark], markers: Sequence[Mark]) -> list[Note]:
    """The notes found by their markers, and those that only their own row tells."""
    if not rows.paged:
        return list(notes)
    sure = {note.start.row: note for note in notes if note.marker and not note.cert}
    collected = Collected(rows, [start.row for start in starts])
    low = [
        start
        for start in (*starts, *lettered(rows, starts))
        if start.number and (_is_low(rows, start) or start.row > collected.first)
    ]
    looks = {start.look for start in low}
    chains = (_longest([start for start in low if start.look == look]) for look in sorted(looks))
    row = max(list(misread(rows, max(chains, key=len, default=[]))), signed(rows), key=len)
    taken = {start.row for start in row}
    lost, elsewhere = taken - sure.keys(), sure.keys() - taken
    if len(row) < FEWEST or len(lost) < LOST * len(row) or len(elsewhere) > ELSEWHERE * len(row):
        return list(notes)
    if not row[0].number:
        sure = {}  # what OCR read as a star may have been any sign
    elif not _counts_up(rows, row):
        return list(notes)
    collected = Collected(rows, [start.row for start in row])
    sought = list(_with_unread(rows, row, collected))
    places = above(rows, row, markers, sought)
    if len(places) * sum(note.text is not None for note in sought) > MOST_WAYS:
        return list(notes)
    answer = solve(sought, places, [rows.rows[place.row].page for place in places], Echoes(rows, places))
    alone = len({note.page for note in sought}) == 1 and sought[0].text is None
    if not rows.sized and (answer.left < LEFT or alone):
        return list(notes)
    read = len(lost) < MISSED * len(row)
    others = [note for note in notes if note.start.row not in taken]
    held = {at for note in (*sure.values(), *others) if note.marker for at in _inside(note.marker.span)}
    likely = {
        note.row: (note, place if place and _is_likely(place, held, read=read) else None)
        for note, place in zip(sought, answer.places, strict=True)
    }
    found = [sure.get(start.row) or _note(rows, start, *likely[start.row]) for start in row]
    return sorted((*others, *found), key=lambda note: note.start.span.start)


def _is_likely(place: Place, held: set[int], *, read: bool) -> bool:
    """Whether a place sends to no other note, and OCR left enough of it where it read most markers."""
    return held.isdisjoint(_inside(place.span)) and (not read or place.left in TELLING)


def _inside(span: Span) -> range:
    return range(span.start, max(span.end, span.start + 1))


def _counts_up(rows: Rows, row: Sequence[Mark]) -> bool:
    """Whether most numbers are one more than the one before, or begin again on another page: amounts in a
    list count up only now and then.
    """
    on = [
        two.number - one.number == 1
        or (two.number == 1 and rows.rows[one.row].page < rows.rows[two.row].page)
        for one, two in pairwise(row)
    ]
    return sum(on) >= REGULAR * len(on)


def _note(rows: Rows, start: Mark, note: Sought, place: Place | None) -> Note:
    far = note.text is not None
    if place is None:
        return Note(start, None, far, "medium")
    span, sign = place.span, rows.text[place.span.start - 1]
    first = place.surplus or sign in FIRST_OF_TWO or (sign in CALLS and could_be(sign, start.label[0]))
    if len(span) == 1 and len(start.label) > 1 and first:
        span = Span(span.start - 1, span.end)  # `?”` for 27
    return Note(start, Mark(start.label, span, Form.FAINT, 0.0, place.row), far, "low")


def _is_low(rows: Rows, start: Mark) -> bool:
    """Whether a beginning stands in small type with hardly anything else below it on its page; or just below
    other lines, where type tells nothing.
    """
    first, last = rows.first_of(start.row), rows.last_of(start.row)
    if not rows.sized:
        return start.row > first
    below = rows.rows[start.row : last]
    return below[0].fine and sum(row.fine for row in below) >= MOSTLY * len(below)


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


def _with_unread(rows: Rows, row: Sequence[Mark], collected: Collected) -> Iterator[Sought]:
    """The notes and, before each, those whose numbers nobody could read: they had markers, too."""
    before = 0
    edges = [*(start.row for start in row), len(rows.rows)]
    for start, following in zip(row, edges[1:], strict=True):
        page, text = rows.rows[start.row].page, collected.text_of(start.row)
        if before < start.number <= before + UNREAD:
            unread = range(before + 1, start.number)
            yield from (Sought(start.counted(number), page, -1, text=text) for number in unread)
        behind = min(following, rows.last_of(start.row))
        yield Sought(start.label, page, start.row, max(behind, start.row + 1), text)
        before = start.number
