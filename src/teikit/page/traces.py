"""What is left of the markers of given notes between two others: a sign, or a number that was passed over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from teikit.page.marks import STOPS, Form, Mark
from teikit.page.pairs import Pair
from teikit.page.rows import Rows
from teikit.text import Span

MISREAD = re.compile(
    rf"(?<=[\w{re.escape(STOPS)}])['’‘°º^*\"”“´`]{{1,2}}(?=\s|$)|(?<=[.,;:!?”])[lI|]{{1,2}}(?=\s|$)"
)
OPENING = re.compile(r"(?:^|[\s(—–-])['‘](?=\w)")
POSSESSIVE = re.compile(r"s['’]")
QUOTATION = 300
"""So many characters a quotation has at most that a sign may close."""
CLEAR = 0.5
"""What a marker must weigh by its look to be taken at its number."""


class Traces:
    """The places that may be what is left of markers, and those that are markers of other notes."""

    def __init__(self, rows: Rows, pairs: Sequence[Pair], markers: Sequence[Mark]) -> None:
        self.rows, self.markers = rows, markers
        self.offsets = [mark.span.start for mark in markers]
        self.taken = {pair.marker.span.start for pair in pairs}
        self.notes = {pair.note.span.start for pair in pairs}

    def of(self, starts: Sequence[Mark], begin: int, end: int) -> list[Mark | None]:
        """For each note the one place between two offsets that may be left of its marker; None where there is
        no such place, or more places than notes.
        """
        if not starts:
            return []
        stop = min(end, starts[-1].span.start)
        shown = [self._shown(start, begin, min(end, start.span.start)) for start in starts]
        left = [start for start, mark in zip(starts, shown, strict=True) if mark is None]
        known = {mark.span.start for mark in shown if mark}
        signs = [span for span in self._signs(begin, stop) if span.start not in known]
        if not left or len(signs) != len(left) or len(left) < len(starts):
            return shown
        return [
            Mark(start.label, span, Form.FAINT, 0.0, self.rows.at(span.start))
            for start, span in zip(starts, signs, strict=True)
        ]

    def _shown(self, start: Mark, begin: int, end: int) -> Mark | None:
        """The one marker in a stretch that has the label of a note and sends to no other."""
        inside = self.markers[bisect_left(self.offsets, begin) : bisect_left(self.offsets, end)]
        same = [
            mark
            for mark in inside
            if mark.label == start.label and mark.weight >= CLEAR and mark.span.start not in self.taken
        ]
        return same[0] if len(same) == 1 else None

    def _signs(self, begin: int, end: int) -> Iterator[Span]:
        for found in MISREAD.finditer(self.rows.text, begin, max(begin, end)):
            if found.start() not in self.taken and not self._is_quote(found):
                yield Span(*found.span())

    def _is_quote(self, found: re.Match[str]) -> bool:
        """Whether a sign is a quotation mark that closes what one before it opens, or a possessive."""
        text, at = self.rows.text, found.start()
        if any(sign in '”"“' for sign in found[0]) or POSSESSIVE.match(text, at - 1):
            return True
        return found[0][0] in "'’‘" and OPENING.search(text, max(0, at - QUOTATION), at) is not None
