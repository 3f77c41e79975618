"""The weights that ship were learnt with the features that the code finds now."""

from __future__ import annotations

import json
import zlib
from importlib.resources import files

from teikit.citations.features import features, fingerprint
from teikit.citations.labeller import model
from teikit.citations.words import words
from teikit.text import Span

DATA = files("teikit.citations").joinpath("labeller.z").read_bytes()
NOTES = json.loads(zlib.decompress(DATA).partition(b"\n")[0])["notes"]
SOME = 0.2
"""A word of the lexicon may come or go without new weights; features that are another touch every note."""


def test_the_features_of_notes_are_those_that_were_learnt() -> None:
    assert len(NOTES) > 20
    other = [text for text, number in NOTES.items() if fingerprint(words(text, Span(0, len(text)))) != number]
    assert len(other) <= SOME * len(NOTES), "run tools/train_citations.py: features have changed since"


def test_most_features_of_notes_have_a_weight() -> None:
    known = model().numbers
    found = [name for text in NOTES for word in features(words(text, Span(0, len(text)))) for name in word]
    assert sum(name in known for name in found) > 0.7 * len(found)


def test_the_weights_are_small() -> None:
    assert len(DATA) < 3_000_000
