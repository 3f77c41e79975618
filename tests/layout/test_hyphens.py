from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, read


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the city was aban-", "doned by its people"),
        ("a celebra-", "tion in the streets"),
        ("the new GOVERN-", "MENT of the day"),
        ("near Vladi-", "kavkaz there was"),
        ("a republic\u00ad", "an without a republic"),
        ("he came from Zvenig¬", "orodka on foot"),
    ],
)
def test_a_soft_hyphen_is_read_as_nothing(left: str, right: str) -> None:
    text = f"{left}\n{right}"
    assert read(text) == f"{left[:-1]}{right}\n"
    document = laid_out(text)
    (hyphen,) = document.claimed("pc")
    assert (hyphen.span.start, hyphen.attributes) == (len(left) - 1, {"force": "weak"})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the Russo-", "Georgian war"),
        ("the anti-", "Soviet rising"),
        ("in 1914-", "1918 there was"),
        ("a self-", "evident thing"),
        ("Jean-", "Paul came"),
        ("at Saint-", "Germain-en-Laye"),
    ],
)
def test_a_hard_hyphen_stays_and_no_space_follows(left: str, right: str) -> None:
    text = f"{left}\n{right}"
    assert read(text) == f"{left}{right}\n"
    document = laid_out(text)
    assert document.claimed("pc") == ()
    assert [claim.attributes for claim in document.claimed("lb")] == [{"break": "no"}]


def test_the_text_itself_decides_first() -> None:
    assert read("a co-operation, and a co-\noperation") == "a co-operation, and a co-operation\n"
    assert read("the Neuland, and the Neu-\nland") == "the Neuland, and the Neuland\n"


def test_a_hyphen_that_waits_for_another_part_keeps_its_space() -> None:
    assert (
        read("the sixteenth-\nand seventeenth-century trade")
        == "the sixteenth- and seventeenth-century trade\n"
    )
    assert read("die Vor-\nund Nachnamen", "de") == "die Vor- und Nachnamen\n"


@pytest.mark.parametrize("dash", ["–", "—", " -", "--"])
def test_dashes_do_not_join(dash: str) -> None:
    document = laid_out(f"he came{dash}\nand went")
    assert document.claimed("pc") == ()
    assert all(claim.reads == " " for claim in document.claimed("lb"))


def test_french_words_that_hang_on_by_a_hyphen() -> None:
    assert read("Que voulez-\nvous dire ?", "fr") == "Que voulez-vous dire ?\n"
    assert read("C’est la répu-\nblique", "fr") == "C’est la république\n"


ACROSS = (
    "12 Ë The Harbour\n"
    "The boats lay there.¹ In the end the harbour was aban-\n"
    "1 A letter of the harbour mas-\n"
    "ter, printed in Lisbon.\n"
    "\fThe Harbour Ë 13\n"
    "doned by everybody.\n"
)


def test_a_word_runs_across_a_page_over_notes_and_running_head() -> None:
    text = ACROSS.replace(".\n\f", ".\n\f")
    document = laid_out(text)
    assert read(text) == (
        "The boats lay there. In the end the harbour was abandoned by everybody.\n"
        "A letter of the harbour master, printed in Lisbon.\n"
    )
    between = [
        claim
        for claim in document.claimed("lb", "pb")
        if text.index("aban-") < claim.span.start < text.index("doned")
    ]
    assert [claim.element for claim in between] == ["lb", "lb", "lb", "pb", "lb"]
    assert all(claim.attributes.get("break") == "no" and claim.reads == "" for claim in between)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_are_covered_exactly(end: str) -> None:
    text = end.join(["one", "", "two", "three-", "fold", ""])
    document = laid_out(text)
    assert [claim.span.of(text) for claim in document.claimed("lb")] == [end] * 5


def test_a_note_and_the_text_may_each_break_a_word_at_the_same_page() -> None:
    wide = "which is set in smaller type and so has more letters to the line than running text"
    text = (
        "12 Ë The Harbour\n"
        "The boats lay in the harbour, and all of it was then aban-\n"
        f"doned.¹ They sailed away on the next day, and every one dis-\n1 See {wide}\nand {wide} Novem-\n"
        "\fThe Harbour Ë 13\n"
        "appeared behind the hills of the island in the evening light.\n"
        f"ber storms {wide} see."
    )
    assert read(text) == (
        "The boats lay in the harbour, and all of it was then abandoned. They sailed away on the next day, "
        "and every one disappeared behind the hills of the island in the evening light.\n"
        f"See {wide} and {wide} November storms {wide} see.\n"
    )
