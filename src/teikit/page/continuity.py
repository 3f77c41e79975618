"""Whether one line reads on after another, by hyphens, sentence ends, capitals; the measure of lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teikit.page.rows import Rows

SENTENCE_END = re.compile(r"[.!?:…]['\"’”»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹\d*†‡]*$")
LAST = re.compile(r"([^\W\d_]+)\W*$")
FIRST = re.compile(r"[^\w]*([^\W\d_]+)")
HYPHENS = "-\u2010\u00ad¬=⸗"


def reads_on(before: str, after: str, words: Mapping[str, int]) -> float:
    """How well a line goes on after another: above 0 where the second continues or follows the first.

    A word broken between them is the best witness where the text has it elsewhere; `words` are the text's.
    """
    first = after.lstrip("\"'“‘«„([—–")[:1]
    if before[-1:] in HYPHENS and before[-2:-1].isalpha():
        if not first.islower():
            return -1.5
        left, right = LAST.search(before), FIRST.match(after)
        joined = (left[1] + right[1]).lower() if left and right else ""
        return 3.0 if words.get(joined, 0) else 0.5
    if SENTENCE_END.search(before):
        return -1.2 if first.islower() else 0.6
    if first.islower():
        return 1.2
    return -0.3 if first.isupper() else 0.2


def splits(rows: Rows, at: int, above: str, below: str, words: Mapping[str, int]) -> float:
    """How well the text can be cut before a row, so that the row goes on from `above`, the row before it to
    `below`; either is empty where nothing is known of it.
    """
    earns = reads_on(above, rows.words(at), words) if above else 0.0
    if at:
        earns += reads_on(rows.words(at - 1), below, words) if below else 0.0
        earns -= reads_on(rows.words(at - 1), rows.words(at), words)
    return earns


def is_ended(line: str) -> bool:
    """Whether a sentence ends with a line."""
    return SENTENCE_END.search(line) is not None


@dataclass(frozen=True, slots=True)
class Measure:
    """The longest usual line of the running text, and a full line of a note."""

    text: int
    note: int

    @property
    def differ(self) -> bool:
        """Whether a line may be too long for running text, and so must be of a note."""
        return self.note > self.text * 1.04

    @property
    def full(self) -> int:
        """The longer of the two."""
        return max(self.text, self.note)


def measure(rows: Rows, notes: Sequence[int]) -> Measure:
    """The measures of text and notes, from the rows that are surely of either; `notes` begin notes."""
    begin = set(notes)
    first = [len(rows.rows[at]) for at in notes if at + 1 < len(rows.rows) and at + 1 not in begin]
    text = [len(rows.rows[at]) for at in _running(rows, notes)]
    usual = Counter(text)
    often = [length for length, times in usual.items() if times >= max(2, len(text) // 100)]
    limit = max(often, default=max(text, default=0))
    first.sort()
    return Measure(limit, first[len(first) * 9 // 10] if first else limit)


def _running(rows: Rows, notes: Sequence[int]) -> Iterator[int]:
    """The rows that are surely running text: above the notes of their page, or some rows behind a note."""
    if not rows.paged:
        near = {at + step for at in notes for step in range(4)}
        yield from (at for at in range(len(rows.rows)) if at not in near)
        return
    for begin, end in pairwise(rows.firsts):
        at = bisect_left(notes, begin)
        yield from range(begin, min(end, notes[at]) if at < len(notes) else end)
