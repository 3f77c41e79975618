"""Which marker belongs to which note: one alignment over the whole text, in the order of both.

Each pair of a marker and a note with the same label earns by its look and place, each step from pair to pair
earns or costs by sequence. The best chain of pairs wins, found by dynamic programming.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from teikit.page.likeness import likeness
from teikit.page.marks import BARE, SIGN_ORDER, Form, Mark, letters
from teikit.page.pairs import Candidates, Pair
from teikit.page.rows import Rows
from teikit.text import Span

BACK_TO, SIGNS_BACK_TO = 8, 2
"""How many markers with the label before are tried at each step."""
FURTHEST = 6
"""So many labels back a step may begin."""
NEXT, SKIP, BACK = 1.5, -1.2, -5.0
"""What a step earns to the next number, to a later one for each number left out, and to any other."""
FORWARD, AROUND = 0.7, 0.2
"""What a step earns to a later sign in the order of signs, and to an earlier one."""
RESTART = {"book": -2.5, "chapter": -1.0, "page": 1.0}
"""What beginning again at the first label costs: where nothing tells, behind a heading, on a new page."""
BEGIN, BEGIN_LATER = -1.5, -3.5
"""What the first pair of a chain costs: a first label, or another one."""
OVERTAKEN = -3.0
"""What a marker costs that stands below the beginning of the note before it on the same page."""
APART = 30
"""So many rows between two notes whose markers both stand above cost as much as a pair."""
MIXED = -2.0
"""What it costs to go on from a raised number or one in brackets to a plain one, or back."""
ALONE, LOOSE, ANOTHER = -6.0, -2.5, -2.0
"""The same where the pairs are too few to tell what is usual; and there, to go on to a number apart from its
word, or to a note whose number looks otherwise.
"""
PASSED, MOST_PASSED = -0.4, 8
"""What a marker beyond doubt costs that is passed over, and how many count."""
AMID = 0.6
"""Where so many notes have markers below them on their page, notes stand behind their paragraphs."""
WEAKEST, PLAIN = 0.2, 1.2
"""A series that earns less than this share of the strongest must have markers that weigh so much."""
PLAINEST = 0.35
"""What its markers must weigh on average: numbers that only happen to be the same are no notes."""
LEAST = 0.8
"""What a pair, and an unbroken part of the chain, must earn to be believed."""
TRIES = 4
"""So often a chain is sought again without what was not believed of the one before."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was aligned: the pairs believed and those not, and what all of them earn."""

    pairs: list[Pair] = field(default_factory=list)
    total: float = 0.0
    doubted: list[Pair] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """What its markers weigh by their look, on average."""
        return sum(pair.marker.weight for pair in self.pairs) / max(1, len(self.pairs))


def align(rows: Rows, markers: Sequence[Mark], starts: Sequence[Mark]) -> list[Pair]:
    """The pairs of all series, in the order of their notes.

    Each is aligned twice: the first time tells what markers and notes of this text look like, and which of
    the numbers at the beginnings of lines are those of notes.
    """
    found: list[Alignment] = []
    for series in ("numbers", "signs", "letters"):
        ours = [mark for mark in markers if mark.series == series]
        theirs = [mark for mark in starts if mark.series == series]
        if ours and theirs:
            candidates = Candidates(rows, ours, theirs)
            first = _best(candidates).pairs
            amid = sum(candidates.below(pair.note) > 0 for pair in first) > len(first) * AMID
            notes = {pair.note.span.start for pair in first}
            ours = [mark for mark in ours if mark.span.start not in notes]
            looks = likeness([(pair.marker, pair.note, pair.earns) for pair in first])
            found.append(_best(Candidates(rows, ours, theirs, looks, amid=amid)))
    strongest = max((alignment.total for alignment in found), default=0.0)
    pairs = [
        pair
        for alignment in found
        if alignment.total > strongest * WEAKEST or alignment.weight >= PLAIN
        for pair in alignment.pairs
    ]
    return sorted(pairs, key=lambda pair: pair.note.span.start)


def _best(candidates: Candidates) -> Alignment:
    """The better of two readings: that numbers begin again with the book or its chapters, or on each page."""
    firsts = sum(_is_first(mark) for mark in candidates.starts)
    ways = ("book", "page") if firsts > 1 else ("book",)
    return max((_solve(candidates, way) for way in ways), key=lambda alignment: alignment.total)


def _solve(candidates: Candidates, way: str) -> Alignment:
    """The best chain, sought anew without what is not believed of it, which may hide what would be."""
    doubted: set[tuple[Span, Span]] = set()
    for _ in range(TRIES):
        found = _Chain(candidates, way, doubted).solve()
        if not found.doubted:
            break
        doubted.update((pair.marker.span, pair.note.span) for pair in found.doubted)
    return found


def _is_first(mark: Mark) -> bool:
    return mark.number == 1 or mark.label == SIGN_ORDER[0]


@dataclass(slots=True)
class _Best:
    """The best chain that ends in a pair; `joined` where the sequence goes on from the pair before."""

    pair: Pair
    index: int
    total: float
    before: _Best | None
    joined: bool = False


