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
