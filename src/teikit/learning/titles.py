"""Whether editors take titles into the name (“Dr. Kedia”), which one sees from what they tagged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from teikit.evaluating.gold import Gold
from teikit.language import Cue
from teikit.languages import spoken
from teikit.learning.labels import rows
from teikit.recognition.cues import cues

TITLES = frozenset({Cue.TITLE, Cue.RANK})


def has_titles(texts: Sequence[Gold]) -> bool:
    """Whether more titles stand in the names of persons than right before them."""
    inside = before = 0
    for text in texts:
        starts = {tag.span.start: tag.span.end for tag in text.tags if tag.element == "persName"}
        known = cues(spoken(text.text, text.language))
        for row in rows(text, known):
            for token, following in pairwise(row):
                named = following.capital or following.folded in known.particles
                if token.capital and named and known.cue(token.folded) in TITLES:
                    inside += starts.get(token.start, 0) > following.start
                    before += following.start in starts
    return inside > before
