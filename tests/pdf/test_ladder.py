"""What the file's map does not tell is read from the font, and from the book's own words; it is counted."""

from __future__ import annotations

import pytest
from tests.pdf.making import Pdf, document, embedded, numbers, pdf, words

from teikit.formats.pdf.votes import votes
from teikit.source import FileError
from teikit.text import Document

GLYPHS = [".notdef", "o", "f_i", "n", "hyphen", "odd"]
OFFICE = [1, 2, 3]
WHOLE = {ord("o"): "o", 0xFB01: "f_i", ord("n"): "n", ord("-"): "hyphen"}


def printed(
    glyphs: list[int], characters: dict[int, str], to_unicode: dict[int, str], more: str = ""
) -> Document:
    made = Pdf()
    font = embedded(made, GLYPHS, characters, to_unicode)
    return document(pdf(numbers(glyphs, 50, 100) + more, fonts=font, made=made))


def notes(document: Document) -> str:
    return "; ".join(step.note for step in document.provenance)


def test_the_map_of_the_file_comes_first() -> None:
    made = printed(OFFICE, WHOLE, {1: "a", 2: "b", 3: "c"})
    assert made.text == "abc\n"
    assert "glyphs read by" not in notes(made)


def test_without_it_the_font_has_a_map() -> None:
    made = printed(OFFICE, WHOLE, {})
    assert made.text == "ofin\n"
    assert "3 glyphs read by the character map of the embedded font" in notes(made)


def test_or_names() -> None:
    made = printed(OFFICE, {ord("o"): "o"}, {})
    assert made.text == "ofin\n"
    assert "2 glyphs read by the name of the glyph in the embedded font" in notes(made)


@pytest.mark.parametrize("nothing", ["\ufffd", "\0", "\ue000", "\x07"])
def test_a_map_that_says_nothing_is_passed_over(nothing: str) -> None:
    assert printed([1, 4], WHOLE, {1: "o", 4: nothing}).text == "o-\n"


@pytest.mark.parametrize("blank", ["\t", "\u2009", "\u3000"])
def test_a_blank_of_any_width_is_one(blank: str) -> None:
    assert printed([1, 5, 1], WHOLE, {1: "o", 5: blank}).text == "o o\n"


def test_what_nothing_reads_is_the_replacement_character_and_said() -> None:
    made = printed([1, 5], {ord("o"): "o"}, {5: "\ufffd"}, words("More words.", 50, 120))
    assert made.text == "o\ufffd\nMore words.\n"
    assert "could not be read and are U+FFFD" in notes(made)


def test_fonts_that_tell_nothing_at_all_are_named() -> None:
    with pytest.raises(FileError, match="fonts that do not say which characters they print"):
        printed([5, 5, 5], {ord("o"): "o"}, {})


def test_the_words_of_the_book_vote() -> None:
    texts = ["the first affair", "fi\U00100000st and \U00100000ead, affai\U00100000", "a read book"]
    assert votes(texts, ["\U00100000", "\U00100001"]) == {"\U00100000": "r", "\U00100001": "\ufffd"}


def test_a_glyph_that_never_stands_between_letters_is_no_letter() -> None:
    texts = ["the muglue", "\U00100000integer x \U00100000optional y", "\U00100000glue"]
    assert votes(texts, ["\U00100000"]) == {"\U00100000": "\ufffd"}


def test_the_names_of_tex_are_read_in_any_size() -> None:
    glyphs = [".notdef", "o", "angbracketleft", "parenrightBigg"]
    made = Pdf()
    font = embedded(made, glyphs, {ord("o"): "o"}, {})
    assert document(pdf(numbers([2, 1, 3], 50, 100), fonts=font, made=made)).text == "⟨o)\n"


def bitmaps(codes: list[int]) -> str:
    """A font of TeX as a resource `/T …`: bitmaps that are named by their codes."""
    shapes = " ".join(f"/a{code} 3 0 R" for code in codes)
    names = " ".join(f"{code} /a{code}" for code in codes)
    return (
        "/T << /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 -20 60 70] "
        f"/FirstChar 0 /LastChar 255 /Widths [{'50 ' * 256}] "
        f"/CharProcs << {shapes} >> /Encoding << /Type /Encoding /Differences [{names}] >> >>"
    )


def bitmapped(text: bytes) -> str:
    made = Pdf()
    made.stream(b"50 0 0 0 50 50 d1 0 0 50 50 re f")
    page = f"BT /T 10 Tf 50 500 Td <{text.hex()}> Tj ET\n"
    return document(pdf(page, fonts=bitmaps(sorted(set(text))), made=made)).text


def test_bitmaps_of_tex_are_read_by_the_layout_that_their_codes_are_in() -> None:
    assert bitmapped(b"o\x0ece\x7bshelf") == "office–shelf\n"
    assert bitmapped(b"o\x1ece\x15\xe4\x10shelf") == "office–ä“shelf\n"
