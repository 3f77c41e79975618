from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, read

DAMAGED = (
    "The oces of the rm were on the rst oor, and the sta were condent that the re would be\n"
    "found. It was denitely dicult to nd an aordable place, but the inuence of the city\n"
    "was sucient.\n"
)
WHOLE = (
    "The offices of the firm were on the first floor, and the staff were confident that the re would be "
    "found. It was definitely difficult to find an affordable place, but the influence of the city "
    "was sufficient.\n"
)


def test_words_that_lost_a_ligature_are_restored() -> None:
    assert read(DAMAGED) == WHOLE


def test_the_claim_covers_the_damaged_word_and_nothing_else() -> None:
    document = laid_out(DAMAGED)
    found = [(claim.span.of(DAMAGED), claim.reads) for claim in document.claimed("corr")]
    assert found[:3] == [("oces", "offices"), ("rm", "firm"), ("rst", "first")]


def test_a_text_that_keeps_its_ligatures_is_left_alone() -> None:
    text = WHOLE.replace("the re ", "the fire ") + "The rm of Tiis et al. was no rst ag of ction."
    assert laid_out(text).claimed("corr") == ()


def test_a_word_that_is_one_as_it_stands_stays() -> None:
    assert "the led men at the at" in read(DAMAGED + "the led men at the at")


def test_a_word_broken_at_a_line_end_is_restored_in_its_half() -> None:
    text = DAMAGED + "It was of great signi-\ncance to them, as the oces were classi-\ned."
    document = laid_out(text)
    assert "great significance to them, as the offices were classified." in read(text)
    assert [claim.span.of(text) for claim in document.claimed("corr")][-3:] == ["signi", "oces", "classi"]


def test_names_are_restored_too() -> None:
    assert "went to Tiflis and back" in read(DAMAGED + "went to Tiis and back")


def test_a_foreign_word_among_foreign_words_stays() -> None:
    text = DAMAGED + "They said that dans les rues de la ville les gens sont dans les cafés. It was\n"
    assert "dans les rues de la ville les gens" in read(text)


def test_ligatures_that_became_blanks() -> None:
    text = (
        "The o ces of the  rm were on the  rst  oor, and the e ect was su cient. A signi cant\n"
        "con ict was inde nitely postponed by the o cers, and the de nition was di cult.\n"
    )
    assert read(text) == (
        "The offices of the firm were on the first floor, and the effect was sufficient. A significant "
        "conflict was indefinitely postponed by the officers, and the definition was difficult.\n"
    )


@pytest.mark.parametrize("sign", ["\ufffd", "\ue001"])
def test_ligatures_that_became_a_strange_sign(sign: str) -> None:
    text = f"The o{sign}cers were con{sign}dent."
    assert read(text) == "The officers were confident.\n"


def test_capitals_and_abbreviations_are_not_touched() -> None:
    document = laid_out(DAMAGED + "The FRUS of the USSR, the 2nd ed., pp. 3 ff., and the MM. of Co. B.\n")
    after = [claim for claim in document.claimed("corr") if claim.span.start > len(DAMAGED)]
    assert after == []
