"""Notes in one paragraph, one behind the other: each is a note with its own text."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, read, words
from tests.layout.test_kinds_of_notes import linked, targets

TIDE = "The boats lay in the harbour and waited for the tide to turn"


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        (("¹", "²", "³"), ("¹ ", "² ", "³ ")),
        (("¹", "²", "³"), ("¹", "²", "³")),
        (("[1]", "[2]", "[3]"), ("[1] ", "[2] ", "[3] ")),
        (("1", "2", "3"), ("1 ", "2 ", "3 ")),
        (("1", "2", "3"), ("1. ", "2. ", "3. ")),
        (("(1)", "(2)", "(3)"), ("(1) ", "(2) ", "(3) ")),
        (("*", "**", "***"), ("* ", "** ", "*** ")),
        (("*", "†", "‡"), ("* ", "† ", "‡ ")),
    ],
)
@pytest.mark.parametrize("turn", ["", "\n\fThey sailed in the morning.\n"])
def test_each_has_its_own_text(marks: tuple[str, ...], labels: tuple[str, ...], turn: str) -> None:
    one, two, three = marks
    first, second, third = labels
    text = (
        f"{TIDE}.{one} Nobody came.{two} It rained.{three}\n\n"
        f"{first}See the miller. {second}The log, which tells of the\nwind. {third}The same, p. 4.\n{turn}"
    )
    assert linked(text) == {
        "turn.": "See the miller.",
        "came.": "The log, which tells of the wind.",
        "rained.": "The same, p. 4.",
    }
    assert words(laid_out(text), "p") == [text.split("\n")[0], *([turn.strip()] if turn else [])]


def test_one_whose_marker_is_lost_has_none() -> None:
    text = f"{TIDE}.¹ Nobody came. It rained.³\n\n¹ See the miller. ² The log. ³ The same, p. 4.\n"
    document = laid_out(text)
    assert targets(document) == ["#fn1", "#fn3"]
    assert linked(text) == {"turn.": "See the miller.", "": "The log.", "rained.": "The same, p. 4."}


def test_numbers_that_restart_on_each_page() -> None:
    page = "{tide}.¹ {more}.²\n\n¹ See {who}. ² {what}, p. 4.\n"
    text = page.format(tide=TIDE, more="Nobody came", who="the miller", what="The log") + "\f"
    text += page.format(tide="They sailed", more="It rained", who="the pilot", what="The list")
    assert linked(text) == {
        "turn.": "See the miller.",
        "came.": "The log, p. 4.",
        "sailed.": "See the pilot.",
        "rained.": "The list, p. 4.",
    }


@pytest.mark.parametrize(
    "note",
    [
        "¹ The miller, ² 1801, tells of it.",
        "¹ The miller tells of 3 m² and 2 men.",
        "1 Section 1 and section 2 The Harbour. 2 boats came.",
        "[1] The miller, as note [2] has it.",
        "(1) The miller says so. (2) The pilot does not.",
        "¹ The miller tells of it.³ So he does.",
    ],
)
def test_a_number_in_a_note_begins_no_other(note: str) -> None:
    mark = note.split()[0]
    document = laid_out(f"{TIDE}.{mark} Nobody came.\n\n{note}\n")
    assert [each.span.of(document.text) for each in document.claimed("note")] == [note]


def test_a_word_broken_within_the_paragraph_is_one_word() -> None:
    text = f"{TIDE}.¹ Nobody came.²\n\n¹ See the miller. ² The har-\nbour, and the tide of the harbour.\n"
    assert "harbour, and" in read(text)
    assert words(laid_out(text), "pc") == ["-"]
