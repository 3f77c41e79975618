"""Which marker belongs to which note: one alignment over the whole text, in the order of both.

Each pair of a marker and the beginning of a note with the same label earns by its look and place; each step
from pair to pair earns or costs by sequence. The best chain of pairs wins, found by dynamic programming.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from teikit.page.headings import is_notes
from teikit.page.markers import SIGN_ORDER, Form, Mark
from teikit.page.rows import Rows

REACH = 150
"""How many rows a marker is from its note at most where pages are unknown, unless the notes are collected."""
SCREEN = 45
"""How many rows below its marker a note at the foot is looked for before it costs."""
PAGES = 3
"""On how many pages, the marker's own included, a note at the foot may begin."""
NEAREST = 8
"""How many markers with the label of a note are tried for one at the foot, and at each step back."""
COLLECTED = 64
"""The same for notes that stand together at the end of a chapter or a book."""

NEXT, SKIP, BACK = 1.5, -1.2, -5.0
"""What a step earns to the next number, to a later one for each number left out, and to any other."""
RESTART = {"book": -2.5, "chapter": -1.0, "page": 1.0}
"""What beginning again at the first label costs: where nothing tells, behind a heading, on a new page."""
BEGIN, BEGIN_LATER = -1.5, -3.5
"""What the first pair of a chain costs: a first label, or another one."""
OVERTAKEN = -3.0
"""What a marker costs that stands below the beginning of the note before it on the same page."""
APART = 30
"""So many rows between two notes whose markers both stand above cost as much as a marker of its own kind."""
PASSED = -0.4
"""What a marker beyond doubt costs that is passed over."""
WEAKEST, CLEAR = 0.2, 1.2
"""A series that earns less than this share of the strongest must have markers that weigh so much."""
FEW = 4
"""So many pairs tell what the others look like."""
PLAINEST = 0.35
"""What its markers must weigh on average: numbers that only happen to be the same are no notes."""
LEAST = 0.8
"""What a pair, and an unbroken part of the chain, must earn to be believed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A marker and the note it sends to; `far` where the notes are collected at an end."""

    marker: Mark
    note: Mark
    earns: float
    far: bool = False


@dataclass(slots=True)
class _Best:
    """The best chain that ends in a pair."""

    pair: Pair
    index: int
    total: float
    before: _Best | None
    joined: bool = False


@dataclass(slots=True)
class Alignment:
    """What was aligned: the pairs believed, in the order of the notes."""

    pairs: list[Pair] = field(default_factory=list)
    total: float = 0.0

    @property
    def weight(self) -> float:
        """What its markers weigh by their look, on average."""
        return sum(pair.marker.weight for pair in self.pairs) / max(1, len(self.pairs))


def align(rows: Rows, markers: Sequence[Mark], starts: Sequence[Mark]) -> list[Pair]:
    """The pairs of all series, in the order of their notes.

    Each is aligned twice: the first time tells what markers and notes of this text look like.
    """
    found: list[Alignment] = []
    for series in ("numbers", "signs", "letters"):
        ours = [mark for mark in markers if mark.series == series]
        theirs = [mark for mark in starts if mark.series == series]
        if ours and theirs:
            first = _best(rows, ours, theirs, Looks())
            found.append(_best(rows, ours, theirs, looks(first.pairs)) if first.pairs else first)
    strongest = max((alignment.total for alignment in found), default=0.0)
    pairs = [
        pair
        for alignment in found
        if alignment.total > strongest * WEAKEST or alignment.weight >= CLEAR
        for pair in alignment.pairs
    ]
    return sorted(pairs, key=lambda pair: pair.note.span.start)


def _best(rows: Rows, markers: Sequence[Mark], starts: Sequence[Mark], looks: Looks) -> Alignment:
    ways = (_Chain(rows, markers, starts, restart, looks).solve() for restart in ("book", "page"))
    return max(ways, key=lambda alignment: alignment.total)


@dataclass(frozen=True, slots=True)
class Looks:
    """What markers and notes of a text look like: how often each look occurs, the most frequent being 1."""

    markers: Mapping[Form, float] = field(default_factory=dict)
    notes: Mapping[str, float] = field(default_factory=dict)

    def cost(self, marker: Mark, note: Mark) -> float:
        """What it costs a pair to look unlike the others."""
        if not self.markers:
            return 0.0
        return _rare(self.markers.get(marker.form, 0.0)) + _rare(self.notes.get(note.look, 0.0))


