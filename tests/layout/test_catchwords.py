"""Catchwords and signature marks belong to the page, not to the text."""

from __future__ import annotations

from tests.layout.laid_out import laid_out, read, words

LINES = "the boats lay in the harbour and waited for the tide to turn that evening\n" * 6


def test_the_first_word_of_the_next_page_is_a_catchword() -> None:
    first, second = f"Anna saw that {LINES}and nobody", f"had come, since {LINES}no one"
    text = f"{first}\n        had\n\f{second}\n      came\n\fcame at all."
    document = laid_out(text)
    assert [claim.attributes["type"] for claim in document.claimed("fw")] == ["catch", "catch"]
    assert "and nobody had come, since" in read(text)
    assert "no one came at all." in read(text)


def test_letters_of_sheets_that_count_up_are_signatures() -> None:
    days = {"A": "Monday", "A2": "Tuesday", "B": "Friday", "B2": "Sunday"}
    text = "\f".join(f"On {day} {LINES}it was over.\n{mark}\n" for mark, day in days.items())
    assert words(laid_out(text), "fw") == ["A", "A2", "B", "B2"]


def test_a_single_short_last_line_is_text() -> None:
    text = f"Anna saw that {LINES}and nobody\nhad\n\fhad come, since {LINES}no one was there."
    assert laid_out(text).claimed("fw") == ()


def test_a_signature_and_a_catchword_may_share_a_line() -> None:
    first, second = f"Anna saw that {LINES}and nobody", f"had come, since {LINES}no one"
    text = f"{first}\nA2          had\n\f{second}\n            came\n\fcame at all."
    assert [found.strip() for found in words(laid_out(text), "fw")] == ["A2          had", "came"]
