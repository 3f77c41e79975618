"""Numbers of notes in a block with all their texts behind it, as where the numbers stood in a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.page.continuity import is_ended
from teikit.page.extents import Note
from teikit.page.marks import Form
from teikit.page.rows import Rows

SHORT = 0.85
"""A line so much shorter than the longest ends a paragraph."""


def share(rows: Rows, notes: Sequence[Note]) -> None:
    """Give each note of such a block its own text, where there are just as many texts as numbers."""
    for stack, following in _stacks(notes):
        edges = next((each for each in _ways(rows, stack[-1], following) if len(each) == len(stack) + 1), ())
        for note, (first, stop) in zip(stack, pairwise(edges), strict=False):
            number = note.start.row
            note.rows = [range(number, number + 1), range(first, stop), *note.rows[1:]]


def _ways(rows: Rows, last: Note, following: Note | None) -> Iterator[list[int]]:
    """How the texts behind the last number may be parted: at each sentence that begins a line, or only behind
    a short line or a blank; up to where the last note ends, a blank line, the page, the next marker or note.
    """
    first = last.start.row + 1
    limit = rows.last_of(last.start.row)
    if following is not None:
        marker = following.marker.row if following.marker else limit
        limit = min(limit, following.start.row, marker if marker > first else limit)
    blank = next((at for at in range(first + 1, limit) if rows.rows[at].blank), limit)
    for stop in sorted({last.rows[0].stop, blank, limit}):
        texts = range(first, stop)
        longest = max((len(rows.rows[at]) for at in texts), default=0)
        begin = [at for at in texts[1:] if is_ended(rows.words(at - 1)) and not rows.words(at)[0].islower()]
        apart = [at for at in begin if rows.rows[at].blank or len(rows.rows[at - 1]) < longest * SHORT]
        yield from ([first, *inner, stop] for inner in (begin, apart))


def _stacks(notes: Sequence[Note]) -> Iterator[tuple[list[Note], Note | None]]:
    """The notes whose numbers stand alone on one line below the other, and the note that follows them."""
    stack: list[Note] = []
    for note in (*notes, None):
        alone = note is not None and note.start.form is Form.ALONE
        if stack and (note is None or not alone or note.start.row != stack[-1].start.row + 1):
            if len(stack) > 1:
                yield stack, note
            stack = []
        if note is not None and alone:
            stack.append(note)
