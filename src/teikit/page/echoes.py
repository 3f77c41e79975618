"""What the words of a note say of the place of its marker: it names again what the text has just named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from math import log

import numpy as np

from teikit.page.marker_places import Place
from teikit.page.rows import Rows
from teikit.page.ways import Numbers

WORD = re.compile(r"[^\W\d_]{4,}")
BEFORE = 250
"""So many characters before its marker a note may echo."""
LINES = 4
"""So many lines of a note are asked."""
ECHOED = 0.12
"""How often a word of a note stands before its marker because it does."""
MOST_OF_WORD, MOST = 1.5, 2.5
"""What a word, and all of them, say at most."""


class Echoes:
    """The words of a text by their places, asked for the places of markers."""

    def __init__(self, rows: Rows, places: Sequence[Place], before: int = BEFORE) -> None:
        self.rows, self.before, self.ends = rows, before, [place.span.end for place in places]
        self.found: dict[str, list[int]] = defaultdict(list)
        for word in WORD.finditer(rows.text):
            self.found[word[0]].append(word.start())

    def of(self, first: int, behind: int, reach: range) -> Numbers:
        """What the note in the rows from `first` to before `behind` says of each place, as a logarithm."""
        said: Numbers = np.zeros(len(reach))
        if first < 0 or not reach:
            return said
        start, stop = self.rows.rows[first].start, self.rows.rows[min(behind, first + LINES) - 1].end
        for word in set(WORD.findall(self.rows.text, start, stop)):
            said += self._said(word, start, reach)
        said[said > MOST] = MOST
        return said

    def _said(self, word: str, note: int, reach: range) -> Numbers:
        at = self.found[word]
        chance = min(1.0, len(at) * self.before / max(1, len(self.rows.text)))
        worth = min(MOST_OF_WORD, log((ECHOED + (1 - ECHOED) * chance) / chance))
        heard = np.zeros(len(reach), np.bool_)
        lowest = self.ends[reach.start] - self.before
        for offset in at[bisect_left(at, lowest) : bisect_left(at, note)]:
            one = bisect_right(self.ends, offset, reach.start, reach.stop)
            two = bisect_right(self.ends, offset + self.before, reach.start, reach.stop)
            heard[one - reach.start : two - reach.start] = True
        return np.where(heard, worth, 0.0)
