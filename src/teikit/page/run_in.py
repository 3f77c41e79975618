"""Notes that are set as one paragraph, `¹ See Hume. ² Ibid. ³ Gibbon, p. 4.`: each has its own text.

What stands in a note and counts on from its number, looks like it and has a blank before it begins the next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from teikit.page.continuity import is_ended
from teikit.page.extents import Note
from teikit.page.marks import Form, Mark, next_labels
from teikit.page.rows import Rows
from teikit.text import Span

WITHIN = {
    Form.SUPERSCRIPT: Form.SUPERSCRIPT,
    Form.BRACKETS: Form.BRACKETS,
    Form.PARENTHESES: Form.PARENTHESES,
    Form.SIGN: Form.SIGN,
    Form.PLAIN: Form.APART,
}
"""How a number looks within a line that looks so at the beginning of one."""
COMMON = frozenset({Form.APART, Form.PARENTHESES})
"""Looks that numbers in a sentence have as well: a marker must send there."""
CLEAR = 2.0
"""What a marker weighs that is one by its look alone."""
BLANKS = " \t\u00a0\u2002\u2003\u2009"
OPENING = "“„«\"‘'(["
"""What a note may begin with besides a letter."""


def part(rows: Rows, notes: Sequence[Note], markers: Sequence[Mark]) -> list[Note]:
    """All notes, those of a paragraph of notes each by itself."""
    offsets = [mark.span.start for mark in markers]
    used = {note.marker.span.start for note in notes if note.marker}
    inside = sorted((each.start, each.stop) for note in notes for each in note.rows)
    free = [mark for mark in markers if mark.span.start not in used and not _is_in(inside, mark.row)]
    found: list[Note] = []
    for at, note in enumerate(notes):
        following = notes[at + 1] if at + 1 < len(notes) else None
        found.append(note)
        if note.start.form not in WITHIN or note.start.stop:
            continue
        for span in [Span(rows.rows[each.start].start, rows.rows[each.stop - 1].end) for each in note.rows]:
            within = markers[bisect_left(offsets, span.start) : bisect_left(offsets, span.end)]
            for mark in within:
                last = found[-1]
                if mark.span.start in used or not _begins(rows, last.start, mark):
                    continue
                if following and following.start.label == mark.label:
                    break
                marker = next(_senders(free, last, mark.label, following), None)
                if marker or (mark.form not in COMMON and is_ended(_before(rows, mark))):
                    found.append(_cut(rows, last, mark, marker))
    return found


def _is_in(spans: Sequence[tuple[int, int]], row: int) -> bool:
    at = bisect_right(spans, row, key=lambda span: span[0]) - 1
    return at >= 0 and spans[at][0] <= row < spans[at][1]


def _before(rows: Rows, mark: Mark) -> str:
    """What stands before a mark on its row."""
    return rows.text[rows.rows[mark.row].start : mark.span.start].rstrip(BLANKS)


def _begins(rows: Rows, last: Mark, mark: Mark) -> bool:
    """Whether a number in a note counts on from it, looks like its own, and has words of its own behind."""
    if mark.label not in next_labels(last.label) or mark.form is not WITHIN[last.form]:
        return False
    after = rows.text[mark.span.end : rows.rows[mark.row].end].lstrip(BLANKS + ".)")
    if not after or not (after[0].isalpha() or after[0] in OPENING):
        return False
    if mark.form in COMMON and (after[0].islower() or not is_ended(_before(rows, mark))):
        return False
    return mark.span.start > last.span.end and rows.text[mark.span.start - 1] in BLANKS


def _senders(free: Sequence[Mark], last: Note, label: str, following: Note | None) -> Iterator[Mark]:
    """The markers with a label between that of the note before and that of the next one."""
    begin = last.marker.span.end if last.marker else 0
    stop = following.marker.span.start if following and following.marker else last.start.span.start
    if stop <= begin:
        stop = last.start.span.start
    for mark in free:
        if mark.label == label and begin <= mark.span.start < min(stop, last.start.span.start):
            alike = mark.form is last.marker.form if last.marker else mark.weight >= CLEAR
            if alike:
                yield mark


def _cut(rows: Rows, last: Note, mark: Mark, marker: Mark | None) -> Note:
    """The note that begins with a mark within the one before it, which ends there."""
    text, stop = rows.text, mark.span.end
    while text[stop] in BLANKS + ".)":
        stop += 1
    at = next(at for at, each in enumerate(last.rows) if mark.row in each)
    own = last.rows[at]
    start = Mark(
        mark.label, Span(mark.span.start, stop), last.start.form, mark.weight, mark.row, last.start.look
    )
    note = Note(start, marker, last.far, "" if marker else "medium")
    note.rows = [range(mark.row, own.stop), *last.rows[at + 1 :]]
    last.rows = [*last.rows[:at], range(own.start, mark.row + 1)]
    last.cut = mark.span.start
    return note
