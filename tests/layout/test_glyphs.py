"""What fonts have as one glyph: one wrong sign in its place, or nothing."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, read

PLAIN = (
    "The action of the nation at the station was mentioned in the section on population. A letter\n"
    "to the committee was written and submitted after the little cottage was often left. The\n"
    "software came in time. The office of the firm was on the first floor, and the officers found\n"
    "it difficult to give a definition.\n"
)


@pytest.mark.parametrize(
    ("letters", "sign"),
    [("ti", "Ɵ"), ("tt", "Ʃ"), ("ft", "Ō"), ("ti", "#"), ("fi", "5"), ("tt", "\x05")],
)
def test_one_sign_for_several_letters_is_told_by_the_words_around_it(letters: str, sign: str) -> None:
    damaged = PLAIN.replace(letters, sign)
    assert read(damaged) == " ".join(PLAIN.split()) + "\n"
    assert laid_out(damaged, upto="glyphs").claimed("corr")


@pytest.mark.parametrize("letters", ["ti", "tt", "ft"])
def test_pairs_that_were_dropped_are_restored(letters: str) -> None:
    text = PLAIN + "It was sitting there in a softer position, lifted by a soft attitude, in the bottle.\n"
    damaged = text.replace(letters, "")
    whole = {word for word in text.split() if letters in word}
    assert sum(word in read(damaged).split() for word in whole) >= 0.5 * len(whole)


def test_a_th_that_was_dropped_is_restored_at_the_beginning_of_sentences() -> None:
    text = "e tide came in. ere was no boat. ey did not come. is was known. en it was night.\n"
    whole = "The tide came in. There was no boat. They did not come. This was known. Then it was night.\n"
    assert read(text) == whole


def test_a_letter_that_word_lists_write_otherwise_is_no_odd_sign() -> None:
    text = "Die große Flut kam am Abend, und die großen Boote lagen da. Große Netze hingen am Ufer.\n"
    assert not laid_out(text, language="de").claimed("corr")


def test_a_text_that_has_lost_nothing_is_left_alone() -> None:
    text = PLAIN + "He saw a leer, an acon, a staon; the 1st, 2nd, 3rd, C#, AT&T, naïve ﬁles.\n"
    assert laid_out(text, upto="glyphs").claimed("corr") == ()


def test_a_short_word_before_an_apostrophe_may_have_lost_its_ligature() -> None:
    damaged = (
        "The oces of the rm were on the rst oor, and the sta were condent that the re would be found.\n"
        "The rm's aairs were denitely dicult, and an aordable place was sucient for its inuence.\n"
    )
    assert "The firm's affairs were definitely difficult" in read(damaged)
