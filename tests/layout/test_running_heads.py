from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, one, words

LINE = "the boats lay in the harbour and waited for the tide to turn that evening"


def page(*lines: str) -> str:
    return "\n".join([*lines[:1], *[LINE] * 10, *lines[1:]])


def heads(text: str) -> list[str]:
    return words(laid_out(text, upto="page-breaks"), "fw")


def numbers(text: str) -> list[str]:
    return [claim.attributes.get("n", "") for claim in laid_out(text, upto="page-breaks").claimed("pb")]


def test_left_and_right_pages_carry_their_number_outside() -> None:
    text = "\n\f".join([page("12 Ë The Harbour"), page("The Tides Ë 13"), page("14 Ë The Harbour")])
    assert heads(text) == ["12 Ë The Harbour", "The Tides Ë 13", "14 Ë The Harbour"]
    assert numbers(text) == ["12", "13", "14"]


def test_a_single_page_shows_its_head_by_the_ornament() -> None:
    assert heads(page("The Harbour Ë 13")) == ["The Harbour Ë 13"]
    assert heads(page("14 | The Harbour")) == ["14 | The Harbour"]


def test_a_single_page_shows_its_head_by_the_sentence_that_goes_on() -> None:
    assert heads(page("The Harbour 13")) == ["The Harbour 13"]


def test_a_heading_with_a_number_is_no_running_head() -> None:
    for heading in ("Chapter 3", "Budapest 1956", "3 The Harbour.", "1. The Harbour"):
        assert heads(f"{heading}\nIn those days {LINE}") == []


def test_without_form_feeds_a_title_that_recurs_with_rising_numbers_is_a_head() -> None:
    text = "\n".join(page(f"{number} The Harbour") for number in range(12, 16))
    assert heads(text) == [f"{number} The Harbour" for number in range(12, 16)]
    assert numbers(text) == ["12", "13", "14", "15"]


def test_a_list_is_no_row_of_running_heads() -> None:
    text = "\n".join(f"{number} Boats" for number in range(1, 9))
    assert heads(text) == []


def test_numbers_at_the_foot_are_page_numbers() -> None:
    text = "\n\f".join(page(LINE, f"- {number} -") for number in (7, 8, 9))
    found = laid_out(text, upto="page-breaks")
    assert words(found, "fw") == ["- 7 -", "- 8 -", "- 9 -"]
    assert all(claim.attributes == {"type": "pageNum", "place": "bottom"} for claim in found.claimed("fw"))
    assert numbers(text) == ["7", "8", "9"]


def test_short_notes_at_the_foot_are_no_running_feet() -> None:
    text = "\n\f".join(f"{page(LINE + mark)}\n{number} Not found." for number, mark in enumerate("¹²³⁴⁵", 1))
    assert heads(text) == []


def test_short_notes_with_signs_that_say_the_same_are_no_running_feet() -> None:
    text = sheets(6, head="{n} The Harbour", foot="† The log")
    assert heads(text) == [f"{number} The Harbour" for number in COUNTED]


def test_a_page_without_a_head_has_the_number_between_its_neighbours() -> None:
    sheets = [page(f"{n} Ë The Harbour") if n != 14 else page("The boats.") for n in range(12, 17)]
    assert numbers("\n\f".join(sheets)) == ["12", "13", "14", "15", "16"]


def test_roman_numbers_count_up_too() -> None:
    text = "\n\f".join([page("Preface | ix"), page("x | Preface"), page("Preface | xi")])
    assert numbers(text) == ["ix", "x", "xi"]


def test_a_page_break_covers_the_form_feed_and_no_line_end() -> None:
    document = laid_out("one\r\n\ftwo", upto="page-breaks")
    assert [claim.span.of(document.text) for claim in document.claimed("pb")] == ["", "\f"]


def test_page_identifiers_are_unique_though_numbers_are_not() -> None:
    text = "\n\f".join([page(f"{n} Ë The Harbour") for n in (1, 2, 3)] * 2)
    names = [claim.attributes["xml:id"] for claim in laid_out(text).claimed("pb")]
    assert names == ["p1", "p2", "p3", "p1-2", "p2-2", "p3-2"]


def test_a_text_of_one_page_without_a_number_has_no_page_break() -> None:
    assert words(laid_out(f"Some words.\n{LINE}"), "pb") == []


def test_the_head_of_a_single_page_gives_the_page_its_number() -> None:
    claim = one(laid_out(page("The Harbour Ë 13")), "pb")
    assert (claim.attributes, claim.reads) == ({"n": "13", "xml:id": "p13"}, " ")


def test_two_heads_on_neighbouring_pages_are_enough_if_far_apart() -> None:
    sheet = "\n".join([LINE] * 25)
    text = f"12 The Harbour\n{sheet}\nThe Harbour 13\n{sheet}"
    assert heads(text) == ["12 The Harbour", "The Harbour 13"]


@pytest.mark.parametrize("heading", ["Canto {}", "Anno 192{}", "192{} Anno", "Letter {}"])
def test_chapters_and_years_that_count_up_are_headings(heading: str) -> None:
    chapter = f"There {LINE}\n" + f"{LINE}\n" * 12
    assert heads("".join(f"{heading.format(number)}\n{chapter}" for number in range(1, 6))) == []


def test_notes_that_say_the_same_again_and_again_are_no_running_heads() -> None:
    text = "".join(f"{LINE}\n" * 12 + f"{number} Ibid.\n" for number in range(1, 6))
    assert heads(text) == []


