"""What OCR makes of markers: a star, a stroke, a second quotation mark, a letter glued to a stop, or nothing.

The notes are known by their row at the feet of the pages, and the markers by the order of both.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.layout.laid_out import laid_out, words

from teikit.page.echoes import Echoes
from teikit.page.lost_markers import Sought, solve
from teikit.page.marker_places import Place
from teikit.page.marker_places import places as text_places
from teikit.page.remains import remains
from teikit.page.rows import rows
from teikit.page.shapes import could_be
from teikit.text import Document, Span, TextLine

FIRST = """\
The toll of the bridge was high that year, as the miller wrote in a letter to his
brother at the fair.* The ferry was cheap, and so the carters crossed by the ferry,
whatever the bailiff said of it." The pier was let to a fisherman who mended his nets.

He died in the winter, and nobody wrote of the pier any more for many years.°

1 Letter of the miller, in the county archive.
2 Book of the bailiff, page of the third of May.
3 Parish register of the year.
"""
SECOND = """\
The bridge was mended by the county in the spring, when the water was low and stone
could be carried.s It fell again before the harvest, as everybody had said it would.

The ferry was sold, and the carters went round by the hills from then on.*

4 Accounts of the county for the bridge.
s Newspaper of the town, second page.
"""


def linked(document: Document) -> dict[str, str]:
    """The label of each note that a marker sends to, and the word before the marker."""
    marks = {claim.attributes["target"][1:]: claim.span for claim in document.claimed("ref", "ptr")}
    return {
        note.attributes["n"]: document.text[: marks[note.attributes["xml:id"]].start].split()[-1]
        for note in document.claimed("note")
        if note.attributes["xml:id"] in marks
    }


def test_notes_whose_markers_ocr_took_for_signs_are_linked_in_their_order() -> None:
    made = laid_out(f"{FIRST}\f{SECOND}")
    assert linked(made) == {"1": "fair.", "2": "it.", "3": "years.", "4": "carried.", "5": "on."}
    assert all(note.attributes["cert"] == "low" for note in made.claimed("note"))


def test_a_marker_may_stand_before_a_dash() -> None:
    text = f"{FIRST}\f{SECOND}".replace("fair.* The ferry", "fair*—the ferry")
    assert linked(laid_out(text)) == {"1": "fair", "2": "it.", "3": "years.", "4": "carried.", "5": "on."}


def test_the_number_of_a_note_may_be_misread_as_well() -> None:
    made = laid_out(f"{FIRST}\f{SECOND}")
    assert words(made, "label")[-1] == "s "


def test_numbered_lines_at_the_feet_are_no_notes_where_nothing_is_left_of_any_marker() -> None:
    pages = "\f".join(
        "The terms of the lease are set out here for the bailiff and the miller to read.\n\n"
        f"{first} The miller shall pay in corn.\n{first + 1} The bailiff shall mend the pier.\n"
        for first in (1, 3, 5)
    )
    assert not laid_out(pages).claimed("note")


@pytest.mark.parametrize(
    ("token", "opened", "kind", "length"),
    [
        ("pier.*", 0, "sign", 1),
        ("pier.'*", 0, "sign", 2),
        ('pier."?', 1, "sign", 1),
        ("acts!!", 0, "sign", 2),
        ("acts>?", 0, "sign", 2),
        ("acts!?2", 0, "number", 3),
        ('stone.""', 1, "surplus", 1),
        ("stone.'5", 0, "number", 2),
        ('pier."3’', 1, "number", 2),
        ('pier."™', 1, "sign", 1),
        ("county.s", 0, "letter", 1),
        ("carters‘", 0, "stroke", 1),
        ("carters'", 0, "apostrophe", 1),
        ('stone."', 1, "nothing", 0),
    ],
)
def test_what_may_be_left_of_a_marker(token: str, opened: int, kind: str, length: int) -> None:
    found = remains(token, opened, "capital")
    assert found is not None
    assert (found.kind, found.length) == (kind, length)


@pytest.mark.parametrize("token", ["the", "1868", "i.e.", "u.s"])
def test_where_no_marker_stood(token: str) -> None:
    assert remains(token, 0, "on") is None


def test_letters_that_stand_for_the_digits_of_a_number() -> None:
    assert could_be("sı", "51")
    assert not could_be("sı", "5")
    assert not could_be("x", "5")


def test_a_quotation_mark_too_many_before_a_sign_belongs_to_the_marker() -> None:
    text = 'A line of the text.\n\nHe said so of the "toll.""! Then he went to the pier.\n'
    (found,) = (place for place in text_places(rows(Document(text)), 0, 2) if place.left == "letter")
    assert found.surplus
    assert not any(place.surplus for place in text_places(rows(Document(text.replace('""!', '"!'))), 0, 2))


def test_where_a_dash_ties_two_words_ocr_judged_them_as_one() -> None:
    text = 'He said "toll"—and went.\n'
    document = Document(text, lines=(TextLine(Span(0, len(text) - 1), 0, words=((18, 0.3),)),))
    (place, *_) = text_places(rows(document), 0, 1)
    assert (place.context, place.doubt) == ("dash", "hardly")


def places(*left: str, doubt: Sequence[str] = ()) -> list[Place]:
    doubts = doubt or ["unknown"] * len(left)
    return [Place(Span(at, at), at, "stop capital", kind, doubt=doubts[at]) for at, kind in enumerate(left)]


def test_a_sign_is_likelier_than_nothing_and_order_decides_between_equals() -> None:
    notes = [Sought("1", 0, 9), Sought("2", 0, 10)]
    answer = solve(notes, places("nothing", "sign", "nothing", "sign", "nothing"), [0] * 5)
    assert [place and place.row for place in answer.places] == [1, 3]


def test_no_place_sends_to_two_notes() -> None:
    answer = solve([Sought("1", 0, 8), Sought("2", 0, 9)], places("sign"), [0])
    assert len([place for place in answer.places if place]) == 1


def test_the_first_of_two_digits_may_have_left_a_sign_of_its_own() -> None:
    text = f"{FIRST}\f{SECOND}".replace("carried.s", "carried?s").replace("s Newspaper", "25 Newspaper")
    for number, word in enumerate(("Letter", "Book", "Parish", "Accounts"), 1):
        text = text.replace(f"{number} {word}", f"2{number} {word}")
    assert linked(laid_out(text)) == {
        "21": "fair.",
        "22": "it.",
        "23": "years.",
        "24": "carried",
        "25": "on.",
    }


def test_where_ocr_was_hardly_sure_a_marker_stood() -> None:
    doubt = ["sure", "sure", "hardly", "sure", "sure"]
    answer = solve([Sought("1", 0, 9)], places(*["nothing"] * 5, doubt=doubt), [0] * 5)
    assert [place and place.row for place in answer.places] == [2]


def test_nobody_is_sent_from_one_of_many_places_that_are_alike() -> None:
    answer = solve([Sought("1", 0, 9)], places(*["nothing"] * 8), [0] * 8)
    assert answer.places == [None]


def test_a_note_may_stand_on_the_page_after_its_marker() -> None:
    notes = [Sought("1", 0, 9), Sought("2", 1, 19)]
    answer = solve(notes, places("sign", "sign", "nothing", "nothing"), [0, 0, 1, 1])
    assert [place and place.row for place in answer.places] == [0, 1]


def test_what_form_feeds_part_are_pages_where_they_are_short_or_as_long_as_each_other() -> None:
    def paged(*lengths: int) -> bool:
        return rows(Document("\f".join("a line\n" * length for length in lengths))).paged

    assert paged(40, 45, 12)
    assert paged(106, 98, 104, 30)  # two columns
    assert not paged(300, 106, 180, 98)  # chapters


def test_a_note_that_names_whom_the_text_has_just_named_belongs_there() -> None:
    text = "So the miller said. Then the ferry of Blount was sold. The pier was let. And he died."
    ends = [at + 1 for at, sign in enumerate(text) if sign == "."]
    page = rows(Document(f"{text}\n1 Blount, Book of the ferry.\n" + "other words\n" * 99))
    found = [Place(Span(end, end), 0, "stop capital", "nothing") for end in ends]
    notes = [Sought("1", 0, 1, 2)]
    assert solve(notes, found, [0] * 4).places == [None]
    answer = solve(notes, found, [0] * 4, Echoes(page, found, before=30))
    assert [place and place.span.start for place in answer.places] == [ends[1]]


END = """\
Notes

