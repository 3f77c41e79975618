"""What the taggers of persons and places mark, and that they share out entities: whose mention is whose."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teikit.lexicon import gazetteer
from teikit.taggers import persons, places
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Block, Document, Piece, Reading, Span, compose

CRAFTS = {"persName": persons, "placeName": places}


def read(text: str, *notes: str, dates: tuple[str, ...] = ()) -> Reading:
    """A reading of paragraphs, one a line, and of notes; `dates` are words that the date tagger claimed."""
    blocks, whole = [], "\n".join([*text.split("\n"), *notes])
    start = 0
    for number, line in enumerate(whole.split("\n")):
        kind = "note" if number > text.count("\n") else "p"
        blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    claims = [
        Annotation(Span(found.start(), found.end()), "date")
        for date in dates
        for found in re.finditer(re.escape(date), whole)
    ]
    return compose(whole, [Piece(0, Span(0, len(whole)), True)], blocks, Document(whole), claims)


def keys(craft: object, text: str, *notes: str) -> list[tuple[str, str]]:
    """Each name as written, with the key of whom or what it names."""
    reading = read(text, *notes)
    return [(claim.span.of(reading.text), claim.attributes["key"]) for claim in craft.tag(reading)]


def names(craft: object, text: str, *notes: str) -> list[str]:
    return [name for name, _ in keys(craft, text, *notes)]


def marked(text: str, language: str = "") -> str:
    """The text with its places in brackets and its persons in braces."""
    reading = read(text)
    reading = replace(reading, document=replace(reading.document, metadata={"language": language}))
    ends = [(claim.span, "{}") for claim in persons.tag(reading)]
    ends += [(claim.span, "[]") for claim in places.tag(reading)]
    for span, (opening, closing) in sorted(ends, reverse=True):
        text = text[: span.start] + opening + span.of(text) + closing + text[span.end :]
    return text


def cases() -> list[str]:
    lines = Path(__file__).with_name("name_cases.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("expected", cases())
def test_marks_the_names_of_a_sentence(expected):
    assert marked(re.sub(r"[\[\]{}]", "", expected)) == expected


def test_possessives_and_elisions_stand_outside():
    assert names(places, "We crossed Turkey’s border, then Georgia's.") == ["Turkey", "Georgia"]
    assert names(places, "Il quitta l’Italie et revint d’Allemagne.") == ["Italie", "Allemagne"]
    assert names(persons, "That was Spiridon Kedia’s house, and Mr. Kedia’s garden.") == [
        "Spiridon Kedia",
        "Kedia",
    ]


def test_a_surname_alone_is_the_person_named_in_full():
    text = "Kedia waited.\nAt noon Spiridon Kedia came home, and nobody asked Kedia why."
    assert {key for name, key in keys(persons, text) if "Kedia" in name} == {"Spiridon Kedia"}
    assert len(keys(persons, text)) >= 2


def test_an_initial_is_the_forename_where_only_one_fits():
    found = keys(persons, "John Harper wrote to us. The answer went to J. Harper and to Mary Stone.")
    assert found == [
        ("John Harper", "John Harper"),
        ("J. Harper", "John Harper"),
        ("Mary Stone", "Mary Stone"),
    ]


def test_two_of_a_surname_are_two_persons_and_the_surname_alone_is_neither():
    found = dict(keys(persons, "John Harper met Mary Harper. Then Mr. Harper left."))
    assert found == {"John Harper": "John Harper", "Mary Harper": "Mary Harper", "Harper": "Harper"}


def test_names_of_one_place_share_its_number():
    found = dict(keys(places, "They went from Tiflis to Tbilisi, and from Erevan to Erivan."))
    assert found["Tiflis"] == found["Tbilisi"] == "geonames:611717"
    assert found["Erevan"] == found["Erivan"]


def test_letters_that_an_editor_supplies_are_part_of_the_name():
    text = "Dr. B[ucke] has got safely home in Phila[delphia], and so has Mr. [W]hitman [see the map]."
    assert keys(persons, text) == [("B[ucke]", "Bucke"), ("[W]hitman", "Whitman")]
    assert names(places, text) == ["Phila[delphia]"]
    assert keys(places, text)[0][1] == keys(places, "They live in Philadelphia.")[0][1]


def test_authors_cited_in_a_note_are_persons():
    text = "The story is well known."
    notes = (
        "1 Kvarelidze, Khuntsov and Gosheva et al., eds., Letters, 177.",
        "2 See Brihl, Die Politik der Mitte, vol. 2, 282.",
        "3 Compare the letter of the minister, 4 May.",
    )
    assert names(persons, text, *notes) == ["Kvarelidze", "Khuntsov", "Gosheva", "Brihl"]


def test_a_month_that_the_date_tagger_claimed_is_nobody():
    reading = read("They met in April 1920 and again in August.", dates=("April 1920", "August"))
    assert not [*persons.tag(reading), *places.tag(reading)]


def test_names_do_not_run_on_from_line_to_line_of_a_list():
    text = (
        "The committee met on the first day of the month to hear the report of those who had signed it.\n"
        "Thomas Grimes\nWilliam Baines\nHarper, Edith\nHarper, Anna\n"
        "All of them agreed, after a long debate, that the paper should be sent to the minister, and Anna\n"
        "Harper carried it to the post office in the evening, so that it left by the last coach of the day."
    )
    reading = read_through(Document(text, claims=(Annotation(Span(0, len(text)), "p"),)))
    found = [claim.span.of(reading.text) for claim in persons.tag(reading)]
    assert found == ["Thomas Grimes", "William Baines", "Harper, Edith", "Harper, Anna", "Anna Harper"]


def test_every_claim_says_how_sure_it_is_and_whom_it_means():
    reading = read("Spiridon Kedia went to Stockholm, and Dr. Brewster to the village of Holmby.")
    for craft in CRAFTS.values():
        for claim in craft.tag(reading):
            assert claim.attributes["cert"] in ("high", "medium", "low")
            assert claim.attributes["key"]
    stockholm = next(claim for claim in places.tag(reading) if claim.span.of(reading.text) == "Stockholm")
    assert stockholm.attributes["cert"] == "high"
    assert gazetteer.place(stockholm.attributes["key"]).country == "SE"


WORDS = st.sampled_from(
    "In the by of Mr. Dr. and Paris Georgia Spiridon Kedia J. K Smith de von l’Italie , . ( ) ; 1921 ’s was "
    "Washington County New York Theresienstadt ghetto St. D.C. Jr. eds. See et al. Österreich États-Unis "
    "went".split()
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.text(st.sampled_from(string.ascii_letters + " .,’'-()éüŁß1\u0301"), max_size=80),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_spans_lie_in_one_block_never_overlap_and_are_always_the_same(paragraphs):
    reading = read(paragraphs[0], *paragraphs[1:])
    both = []
    for element, craft in CRAFTS.items():
        claims = list(craft.tag(reading))
        assert claims == list(craft.tag(read(paragraphs[0], *paragraphs[1:])))
        for claim in claims:
            assert claim.element == element
            assert claim.span.of(reading.text).strip() == claim.span.of(reading.text) != ""
            assert any(block.span.contains(claim.span) for block in reading.blocks)
        assert all(one.span.end <= other.span.start for one, other in pairwise(claims))
        both += claims
    both.sort(key=lambda claim: claim.span)
    assert all(one.span.end <= other.span.start for one, other in pairwise(both))


def test_small_words_are_part_of_the_names_that_they_join():
    text = Path(__file__).with_name("particle_names.txt").read_text("utf-8")
    listed = [line for line in text.splitlines() if line]
    frames = cycle(
        (
            "Yesterday {} came to dinner.",
            "The letter was sent to {} in the spring.",
            "According to {}, nothing had happened.",
            "In 1901 the portrait of {} was sold.",
        )
    )
    framed = zip(listed, frames, strict=False)
    whole = [name for name, frame in framed if names(persons, frame.format(name)) == [name]]
    assert len(listed) >= 200
    assert len(whole) >= 0.95 * len(listed)


def country(text: str, name: str) -> str:
    """The country of the place that a name of a text is taken for; empty where it is none in particular."""
    key = dict(keys(places, text))[name]
    found = gazetteer.place(key) if key.startswith(gazetteer.GEONAMES) else None
    return found.country if found else ""


def test_a_name_of_several_places_means_the_one_that_the_others_support():
    assert country("They went from Batumi to Poti and on to Tiflis and Baku.", "Poti") == "GE"
    assert (
        country("They lived in Boston, in Worcester and in Lowell, then at Albany in New York.", "Worcester")
        == "US"
    )


def test_a_name_that_nothing_decides_is_no_place_in_particular():
    assert country("He said that he was born in Springfield, and no more.", "Springfield") == ""


def test_what_no_other_place_supports_is_not_sure():
    reading = read("He said that he was born in Springfield, and no more.")
    assert [claim.attributes["cert"] for claim in places.tag(reading)] != ["high"]


def test_the_rows_of_a_list_speak_for_one_another() -> None:
    rows = ["Berkner, Bluma", "Dembke, Netka", "Menk, Emilia", "Friesner, Hedwig", "Gronn, Anna", "Olm, Rosa"]
    assert names(persons, "\n".join(["We know nothing of these women.", *rows])) == rows
    towns = ["Chester, Pennsylvania", "Richmond, Virginia", "Lowell, Massachusetts"]
    assert names(persons, "\n".join(["We were in these towns.", *towns])) == []


def test_a_place_is_taken_for_one_that_it_is_like_only_where_the_text_names_that() -> None:
    misread = "The army of Ailemagne was beaten, and the king left Ailemagne with his men for Paris."
    assert ("Ailemagne", "Ailemagne") in keys(places, misread)
    assert [key for name, key in keys(places, f"{misread} He saw Allemagne again.") if "magne" in name] == [
        "geonames:2921044"
    ] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mary (Polly) Harper came.", [("Mary (Polly) Harper", "Mary Harper")]),
        ("General Thomas “Stonewall” Jackson fell.", [("Thomas “Stonewall” Jackson", "Thomas Jackson")]),
        ("A letter of [William] Harper to us.", [("[William] Harper", "William Harper")]),
        (
            "Henry Frost, Jr., met Henry Frost. Later Mr. Frost left.",
            [("Henry Frost, Jr.", "Henry Frost Jr"), ("Henry Frost", "Henry Frost"), ("Frost", "Frost")],
        ),
    ],
)
def test_what_is_said_besides_is_part_of_the_name_and_tells_bearers_apart(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert keys(persons, text) == found


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "{Maria von und zu Liechtenstein} danced with {Karl zu Schwarzenberg}."),
        ("fr", "Le comte rencontra {Jean d'Alembert} et {Jeanne d'Arc} à [Reims]."),
        ("fr", "Puis M. {Wilson} écrivit à M. {de La Fayette} et à MM. {Durand} et {Roux}."),
        ("es", "{Bartolomé de las Casas} llegó a [Sevilla] con {Hernán Cortés} y {Álvar Núñez}."),
        ("nl", "{Johan van Oldenbarnevelt} sprak met {Maurits van Nassau} in [Den Haag]."),
        ("de", "{Wolfram von Eschenbach} ritt nach [Thüringen]."),
        ("en", "{Mao Zedong} met {Zhou Enlai} in [Beijing]; {Chiang Kai-shek} fled to [Taiwan]."),
        ("en", "{Tokugawa Ieyasu} defeated {Ishida Mitsunari}."),
        ("en", "{Muhammad ibn Musa al-Khwarizmi} worked in [Baghdad] under Caliph {al-Ma'mun}."),
        ("en", "They camped on [Sugar Creek], near [Harper's Ferry], below [Lookout Mountain]."),
        ("en", "He spoke in [Dallas County], [Ala.] It was hot."),
        ("en", "{Martin Luther King, Jr.}, spoke in [Selma], [Alabama]."),
        ("en", "Our dog {Rover} and the mare {Bess} belonged to {Tom Harper}."),
        ("en", "Captain, Sergeant and Corporal were there."),
        ("en", "{Smith, John}, and {Jones, Mary Ann}, of this parish."),
        ("en", "{Harper, William}; {de Gaulle, Charles}."),
    ],
)
def test_names_in_texts_of_a_known_language(language: str, expected: str) -> None:
    plain = re.sub(r"[][{}]", "", expected)
    assert marked(plain, language) == expected