def sheet(at: int, head: str = "", foot: str = "") -> str:
    """A page of prose that goes on from page to page, with what stands above and below it."""
    lines = [
        f"and so the tide came in for the {turn} time that year, and the boats went out" for turn in ORDINALS
    ]
    return "\n".join([*([head, ""] if head else []), *lines[at % 3 :], *(["", foot] if foot else [])])


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def sheets(count: int, head: str = "", foot: str = "") -> str:
    """Pages with `{n}` in their heads and feet counted up from 31."""
    return "\n\f".join(
        sheet(at, head.replace("{n}", str(31 + at)), foot.replace("{n}", str(31 + at))) for at in range(count)
    )


COUNTED = [str(31 + at) for at in range(6)]


@pytest.mark.parametrize(
    "foot",
    [
        "Page {n}",
        "Page {n} of 40",
        "Seite {n}",
        "Seite {n} von 40",
        "page {n} sur 40",
        "p. {n}",
        "{n}/40",
        "{n} of 40",
        "- {n} -",
        "– {n} –",
        "[{n}]",
        "The Harbour · Page {n} of 40",
        "Page {n} of 40 | The Harbour",
    ],
)
def test_feet_that_say_the_number_of_the_page(foot: str) -> None:
    text = sheets(6, foot=foot)
    assert heads(text) == [foot.replace("{n}", number) for number in COUNTED]
    assert numbers(text) == COUNTED


def test_the_number_and_the_title_of_a_head_may_stand_on_two_lines() -> None:
    text = sheets(6, head="{n}\n\nExample · The Harbour")
    assert heads(text) == [line for number in COUNTED for line in (number, "Example · The Harbour")]
    assert numbers(text) == COUNTED
    assert not laid_out(text).claimed("head")


@pytest.mark.parametrize(
    "stamp",
    [
        "Downloaded from https://www.example.org/ on 11 August 2025",
        "This content downloaded from 192.0.2.1 on Mon, 11 Aug 2025 12:31:00 UTC",
        "Heruntergeladen am 11.08.2025",
        "Digitized by Example",
        "https://doi.org/10.1000/12345 Published online by Example University Press",
    ],
)
def test_what_a_library_stamps_on_every_page(stamp: str) -> None:
    text = sheets(6, foot=f"{{n}}\n{stamp}")
    found = laid_out(text, upto="page-breaks")
    assert [claim.attributes["type"] for claim in found.claimed("fw")] == ["pageNum", "stamp"] * 6
    assert numbers(text) == COUNTED


def test_the_number_of_a_chapter_in_the_head_is_no_page_number() -> None:
    pages = [("1 THE TIDE", 2), ("1 THE TIDE", 3), ("2 THE GULLS", 4), ("2 THE GULLS", 5)]
    text = "\f".join(f"{head}\n{LINE}.\nPage {number}" for head, number in pages)
    assert heads(text) == [line for head, number in pages for line in (head, f"Page {number}")]
    assert numbers(text) == ["2", "3", "4", "5"]


def test_a_head_whose_number_ocr_took_for_a_letter_is_one_like_the_others() -> None:
    text = "\n\f".join(sheet(at, f"The Harbour of the West {number}") for at, number in enumerate("ı234"))
    assert heads(text) == [f"The Harbour of the West {number}" for number in "ı234"]


def test_two_pages_that_face_each_other_may_have_a_head_each_of_its_own_title() -> None:
    line = "In the spring nobody in the valley had corn left, and the mills stood still for\n"
    text = (
        "214 Years of Hunger\nA Year without Summer\n"
        + "".join(f"  {line}weeks. {line}" for _ in range(12))
        + "the children of the\nA Year without Summer 215\nvillages went away.\n"
        + f"  {line}years.\n"
    )
    document = laid_out(text)
    assert [claim.span.of(text) for claim in document.claimed("fw")] == [
        "214 Years of Hunger",
        "A Year without Summer 215",
    ]
    assert [claim.attributes["n"] for claim in document.claimed("pb")] == ["214", "215"]
    assert [claim.span.of(text) for claim in document.claimed("head")] == ["A Year without Summer"]


def test_the_number_at_the_foot_of_a_page_without_a_head_counts_with_the_heads() -> None:
    first = f"The Harbour\n\n{page(LINE, '1')}"
    text = "\n\f".join([first, *(page(f"The Harbour  {number}") for number in (2, 3, 4))])
    assert heads(text) == ["1", "The Harbour  2", "The Harbour  3", "The Harbour  4"]
    assert numbers(text) == ["1", "2", "3", "4"]


def test_a_number_at_the_foot_that_does_not_count_with_the_heads_stays() -> None:
    first = f"The Harbour\n\n{page(LINE, '7')}"
    text = "\n\f".join([first, *(page(f"The Harbour  {number}") for number in (2, 3, 4))])
    assert heads(text) == ["The Harbour  2", "The Harbour  3", "The Harbour  4"]


def test_chapters_that_begin_below_the_numbers_of_their_pages_are_headings() -> None:
    begin = [f"CHAPTER {1 + at // 2}\nThe Harbour\n{LINE}" if at % 2 == 0 else LINE for at in range(8)]
    text = "\n\f".join(page(f"{number}\n{lines}") for number, lines in enumerate(begin, 1))
    assert heads(text) == list("12345678")


def test_a_date_that_a_program_puts_at_the_foot_of_every_page_is_no_text() -> None:
    text = "\n\f".join(page(LINE, "DRAFT 2016-12-31 22:30") for _ in range(5))
    assert heads(text) == ["DRAFT 2016-12-31 22:30"] * 5
