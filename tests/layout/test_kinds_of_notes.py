"""Notes of every kind: where they stand, how they are marked, and what only looks like one."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, words

from teikit.converting.unlinked import unlinked
from teikit.text import Document

TIDE = "The boats lay in the harbour and waited for the tide to turn"


def linked(text: str) -> dict[str, str]:
    """Each note's words by what stands before its marker in the text; "" for a note without a marker."""
    document = laid_out(text)
    markers = {ref.attributes.get("xml:id", ""): ref for ref in document.claimed("ref")}
    labels = [label.span for label in document.claimed("label")]
    found = {}
    for note in document.claimed("note"):
        words = ""
        for part in note.body or (note.span,):
            inside = [at for label in labels if part.contains(label) for at in range(label.start, label.end)]
            words += "".join(text[at] for at in range(part.start, part.end) if at not in inside)
        ref = markers.get(note.attributes.get("target", "").removeprefix("#"))
        before = text[: ref.span.start].split()[-1] if ref else ""
        found[before] = " ".join(words.split())
    return found


def targets(document: Document) -> list[str | None]:
    """Where the markers of a text send, in their order."""
    return [ref.attributes.get("target") for ref in sorted(document.claimed("ref"), key=lambda ref: ref.span)]


def test_an_authors_star_beside_numbers() -> None:
    text = (
        f"By Anna Pilot*\n{TIDE}.1 Nobody came, and it rained.2\n* She is a pilot.\n1 A letter.\n2 The log."
    )
    assert linked(text) == {"Pilot": "She is a pilot.", "turn.": "A letter.", "rained.": "The log."}


def test_a_number_alone_on_its_line_is_the_label_of_the_note_below() -> None:
    text = f"{TIDE}.1 Nobody came, and it rained.2\n  1\n      A letter of 3 May.\n  2\n      The log.\n"
    assert linked(text) == {"turn.": "A letter of 3 May.", "rained.": "The log."}
    assert words(laid_out(text), "head") == []


@pytest.mark.parametrize(("one", "two"), [("¹", "²"), ("1.", "2."), ("[1]", "[2]")])
def test_such_a_number_may_be_raised_and_a_blank_line_below_it(one: str, two: str) -> None:
    marks = one.rstrip("."), two.rstrip(".")
    text = f"{TIDE}.{marks[0]} Nobody came.{marks[1]}\n\n{one}\n\nA letter of 3 May.\n\n{two}\n\nThe log.\n"
    assert linked(text) == {"turn.": "A letter of 3 May.", "came.": "The log."}


@pytest.mark.parametrize("numbers", ["1\n2\n3\n", "¹\n²\n³\n", "[1]\n[2]\n[3]\n", "1.\n2.\n3.\n"])
@pytest.mark.parametrize(
    "behind", ["", "\n\fThe boats sailed, and nobody saw them again.\n"], ids=["end", "page"]
)
def test_numbers_in_a_block_with_their_texts_behind(numbers: str, behind: str) -> None:
    texts = "A letter of 3 May, which tells of the\nharbour and of the tide.\nThe log.\nSo the miller.\n"
    marks = [number.rstrip(".") for number in numbers.split()]
    text = f"{TIDE}.{marks[0]} Nobody came.{marks[1]} It rained.{marks[2]}\n\n{numbers}{texts}{behind}"
    assert linked(text) == {
        "turn.": "A letter of 3 May, which tells of the harbour and of the tide.",
        "came.": "The log.",
        "rained.": "So the miller.",
    }


def test_a_note_in_brackets_behind_its_paragraph() -> None:
    text = f"{TIDE}.[1] Nobody came.\n\n[Footnote 1: A letter, [sic]\nfol. 12.]\n\nThen it rained.\n"
    document = laid_out(text)
    assert linked(text) == {"turn.": "A letter, [sic] fol. 12."}
    assert words(document, "label") == ["[Footnote 1: ", "]"]
    assert len(document.claimed("p")) == 2


def test_notes_at_the_end_of_the_book_by_chapters() -> None:
    text = (
        f"CHAPTER I\n\n{TIDE}.¹ Nobody came.²\n\nCHAPTER II\n\nIt rained.¹ The boats sank.²\n\n"
        "NOTES\n\nCHAPTER I\n\n1. One.\n2. Two.\n\nCHAPTER II\n\n1. Three.\n2. Four.\n"
    )
    assert linked(text) == {"turn.": "One.", "came.": "Two.", "rained.": "Three.", "sank.": "Four."}
    assert {note.attributes["place"] for note in laid_out(text).claimed("note")} == {"end"}
    assert words(laid_out(text), "head") == ["CHAPTER I", "CHAPTER II", "NOTES", "CHAPTER I", "CHAPTER II"]


@pytest.mark.parametrize(
    ("marker", "before"),
    [
        ("(1)", "(1) "),
        (" (1)", "(1) "),
        ("[1]", "1. "),
        ("¹)", "¹) "),
        ("*)", "*) "),
        ("^1", "1 "),
        ("[A]", "[A] "),
    ],
)
def test_markers_of_many_forms(marker: str, before: str) -> None:
    assert linked(f"{TIDE}.{marker} Nobody came.\n{before}A letter.")["turn."] == "A letter."


