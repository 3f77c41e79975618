"""Notes of a text that has lost all of their markers: raised numbers, numbers in brackets or signs that count
up at the feet of the pages, or at the end of a text, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.page.continuity import is_ended
from teikit.page.extents import Note
from teikit.page.marks import DIGITS, SIGN_ORDER, Form, Mark, next_labels
from teikit.page.rows import Rows

TELLING = frozenset({Form.SUPERSCRIPT, Form.BRACKETS, Form.SIGN})
"""Looks that numbers of lists and of sections hardly have."""
LOW = 0.25
"""So far down its page the first note of a page begins at least."""
FEET = 2
"""On so many pages notes stand at the foot, or what is above them must be over."""


def unmarked(rows: Rows, notes: Sequence[Note], starts: Sequence[Mark]) -> list[Note]:
    """The notes known so far, and those of a series that has no marker at all."""
    known = {note.start.series for note in notes}
    free = [start for start in starts if start.series not in known and start.form in TELLING]
    looks = {(start.look, start.form): start.series for start in free}
    found = list(notes)
    for look, form in sorted(looks, key=lambda each: each[0]):
        alike = [start for start in free if start.look == look and start.form is form]
        feet = list(_by_page(rows, alike))
        if not all(_is_foot(rows, foot) for foot in feet) or not _count_up(feet):
            continue
        if len(feet) >= FEET or _stands_apart(rows, feet[0]):
            found += [Note(start, None, cert="medium") for foot in feet for start in foot]
    return sorted(found, key=lambda note: note.start.row)


def _by_page(rows: Rows, starts: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The beginnings on each page, or in a text whose pages are unknown."""
    foot: list[Mark] = []
    for start in starts:
        if foot and start.row >= rows.last_of(foot[0].row):
            yield foot
            foot = []
        foot.append(start)
    if foot:
        yield foot


def _is_foot(rows: Rows, foot: Sequence[Mark]) -> bool:
    """Whether nothing but notes stands from the first beginning to the end, and text above it."""
    first, last = rows.first_of(foot[0].row), rows.last_of(foot[0].row)
    top = foot[0].row
    if (
        not (rows.rows[top].blank or rows.rows[top].fine)
        or top - first < (last - first) * LOW
        or top == first
    ):
        return False
    if any(rows.text[start.span.end].islower() for start in foot):
        return False
    if rows.sized and not all(rows.rows[at].fine for at in range(top, last)):
        return False
    if foot[0].form is Form.SIGN and _is_again(rows, foot, last):
        return False
    begin = {start.row for start in foot}
    blank = any(rows.rows[at].blank and at not in begin for at in range(top, last))
    return not blank and all(_is_over(rows.words(start.row - 1)) for start in foot[1:])


def _is_again(rows: Rows, foot: Sequence[Mark], last: int) -> bool:
    """Whether the signs stand within the words as well: two of them may say what is in italics."""
    words = rows.text[foot[0].span.start : rows.rows[last - 1].end].translate(DIGITS)
    labels = "".join(start.label for start in foot)
    return any(words.count(sign) > labels.count(sign) for sign in set(labels))


def _is_over(line: str) -> bool:
    return is_ended(line) or line[-1] in ")]"


def _count_up(feet: Sequence[Sequence[Mark]]) -> bool:
    """Whether the labels of each page count up, from the first one or from the last of the page before."""
    before = ""
    for foot in feet:
        if not (_is_first(foot[0]) or foot[0].label in next_labels(before)):
            return False
        if any(two.label not in next_labels(one.label) for one, two in pairwise(foot)):
            return False
        before = foot[-1].label
    return True


def _is_first(start: Mark) -> bool:
    return start.number == 1 or start.label == SIGN_ORDER[0]


def _stands_apart(rows: Rows, foot: Sequence[Mark]) -> bool:
    """Whether a sentence ends above the only notes of a text, which are shorter than it."""
    top, last = foot[0].row, rows.last_of(foot[0].row)
    begin = rows.first_of(top)
    text, notes = (sum(len(rows.rows[at]) for at in part) for part in (range(begin, top), range(top, last)))
    return is_ended(rows.words(top - 1)) and rows.words(top - 1)[-1] != ":" and notes <= text
