from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, one, read


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("the history of the invasion:Memory of war", "the history of the invasion: Memory of war"),
        ("eds.,Revolution and War", "eds., Revolution and War"),
        ("the Army of the Republic(Paris, 1921)", "the Army of the Republic (Paris, 1921)"),
        ("in her rukovodstvo177 she said", "in her rukovodstvo 177 she said"),
        ("the Republicof Armenia", "the Republic of Armenia"),
        ("in theTimes of that day", "in the Times of that day"),
        ("It was over.Nobody knew", "It was over. Nobody knew"),
    ],
)
def test_a_lost_space_is_supplied(glued: str, apart: str) -> None:
    assert read(glued) == f"{apart}\n"
    assert one(laid_out(glued), "supplied").attributes == {"reason": "space-lost"}


@pytest.mark.parametrize(
    "text",
    [
        "see http://www.example.org/Papers.Printed and p.38",
        "at 10:30 the U.S.A. and the pupil(s) of McDonald",
        "a (re)construction of DeGaulle in 1.5 days, A4 and 13D",
        "nowhere, therefore and understanding",
        "Joan's boat, l’Armée and the aujourd’hui",
    ],
)
def test_what_belongs_together_stays_together(text: str) -> None:
    assert laid_out(text).claimed("supplied") == ()


def test_the_space_behind_a_marker_is_supplied_once() -> None:
    text = "They left.¹Nobody knew.\n1 See above."
    claim = one(laid_out(text), "supplied")
    assert (claim.span.start, claim.span.end, claim.reads) == (11, 11, " ")


def test_no_space_is_supplied_within_a_broken_word() -> None:
    assert read("the origi-\nnation of it") == "the origination of it\n"
    assert laid_out("the originat-\ning of it").claimed("supplied") == ()


def test_a_text_of_no_known_language_is_not_cut_by_the_little_words_of_another() -> None:
    assert read("La piena ha portato via il pilone.\n", language="") == "La piena ha portato via il pilone.\n"
