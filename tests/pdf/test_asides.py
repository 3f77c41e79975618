"""Notes in the margin of a page: small type beside the text."""

from __future__ import annotations

from tests.pdf.making import pdf, printed, words

from teikit.converting.pipeline import convert
from teikit.source import Source
from teikit.text import Document

LINES = [f"a line of the running text that goes on for a while, number {n}" for n in range(12)]


def text(left: float = 40) -> str:
    return "".join(words(line, left, 100 + 12 * n) for n, line in enumerate(LINES))


def margins(document: Document) -> list[str]:
    return [
        note.span.of(document.text)
        for note in document.claimed("note")
        if note.attributes.get("place") == "margin"
    ]


def test_a_note_in_the_margin_stands_behind_the_line_that_it_begins_beside() -> None:
    beside = words("The tide", 330, 124, 7) + words("comes in.", 330, 132, 7)
    made = printed(text() + beside)
    assert margins(made) == ["The tide\ncomes in."]
    assert made.text.splitlines()[:6] == [*LINES[:3], "The tide", "comes in.", LINES[3]]


def test_margins_are_on_both_sides_and_have_several_notes() -> None:
    left = words("Of Kent.", 40, 112, 7) + words("Of Essex.", 40, 184, 7)
    right = words("Anno 1066", 355, 148, 7)
    assert margins(printed(text(90) + left + right)) == ["Of Kent.", "Anno 1066", "Of Essex."]


def test_numbers_of_lines_are_no_notes() -> None:
    assert not margins(printed(text() + words("5", 330, 148, 7) + words("10", 330, 208, 7)))


def test_small_type_below_the_text_is_no_note_in_the_margin() -> None:
    assert not margins(printed(text() + words("1 A note.", 40, 300, 7) + words("2 Ibid.", 40, 309, 7)))


def test_a_paragraph_goes_on_around_a_note_in_its_margin() -> None:
    beside = words("The tide", 330, 124, 7) + words("comes in.", 330, 132, 7)
    made = convert(Source("book.pdf", pdf(text() + beside))).data.decode()
    body = made[made.index("<body>") :]
    assert body.count("<p>") == 1
    assert '<note place="margin">The tide\n<lb/>comes in.</note>' in body
