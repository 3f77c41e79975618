"""Which markers may send to which note, and what each pair of them earns by its look and place.

A note at the foot is near its marker; notes that are collected under a heading may be far from theirs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teikit.page.headings import is_chapter, is_notes
from teikit.page.likeness import Likeness
from teikit.page.marks import Form, Mark
from teikit.page.rows import Rows

REACH = 150
"""How many rows a marker is from its note at most where pages are unknown, unless the notes are collected."""
SCREEN = 45
"""How many rows below its marker a note at the foot is looked for before it costs."""
PAGES = (1.0, -0.5, -1.5)
"""What a note earns on the page of its marker, on the next one, on the one after."""
NEAREST = 8
"""How many markers with the label of a note are tried for one at the foot."""
COLLECTED = 64
"""The same for notes that stand together at the end of a chapter or a book."""
FAR, ABOVE = -0.5, -2.5
"""What it costs a pair that its note is collected far away, or stands above its marker."""
ALIKE = 0.5
"""What a pair earns whose marker and note have the same form."""
FINE, COARSE, IN_NOTE = 1.5, -1.5, -2.0
"""What a note in small type earns, one in large type costs, and a marker in small type."""
CLEAR = 2.0
"""What a marker weighs that is one beyond doubt."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A marker and the note it sends to; `far` where the notes are collected at an end."""

    marker: Mark
    note: Mark
    earns: float
    far: bool = False


class Candidates:
    """The markers and notes of one series, and which pairs they can make; `index` counts the markers.

    `looks` tells what is usual, and nothing where the pairs of a first alignment were `few`; `amid` that
    notes stand behind their paragraphs.
    """

    def __init__(
        self,
        rows: Rows,
        markers: Sequence[Mark],
        starts: Sequence[Mark],
        looks: Likeness | None = None,
        *,
        amid: bool = False,
    ) -> None:
        self.rows, self.markers, self.starts = rows, markers, starts
        self.likeness = looks or Likeness()
        self.amid = amid
        self.few = looks is not None and not looks.markers
        self.places: dict[str, list[int]] = defaultdict(list)
        self.plain: dict[str, list[int]] = defaultdict(list)
        self.faint: dict[str, list[int]] = defaultdict(list)
        self.clear = [0]
        for at, mark in enumerate(markers):
            self.places[mark.label].append(at)
            (self.faint if mark.form in {Form.FAINT, Form.APART} else self.plain)[mark.label].append(at)
            self.clear.append(self.clear[-1] + (mark.weight >= CLEAR))
        self.offsets = [mark.span.start for mark in markers]
        headings = (at for at, row in enumerate(rows.rows) if len(row) < 80 and is_notes(rows.words(at)))
        self.collected = next(headings, len(rows.rows))
        self.chapters = [
            at
            for at, row in enumerate(rows.rows)
            if row.blank and len(row) < 60 and is_chapter(rows.words(at))
        ]

    def pairs(self, note: Mark) -> Iterator[tuple[Pair, int]]:
        """The pairs that a note can be in, with the index of the marker of each."""
        here = bisect_left(self.offsets, note.span.start)
        collected = note.row > self.collected
        for kind in (self.plain, self.faint):
            places = kind.get(note.label, [])
            above = bisect_left(places, here)
            for at in places[max(0, above - NEAREST) : above]:
                earns = self._near(self.markers[at], note)
                if earns is not None:
                    yield Pair(self.markers[at], note, earns), at
                elif collected and kind is self.plain:
                    yield self._far(at, note)
        places = self.plain.get(note.label, [])
        above = bisect_left(places, here)
        if collected:
            for at in places[max(0, above - COLLECTED) : max(0, above - NEAREST)]:
                yield self._far(at, note)
        for at in places[above : above + 2] if self.rows.paged else ():
            marker = self.markers[at]
            if marker.weight >= CLEAR and self.page(marker) == self.page(note):
                yield Pair(marker, note, marker.weight + note.weight + ABOVE), at

    def chapters_before(self, mark: Mark) -> int:
        """How many chapters have begun before a mark."""
        return bisect_right(self.chapters, mark.row)

    def page(self, mark: Mark) -> int:
        """The number of the page that a mark is on."""
        return self.rows.rows[mark.row].page

    def _far(self, at: int, note: Mark) -> tuple[Pair, int]:
        marker = self.markers[at]
        earns = marker.weight + note.weight + FAR + self.likeness.cost(marker, note)
        return Pair(marker, note, earns, far=True), at

    def _near(self, marker: Mark, note: Mark) -> float | None:
        """What a marker above its note earns, None where it is too far away."""
        earns = marker.weight + note.weight + ALIKE * (marker.form is note.form)
        earns += self.likeness.cost(marker, note)
        if self.rows.sized:
            earns += FINE if self.rows.rows[note.row].fine else COARSE
            earns += IN_NOTE * self.rows.rows[marker.row].fine
        if self.rows.paged:
            pages = self.page(note) - self.page(marker)
            return earns + PAGES[pages] + self._low(note) if pages < len(PAGES) else None
        rows = note.row - marker.row
        return earns + 1.0 - max(0, rows - SCREEN) / SCREEN if rows <= REACH else None

    def _low(self, note: Mark) -> float:
        """How low on its page a note begins (0 to 1), less the markers below it, which show it is text."""
        first, last = self.rows.first_of(note.row), self.rows.last_of(note.row)
        return (note.row - first) / max(1, last - first) - (0 if self.amid else min(3, self.below(note)))

    def below(self, note: Mark) -> int:
        """How many markers stand below a note on its page that are some beyond doubt."""
        one = bisect_left(self.offsets, note.span.end)
        two = bisect_left(self.offsets, self.rows.rows[self.rows.last_of(note.row) - 1].end)
        return self.clear[two] - self.clear[one]
