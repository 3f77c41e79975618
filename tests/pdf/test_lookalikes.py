"""A map that names letters of another script is outvoted by the words of the book, and that is said."""

from __future__ import annotations

import pytest
from tests.pdf.making import Pdf, document, embedded, numbers, pdf, words

from teikit.formats.pdf.content import Book, Line, Sheet
from teikit.formats.pdf.lookalikes import in_one_script
from teikit.text import Box


def mended(text: str) -> str:
    lines = tuple(Line(line, Box(0, 0, 9, 9), 9, 9, 0) for line in text.split("\n"))
    book, _ = in_one_script(Book((Sheet(100, 100, lines=lines),), ()))
    return "\n".join(line.text for _, line in book.lines())


def test_the_words_of_the_book_outvote_the_map_of_a_font() -> None:
    made = Pdf()
    font = embedded(made, [".notdef", "o", "n"], {ord("o"): "o", ord("n"): "n"}, {1: "ο", 2: "n"})
    page = numbers([2, 1, 2], 50, 100) + words("A non sequitur.", 50, 120)
    read = document(pdf(page, fonts=font, made=made))
    assert read.text == "non\nA non sequitur.\n"
    assert any(step.note.startswith("1 letters that the file names") for step in read.provenance)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the bοοk\nthis book", "the book\nthis book"),
        ("Часть cвета\nсвета", "Часть света\nсвета"),  # Latin c in Cyrillic
        ("λόγoς\nλόγος", "λόγος\nλόγος"),  # Latin o in Greek
        ("The Greek word νομος and the bοοk\nbook", "The Greek word νομος and the book\nbook"),
    ],
)
def test_letters_that_only_look_alike_are_those_of_their_word(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize("text", ["Δx and μm", "κόσμος", "a nοvel thought", "αβγ abc", "Xρ"])
def test_what_no_word_of_the_book_tells_stays(text: str) -> None:
    assert mended(text) == text


def test_what_stands_in_very_many_words_is_a_mistake_of_the_map_in_any_case() -> None:
    text = " ".join(f"w{chr(97 + n)}οk" for n in range(24))
    assert "ο" not in mended(text)
