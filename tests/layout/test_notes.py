from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, read, words

from teikit.text import Span

BODY = "The boats lay in the harbour"


def notes(text: str) -> list[tuple[str, str]]:
    document = laid_out(text)
    return [(claim.attributes["n"], claim.span.of(text)) for claim in document.claimed("note")]


@pytest.mark.parametrize(
    ("marker", "before"),
    [("¹¹⁴", "114 "), ("¹¹⁴", "114. "), ("¹¹⁴", "¹¹⁴ "), ("[114]", "[114] "), ("[114]", "114) ")],
)
def test_a_marker_and_its_note_point_at_each_other(marker: str, before: str) -> None:
    text = f"{BODY}.{marker}Then they sailed away.\n{before}See the log of the harbour."
    document = laid_out(text)
    (note,), (ref,), (label,) = (document.claimed(element) for element in ("note", "ref", "label"))
    assert note.attributes == {"place": "bottom", "n": "114", "xml:id": "fn114", "target": "#fn114-ref"}
    look = {"rend": "superscript"} if marker == "¹¹⁴" else {}
    names = {"type": "noteAnchor", "xml:id": "fn114-ref", "target": "#fn114"}
    assert ref.attributes == {**names, **look}
    assert (ref.span.of(text), ref.reads) == (marker, "")
    assert (label.span.of(text), label.reads) == (before, "")
    assert read(text) == f"{BODY}. Then they sailed away.\nSee the log of the harbour.\n"


def test_plain_digits_are_markers_where_notes_answer_them() -> None:
    text = f"{BODY}.1 Then they sailed, in 1921, with 30 men2 and more.\n1 See the log.\n2 Or 31."
    assert notes(text) == [("1", "1 See the log."), ("2", "2 Or 31.")]
    assert words(laid_out(text), "ref") == ["1", "2"]


def test_signs_are_markers() -> None:
    text = f"{BODY}.* Then they sailed† away.\n* See the log.\n† Or the other."
    document = laid_out(text)
    assert [claim.attributes["xml:id"] for claim in document.claimed("note")] == ["fn-star", "fn-dagger"]


def test_numbers_and_years_at_line_beginnings_are_no_notes() -> None:
    text = f"{BODY} until the year\n1921 when they left for ever.\n12 men stayed behind."
    assert notes(text) == []


def test_a_number_at_a_line_beginning_within_a_note_is_no_new_note() -> None:
    text = f"{BODY}.¹ They sailed away.\n1 See the log of\n1921, and that of\n2 May, page 7."
    assert notes(text) == [("1", "1 See the log of\n1921, and that of\n2 May, page 7.")]


def test_a_numbered_list_above_the_notes_is_no_row_of_notes() -> None:
    text = (
        f"{BODY}¹ that year:\n1. Three sloops;\n2. Two brigs;²\n3. A whaler.\nThen they sailed.\n"
        "1. See the log.\n2. Both lost."
    )
    assert notes(text) == [("1", "1. See the log."), ("2", "2. Both lost.")]


def test_a_marker_without_a_note_is_read_and_leads_nowhere() -> None:
    text = f"{BODY}.⁷ Then they sailed away."
    document = laid_out(text)
    assert document.claimed("note") == ()
    (marker,) = document.claimed("ref")
    assert (marker.span.of(text), marker.reads) == ("⁷", None)
    assert marker.attributes == {"type": "noteAnchor", "rend": "superscript"}
    assert read(text) == f"{text}\n"


@pytest.mark.parametrize(
    ("one", "two", "note"),
    [("*", "†", "* "), ("ᵃ", "ᵇ", "ᵃ "), (" (1)", " (2)", "(1) "), ("1", "2", "1. "), ("[a]", "[b]", "[a] ")],
)
def test_a_marker_that_counts_on_from_one_with_a_note_is_one_without(one: str, two: str, note: str) -> None:
    text = f"{BODY}.{one} Then they sailed.{two} Nobody came.\n\n{note}See the log."
    (with_note, without) = laid_out(text).claimed("ref")
    assert "target" in with_note.attributes
    assert (without.span.of(text), "target" in without.attributes) == (two.strip(), False)


def test_plain_digits_that_count_up_are_markers_even_without_notes() -> None:
    text = "The tide was high.4 The boats were dry.5 The crew liked it.6\n\nNobody wrote a note to that."
    document = laid_out(text)
    assert document.claimed("note") == ()
    assert words(document, "ref") == ["4", "5", "6"]


