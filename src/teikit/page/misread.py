"""Numbers of notes that OCR took for letters: `ı` or `l` for 1, `s` for 5, `so` for 50.

They are read as the numbers that their neighbours leave for them, where they stand among the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from teikit.page.continuity import is_ended
from teikit.page.marks import Mark
from teikit.page.rows import Rows
from teikit.page.shapes import could_be
from teikit.text import Span

MOST = 8
"""So many numbers may follow the last one that could be read."""
TOKEN = re.compile(r"(\S{1,3}?)[.)]?[ \t\u00a0]+(?=\S)")


def misread(rows: Rows, row: Sequence[Mark]) -> Iterator[Mark]:
    """The beginnings of notes in order, with those between them whose number is not what it seems."""
    if not row:
        return
    first, last = row[0], row[-1]
    top = next((at for at in range(first.row - 1, -1, -1) if rows.rows[at].blank), first.row)
    yield from _between(rows, range(1, first.number), range(top, first.row), first)
    for one, two in pairwise(row):
        yield one
        if two.number > one.number:
            yield from _between(rows, range(one.number + 1, two.number), range(one.row + 1, two.row), two)
        else:
            yield from _behind(rows, one, two.row)
    yield last
    yield from _behind(rows, last, len(rows.rows))


def _behind(rows: Rows, last: Mark, stop: int) -> Iterator[Mark]:
    """Those below the last one of a page, or of a chapter that ends on it."""
    numbers = range(last.number + 1, last.number + 1 + MOST)
    for mark in _between(rows, numbers, range(last.row + 1, min(stop, rows.last_of(last.row))), last):
        if not rows.text[mark.span.start : mark.span.start + 2].isalpha() or not _goes_on(rows, mark.row):
            yield mark


def _between(rows: Rows, numbers: range, here: range, like: Mark) -> Iterator[Mark]:
    """The rows that begin with what looks like the numbers wanted, in order."""
    left = list(numbers)
    for at in here:
        token = TOKEN.match(rows.text, rows.rows[at].start, rows.rows[at].end)
        if token is None:
            continue
        number = next((each for each in left if could_be(token[1], like.counted(each))), 0)
        if number:
            left = [each for each in left if each > number]
            yield replace(like, label=like.counted(number), span=Span(*token.span()), row=at)


def _goes_on(rows: Rows, at: int) -> bool:
    """Whether a row goes on with the sentence of the one above: letters in front are a word there."""
    return not rows.rows[at].blank and not is_ended(rows.words(at - 1))
