"""The order in which pages are read: columns one after the other, tables row by row."""

from __future__ import annotations

from tests.pdf.making import printed, words

LEFT = [f"a line of the left column, {n}" for n in range(8)]
RIGHT = [f"one of the right column, {n}" for n in range(8)]


def text(page: str) -> str:
    return printed(page).text


def two_columns(shift: float = 0.0) -> str:
    return "".join(words(line, 40, 100 + 12 * n) for n, line in enumerate(LEFT)) + "".join(
        words(line, 210, 100 + shift + 12 * n) for n, line in enumerate(RIGHT)
    )


def test_columns_are_read_one_after_the_other() -> None:
    assert text(two_columns()).splitlines() == LEFT + RIGHT


def test_also_where_their_lines_do_not_stand_side_by_side() -> None:
    assert text(two_columns(5)).splitlines() == LEFT + RIGHT


def test_a_head_and_notes_stand_across_both() -> None:
    head = words("The title of the whole page, across", 90, 60)
    long = "1 A note in small type that stands under both of the columns, and not in one of them alone"
    notes = words("* short", 40, 230, 7) + words(long, 40, 238, 7)
    assert [line for line in text(head + two_columns() + notes).splitlines() if line] == [
        "The title of the whole page, across",
        *LEFT,
        *RIGHT,
        "* short",
        long,
    ]


def test_a_table_is_read_row_by_row() -> None:
    cells = "".join(
        words(f"{n}", 40, 100 + 12 * n) + words(f"{n * n}", 240, 100 + 12 * n) for n in range(1, 9)
    )
    assert text(cells).splitlines() == [f"{n}  {n * n}" for n in range(1, 9)]


def test_what_is_turned_stands_behind_the_rest() -> None:
    stamp = "BT /F 8 Tf 0 1 -1 0 20 200 Tm (A stamp) Tj ET\n"
    assert text(stamp + words("Text.", 50, 100)) == "Text.\n\nA stamp\n"


def test_notes_that_are_all_short_stand_across_where_the_second_column_ends_above_them() -> None:
    short = [f"{n} See above." for n in range(1, 6)]
    notes = "".join(words(note, 40, 230 + 8 * n, 7) for n, note in enumerate(short))
    right = "".join(words(line, 210, 100 + 12 * n) for n, line in enumerate(RIGHT[:6]))
    left = "".join(words(line, 40, 100 + 12 * n) for n, line in enumerate(LEFT))
    read = [line for line in text(left + right + notes).splitlines() if line]
    assert read == [*LEFT, *RIGHT[:6], *short]


def test_small_type_that_goes_on_in_the_next_column_is_no_note_below() -> None:
    small = words("Abel, A Book.", 40, 196, 7) + words("Bell, A Book.", 40, 204, 7)
    more = words("Carr, A Book.", 210, 176, 7) + words("Dean, A Book.", 210, 184, 7)
    right = "".join(words(line, 210, 100 + 12 * n) for n, line in enumerate(RIGHT[:6]))
    left = "".join(words(line, 40, 100 + 12 * n) for n, line in enumerate(LEFT))
    read = [line for line in text(left + right + small + more).splitlines() if line]
    assert read.index("Bell, A Book.") < read.index(RIGHT[0])


def test_verse_in_two_columns_is_no_table_however_short_its_lines() -> None:
    left = [f"the tide came in at {n} of the clock" for n in range(24)]
    right = [f"and so the boats went out, all {n}" for n in range(24)]
    page = "".join(words(line, 40, 80 + 12 * n) for n, line in enumerate(left))
    page += "".join(words(line, 240, 80 + 12 * n) for n, line in enumerate(right))
    assert text(page).splitlines() == left + right


def test_few_lines_in_columns_over_many_notes_across_are_still_columns() -> None:
    notes = "".join(
        words(f"{n} A note in small type that stands under both of the columns, not in one alone", 40, y, 7)
        for n, y in enumerate(range(200, 400, 8), 1)
    )
    few = "".join(
        words(one, 40, y) + words(two, 210, y)
        for one, two, y in zip(LEFT[:6], RIGHT[:6], range(100, 180, 12), strict=False)
    )
    read = printed(two_columns(), few + notes).text.split("\f")[1].splitlines()
    assert [line for line in read if line][:12] == [*LEFT[:6], *RIGHT[:6]]


def test_columns_that_are_longer_than_the_notes_are_seen_on_the_first_page_too() -> None:
    left = [f"a line of the left column, {n}" for n in range(12)]
    right = [f"one of the lines of the right column, {n}" for n in range(12)]
    columns = "".join(
        words(one, 40, y) + words(two, 210, y)
        for one, two, y in zip(left, right, range(60, 220, 12), strict=False)
    )
    across = "".join(
        words("and lines that stand across the whole page, one after the other, many of them", 40, y)
        for y in range(240, 500, 12)
    )
    assert text(columns + across).splitlines()[:24] == left + right


def test_the_number_of_the_page_may_stand_under_the_gutter() -> None:
    left = [f"a line of the left column that is long, {n}" for n in range(8)]
    columns = "".join(
        words(one, 40, y) + words(two, 212, y)
        for one, two, y in zip(left, RIGHT, range(100, 200, 12), strict=False)
    )
    assert text(columns + words("7", 203, 400)).splitlines() == [*left, *RIGHT, "", "7"]


def test_a_superscript_at_the_height_of_a_line_of_the_other_column_stays_in_its_own() -> None:
    marked = words("5", 313, 134.6, 6) + words("A ninth line of the left one", 40, 196)
    assert "one of the right column, 35\n" in text(two_columns(2.6) + marked)


def test_a_heading_between_columns_parts_what_stands_above_from_what_stands_below() -> None:
    above = "".join(
        words(one, 40, y) + words(two, 210, y)
        for one, two, y in zip(LEFT, RIGHT, range(100, 200, 12), strict=False)
    )
    lower = "".join(
        words(one.replace("left", "new"), 40, y) + words(two.replace("right", "next"), 210, y)
        for one, two, y in zip(LEFT, RIGHT, range(240, 340, 12), strict=False)
    )
    read = [line for line in text(above + words("2 The Ferry", 40, 212, 14) + lower).splitlines() if line]
    assert read[:17] == [*LEFT, *RIGHT, "2 The Ferry"]


def test_a_heading_in_one_column_parts_nothing_of_the_other() -> None:
    left = "".join(
        words(one, 40, y) for one, y in zip(LEFT, (100, 112, 124, 136, 184, 196, 208, 220), strict=False)
    )
    heading = words("2 The Ferry", 40, 160, 14)
    right = "".join(words(two, 210, y) for two, y in zip(RIGHT, range(100, 200, 12), strict=False))
    read = [line for line in text(left + heading + right).splitlines() if line]
    assert read == [*LEFT[:4], "2 The Ferry", *LEFT[4:], *RIGHT]


def test_words_set_far_apart_on_one_line_are_no_columns() -> None:
    line = "".join(words(word, 40 + 30 * n, 100) for n, word in enumerate(["sea"] * 12))
    assert text(line + words("and more", 40, 112)).splitlines() == [" ".join(["sea"] * 12), "and more"]