1. Letter of the miller, in the county archive.
2. Book of the bailiff, page of the third of May.
3. Parish register of the year.
4. Accounts of the county for the bridge.
5. Newspaper of the town, second page.
"""


def test_notes_that_are_collected_at_the_end_are_linked_in_their_order_too() -> None:
    text = f"{FIRST}\f{SECOND}"
    without = "\n".join(
        line for line in text.split("\n") if not line.startswith(("1 ", "2 ", "3 ", "4 ", "s "))
    )
    made = laid_out(f"{without}\f{END}")
    assert linked(made) == {"1": "fair.", "2": "it.", "3": "years.", "4": "carried.", "5": "on."}
    assert {note.attributes["place"] for note in made.claimed("note")} == {"end"}


def test_two_chapters_whose_notes_end_on_one_page_keep_their_numbers_apart() -> None:
    text = (
        "The miller wrote to his brother.¹ The ferry was cheap.² The pier was let.³\n\n"
        "1 Letter of the miller.\n2 Book of the bailiff.\n3 Parish register.\n\n"
        "The bridge was mended.* It fell again.* The carters went round.* The ferry was sold.*\n\n"
        "1 Accounts.\n2 Newspaper.\n3 The same.\n4 Letter to the county.\n"
    )
    made = laid_out(f"The mill stood by the river.\n\f{text}")
    assert len(words(made, "note")) == len(set(words(made, "note"))) >= 3


TIDE = "The boats lay in the harbour and waited for the tide to turn"


def numbers(document: Document) -> list[tuple[str, bool]]:
    """The number of each note, and whether a marker sends there."""
    return [(note.attributes["n"], "target" in note.attributes) for note in document.claimed("note")]


@pytest.mark.parametrize(
    ("mark", "label"),
    [("¹²³⁴", "{} "), ("¹²³⁴", "{}. "), ("¹²³⁴", "¹²³⁴"), ("1234", "{} "), ("[({", "[{}] ")],
)
@pytest.mark.parametrize("lost", [(3,), (2, 3), (0,), (0, 1), (0, 3)], ids=str)
def test_notes_at_the_ends_of_a_series_whose_markers_are_lost(
    mark: str, label: str, lost: tuple[int, ...]
) -> None:
    marks = ["[1]", "[2]", "[3]", "[4]"] if mark == "[({" else list(mark)
    labels = [f"{each} " for each in marks] if "{" not in label else [label.format(n) for n in range(1, 5)]
    words = (
        "Nobody came to see it",
        "It rained in York",
        "The miller was dead by then",
        "They sailed at last",
    )
    text = " ".join(f"{said}.{'' if at in lost else marks[at]}" for at, said in enumerate(words))
    bodies = ("A letter of the miller.", "The log of the harbour.", "Parish register.", "So the bailiff.")
    notes = "\n".join(f"{number}{body}" for number, body in zip(labels, bodies, strict=True))
    page = f"{TIDE}.\n{text}\n{notes}\n"
    found = [(str(at + 1), at not in lost) for at in range(4)]
    assert numbers(laid_out(page)) == found
    assert numbers(laid_out(f"{page}\f{page}\f{page}")) == found * 3


def test_the_last_note_of_each_chapter_without_its_marker() -> None:
    chapter = (
        f"CHAPTER {{}}\n\n{TIDE}.¹ Nobody came.² It rained.\n\nNotes\n\n1. A log.\n2. A letter.\n3. Rain.\n\n"
    )
    made = laid_out(chapter.format("I") + chapter.format("II"))
    assert numbers(made) == [("1", True), ("2", True), ("3", False)] * 2
    assert [note.attributes.get("cert") for note in made.claimed("note")] == [None, None, "medium"] * 2


def test_a_dagger_without_its_marker() -> None:
    made = laid_out(f"{TIDE}.* Nobody came, and it rained.\n\n* A letter.\n† The log.\n")
    assert numbers(made) == [("*", True), ("†", False)]


def test_a_raised_number_or_one_in_brackets_may_leave_out_some() -> None:
    made = laid_out(f"{TIDE}.[1] Nobody came.[2] It rained.\n\n[1] A letter.\n[4] Rain.\n")
    assert numbers(made) == [("1", True), ("4", False)]
    assert [("target" in ref.attributes) for ref in made.claimed("ref")] == [True, False]


def test_a_footnote_of_gutenberg_without_its_marker() -> None:
    made = laid_out(f"{TIDE}.\n\n[Footnote 1: A letter.]\n\nIt rained.[2]\n\n[Footnote 2: The log.]\n")
    assert numbers(made) == [("1", False), ("2", True)]


def test_what_is_left_of_one_marker_sends_to_one_note() -> None:
    text = (
        f"{TIDE}.¹ Nobody came.* It rained in York. They sailed.⁴\n1 A letter.\n2 A log.\n3 Rain.\n4 Wind.\n"
    )
    made = laid_out(text)
    assert linked(made) == {"1": "turn.", "4": "sailed."}
    assert len(numbers(made)) == 4


def test_the_numbers_of_notes_at_the_end_are_no_markers_of_notes_of_the_next_chapter() -> None:
    first, second = (
        "".join(f"\n\n{TIDE} {number} times in the year.[{number}]" for number in range(1, last + 1))
        for last in (6, 3)
    )
    notes = "".join(f"[{number}] Letter {number} of the miller.\n\n" for number in range(1, 7))
    text = (
        f"CHAPTER I{first}\n\nCHAPTER II{second}\n\nNOTES\n\nCHAPTER I\n\n{notes}CHAPTER II\n\n{notes[:87]}"
    )
    made = laid_out(text)
    assert all(ref.span.start < text.index("NOTES") for ref in made.claimed("ref"))
    assert len(made.claimed("note")) == 9


LETTERED = (
    f"{FIRST}\f{SECOND}".replace("\n1 Let", "\na Let")
    .replace("\n2 Book", "\nb Book")
    .replace("\n3 Par", "\nc Par")
    .replace("\n4 Acc", "\nd Acc")
    .replace("\ns News", "\ne News")
)
STARRED = (
    f"{FIRST}\f{SECOND}".replace("\n1 Let", "\n\n* Let")
    .replace("\n2 Book", "\n\n+ Book")
    .replace("\n3 Par", "\n\nt Par")
    .replace("\n4 Acc", "\n\n§ Acc")
    .replace("\ns News", "\n\n** News")
)


def test_letters_may_be_the_labels_of_notes_whose_markers_are_lost() -> None:
    assert linked(laid_out(LETTERED)) == {
        "a": "fair.",
        "b": "it.",
        "c": "years.",
        "d": "carried.",
        "e": "on.",
    }


def test_stars_and_daggers_are_known_by_their_order_whatever_ocr_made_of_them() -> None:
    made = laid_out(STARRED)
    assert linked(made) == {"*": "fair.", "†": "it.", "‡": "years.", "§": "carried.", "**": "on."}
    assert words(made, "label") == ["* ", "+ ", "t ", "§ ", "** "]


@pytest.mark.parametrize("bullet", ["* ", "+ ", "a ", "§ "])
def test_marks_of_a_list_are_no_labels_of_notes(bullet: str) -> None:
    page = "The terms of the lease are these, as the bailiff wrote them.\n\n"
    items = "".join(f"{bullet}The miller shall pay in {corn}.\n\n" for corn in ("rye", "oats", "wheat"))
    assert not laid_out("\f".join([page + items] * 3)).claimed("note")


@pytest.mark.parametrize("lost", ["bc", "ac", "cd", "bd"])
def test_no_marker_sends_to_two_notes(lost: str) -> None:
    def page(gone: str) -> str:
        said = ("Nobody came to see it", "It rained in York", "The miller was dead", "They sailed")
        text = "\n".join(
            f"{words}.{'' if letter in gone else f'[{letter}]'} {TIDE}."
            for letter, words in zip("abcd", said, strict=True)
        )
        return f"{text}\n\n" + "".join(f"[{letter}] A letter of the miller.\n" for letter in "abcd")

    spans = [ref.span for ref in laid_out(f"{page(lost)}\f{page('bc')}\f{page('c')}").claimed("ref", "ptr")]
    assert len(spans) == len(set(spans)) == 7
