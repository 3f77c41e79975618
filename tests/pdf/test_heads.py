"""Where a line stands on its page tells running heads that no other page has."""

from __future__ import annotations

from itertools import count

from tests.pdf.making import printed, words

from teikit.layout import running_heads

TURNS = ("first", "second", "third", "fourth", "fifth", "sixth")
WORDS = ("Aal", "Barke", "Damm", "Ebbe", "Flut", "Hafen")


def page(head: str, size: float, *, goes_on: bool) -> str:
    """A page whose head stands apart, with its number below."""
    lines = [f"and the tide came in for the {turn} time that year" for turn in TURNS]
    if not goes_on:
        lines = [line.capitalize() + "." for line in lines]
    text = "".join(words(line, 50, y) for line, y in zip(lines, count(100, 12), strict=False))
    return words(head, 50, 60, size) + text


def heads(size: float = 10, *, goes_on: bool = True) -> list[str]:
    made = printed(*(page(head, size, goes_on=goes_on) for head in WORDS))
    return [claim.span.of(made.text) for claim in running_heads.claim(made)]


def test_the_catchwords_of_a_dictionary_stand_at_the_height_of_heads() -> None:
    assert heads() == list(WORDS)


def test_titles_of_pages_in_large_type_are_no_running_heads() -> None:
    assert heads(14) == []


def test_pages_that_each_begin_something_new_have_headings() -> None:
    assert heads(goes_on=False) == []


def test_the_title_of_a_chapter_that_the_heads_of_its_pages_repeat_is_no_running_head() -> None:
    title = "Of Ferries and Fords"
    pages = [page(title, 14, goes_on=False), *(page(title, 8, goes_on=True) for _ in range(4))]
    made = printed(*pages)
    taken = [claim.span for claim in running_heads.claim(made)]
    assert len(taken) == 4
    assert made.text.index(title) not in {span.start for span in taken}


def test_a_head_may_be_too_long_for_one_line() -> None:
    pages = [page(f"{n}  {word} of the coast", 10, goes_on=True) for n, word in enumerate(WORDS, 12)]
    pages[2] = words("Damm of the coast and of all the", 50, 48) + page("14  rivers", 10, goes_on=True)
    made = printed(*pages)
    taken = [claim.span.of(made.text) for claim in running_heads.claim(made)]
    assert taken[2:4] == ["Damm of the coast and of all the", "14 rivers"]
    assert len(taken) == 7
