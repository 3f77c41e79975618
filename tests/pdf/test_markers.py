"""Markers of notes as they stand on pages."""

from __future__ import annotations

from tests.pdf.making import pdf, words

from teikit.converting.pipeline import convert
from teikit.source import Source

ABOVE = [
    "The ferry was sold in the spring, when the water was low,",
    "and the carters went round by the hills from then on.",
]
BELOW = ["Nobody in the town said a word of it for many years, and", "then the bridge was built of stone."]


def test_a_raised_number_that_was_broken_from_its_word_begins_no_note() -> None:
    page = "".join(words(line, 50, 100 + 12 * n) for n, line in enumerate(ABOVE))
    page += words("7", 50, 121, 6) + words(BELOW[0], 56, 124) + words(BELOW[1], 50, 136)
    page += words("7) Letter of the miller, in the county archive.", 50, 300, 8)
    made = convert(Source("book.pdf", pdf(page))).data.decode()
    assert 'target="#fn7"' in made
    assert made.count("<note ") == 1


def test_a_marker_that_found_no_room_behind_its_word_is_one_all_the_same() -> None:
    page = "".join(words(line, 50, 100 + 12 * n) for n, line in enumerate(ABOVE))
    page += words("7", 50, 120, 6) + "".join(words(line, 50, 132 + 12 * n) for n, line in enumerate(BELOW))
    page += words("7 Letter of the miller, in the county archive.", 50, 300, 8)
    made = convert(Source("book.pdf", pdf(page))).data.decode()
    assert 'target="#fn7"' in made
    assert made.count("<note ") == 1
