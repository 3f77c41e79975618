"""Spaces come from gaps, accents from what stands over a letter, links from the file."""

from __future__ import annotations

from tests.pdf.making import HEIGHT, printed, words

from teikit.text import Link, Span


def test_a_gap_is_a_space_though_none_is_printed() -> None:
    page = "BT /F 10 Tf 50 500 Td [(no) -300 (spa) 20 (ces)] TJ ET\n"
    assert printed(page).text == "no spaces\n"


def test_letters_that_are_all_spaced_out_are_one_word() -> None:
    page = "BT /F 10 Tf 2 Tc 50 500 Td (spaced) Tj ET\n"
    assert printed(page).text == "spaced\n"


def test_a_page_number_set_off_from_its_title_has_two_spaces() -> None:
    assert printed(words("12", 50, 40) + words("Of Engines", 90, 40)).text == "12  Of Engines\n"


def test_an_accent_over_a_letter_is_part_of_it() -> None:
    page = words("caf", 50, 100) + words("e", 62.3, 100) + words("\u00b4", 62.8, 99.5) + words("s", 66.8, 100)
    assert printed(page).text == "caf\u00e9s\n"


def test_a_word_printed_twice_is_one_word() -> None:
    assert printed(words("Bold", 50, 100) + words("Bold", 50.3, 100)).text == "Bold\n"


def test_the_shadow_of_a_word_is_no_word() -> None:
    assert printed(words("Shadow", 50, 100, 20) + words("Shadow", 52.5, 102, 20)).text == "Shadow\n"


def test_a_word_said_twice_is_two_words() -> None:
    assert printed(words("no", 50, 100) + words("no", 62, 100)).text == "no no\n"


def test_italics_and_bold_within_a_line_are_claims() -> None:
    made = printed(words("read ", 50, 100) + words("Emma", 74, 100, font="I") + words(" aloud", 106, 100))
    assert [(claim.span.of(made.text), claim.attributes) for claim in made.claims] == [
        ("Emma", {"rend": "italic"})
    ]


def link(x: float, y: float, width: float, target: str) -> str:
    box = f"{x} {HEIGHT - y - 3} {x + width} {HEIGHT - y + 9}"
    return f"<< /Type /Annot /Subtype /Link /Rect [{box}] {target} >>"


def test_an_address_is_a_claim() -> None:
    address = link(65, 100, 17, "/A << /S /URI /URI (https://example.org/) >>")
    made = printed(words("see here, reader", 50, 100), annotations=[address])
    (claim,) = made.claimed("ref")
    assert claim.attributes == {"target": "https://example.org/"}
    assert claim.span.of(made.text) == "here"


def test_a_link_from_a_marker_leads_to_the_line_of_its_note() -> None:
    note = f"/Dest [0 /XYZ 50 {HEIGHT - 290} 0]"
    page = words("a word", 50, 100) + words("1", 78, 96, 6) + words("1 Its note.", 50, 300, 8)
    made = printed(page, annotations=[link(77.5, 99, 4, note)])
    assert made.links == (Link(Span(6, 7), made.text.index("1 Its note")),)


def test_the_dots_of_a_table_of_contents_hide_no_space_between_words() -> None:
    dots = " ".join(["-500 (.)"] * 12)
    page = f"BT /F 10 Tf 50 500 Td [(Path) -300 (searching) {dots} -500 (9)] TJ ET\n"
    assert printed(page).text.startswith("Path searching .")


def test_a_tight_line_has_spaces_though_they_are_narrow() -> None:
    line = " -120 ".join(f"({word})" for word in "the tide came in with the wind from the north".split())
    page = f"BT /F 10 Tf 50 500 Td [{line}] TJ ET\n"
    assert printed(page).text == "the tide came in with the wind from the north\n"


def test_a_long_word_with_a_gap_is_still_one() -> None:
    page = "BT /F 10 Tf 50 500 Td [(Donaudampf) -90 (schifffahrtsgesellschaft)] TJ ET\n"
    assert printed(page).text == "Donaudampfschifffahrtsgesellschaft\n"


def test_short_words_are_not_letters_spaced_out() -> None:
    assert (
        printed("BT /F 10 Tf 50 500 Td [(2.1) -900 (I) -300 (had) -300 (a)] TJ ET\n").text == "2.1 I had a\n"
    )


def test_comments_are_left_out_and_counted() -> None:
    comment = "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Is this so?) >>"
    made = printed(words("Some words.", 50, 100), annotations=[comment])
    assert made.text == "Some words.\n"
    assert any(step.note.endswith("with words, left out: 1") for step in made.provenance)


def test_a_word_that_is_spaced_out_in_a_line_is_one_word() -> None:
    spaced = "3 Tc (Rhine) Tj 0 Tc"
    page = f"BT /F 10 Tf 50 500 Td (on the ) Tj {spaced} ( again, and ) Tj {spaced} -2 0 Td ET\n"
    assert printed(page.replace(" -2 0 Td", "")).text == "on the Rhine again, and Rhine\n"


def test_single_letters_between_words_are_words() -> None:
    assert (
        printed(words("the sides a b c d of the field", 50, 100)).text == "the sides a b c d of the field\n"
    )
    page = "BT /F 10 Tf 50 500 Td [(the) -300 (sides) -300 (a) -300 (b) -300 (c) -300 (d)] TJ ET\n"
    assert printed(page).text == "the sides a b c d\n"
