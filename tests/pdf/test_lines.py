"""What a PDF prints becomes lines of text with their look."""

from __future__ import annotations

from tests.pdf.making import printed, rule, words

from teikit.text import Document


def styles(document: Document) -> list[tuple[str, str]]:
    return [(claim.span.of(document.text), claim.attributes["rend"]) for claim in document.claimed("hi")]


def test_pages_end_in_form_feeds_and_lines_in_line_feeds() -> None:
    made = printed(words("One line", 50, 100) + words("and two.", 50, 112), words("Next page.", 50, 100))
    assert made.text == "One line\nand two.\n\fNext page.\n"
    assert [line.page for line in made.lines] == [0, 0, 1]


def test_lines_know_their_box_size_and_font() -> None:
    line = printed(words("Heading", 50, 100, 14, "B")).lines[0]
    assert (line.size, line.font) == (14, "Times-Bold")
    assert line.box is not None
    assert line.box.left == 50
    assert line.box.top < 100 < line.box.bottom


def test_superscripts_are_told_by_size_and_rise() -> None:
    made = printed(words("said so.", 50, 100) + words("12", 80.2, 96, 6) + words("Then", 90, 100))
    assert made.text.startswith("said so.12 Then")
    assert styles(made) == [("12", "superscript")]


def test_a_rule_between_two_lines_is_told() -> None:
    page = words("Text above", 50, 100) + rule(50, 120, 60) + words("1 A note", 50, 135, 8)
    assert [line.ruled for line in printed(page).lines] == [False, True]


def test_a_letter_elsewhere_in_another_size_is_no_second_print() -> None:
    made = printed(words("anna", 80, 42, 10) + words("anna", 160, 84, 20) + words("anna", 160.4, 84, 20))
    assert made.text == "anna\n\nanna\n"


def test_a_small_number_set_too_low_is_still_on_its_line() -> None:
    made = printed(words("6", 50, 101.5, 6) + words("Address of the author.", 53, 100, 9))
    assert made.text == "6Address of the author.\n"


def test_an_initial_begins_the_first_of_the_lines_that_stand_beside_it() -> None:
    lines = ["he ferry was sold in the spring,", "when the water was low, and all", "that year nobody came."]
    beside = "".join(
        words(line, x, y) for line, x, y in zip(lines, (67, 67, 50), (100, 112, 124), strict=True)
    )
    assert printed(words("T", 50, 112, 28) + beside).text.splitlines() == [f"T{lines[0]}", *lines[1:]]


def test_a_large_number_beside_a_title_is_no_initial() -> None:
    made = printed(words("2", 50, 112, 28) + words("The Ferry", 80, 112, 14) + words("Text.", 50, 150))
    assert made.text.startswith("2 The Ferry\n")
