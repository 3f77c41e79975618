"""Plays in the dress of many times and printers."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out

WORDS = ("The tide has come in.", "Then let us go.", "The boats are gone.", "Who took them?", "The sea.")
NAMES = ("PILOT", "GULL", "PILOT", "GULL", "PILOT")


def claimed(text: str, element: str) -> list[str]:
    made = laid_out(text)
    return [" ".join(claim.span.of(text).split()) for claim in made.claimed(element)]


def play(form: str, names: tuple[str, ...] = NAMES) -> str:
    speeches = (form.format(name=name, words=words) for name, words in zip(names, WORDS, strict=True))
    return "ACT I.\n\n" + "\n\n".join(speeches) + "\n"


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("{name}. {words}", NAMES),
        ("{name}: {words}", NAMES),
        ("{name}.--{words}", NAMES),
        ("{name}\n{words}", NAMES),
        ("{name}.\n\n{words}", NAMES),
        ("                {name}\n     {words}", NAMES),
        ("{name}.\n{words}", tuple(map(str.title, NAMES))),
        ("{name}: {words}", tuple(map(str.title, NAMES))),
        ("_{name}._ {words}", ("Pil", "G. Maior", "Pil", "G. Maior", "Pil")),
    ],
)
def test_names_begin_speeches_in_many_dresses(form: str, names: tuple[str, ...]) -> None:
    text = play(form, names)
    assert [name.strip("_.-:") for name in claimed(text, "speaker")] == list(names)
    assert claimed(text, "p") == list(WORDS)
    assert claimed(text, "head") == ["ACT I."]


@pytest.mark.parametrize(
    ("first", "how"),
    [
        ("DER LOTSE (lächelnd).", "(lächelnd)."),
        ("LE PILOTE, souriant.--", "souriant.--"),
        ("PILOT. [_Rising._]", "[_Rising._]"),
        ("PILOT [_rising_].", "[_rising_]."),
    ],
)
def test_how_something_is_said_stands_beside_the_name(first: str, how: str) -> None:
    text = play("{name}. {words}").replace("PILOT. The boats", f"{first} The boats")
    assert claimed(text, "stage") == [how]
    assert len(claimed(text, "sp")) == len(NAMES)


def test_a_name_may_have_nothing_but_a_direction() -> None:
    text = play("{name}. {words}").replace("\n\nPILOT. The sea.", "\n\nDIE MÖWE (ab).\n\nPILOT. The sea.")
    assert claimed(text, "stage") == ["DIE MÖWE (ab)."]


def test_who_is_on_the_stage_is_no_heading() -> None:
    text = play("{name}. {words}").replace("ACT I.\n", "ACT I.\n\nSCENE II.\n\nPILOT, GULL\n")
    assert claimed(text, "head") == ["ACT I.", "SCENE II."]
    assert claimed(text, "stage") == ["PILOT, GULL"]


def test_a_speech_goes_on_behind_a_direction() -> None:
    text = play("{name}. {words}").replace("Who took them?", "Who?\n\n[_He looks about._]\n\nWho took them?")
    assert claimed(text, "sp")[3] == "GULL. Who? [_He looks about._] Who took them?"


def test_a_direction_may_stand_within_a_speech() -> None:
    text = play("{name}. {words}").replace("Who took them?", "Who [_aloud_] took them? (He goes.)")
    assert claimed(text, "stage") == ["[_aloud_]", "(He goes.)"]


def test_a_long_play_in_verse_needs_no_act_and_no_blank_lines() -> None:
    lines = [
        "The tide has come into the harbour now",
        "And all the boats are lying at the mole,",
        "Where none of those who wait upon the shore",
        "Has seen the pilot since the break of day.",
    ]
    speeches = [f"{NAMES[at % 2]}\n" + "\n".join(lines[: 2 + at % 3]) for at in range(40)]
    prose = "and from the town were sitting on the mole and saw it to the end, as one may hear\n" * 5
    text = f"This play was given in the harbour, where all who had come from the boats\n{prose}\n"
    text += "\n".join(speeches) + "\n"
    assert len(claimed(text, "speaker")) == 40
    assert len(claimed(text, "l")) == sum(2 + at % 3 for at in range(40))


def test_a_speech_in_prose_is_none_in_verse() -> None:
    verse = "The tide has come, and with the tide the boats\nThat left us when the moon was young\nAnd full."
    prose = "I do not know who took them, and it is no mat-\nter to me, for I am the keeper of the mole."
    text = "ACT I.\n\n" + "".join(f"PILOT. {verse}\n\nGULL. {prose}\n\n" for _ in range(3))
    assert len(claimed(text, "l")) == 9
    assert claimed(text, "p") == [" ".join(prose.split())] * 3


def test_headings_that_recur_make_no_play() -> None:
    entry = "DESCRIPTION\n\nA boat with a mast.\n\nPROVENANCE\n\nThe harbour of Lisbon.\n\n"
    assert not claimed(entry * 3, "sp")


def test_a_few_labels_among_paragraphs_make_no_play() -> None:
    points = "HELD: The pier is his.\n\nFACTS: He paid for it.\n\n"
    text = f"PILOT v. GULL\n\n{points}{points}The court agreed.\n\nSo did the county.\n\nIt was dismissed.\n"
    assert not claimed(text, "sp")


SCENE = "ATTO PRIMO\n\nSCENA I.\nUna camera in casa del pilota.\nPILOTA, poi MOLO.\n\n"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "PIL. Dove sei?",
            "MOL. (di dentro) Vengo.",
            "PIL. Presto, che la marea\nsale.",
            "MOL. Eccomi.",
            "PIL. Va'.",
        ),
        ("Pilota. Dove sei?", "Molo, ridendo. Vengo.", "Pilota. Presto!", "Molo. Eccomi.", "Pilota. Va'."),
        ("Pilota: Dove sei?", "Molo (ridendo): Vengo.", "Pilota: Presto!", "Molo: Eccomi.", "Pilota: Va'."),
    ],
)
def test_speeches_may_stand_right_below_each_other(lines: tuple[str, ...]) -> None:
    text = SCENE + "\n".join(lines) + "\n(Parte.)\n\nSCENA II.\nMOLO solo.\n\nMolo. Che vita!\n"
    assert claimed(text, "head") == ["ATTO PRIMO", "SCENA I.", "SCENA II."]
    assert claimed(text, "sp")[:4] == [" ".join(line.split()) for line in lines[:4]]
    directions = claimed(text, "stage")
    assert directions[:2] == ["Una camera in casa del pilota.", "PILOTA, poi MOLO."]
    assert directions[-2:] == ["(Parte.)", "MOLO solo."]
    assert not claimed(text, "lg")


def test_a_title_below_a_scene_is_no_direction() -> None:
    text = play("{name}. {words}").replace("ACT I.\n", "SCENE I.\nTHE HARBOUR\n")
    assert claimed(text, "head") == ["SCENE I. THE HARBOUR"]


@pytest.mark.parametrize(
    "lines",
    [
        *(
            "\n".join(
                f"{word}, m. A thing.\nSyn. Other.\nEtym. Old." for word in ("Bark", "Boat", "Bow", "Buoy")
            ),
            "\n".join(f"Sect. {at}. A boat.\nArt. {at}. It is white." for at in range(1, 9)),
            "ACT I.\n\n" + "\n".join(f"Rade (187{at}) is sure.\nPorto (187{at}) is not." for at in range(4)),
        ),
        "\n".join(f"PILOT, John. Tides {at}.\nPILOT, John. Moles {at}." for at in range(4)),
        "\n".join(f"{day}. Rain.\nWe stayed in." for day in ("Monday", "Tuesday", "Friday") * 4),
        "It was told.\n" + "Lisbon. The word was enough for them all.\nThey sat on.\nNobody spoke.\n" * 9,
    ],
)
def test_lines_that_begin_alike_make_no_play(lines: str) -> None:
    assert not claimed(f"THE HARBOUR\n\n{lines}\n", "sp")


def test_a_sentence_in_brackets_is_no_heading() -> None:
    text = "The pilot sat and looked at the sea.\n\n(He goes.)\n\nThe tide was in, and so they went.\n"
    assert not claimed(text, "head")


def test_a_list_of_persons_says_nothing() -> None:
    text = "THE HARBOUR\n\nPILOT, an old man.\nGULL, his daughter.\n\n" + play("{name}. {words}")
    assert claimed(text, "sp") == [f"{name}. {words}" for name, words in zip(NAMES, WORDS, strict=True)]


def test_a_dash_may_stand_between_name_and_words() -> None:
    lines = ("LE PILOTE. - Oui.", "LA MOUETTE. - Non.", "LE PILOTE, riant. - Si.", "LA MOUETTE. - Bon.")
    text = "SCÈNE V\nLE PILOTE, LA MOUETTE\n\n" + "\n".join(lines) + "\n"
    assert claimed(text, "stage")[0] == "LE PILOTE, LA MOUETTE"
    assert claimed(text, "p") == ["Oui.", "Non.", "Si.", "Bon."]
