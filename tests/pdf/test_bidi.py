"""Hebrew and Arabic stand from right to left on the page, and in the order of reading in the text."""

from __future__ import annotations

import pytest

from teikit.formats.pdf.bidi import logical
from teikit.formats.pdf.words import Letter


def read(seen: str, *, right: bool = False) -> str:
    """What is read where these characters stand from left to right."""
    line = logical([Letter(each, None, 0.0) for each in seen], right=right)
    return "".join(letter.text for letter in line)


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("no such letters", "no such letters"),
        ("the word םולש means peace", "the word שלום means peace"),
        ("two words: םלוע םולש.", "two words: שלום עולם."),
        (".םלוע םולש", "שלום עולם."),
        ("1948 תנשב", "בשנת 1948"),
        ("(12) ףיעס", "סעיף (12)"),
        ("and םולש, then םלוע again", "and שלום, then עולם again"),
    ],
)
def test_letters_are_in_the_order_in_which_they_are_read(seen: str, meant: str) -> None:
    assert read(seen) == meant


def test_words_of_other_scripts_stand_as_they_are_on_a_page_that_is_read_from_the_right() -> None:
    assert read("ירבע TEI טסקט", right=True) == "טקסט TEI עברי"
    assert read("TEI טסקט", right=True) == "טקסט TEI"


def test_a_line_of_another_page_is_read_from_the_left_though_most_of_it_is_not() -> None:
    assert read("םולש םלוע too.") == "עולם שלום too."