class _Chain:
    """The alignment of one series."""

    def __init__(self, candidates: Candidates, restart: str, doubted: Set[tuple[Span, Span]]) -> None:
        self.candidates, self.restart, self.doubted = candidates, restart, doubted
        self.best: dict[str, dict[int, _Best]] = defaultdict(dict)
        self.tops = _Tops(len(candidates.markers))

    def solve(self) -> Alignment:
        """The best chain of pairs, without the parts of it that nobody need believe."""
        for note in self.candidates.starts:
            pairs = [
                each
                for each in self.candidates.pairs(note)
                if each[0].earns >= LEAST and (each[0].marker.span, note.span) not in self.doubted
            ]
            for best in [self._chain(pair, at) for pair, at in pairs]:
                known = self.best[note.label].get(best.index)
                if known is None or known.total <= best.total:  # of equals the later, nearer to the next
                    self.best[note.label][best.index] = best
                self.tops.add(best)
        return _believed(self.tops.before(len(self.candidates.markers)))

    def _chain(self, pair: Pair, index: int) -> _Best:
        """The best chain that ends in a pair."""
        begin = BEGIN if _is_first(pair.note) else BEGIN_LATER
        best = _Best(pair, index, pair.earns + begin, None)
        for before, step, joined in self._steps(pair, index):
            total = before.total + pair.earns + step
            if total > best.total:
                best = _Best(pair, index, total, before, joined)
        return best

    def _steps(self, pair: Pair, index: int) -> Iterator[tuple[_Best, float, bool]]:
        """The chains that a pair may continue, what the step earns, and whether the sequence goes on."""
        for label, earns in _labels_before(pair.note.label, pair.note.number):
            known = self.best.get(label)
            if not known:
                continue
            places = self.candidates.places[label]
            above = bisect_left(places, index)
            nearest = BACK_TO if pair.note.number else SIGNS_BACK_TO
            for at in places[max(0, above - nearest) : above]:
                if at in known and known[at].pair.note.span.start < pair.note.span.start:
                    turn = self._turn(known[at].pair, pair)
                    yield known[at], earns + turn + self._between(known[at], pair, index), True
        before = self.tops.before(index)
        if before is not None and before.pair.note.span.start < pair.note.span.start:
            yield before, self._again(before.pair, pair) + self._between(before, pair, index), False

    def _between(self, before: _Best, pair: Pair, index: int) -> float:
        """What lies between two pairs: markers passed over, and a marker among the notes of its page."""
        passed = PASSED * min(
            MOST_PASSED, self.candidates.clear[index] - self.candidates.clear[before.index + 1]
        )
        if pair.far != before.pair.far:
            passed -= 1.0
        rows = self.candidates.rows
        if pair.marker.row < before.pair.note.row:
            passed -= (pair.note.row - before.pair.note.row) / APART
        if rows.paged and pair.marker.row >= before.pair.note.row and not pair.far:
            page = rows.rows[before.pair.note.row].page
            if rows.rows[pair.marker.row].page == page:
                passed += OVERTAKEN
        return passed

    def _turn(self, before: Pair, pair: Pair) -> float:
        """What it costs that a pair looks otherwise than the one before."""
        one, two = before.marker.form, pair.marker.form
        mixed = (one in BARE) is not (two in BARE)
        if not self.candidates.few:
            return MIXED * mixed
        apart = (one is Form.APART) is not (two is Form.APART)
        return ALONE * mixed + LOOSE * apart + ANOTHER * (before.note.look != pair.note.look)

    def _again(self, before: Pair, pair: Pair) -> float:
        """What it costs to begin again, or to go on out of sequence."""
        if not _is_first(pair.note):
            return BACK
        candidates, turned = self.candidates, pair.marker.row > before.note.row
        if candidates.rows.paged:
            turned = candidates.page(pair.marker) > candidates.page(before.marker)
        if self.restart == "page" and turned:
            return RESTART["page"]
        headings = candidates.chapters_before(pair.marker) - candidates.chapters_before(before.marker)
        return RESTART["chapter" if headings > 0 else "book"]


def _believed(best: _Best | None) -> Alignment:
    """The pairs of a chain, without the unbroken parts of it that earn too little or look too plain."""
    total = best.total if best else 0.0
    pairs: list[Pair] = []
    doubted: list[Pair] = []
    part: list[_Best] = []
    while best is not None:
        part.append(best)
        before = best.before
        if not best.joined:
            earned = part[0].total - (before.total if before else 0.0)
            look = sum(each.pair.marker.weight for each in part) / len(part)
            sure = earned >= LEAST and look >= PLAINEST
            (pairs if sure else doubted).extend(each.pair for each in part)
            part = []
        best = before
    return Alignment(pairs, total, doubted)


@cache
def _labels_before(label: str, number: int) -> tuple[tuple[str, float], ...]:
    """The labels that may come before one, and what the step from each earns."""
    if not number:
        at = SIGN_ORDER.index(label) if label in SIGN_ORDER else 0
        return tuple((sign, FORWARD if rank < at else AROUND) for rank, sign in enumerate(SIGN_ORDER))
    named = str if label.isdigit() else letters
    numbers = range(number - 1, max(0, number - 1 - FURTHEST), -1)
    return tuple((named(each), NEXT + SKIP * left_out) for left_out, each in enumerate(numbers))


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