def test_a_numbered_list_is_no_row_of_notes() -> None:
    items = "1. The tide shall turn.\n\n2. The boats shall sail.\n\n"
    text = f"{TIDE}.[1] They agreed, namely:--\n\n{items}[Footnote 1: A log.]\n"
    assert linked(text) == {"turn.": "A log."}


@pytest.mark.parametrize(
    "text",
    [
        f"{TIDE} in 1840.\n\n* * *\n\nIn 1841 it turned* * * again.",
        "Boats 3\nSails 2\nSum 5\n1 Anchor\n2 Ropes\n",
        f"{TIDE} 12 m² and 7 km² of it.\n2 men saw it.",
        f"{TIDE} for 3 days\n3 May was the last.",
    ],
    ids=["asterisms", "sums", "powers", "dates"],
)
def test_what_only_looks_like_a_note_is_none(text: str) -> None:
    assert laid_out(text).claimed("note") == ()


def test_a_note_whose_marker_is_lost_is_a_note_without_a_pointer() -> None:
    text = f"{TIDE}.¹ Nobody came, and it rained. The boats sank.³\n1 A letter.\n2 The log.\n3 Not found."
    document = laid_out(text)
    assert linked(text) == {"turn.": "A letter.", "": "The log.", "sank.": "Not found."}
    assert [note.attributes.get("cert") for note in document.claimed("note")] == [None, "medium", None]


def test_a_raised_number_between_two_others_is_a_note_without_a_pointer() -> None:
    text = f"{TIDE}.¹ Nobody came. It rained.³ Then it blew.⁴\n\n¹ A letter.\n² The log.\n³ Rain.\n⁴ Wind.\n"
    assert linked(text) == {"turn.": "A letter.", "": "The log.", "rained.": "Rain.", "blew.": "Wind."}


def test_raised_letters_are_markers_of_notes_with_raised_letters() -> None:
    assert linked(f"{TIDE}ᵃ and nobody came.ᵇ\n\nᵃ A letter.\nᵇ The log.\n") == {
        "turn": "A letter.",
        "came.": "The log.",
    }


def test_a_misread_marker_is_one_where_nothing_else_can_be() -> None:
    text = f"{TIDE}.¹ Nobody came, and it rained.° The boats sank.³\n1 A letter.\n2 The log.\n3 Not found."
    assert linked(text)["rained."] == "The log."
    assert [ref.attributes.get("cert") for ref in laid_out(text).claimed("ref")] == [None, "low", None]


def test_notes_restart_on_every_page_and_a_list_stands_above_them() -> None:
    items = "1. in the morning;\n2. at night.²\n"
    page = f"{TIDE}:¹\n{items}Then it rained, and nobody came to see it.\n1. A log.\n2. Another."
    document = laid_out("\n\f".join([page] * 3))
    assert len(document.claimed("note")) == 6
    assert all("target" in note.attributes for note in document.claimed("note"))


def test_a_note_does_not_go_on_above_the_markers_of_the_next_page() -> None:
    pages = (
        "In the hills they had sown too late.¹ When the harvest failed, a committee\nwas formed at Kutaisi.",
        "Nobody knew more of it than the papers said.¹ It was a cold spring, and the\nriver rose in Mainz.",
        "The talks of that summer came to nothing;¹ Lord Curzon would not hear of\nthem, and the ship left.",
    )
    notes = (
        "Letter to his sister, in the papers of the family.",
        "So he told it in his memoirs; the minutes of the meeting have nothing of it.",
        "Cf. what Gegechkori wrote to London.",
    )
    text = "\f".join(
        f"{number} The War in the North\n\n{page}\n\n1 {note}\n"
        for number, (page, note) in enumerate(zip(pages, notes, strict=True), 1)
    )
    assert list(linked(text).values()) == list(notes)


def test_notes_behind_their_paragraphs_on_pages_of_their_own() -> None:
    def paragraph(number: int) -> str:
        return f"{TIDE}, {number * 3} of them.{str(number).translate(RAISED)} It rained in York that day.\n\n"

    def note(number: int) -> str:
        return f"{number} Letter {number} of the miller.\n\n"

    numbers = range(1, 10)
    blocks = [paragraph(1), *(note(at) + paragraph(at + 1) for at in numbers), note(10)]
    pages = ["".join(blocks[at : at + 3]) for at in range(0, len(blocks), 3)]
    found = laid_out("\f".join(pages)).claimed("note")
    assert [(each.attributes["n"], "target" in each.attributes) for each in found] == [
        (str(number), True) for number in range(1, 11)
    ]


