"""The reading of a text: what a person reads, and where in the source each word of it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document, Span

PAGES = "Head 7\nIn con-\n  quering  Tiis.¹Next\n1 See oﬃce and\nmore\fX 8\ntext goes on.\nthe rest"


def place(words: str) -> Span:
    at = PAGES.index(words)
    return Span(at, at + len(words))


def document() -> Document:
    after_marker = place("Next").start
    note = place("1 See oﬃce and\nmore"), place("the rest")
    claims = [
        Annotation(place("Head 7"), "fw", reads=""),
        Annotation(place("X 8"), "fw", reads=""),
        Annotation(Span(place("con-").end - 1, place("con-").end), "pc", reads=""),
        Annotation(Span(place("con-\n").end - 1, place("con-\n").end), "lb", {"break": "no"}, reads=""),
        Annotation(place("Tiis"), "corr", reads="Tiflis"),
        Annotation(place("¹"), "ref", reads=""),
        Annotation(Span(after_marker, after_marker), "supplied", reads=" "),
        Annotation(Span(place("In con").start, place("goes on.").end), "p"),
        Annotation(note[0], "note", body=note),
        Annotation(Span(place("more").end, place("\f").end), "pb", reads=" "),
    ]
    return Document(PAGES).annotate(claims, by="test")


def test_heads_are_skipped_words_joined_damage_mended_and_notes_come_last() -> None:
    reading = read_through(document())
    assert reading.text == "In conquering Tiflis. Next text goes on.\n1 See office and morethe rest\n"
    assert [block.element for block in reading.blocks] == ["p", "note"]


def test_every_word_leads_back_to_its_place() -> None:
    reading = read_through(document())

    def source(words: str) -> str:
        at = reading.text.index(words)
        return reading.source(Span(at, at + len(words))).of(PAGES)

    assert source("conquering") == "con-\n  quering"
    assert source("flis") == "Tiis"
    assert source("office") == "oﬃce"
    assert source("goes") == "goes"


@given(st.text(st.sampled_from("ab -\n\f\tﬁ\u00ad")))
def test_a_text_without_claims_is_one_block_of_its_own_words(text: str) -> None:
    reading = read_through(Document(text))
    assert reading.text.split() == text.replace("ﬁ", "fi").replace("\u00ad", "").split()
    for at, character in enumerate(reading.text):
        if character not in "\n ":
            assert character in reading.source(Span(at, at + 1)).of(text).replace("ﬁ", "fi")


def read(text: str, *claims: Annotation) -> tuple[str, list[tuple[str, str]]]:
    """What is read, and each block with its words."""
    reading = read_through(Document(text, claims=claims))
    return reading.text, [(block.element, block.span.of(reading.text)) for block in reading.blocks]


def claim(text: str, words: str, element: str, reads: str | None = None, **attributes: str) -> Annotation:
    at = text.index(words)
    return Annotation(Span(at, at + len(words)), element, attributes, reads=reads)


def test_blocks_end_where_they_are_claimed_to_and_words_beside_them_are_blocks() -> None:
    text = "Top one Two three four end"
    claims = (claim(text, "one", "head"), claim(text, "Two three", "p"), claim(text, "three", "quote"))
    assert read(text, *claims) == (
        "Top\none\nTwo\nthree\nfour end\n",
        [("p", "Top"), ("head", "one"), ("p", "Two"), ("quote", "three"), ("p", "four end")],
    )


def test_a_note_is_read_where_its_text_stands_and_behind_all_else() -> None:
    text = "One (note) two [more] three"
    body = claim(text, "(note)", "x").span, claim(text, "[more]", "x").span
    split = Annotation(body[0], "note", body=body)
    assert read(text, split) == (
        "One two three\n(note)[more]\n",
        [("p", "One two three"), ("note", "(note)[more]")],
    )
    assert read(text, Annotation(body[0], "note")) == (
        "One two [more] three\n(note)\n",
        [("p", "One two [more] three"), ("note", "(note)")],
    )


def test_two_notes_are_two_blocks_in_the_order_of_their_places() -> None:
    text = "One aa bb two"
    found = read(text, claim(text, "bb", "note"), claim(text, "aa", "note"))
    assert found == ("One two\naa\nbb\n", [("p", "One two"), ("note", "aa"), ("note", "bb")])


def test_of_readings_of_one_place_the_longest_counts_and_empty_ones_come_first() -> None:
    text = "abcdef"
    whole = Annotation(Span(0, 4), "corr", reads="X")
    part = Annotation(Span(0, 2), "corr", reads="Y")
    inner = Annotation(Span(2, 3), "corr", reads="Z")
    empty = Annotation(Span(0, 0), "supplied", reads="+")
    assert read(text, part, whole, inner, empty)[0] == "+Xef\n"
    assert read(text, part, inner)[0] == "YZdef\n"
    assert read(text, Annotation(Span(6, 6), "supplied", reads="+"))[0] == "abcdef\n"


def test_breaks_within_a_word_take_the_blanks_beside_them_and_others_are_blanks() -> None:
    text = "in -\n  side out\nof"
    broken = Annotation(Span(4, 5), "lb", reads="")
    hyphen = Annotation(Span(3, 4), "pc", reads="")
    assert read(text, hyphen, broken)[0] == "inside out of\n"
    assert read(text, hyphen, Annotation(Span(4, 5), "lb", reads=" "))[0] == "in side out of\n"
    assert read(text, hyphen, Annotation(Span(4, 5), "gap", reads=""))[0] == "in side out of\n"


def test_one_space_stands_for_all_blanks_between_words_and_leads_to_the_first() -> None:
    text = "a \t\n b"
    reading = read_through(Document(text))
    assert reading.text == "a b\n"
    assert reading.source(Span(1, 2)) == Span(1, 5)
    assert reading.source(Span(0, 3)) == Span(0, 6)
    gap = read_through(Document("a  b", claims=(Annotation(Span(1, 2), "lb", reads=" "),)))
    assert gap.source(Span(1, 2)) == Span(1, 2)


def test_what_is_not_shown_is_not_read_and_ligatures_are_letters() -> None:
    assert read("\u00ado\u00adne\x00 \x0e\ufb00\ufb03\uffff\x7f end")[0] == "one ffffi end\n"
    assert read(" \n\t")[1] == []
    assert read("")[0] == ""
