"""Notes in the margin of a page: small type beside the text, in a column much narrower than it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from teikit.formats.pdf.rows import Segment

SMALL, USUAL = 0.94, 0.04
"""Notes are set smaller than this share of the text; type that differs less than so much is usual."""

FEWEST = 8
"""So many lines of the usual type show where the text stands."""

GAP, NARROW = 0.7, 0.4
"""The margin begins so many ems beside the text; a note takes at most so much of its width."""

LETTERS = 4
"""Numbers of lines and verses stand in margins, too: a note has so many letters."""

STEP = 1.8
"""The next line of a note stands at most so many ems below."""

OUTSIDE = 0.1
"""So many lines of the text may be longer than its measure, and hang out of it."""


def asides(segments: Sequence[Segment]) -> tuple[list[Segment], list[list[Segment]]]:
    """What stands in the text, and the notes in its margins, each as its lines from top to bottom."""
    main = list(segments)
    text = _text(main)
    if len(text) < FEWEST:
        return main, []
    left = sorted(segment.left for segment in text)[int(len(text) * OUTSIDE)]
    right = sorted(segment.right for segment in text)[-1 - int(len(text) * OUTSIDE)]
    top, bottom = min(segment.row for segment in text), max(segment.row for segment in text)
    size = text[0].size
    found = []
    for side in (False, True):
        column = [
            each
            for each in main
            if each.size < SMALL * size
            and (each.left > right + GAP * size if side else each.right < left - GAP * size)
            and each.right - each.left < NARROW * (right - left)
            and top - size < each.row < bottom + size
        ]
        found += [note for note in _notes(column) if _letters(note) >= LETTERS]
    taken = {id(each) for note in found for each in note}
    return [each for each in main if id(each) not in taken], sorted(found, key=lambda note: note[0].row)


def _text(segments: Sequence[Segment]) -> list[Segment]:
    """The segments of the size that most of the page has, and nothing much shorter than its lines."""
    if not segments:
        return []
    usual = median(segment.size for segment in segments for _ in segment.glyphs)
    same = [each for each in segments if abs(each.size - usual) <= USUAL * usual]
    width = max((each.right - each.left for each in same), default=0.0)
    return [each for each in same if each.right - each.left > width / 2]


def _notes(column: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of a margin as notes, parted where more room is left than between lines."""
    notes: list[list[Segment]] = []
    for segment in sorted(column, key=lambda each: (each.row, each.left)):
        if notes and segment.row - notes[-1][-1].row <= STEP * segment.size:
            notes[-1].append(segment)
        else:
            notes.append([segment])
    return notes


def _letters(note: Sequence[Segment]) -> int:
    return sum(glyph.text.isalpha() for segment in note for glyph in segment.glyphs)