def _rare(share: float) -> float:
    return 0.0 if share > 0.3 else -0.8 if share > 0.08 else -1.8


def looks(pairs: Sequence[Pair]) -> Looks:
    """The looks among pairs that were believed; nothing where they are few."""
    if len(pairs) < FEW:
        return Looks()
    markers: dict[Form, float] = defaultdict(float)
    notes: dict[str, float] = defaultdict(float)
    for pair in pairs:
        markers[pair.marker.form] += pair.earns
        notes[pair.note.look] += pair.earns
    if markers[Form.FAINT]:  # plain digits have faint ones among them
        markers[Form.FAINT] = max(markers[Form.FAINT], markers[Form.PLAIN])
    most, usual = max(markers.values()), max(notes.values())
    return Looks(
        {form: earned / most for form, earned in markers.items()},
        {look: earned / usual for look, earned in notes.items()},
    )


class _Chain:
    """The alignment of one series, where numbering begins again with the book, its chapters or its pages."""

    def __init__(
        self, rows: Rows, markers: Sequence[Mark], starts: Sequence[Mark], restart: str, looks: Looks
    ) -> None:
        self.rows, self.markers, self.starts, self.restart, self.looks = rows, markers, starts, restart, looks
        self.places: dict[str, list[int]] = defaultdict(list)
        self.plain: dict[str, list[int]] = defaultdict(list)
        self.faint: dict[str, list[int]] = defaultdict(list)
        for at, mark in enumerate(markers):
            self.places[mark.label].append(at)
            (self.faint if mark.form is Form.FAINT else self.plain)[mark.label].append(at)
        self.clear = [0.0]
        for mark in markers:
            self.clear.append(self.clear[-1] + (mark.weight >= 2.0))
        self.offsets = [mark.span.start for mark in markers]
        self.best: dict[str, dict[int, _Best]] = defaultdict(dict)
        self.tops = _Tops(len(markers))

    def solve(self) -> Alignment:
        """The best chain of pairs, without the parts of it that nobody need believe."""
        collected = _collected(self.rows, self.starts)
        for note in self.starts:
            pairs = self._pairs(note, note in collected)
            found = [self._chain(pair, at) for pair, at in pairs if pair.earns >= LEAST]
            for best in found:
                known = self.best[best.pair.note.label].get(best.index)
                if known is None or known.total <= best.total:  # of equals the later, nearer to the next
                    self.best[best.pair.note.label][best.index] = best
                self.tops.add(best)
        return self._believed(self.tops.before(len(self.markers)))

    def _pairs(self, note: Mark, collected: bool) -> Iterator[tuple[Pair, int]]:
        """The markers that may send to a note, with the index of each."""
        here = bisect_left(self.offsets, note.span.start)
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
        if self.rows.paged:
            page = self.rows.rows[note.row].page
            for at in places[above : above + 2]:
                if self.rows.rows[self.markers[at].row].page == page and self.markers[at].weight >= 2.0:
                    yield Pair(self.markers[at], note, self.markers[at].weight + note.weight - 2.5), at

    def _far(self, at: int, note: Mark) -> tuple[Pair, int]:
        marker = self.markers[at]
        earns = marker.weight + note.weight - 0.5 + self.looks.cost(marker, note)
        return Pair(marker, note, earns, far=True), at

    def _near(self, marker: Mark, note: Mark) -> float | None:
        """What a marker above its note earns, None where it is too far away."""
        earns = marker.weight + note.weight + 0.5 * (marker.form is note.form)
        earns += self.looks.cost(marker, note)
        one, two = self.rows.rows[marker.row], self.rows.rows[note.row]
        if self.rows.sized:
            earns += (1.5 if two.fine else -1.5) - 2.0 * one.fine
        if self.rows.paged:
            pages = two.page - one.page
            return earns + (1.0, -0.5, -1.5)[pages] + self.low(note) if pages < PAGES else None
        rows = note.row - marker.row
        return earns + 1.0 - max(0, rows - SCREEN) / SCREEN if rows <= REACH else None

    def low(self, note: Mark) -> float:
        """How low on its page a note begins (0 to 1), less the markers below it, which show it is text."""
        first, last = self.rows.first_of(note.row), self.rows.last_of(note.row)
        one = bisect_left(self.offsets, note.span.end)
        two = bisect_left(self.offsets, self.rows.rows[last - 1].end)
        return (note.row - first) / max(1, last - first) - min(3.0, self.clear[two] - self.clear[one])

    def _chain(self, pair: Pair, index: int) -> _Best:
        """The best chain that ends in a pair."""
        first = pair.note.number == 1 or pair.note.label == "*"
        best = _Best(pair, index, pair.earns + (BEGIN if first else BEGIN_LATER), None)
        for before, step, joined in self._steps(pair, index):
            total = before.total + pair.earns + step
            if total > best.total:
                best = _Best(pair, index, total, before, joined)
        return best

    def _steps(self, pair: Pair, index: int) -> Iterator[tuple[_Best, float, bool]]:
        """The chains that a pair may continue, what the step earns, and whether the sequence goes on."""
        for label, earns in _labels_before(pair.note):
            known = self.best.get(label)
            if not known:
                continue
            places = self.places[label]
            above = bisect_left(places, index)
            nearest = NEAREST if pair.note.number else 2
            for at in places[max(0, above - nearest) : above]:
                if at in known and known[at].pair.note.span.start < pair.note.span.start:
                    step = earns + self._between(known[at], pair, index)
                    yield known[at], step, True
        before = self.tops.before(index)
        if before is not None and before.pair.note.span.start < pair.note.span.start:
            yield before, self._again(before.pair, pair) + self._between(before, pair, index), False

    def _between(self, before: _Best, pair: Pair, index: int) -> float:
        """What lies between two pairs: markers passed over, and a marker among the notes of its page."""
        passed = PASSED * min(8.0, self.clear[index] - self.clear[before.index + 1])
        if pair.far != before.pair.far:
            passed -= 1.0
        rows = self.rows
        if pair.marker.row < before.pair.note.row:
            passed -= (pair.note.row - before.pair.note.row) / APART
        if rows.paged and pair.marker.row >= before.pair.note.row and not pair.far:
            page = rows.rows[before.pair.note.row].page
            if rows.rows[pair.marker.row].page == page:
                passed += OVERTAKEN
        return passed

    def _again(self, before: Pair, pair: Pair) -> float:
        """What it costs to begin again, or to go on out of sequence."""
        if pair.note.number != 1 and pair.note.label != "*":
            return BACK
        turned = pair.marker.row > before.note.row
        if self.rows.paged:
            turned = self.rows.rows[pair.marker.row].page > self.rows.rows[before.marker.row].page
        return RESTART[self.restart] if turned else RESTART["book"]

    def _believed(self, best: _Best | None) -> Alignment:
        found = Alignment(total=best.total if best else 0.0)
        part: list[_Best] = []
        while best is not None:
            part.append(best)
            before = best.before
            if not best.joined:
                earned = part[0].total - (before.total if before else 0.0)
                look = sum(each.pair.marker.weight for each in part) / len(part)
                if earned >= LEAST and look >= PLAINEST:
                    found.pairs += [each.pair for each in part]
                part = []
            best = before
        return found


