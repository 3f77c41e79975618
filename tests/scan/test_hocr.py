"""hOCR becomes lines and zones with confidence."""

from __future__ import annotations

from teikit.layout.notes import claim
from teikit.page.rows import rows
from teikit.readers.hocr import SIGNATURE, read
from teikit.source import Source
from teikit.text import Document


def word(text: str) -> str:
    return f'<span class="ocrx_word" title="bbox 10 20 40 30; x_wconf 90">{text}</span>'


def row(*words: str, kind: str = "ocr_line") -> str:
    return f'<span class="{kind}" title="bbox 10 20 90 30; x_size 12.5">{" ".join(map(word, words))}</span>'


def hocr(*pages: str) -> Document:
    shown = "".join(
        f"""<div class='ocr_page' title='image "p{n}.png"; bbox 0 0 100 200; ppageno {n}'>{page}</div>"""
        for n, page in enumerate(pages)
    )
    source = Source("b.hocr", f"<html><head><title></title></head><body>{shown}</body></html>".encode())
    assert SIGNATURE(source)
    return read(source)


def paragraph(*rows: str) -> str:
    return f'<div class="ocr_carea"><p class="ocr_par" title="bbox 10 20 90 60">{"".join(rows)}</p></div>'


def test_pages_paragraphs_and_lines_become_text() -> None:
    made = hocr(paragraph(row("One", "line"), row("more")) + paragraph(row("Next")), paragraph(row("Page")))
    assert made.text == "One line\nmore\n\nNext\n\fPage\n"
    assert [surface.image for surface in made.surfaces] == ["p0.png", "p1.png"]


def test_lines_know_their_box_size_and_confidence() -> None:
    line = hocr(paragraph(row("One"))).lines[0]
    assert line.box is not None
    assert (line.box.left, line.box.bottom, line.size, line.confidence) == (10, 30, 12.5, 0.9)


def test_what_is_set_off_within_a_word_is_claimed() -> None:
    made = hocr(paragraph(row("<em>Roma</em><sup>3</sup>")))
    assert [(claim.span.of(made.text), claim.attributes["rend"]) for claim in made.claims] == [
        ("Roma", "italic"),
        ("3", "superscript"),
    ]


def test_lines_outside_of_paragraphs_are_not_lost() -> None:
    made = hocr(row("Title", "7", kind="ocr_header") + paragraph(row("text")))
    assert made.text == "Title 7\n\ntext\n"
    assert [claim.span.of(made.text) for claim in made.claimed("fw")] == ["Title 7"]


def test_small_numbers_that_count_up_at_the_feet_are_notes_without_a_marker() -> None:
    def small(words: str) -> str:
        return row(*words.split()).replace("x_size 12.5", "x_size 9")

    text = [row("Some", "words", "of", "the", "text,", "and", "more", "of", "them.") for _ in range(8)]
    pages = [
        paragraph(*text) + paragraph(small(f"{n} A note about it."), small(f"{n + 1} And another note."))
        for n in (1, 3, 5)
    ]
    made = hocr(*pages)
    notes = [note for note in claim(made) if note.element == "note"]
    assert [note.attributes["n"] for note in notes] == ["1", "2", "3", "4", "5", "6"]
    assert not [each for each in claim(made) if each.element == "ref" and "target" in each.attributes]


def test_amounts_in_a_list_are_no_notes_though_a_heading_says_so() -> None:
    text = [row("Some", "words", "of", "the", "text,", "and", "more", "of", "them.") for _ in range(8)]
    small = [row("Set", "in", "small", "type.").replace("x_size 12.5", "x_size 9")]
    counts = (1, 3, 10, 4, 1, 2, 5, 10, 1, 5, 1, 4, 4, 1, 3, 10)
    items = [paragraph(row(str(count), "shares", "of", "the", "canal,")) for count in counts]
    made = hocr(paragraph(*text) + paragraph(*small), paragraph(row("Notes")) + "".join(items))
    assert not [note for note in claim(made) if note.element == "note"]


def test_other_html_is_no_hocr() -> None:
    assert not SIGNATURE(Source("a.html", b"<html><body><p class='note'>An ocr_page</p></body></html>"))


def test_what_is_called_a_head_at_the_foot_of_its_page_is_none() -> None:
    notes = row("1", "Ibid.", kind="ocr_header").replace("10 20 90 30", "10 180 90 190")
    low = paragraph(notes).replace("10 20 90 60", "10 180 90 190")
    assert not hocr(paragraph(row("text")) + low).claimed("fw")


def test_a_head_that_holds_lines_is_read_once() -> None:
    head = f'<div class="ocr_header">{row("Title", "7")}</div>'
    made = hocr(head + paragraph(row("text")))
    assert made.text == "Title 7\n\ntext\n"
    assert [claim.span.of(made.text) for claim in made.claimed("fw")] == ["Title 7"]


def test_words_and_paragraphs_without_lines_are_lines() -> None:
    loose = f'<p class="ocr_par">{word("loose")} {word("words")}</p>'
    made = hocr(loose + '<p class="ocr_par">A whole paragraph.</p>')
    assert made.text == "loose words\n\nA whole paragraph.\n"
    assert made.lines[0].confidence == 0.9


def test_what_a_line_has_beside_its_words_is_kept() -> None:
    assert hocr(paragraph(row("One").replace("</span></span>", "</span> two</span>"))).text == "One two\n"


def test_boxes_of_characters_do_not_part_a_word() -> None:
    letters = "\n".join(f'<span class="ocrx_cinfo">{letter}</span>' for letter in "Rome")
    assert hocr(paragraph(row(letters, "fell"))).text == "Rome fell\n"


def test_words_outside_of_pages_and_lines_are_counted() -> None:
    made = hocr("Two words" + paragraph(row("text")))
    assert [step.note for step in made.provenance] == ["left out: 2 words outside of any line"]


def test_small_type_is_told_by_two_kinds_of_sizes_not_by_the_letters_of_a_line() -> None:
    def sized(size: int) -> str:
        return row("Words", "of", "a", "line.").replace("x_size 12.5", f"x_size {size}")

    body = [sized(size) for size in (47, 43, 47, 44, 43, 47, 43, 47)]
    assert not any(each.fine for each in rows(hocr(paragraph(*body))).rows)
    made = rows(hocr(paragraph(*body) + paragraph(sized(37), sized(34)), paragraph(sized(400))))
    assert [each.fine for each in made.rows] == [False] * 8 + [True] * 2 + [False]