def test_a_day_at_the_beginning_of_a_line_of_a_note_begins_no_note() -> None:
    notes = "1. Brief an Bauer.\n2. Brief an Maier. Ein zweiter vom\n3. Mai 1713.\n"
    text = f"{TIDE}.¹ Nobody came.² It rained.\n\n{notes}"
    assert list(linked(text).values()) == ["Brief an Bauer.", "Brief an Maier. Ein zweiter vom 3. Mai 1713."]
    assert len(linked(text.replace("zweiter vom\n", "zweiter.\n"))) == 2


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@pytest.mark.parametrize("line", ["(2) Those of the miller pay.\n", "", "(2) He pays.\n(3) So be it.\n"])
@pytest.mark.parametrize("day", ["on 1 January 1535", "at once"])
def test_numbers_of_a_statute_do_not_hide_its_only_note(line: str, day: str) -> None:
    text = (
        "§ 1. Whoever has a boat may lay it in the harbour.\n"
        "§ 2. The pilot shall answer within eight days.1\n"
        f"(1) Boats of strangers pay a crown.\n{line}"
        f"§ 3. This law is in force {day}.\n\n"
        "1 So in the copy of the archive.\n"
    )
    assert linked(text) == {"days.": "So in the copy of the archive."}


@pytest.mark.parametrize(
    ("one", "two", "four"),
    [
        ("1", "23", "4"),
        ("¹", "²³", "⁴"),
        ("¹", "²,³", "⁴"),
        ("[1]", "[2][3]", "[4]"),
        ("[1]", "[2,3]", "[4]"),
        ("[1]", "[2, 3]", "[4]"),
    ],
)
def test_markers_side_by_side(one: str, two: str, four: str) -> None:
    marks = ("¹", "²", "³", "⁴") if one == "¹" else ("1", "2", "3", "4")
    bodies = zip(marks, ("A letter.", "The log.", "Ibid.", "So the miller."), strict=True)
    below = "".join(f"{mark} {body}\n" for mark, body in bodies)
    found = laid_out(f"{TIDE}.{one} Nobody came.{two} It rained.{four}\n\n{below}")
    assert targets(found) == ["#fn1", "#fn2", "#fn3", "#fn4"]
    assert all(note.attributes.get("target") for note in found.claimed("note"))


@pytest.mark.parametrize("raised", [True, False])
def test_no_number_of_a_long_row_is_taken_for_two(raised: bool) -> None:
    number = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹" if raised else "0123456789")
    things = ("ropes", "sails", "oars", "masts", "nets", "pilots", "winds")
    pages = []
    for page in range(12):
        text = bodies = ""
        for n in range(page * 4 + 1, page * 4 + 5):
            mark = str(n).translate(number)
            text += f"{TIDE}, with {things[n % 7]}.{mark}\n"
            bodies += f"{mark} A letter of the {things[n % 6]}, p. {n * 7}.\n"
        pages.append(f"{text}{things[page % 7]} were there, and\n\n{bodies}")
    document = laid_out("\f".join(pages))
    assert targets(document) == [f"#fn{n}" for n in range(1, 49)]


@pytest.mark.parametrize("label", ["1: ", "1/ ", "1] ", "1.“", "1.“ ", "1:“", "1.„", "1.« "])
def test_what_may_stand_behind_the_number_of_a_note(label: str) -> None:
    behind = label[1:]
    text = f"{TIDE}.1 Nobody came.2\n\n1{behind}So he” says.\n2{behind}Ibid.” p. 4.\n"
    document = laid_out(text)
    assert [note.attributes.get("target") for note in document.claimed("note")] == ["#fn1-ref", "#fn2-ref"]


@pytest.mark.parametrize(
    ("first", "before"),
    [("in 1801.1", "1801."), ("in 1801,1", "1801,"), ("in 18011", "1801"), ("of 9981", "998")],
)
def test_a_marker_behind_a_year_or_a_number(first: str, before: str) -> None:
    text = f"{TIDE} {first} and they sailed.2 Nobody came.3\n\n1 A letter.\n2 The log.\n3 So the miller.\n"
    assert linked(text) == {before: "A letter.", "sailed.": "The log.", "came.": "So the miller."}


@pytest.mark.parametrize("behind", [" Nobody came.", "", "\nNobody came."])
def test_a_marker_behind_a_year_that_is_the_only_one(behind: str) -> None:
    text = f"{TIDE} in 1801.1{behind}\n\n1 A letter of the miller.\n"
    assert linked(text) == {"1801.": "A letter of the miller."}


def test_rows_of_many_stars() -> None:
    text = f"{TIDE}.* Nobody came.** It rained.*** They sailed.**** Gone.*****\n\n"
    bodies = ["A letter.", "The log.", "Ibid.", "So the miller.", "And she."]
    notes = "".join(f"{'*' * at} {body}\n" for at, body in enumerate(bodies, 1))
    assert list(linked(text + notes).values()) == bodies


def test_a_digit_glued_to_a_stop_is_counted_where_its_body_is_not_believed() -> None:
    document = laid_out(f"{TIDE}.7 Nobody came.\n\n7 So in the copy of the archive.\n")
    assert unlinked(document.claims) or document.claimed("note")