def test_numbers_that_restart_on_each_page_have_identifiers_of_their_own() -> None:
    page = f"{BODY}.¹ They sailed.\n1 See the log."
    document = laid_out(f"{page}\n\f{page}\n\f{page}")
    names = [claim.attributes["xml:id"] for claim in document.claimed("note")]
    assert names == ["fn1", "fn1-2", "fn1-3"]
    assert [ref.attributes["target"] for ref in document.claimed("ref")] == [f"#{name}" for name in names]


WIDE = "which is set in smaller type and so has more letters to the line than the running text has"
LONG = (
    "12 Ë The Harbour\n"
    "The boats lay in the harbour and waited for the tide to turn.¹\n"
    "On the next day, when nobody was looking, they sailed away and\n"
    "nobody has seen them since, though many have looked for them\n"
    "ever since, from the mole, from the hills, and from the boats\n"
    f"1 See the log of the harbour,\n{WIDE},\nand {WIDE} that tells of it, and goes on to tell of Novem-\n"
    "\fThe Harbour Ë 13\n"
    "that came after them. There is no more to say.² The harbour is\n"
    "empty now, and will be empty when the last of us has gone and\n"
    "nobody is left to look for them.\n"
    f"ber storms {WIDE}\nand were never found.\n"
    "2 But see above."
)


def test_a_note_that_runs_on_stands_at_its_first_part_and_has_two() -> None:
    document = laid_out(LONG)
    first, second = document.claimed("note")
    assert first.span == first.body[0]
    one, two = (part.of(LONG) for part in first.body)
    assert (one[:5], one[-7:]) == ("1 See", "Novem-\n")
    assert (two[:10], two[-6:]) == ("ber storms", "found.")
    assert second.span.of(LONG) == "2 But see above."
    assert "goes on to tell of November storms which" in read(LONG)
    assert "and from the boats that came after them." in read(LONG)


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def numbered(first: int, last: int) -> str:
    """A page that begins and ends in a sentence and has a note for each number."""
    numbers = range(first, last + 1)
    line = "The boats lay in the harbour and waited for the tide to turn."
    above = "\n".join(line + str(number).translate(RAISED) for number in numbers)
    below = "\n".join(f"{number} See the log of the harbour." for number in numbers)
    return (
        f"gone by then.\n{above}\nIn the morning, when somebody looked for them at last, they were\n{below}"
    )


def test_where_notes_end_with_a_sentence_one_that_does_not_goes_on() -> None:
    pages = [numbered(1, 8), numbered(9, 16), numbered(17, 24), numbered(25, 27), numbered(28, 30)]
    pages[2] = pages[2].removesuffix("the log of the harbour.") + "Papers of the Harbour, Box 7,"
    pages[3] = pages[3].replace("\n25 See", "\nRoll 55.\n25 See")
    text = "\n\f".join(pages)
    (note,) = (claim for claim in laid_out(text).claimed("note") if claim.attributes["n"] == "24")
    assert [part.of(text).strip() for part in note.body] == [
        "24 See Papers of the Harbour, Box 7,",
        "Roll 55.",
    ]


def test_a_note_may_begin_on_the_page_after_its_marker() -> None:
    text = f"{BODY}.¹ They sailed,² all.\n1 See the log.\n\f{BODY} again.³\n2 Or not all.\n3 Two of them."
    assert [n for n, _ in notes(text)] == ["1", "2", "3"]


def test_notes_are_not_part_of_the_running_text() -> None:
    text = f"{BODY}.¹ Then one sailed\n1 See the log.\n\fand was never seen again."
    document = laid_out(text)
    assert read(text) == f"{BODY}. Then one sailed and was never seen again.\nSee the log.\n"
    (paragraph,) = document.claimed("p")
    assert paragraph.span == Span(0, len(text))


def test_a_text_that_lost_its_page_breaks_keeps_its_notes_apart() -> None:
    """The running text goes on where the lines are no longer those of a note."""
    body = "the boats lay in the harbour and waited there for the tide to\n"
    note = "See the log of the harbour and the letters of those who were there to see how they left, and\n"
    text = "".join(
        f"{body * 4}turn.{mark} And {body * 10}{number} {note}which was printed in Lisbon.\n"
        for number, mark in enumerate("¹²³⁴⁵⁶⁷⁸", 1)
    )
    found = notes(text)
    assert [label for label, _ in found] == list("12345678")
    assert all(words == f"{label} {note}which was printed in Lisbon." for label, words in found)
