"""Which places of the text were the markers of its notes, where OCR lost or misread them.

Notes stand in an order, and so did their markers; see ways.py. Where markers stand in this text, what OCR
left of them, how sure it was there, and how far below them notes may be, is learnt from a first answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teikit.page.echoes import Echoes
from teikit.page.marker_places import CONTEXTS, DOUBT, LEFT, Place
from teikit.page.shapes import says
from teikit.page.ways import Numbers, shares

LIKELY = 0.33
"""A place is taken where so much of all ways go through it: far more than through any other."""
ROUNDS = 12
TELLING = frozenset(kind for kind, (_, elsewhere) in LEFT.items() if elsewhere <= 0.005)

PAGES = np.array((0.75, 0.22, 0.03))
"""How many notes stand on the page of their marker, on the next one, on the one after."""
FEW, SOME, MANY = 6.0, 12.0, 100.0
"""What is known before counts like so many places, markers, and places without a marker."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A note whose marker is sought: its label, its page, the row where it begins (-1 if nobody knows), and
    the row behind it; the rows of the `text` that it belongs to, where notes are collected behind that.
    """

    label: str
    page: int
    row: int
    behind: int = 0
    text: range | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """For each note its place, if one is far likelier than all else; and the share of all notes whose marker
    left what hardly anything else leaves.
    """

    places: Sequence[Place | None]
    left: float


def solve(
    notes: Sequence[Sought], places: Sequence[Place], pages: Sequence[int], echoes: Echoes | None = None
) -> Answer:
    """The likeliest places of all notes; `pages` has the page of each place. All are in order of the text."""
    rows = [place.row for place in places]
    within = [_within(note, rows, pages) for note in notes]
    said = [_said(note, places[reach.start : reach.stop]) for note, reach in zip(notes, within, strict=True)]
    if echoes is not None:
        heard = (echoes.of(note.row, note.behind, reach) for note, reach in zip(notes, within, strict=True))
        said = [signs + words for signs, words in zip(said, heard, strict=True)]
    on = np.array(pages, np.intp)
    lags = [
        (note.page - on[reach.start : reach.stop]) * (note.text is None)
        for note, reach in zip(notes, within, strict=True)
    ]
    features = _features(places)
    odds, turning = [feature.prior for feature in features], PAGES
    found: list[Numbers] = []
    for _ in range(ROUNDS):
        usual = np.zeros(len(places))
        for feature, (yes, no) in zip(features, odds, strict=True):
            usual += np.log(yes / no)[feature.kinds]
        weights = [
            usual[reach.start : reach.stop] + signs + np.log(turning)[lag]
            for reach, signs, lag in zip(within, said, lags, strict=True)
        ]
        found = shares(weights, within)
        marked, turned = np.zeros(len(places)), SOME * PAGES
        for reach, share, lag in zip(within, found, lags, strict=True):
            marked[reach.start : reach.stop] += share
            turned += np.bincount(lag, share, len(PAGES))
        odds, turning = [feature.learnt(marked) for feature in features], turned / turned.sum()
    return Answer(_taken(places, within, found), _left(places, marked) / max(1, len(notes)))


@dataclass(frozen=True, slots=True)
class _Feature:
    """What is seen at each place, as the index of its kind; and how often it is seen at markers, how often
    elsewhere. Where `of_kinds`, how often a kind of place is a marker, or is none.
    """

    kinds: NDArray[np.intp]
    prior: tuple[Numbers, Numbers]
    of_kinds: bool = False

    def learnt(self, marked: Numbers) -> tuple[Numbers, Numbers]:
        """The same by an answer that says how likely each place is a marker."""
        yes, no = self.prior
        here = np.bincount(self.kinds, marked, len(yes))
        if self.of_kinds:
            likely = (here + FEW * yes) / (np.bincount(self.kinds, minlength=len(yes)) + FEW)
            return likely, 1 - likely
        others = 1 - np.minimum(marked, 1)
        there = np.bincount(self.kinds, others, len(no))
        return (here + SOME * yes) / (marked.sum() + SOME), (there + MANY * no) / (others.sum() + MANY)


def _features(places: Sequence[Place]) -> list[_Feature]:
    contexts = {kind: (likely, 1 - likely) for kind, likely in CONTEXTS.items()}
    return [
        _feature([place.context for place in places], contexts, of_kinds=True),
        _feature([place.left for place in places], LEFT),
        _feature([place.doubt for place in places], DOUBT),
    ]


def _feature(
    seen: Sequence[str], known: Mapping[str, tuple[float, float]], *, of_kinds: bool = False
) -> _Feature:
    index = {kind: at for at, kind in enumerate(known)}
    yes, no = zip(*known.values(), strict=True)
    kinds = np.array([index[kind] for kind in seen], np.intp)
    return _Feature(kinds, (np.array(yes), np.array(no)), of_kinds)


def _within(note: Sought, rows: Sequence[int], pages: Sequence[int]) -> range:
    """The places on the page of a note and on those before, which are all above the notes; or in its text."""
    if note.text is not None:
        return range(bisect_left(rows, note.text.start), bisect_left(rows, note.text.stop))
    return range(bisect_right(pages, note.page - len(PAGES)), bisect_right(pages, note.page))


def _said(note: Sought, places: Sequence[Place]) -> Numbers:
    """What the characters of places say of the number of a note."""
    return np.array([says(place.signs, note.label) for place in places], np.float64)


def _left(places: Sequence[Place], marked: Numbers) -> float:
    """How many markers left what hardly anything else leaves."""
    return float(sum(share for place, share in zip(places, marked, strict=True) if place.left in TELLING))


def _taken(places: Sequence[Place], within: Sequence[range], found: Sequence[Numbers]) -> list[Place | None]:
    """For each note the place that most ways lead through, if it is likely enough; no place sends to two."""
    likely = sorted(
        (
            (float(share[at]), note, reach.start + int(at))
            for note, (reach, share) in enumerate(zip(within, found, strict=True))
            for at in np.flatnonzero(share >= LIKELY)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, note, place in likely:
        if note not in taken and place not in taken.values():
            taken[note] = place
    return [places[taken[note]] if note in taken else None for note in range(len(within))]
