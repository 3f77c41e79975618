from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, words

FULL = "the boats lay in the harbour and waited there for the tide to\n"
LAST = "turn that evening.\n"


def blocks(text: str) -> list[tuple[str, str]]:
    document = laid_out(text)
    return [(claim.element, claim.span.of(text)[:20]) for claim in document.claimed("p", "head")]


def test_a_short_last_line_ends_a_paragraph() -> None:
    text = f"When {FULL}{FULL * 3}{LAST}Then {FULL}{FULL * 3}{LAST}"
    assert blocks(text) == [("p", "When the boats lay i"), ("p", "Then the boats lay i")]


def test_a_full_line_that_ends_a_sentence_does_not() -> None:
    full = "the boats lay in the harbour and waited for the tide to turn.\n"
    text = f"When {FULL}{FULL * 3}{full}Then {FULL}{FULL * 3}{LAST}"
    assert len(blocks(text)) == 1


def test_the_day_of_a_date_ends_no_sentence() -> None:
    line = "the king had done little, and died am 30.\n"
    day = f"When {FULL}{FULL * 3}{line}%s 1816, and {FULL}{FULL * 3}{LAST}"
    assert len(blocks(day % "Oktober")) == 1
    assert len(blocks((day % "Oktober").replace("am 30.", "of it."))) == 2
    assert len(blocks(day % "Others")) == 2


def test_blank_lines_part_paragraphs() -> None:
    text = f"When {FULL}{FULL}{LAST}\nthen {FULL}{LAST}\n\n\nAt last {FULL}"
    assert [start for _, start in blocks(text)] == [
        "When the boats lay i",
        "then the boats lay i",
        "At last the boats la",
    ]


def test_indentation_begins_a_paragraph() -> None:
    text = f"When {FULL}{FULL * 4}   Then {FULL}{FULL * 4}"
    assert len(blocks(text)) == 2


def test_a_paragraph_covers_its_lines_from_the_first_letter_to_the_last() -> None:
    text = f"  When {FULL}{FULL}over.  \n"
    assert words(laid_out(text), "p") == [text.strip()]


def test_a_paragraph_runs_on_across_a_page() -> None:
    text = f"When {FULL * 4}\f{FULL * 3}{LAST}"
    assert len(blocks(text)) == 1


def test_headings_are_short_lines_set_apart() -> None:
    text = f"Chapter Two\nWhen {FULL}{FULL * 3}{LAST}THE TIDE\nThen {FULL}{FULL * 3}{LAST}"
    assert [element for element, _ in blocks(text)] == ["head", "p", "head", "p"]


def test_a_dateline_and_a_short_sentence_are_no_headings() -> None:
    text = f"Lisbon, 3 May 1921\nDear friend,\nWhen {FULL}{FULL * 3}{LAST}It was over.\nThen {FULL * 4}{LAST}"
    document = laid_out(text)
    assert document.claimed("head") == ()
    assert words(document, "dateline") == ["Lisbon, 3 May 1921"]
    assert words(document, "salute") == ["Dear friend,"]
    assert [element for element, _ in blocks(text)] == ["p"] * 3


def test_lines_of_a_list_stay_apart() -> None:
    text = f"When {FULL}{FULL * 3}they were:\nThe Swallow\nThe Tern\nThe Gull\nThen {FULL}{FULL * 3}{LAST}"
    assert [start for _, start in blocks(text)][1:4] == ["The Swallow", "The Tern", "The Gull"]


def test_everything_but_blanks_heads_and_notes_lies_in_a_block() -> None:
    text = f"The Tide Ë 12\nWhen {FULL}{FULL}they left.¹\n\n1 See above.\n"
    assert blocks(text) == [("p", "When the boats lay i")]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_an_entry_that_hangs_is_one_paragraph_though_its_sentences_end(gap: str) -> None:
    entries = [
        "ALBA, a harbour on the Dee. Lat. 57. 8. N.\n     Long. 2. 3. W. It was made by\n     the king.",
        "ALMA, a mole of stone. See Alba.\n     Long. 3. 5. W. It is old, and in need of\n     repair.",
        "ALTA, a town of moles, and of the boats of\n     many. It has a pilot.\n     He is old.",
    ]
    made = laid_out(gap.join(entries) + "\n")
    assert words(made, "p") == entries
