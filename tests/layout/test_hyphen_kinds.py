"""Hyphens of other kinds than the one that print puts at a line end."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, read, words


def test_a_hyphen_with_the_sign_for_a_break_behind_it_belongs_to_the_word() -> None:
    text = "a Harbour-\u00ad\nmaster of old"
    assert read(text) == "a Harbour-master of old\n"
    assert words(laid_out(text), "pc") == ["\u00ad"]


def test_one_letter_and_a_hyphen_are_a_chemical_name() -> None:
    assert read("made of n-hexane and n-\nheptane only") == "made of n-hexane and n-heptane only\n"
    assert read("made of p-\nxylene only") == "made of p-xylene only\n"
    assert read("they went a-\nway in the night") == "they went away in the night\n"


def test_blanks_before_the_second_half_belong_to_the_break() -> None:
    text = "quod homines mo-\n  nebant saepe"
    assert read(text, "la") == "quod homines monebant saepe\n"
    (end,) = laid_out(text, language="la").claimed("lb")
    assert (end.span.of(text), end.attributes) == ("\n  ", {"break": "no"})


@pytest.mark.parametrize("stroke", ["=", "⸗"])
def test_double_strokes_of_fraktur_are_hyphens(stroke: str) -> None:
    assert read(f"in der Verfaſ{stroke}\nſung des Landes", "de") == "in der Verfaſſung des Landes\n"


def test_ck_that_print_breaks_into_k_k_is_ck_again() -> None:
    text = "mit viel Zuk-\nker und Salz"
    assert read(text, "de") == "mit viel Zucker und Salz\n"
    assert words(laid_out(text, language="de"), "corr") == ["k"]


def test_a_word_goes_on_over_a_note_and_a_head_to_the_next_page() -> None:
    page = "the boats lay in the harbour and waited for the tide to turn that evening\n" * 9
    text = f"12 | The Tide\n{page}and all of it was the work of one.¹ They were har-\n1 The miller.\n\f"
    text += f"The Tide | 13\nbours of the old kind, and {page}"
    assert "They were harbours of the old kind" in read(text)


@pytest.mark.parametrize(
    ("text", "language", "whole"),
    [
        ("die E-\nMail an den Meister", "de", "die E-Mail an den Meister\n"),
        ("y a-t-\nil un pilote", "fr", "y a-t-il un pilote\n"),
        ("viendra-t-\nelle avec les autres", "fr", "viendra-t-elle avec les autres\n"),
    ],
)
def test_a_hyphen_before_a_capital_or_behind_a_linking_t_belongs_to_the_word(
    text: str, language: str, whole: str
) -> None:
    assert read(text, language) == whole
