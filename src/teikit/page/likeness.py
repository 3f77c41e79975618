"""What markers and notes of a text look like: a pair that looks unlike the others costs.

A first alignment tells; the second one uses it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teikit.page.marks import Form, Mark

FEW = 4
"""So many pairs tell what the others look like."""
USUAL, RARE = 0.3, 0.08
"""A look that earned this share of what the most frequent one earned is usual, or rare."""
UNUSUAL, ODD, NEVER = -0.8, -1.8, -5.0
"""What a rare look costs, and one that hardly occurs; a number in the midst of a sentence is then none."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How often each form of marker and each look of a note occurs, the most frequent being 1."""

    markers: Mapping[Form, float] = field(default_factory=dict)
    notes: Mapping[str, float] = field(default_factory=dict)

    def cost(self, marker: Mark, note: Mark) -> float:
        """What it costs a pair to look unlike the others; nothing where nobody knows these."""
        if not self.markers:
            return 0.0
        share = self.markers.get(marker.form, 0.0)
        if marker.form is Form.APART and marker.weight < 0 and share <= USUAL:
            return NEVER
        return _cost(share) + _cost(self.notes.get(note.look, 0.0))


def _cost(share: float) -> float:
    return 0.0 if share > USUAL else UNUSUAL if share > RARE else ODD


def likeness(pairs: Sequence[tuple[Mark, Mark, float]]) -> Likeness:
    """What is usual among pairs of marker and note, each with what it earned; nothing where they are few."""
    markers: dict[Form, float] = defaultdict(float)
    notes: dict[str, float] = defaultdict(float)
    if len(pairs) < FEW:
        return Likeness()
    for marker, note, earns in pairs:
        markers[marker.form] += earns
        notes[note.look] += earns
    if markers[Form.FAINT]:  # plain digits have faint ones among them
        markers[Form.FAINT] = max(markers[Form.FAINT], markers[Form.PLAIN])
    most, usual = max(markers.values()), max(notes.values())
    return Likeness(
        {form: earned / most for form, earned in markers.items()},
        {look: earned / usual for look, earned in notes.items()},
    )
