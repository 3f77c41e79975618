"""What the gazetteer knows, under which names, and that it is read late and fast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.lexicon.folding import fold
from teikit.lexicon.gazetteer import find, look_up, place
from teikit.lexicon.likeness import like
from teikit.recognition.people import is_given


@pytest.mark.parametrize(
    ("names", "country"),
    [
        ("Tiflis Tbilisi TIFLIS", "GE"),
        ("Danzig Gdańsk Gdansk Dantzig", "PL"),
        ("Lemberg Lwów Lviv", "UA"),
        ("Petrograd Leningrad", "RU"),
        ("Constantinople Konstantinopel Istanbul", "TR"),
        ("Königsberg Kaliningrad", "RU"),
        ("Géorgie Georgien", "GE"),
        ("Deutschland Allemagne Germany", "DE"),
    ],
)
def test_names_of_one_place_lead_to_it(names, country):
    found = {look_up(name) for name in names.split()}
    assert len(found) == 1
    assert found.pop().country == country


def test_a_place_has_what_a_register_tells_of_it():
    tbilisi = place("geonames:611717")
    assert (tbilisi.name, tbilisi.geonames, tbilisi.country, tbilisi.kind) == (
        "Tbilisi",
        "611717",
        "GE",
        "city",
    )
    assert tbilisi.latitude == pytest.approx(41.7, abs=0.1)
    assert tbilisi.longitude == pytest.approx(44.8, abs=0.1)


def test_a_place_without_a_number_is_kept_under_its_name():
    sea = look_up("Mer Noire")
    assert (sea.name, sea.geonames, sea.kind) == ("Black Sea", "", "water")
    assert place("Black Sea") == sea


def test_what_is_no_place_is_none():
    assert place("geonames:0") is None
    assert place("Kedia") is None
    assert look_up("Mensheviks") is None


def test_a_town_that_is_also_a_word_says_so():
    assert find(fold("Nice")).word
    assert find(fold("Reading")).word
    assert not find(fold("Paris")).word


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("ailemagne", "Germany"),
        ("constantinopl", "Istanbul"),
        ("westphaiie", "Westphalia"),
        ("berlni", "Berlin"),
    ],
)
def test_a_word_is_like_a_great_place_but_for_one_letter(word, name):
    found = like(word)
    assert found is not None
    assert found.like
    assert place(found.key).name == name


@pytest.mark.parametrize("word", ["wagner", "rim", "fleurot", "xxxxxxxx", "marne1"])
def test_a_word_that_is_short_or_unlike_means_no_place(word):
    assert like(word) is None


@pytest.mark.parametrize(
    "names",
    [
        "Circassia|Zirkassien|Circassie",
        "Kakhetia|Kakheti|Kachetien|Kakhétie",
        "Lazistan|Lasistan",
        "Rumelia|Rumelien|Roumélie",
        "Greater Poland|Großpolen|Grande-Pologne|Wielkopolska",
        "Lake Geneva|Genfer See",
        "Upper Palatinate|Oberpfalz",
    ],
)
def test_a_region_of_history_is_one_in_all_languages(names):
    assert len({look_up(name) for name in names.split("|")}) == 1
    assert look_up(names.split("|")[0]) is not None


def test_given_names_are_known_without_their_accents():
    assert is_given(fold("František"))
    assert is_given(fold("FRANTISEK"))
    assert not is_given(fold("Menshevik"))


@given(st.text(max_size=40))
def test_folding_is_done_once_for_all(name):
    assert fold(name) == fold(fold(name).upper()) or not name.isascii()
