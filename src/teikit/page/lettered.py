"""Letters in front of notes at the feet of pages, where OCR left no raised letter that is a marker.

A letter is a word now and then: only one that begins a block, or stands in small type, may begin a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.page.marks import Form, Mark
from teikit.page.note_starts import LETTER_START
from teikit.page.rows import Rows
from teikit.text import Span


def lettered(rows: Rows, starts: Sequence[Mark]) -> Iterator[Mark]:
    """The rows that begin with a letter as notes do; none where the beginnings known have letters."""
    if any(start.series == "letters" for start in starts):
        return
    for at, row in enumerate(rows.rows):
        found = LETTER_START.match(rows.text, row.start, row.end)
        if found and (row.fine if rows.sized else row.blank or found[1] != "a"):
            yield Mark(found[1], Span(*found.span()), Form.PLAIN, 0.8, at, "a")