def _labels_before(note: Mark) -> Iterator[tuple[str, float]]:
    """The labels that may come before one, and what the step from each earns."""
    if note.series == "signs":
        at = SIGN_ORDER.index(note.label) if note.label in SIGN_ORDER else 0
        yield from ((sign, 0.7 if rank < at else 0.2) for rank, sign in enumerate(SIGN_ORDER))
        return
    for back in range(1, 7):
        if note.number - back < 1:
            return
        number = note.number - back
        label = str(number) if note.series == "numbers" else chr(96 + number)
        yield label, NEXT + SKIP * (back - 1)


class _Tops:
    """The best chain among those that end at a marker before another: a tree of prefix maxima."""

    def __init__(self, size: int) -> None:
        self.tree: list[_Best | None] = [None] * (size + 1)

    def add(self, best: _Best) -> None:
        at = best.index + 1
        while at < len(self.tree):
            known = self.tree[at]
            if known is None or known.total <= best.total:
                self.tree[at] = best
            at += at & -at

    def before(self, index: int) -> _Best | None:
        """The best chain whose last marker has a smaller index."""
        found: _Best | None = None
        while index > 0:
            known = self.tree[index]
            if known is not None and (found is None or found.total < known.total):
                found = known
            index -= index & -index
        return found


def _collected(rows: Rows, starts: Sequence[Mark]) -> set[Mark]:
    """The beginnings of notes that stand behind a heading that says so."""
    headings = [at for at in range(len(rows.rows)) if is_notes(rows.words(at))]
    found: set[Mark] = set()
    if not headings:
        return found
    for mark in starts:
        at = bisect_right(headings, mark.row) - 1
        if at >= 0:
            found.add(mark)
    return found
