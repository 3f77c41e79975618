"""Letters of many times and languages: how they open and close."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out

PARTS = ("head", "dateline", "salute", "signed", "postscript")


def parts(text: str) -> list[tuple[str, str]]:
    made = laid_out(text)
    found = sorted((claim.span.start, claim.element, claim) for claim in made.claimed(*PARTS))
    return [(element, " ".join(claim.span.of(text).split())) for _, element, claim in found]


@pytest.mark.parametrize(
    ("greeting", "end"),
    [
        ("Lieber Lotse!", "Herzlich\nAnna"),
        ("Mein theuerster Bruder!", "Leb wohl und grüße alle.\n\nDein treuer\n\nH. v. Sand"),
        ("Hochverehrter Herr Rat,", "Mit vorzüglicher Hochachtung\n\nIhr ganz ergebener\n\nKarl Lotse"),
        (
            "Mon cher pilote,",
            "Je suis, monsieur, votre très humble et très obéissant serviteur,\n\nA. PILOTE.",
        ),
        (
            "Monsieur le Préfet,",
            "Veuillez agréer, Monsieur le Préfet, mes\nhommages.\n\nLe pilote,\n\nJules Rade",
        ),
        ("Stimatissimo Signor Conte,", "Con i più distinti saluti\n\nPietro Porto"),
        ("Caro amico,", "Il suo affezionatissimo\n\nP. PORTO."),
        ("Querido amigo:", "Su afectísimo amigo,\n\nJ. Piloto"),
        ("Marcus Tito s. d.", "Vale."),
    ],
)
def test_letters_open_and_close_in_their_language(greeting: str, end: str) -> None:
    text = f"{greeting}\n\nLa marea. Die Flut. The tide.\n\n{end}\n"
    (closer,) = laid_out(text).claimed("closer")
    assert parts(text)[0] == ("salute", greeting)
    assert closer.span.of(text) == end
    assert [claim.span.of(text) for claim in laid_out(text).claimed("p")] == ["La marea. Die Flut. The tide."]


def test_a_greeting_may_stand_in_the_line_of_the_first_words() -> None:
    text = (
        "Lisbon, 3 May 1811.\n\nDEAR SIR,--I have your letter, and\nthank you.\n\nYours truly,\nA. PILOT.\n"
    )
    assert parts(text)[:2] == [("dateline", "Lisbon, 3 May 1811."), ("salute", "DEAR SIR,--")]
    (p,) = laid_out(text).claimed("p")
    assert p.span.of(text) == "I have your letter, and\nthank you."


def test_below_a_date_a_greeting_needs_no_comma() -> None:
    text = "Camp near Cadiz.\nMay 3rd, 1811\n\nDear Mother\n\nThe tide is in.\n\nYour loving son\nJohn\n"
    assert parts(text) == [
        ("dateline", "Camp near Cadiz. May 3rd, 1811"),
        ("salute", "Dear Mother"),
        ("salute", "Your loving son"),
        ("signed", "John"),
    ]


def test_the_next_letter_begins_behind_the_name() -> None:
    letter = "TO THE SAME.\n\nSIR,\n\nThe tide is in, and the boats are out.\n\nEver yours,      T. G."
    text = f"LETTER I.\n\n{letter}\n\nLETTER II.\n\n{letter}\n"
    one = [
        ("head", "TO THE SAME."),
        ("salute", "SIR,"),
        ("salute", "Ever yours,"),
        ("signed", "T. G."),
    ]
    assert parts(text) == [("head", "LETTER I."), *one, ("head", "LETTER II."), *one]


def test_a_name_alone_ends_a_letter_that_was_begun() -> None:
    text = "DEAR SIR,\n\nThe tide is in.\n\nA. PILOT.\n\n12.\n\nDEAR SIR,\n\nIt is out.\n\nA. PILOT.\n"
    assert [said for element, said in parts(text) if element == "signed"] == ["A. PILOT.", "A. PILOT."]


def test_a_date_may_stand_below_the_name() -> None:
    text = "Gentile Signora,\n\nla marea sale.\n\nCordiali saluti\n\nPietro Porto\n\nGenova, 12 aprile 1868\n"
    assert parts(text)[-1] == ("dateline", "Genova, 12 aprile 1868")


def test_what_is_said_aloud_is_no_letter() -> None:
    text = (
        "“Dear me!” said the pilot's wife.\n\nDear me! It was late, and nobody had come.\n\n"
        "Sir, the master answered, your tide is never wrong.\n\nAnd so they went on until the morning.\n"
    )
    assert parts(text) == []


def test_lines_of_verse_that_greet_and_take_leave_are_no_letter() -> None:
    stanza = "Dear land of boats and songs,\nFarewell, for I am yours,\nAnd all my love,\nBelongs to thee\n"
    assert parts(stanza * 2) == []


@pytest.mark.parametrize(
    "caption",
    [
        ("Nr. 12", "          Anna Rade an Karl Lotse, Husum"),
        ("LETTRE XII", "À Madame de Rade"),
        ("To Sir William Rade", "Letter 14"),
        ("CXIV.", "A Pietro Porto", "Milano"),
        ("Anna Rade to Karl Pilot",),
    ],
)
def test_the_caption_of_a_letter_is_its_heading(caption: tuple[str, ...]) -> None:
    letter = "Lisbon, 3 May 1811.\n\nDear Sir,\n\nThe tide is in.\n\nYours truly,\nA. PILOT.\n"
    text = "\n\n".join("\n".join(caption) + "\n\n" + letter for _ in range(2))
    heads = [said for element, said in parts(text) if element == "head"]
    assert heads == [line.strip() for line in caption] * 2


def test_a_sentence_above_a_letter_is_no_heading() -> None:
    letter = "Lisbon, 3 May 1811.\n\nDear Sir,\n\nThe tide is in.\n\nYours truly,\nA. PILOT.\n"
    text = (
        f"The boats came home in the night, and the pilot slept.\n\nHe went to Paris. He wrote:\n\n{letter}"
    )
    assert "head" not in dict(parts(text))
