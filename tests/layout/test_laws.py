"""What holds of any text whatever: claims nest, every line end is covered once, no word is lost."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.layout.laid_out import laid_out

from teikit.layout.paragraphs import BLOCKS
from teikit.page.lines import cut
from teikit.tei.text.reading import read_through
from teikit.text import Document, Span

WORDS = st.sampled_from(
    (
        "the boats harbour oce rst signi- cance Tiis fire 1 2 12 1921 1. ¹ ² word¹ Word.²Then [3] end.[3] * "
        "boat* 12 Ë Title Ë 13 - – -- \u00ad inva- sion Russo- Georgian A. Chapter et la end. \ue000cers é"
    ).split(" ")
)
ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r", "\f", "\n\f", "\n\n", "\n   ", " \n"])
LINES = st.tuples(st.lists(WORDS, max_size=9).map(" ".join), ENDS).map("".join)
PAGES = st.lists(LINES, max_size=14).map("".join)
SIGNS = st.text(st.sampled_from("aB1¹-\u00ad*[]().:“” \t\r\n\f\ufffdﬁ"), max_size=60)
TEXTS = st.one_of(PAGES, SIGNS)


@given(TEXTS)
@example("the the the the the the\nthe the the the the the\nthe the the the the the\nthe \xad \nTiis\n")
def test_claims_nest(text: str) -> None:
    spans = sorted({span for claim in laid_out(text).claims for span in (claim.span, *claim.body)})
    for at, one in enumerate(spans):
        assert not any(one.crosses(other) for other in spans[at + 1 :])


@given(TEXTS)
def test_every_line_end_is_covered_once(text: str) -> None:
    parts = [(line.end, line.turn, line.stop) for line in cut(text)]
    ends = [Span(*pair) for part in parts for pair in pairwise(part) if pair[0] < pair[1]]
    found = [claim.span for claim in laid_out(text).claimed("lb", "pb") if len(claim.span)]
    assert [_without_blanks(text, span) for span in found] == ends


def _without_blanks(text: str, span: Span) -> Span:
    """A break without the blanks beside it, which belong to it where a word goes on."""
    words = span.of(text)
    return Span(span.end - len(words.lstrip(" \t")), span.start + len(words.rstrip(" \t")))


@given(TEXTS)
def test_a_break_is_read_as_its_attribute_says(text: str) -> None:
    for claim in laid_out(text).claimed("lb", "pb"):
        assert claim.reads == ("" if claim.attributes.get("break") == "no" else " ")


def letters(text: str) -> str:
    return unicodedata.normalize("NFKC", re.sub(r"[\s\-\u00ad¬‐]+", "", text))


@given(TEXTS)
def test_the_reading_loses_no_word(text: str) -> None:
    """What is not read is a running head, a marker, a note's number or a line-end hyphen."""
    document = laid_out(text)
    claims = document.claimed("fw", "ref", "label", "pc", "corr")
    taken = [claim.span for claim in claims if claim.reads is not None]
    restored = {claim.span: claim.reads or "" for claim in document.claimed("corr")}
    moved = sorted(part for note in document.claimed("note") for part in note.body or (note.span,))
    plain = Document(text, claims=tuple(claim for claim in document.claims if claim.element != "note"))
    expected, done = [], 0
    for span in taken:
        expected += [text[done : span.start], restored.get(span, "")]
        done = max(done, span.end)
    expected.append(text[done:])
    assert letters(read_through(plain).text) == letters("".join(expected))
    assert sorted(letters(read_through(document).text)) == sorted(letters("".join(expected)))
    assert all(one.end <= two.start for one, two in pairwise(moved))


@given(TEXTS)
def test_identifiers_are_unique_and_pointers_arrive(text: str) -> None:
    claims = laid_out(text).claims
    names = [claim.attributes["xml:id"] for claim in claims if "xml:id" in claim.attributes]
    assert len(names) == len(set(names))
    targets = [claim.attributes["target"] for claim in claims if "target" in claim.attributes]
    assert {target[1:] for target in targets} <= set(names)


@given(TEXTS)
def test_the_same_text_has_the_same_layout(text: str) -> None:
    assert laid_out(text).claims == laid_out(text).claims


@given(TEXTS)
def test_blocks_hold_all_that_is_no_blank_head_or_note(text: str) -> None:
    document = laid_out(text)
    covered = bytearray(len(text))
    for claim in document.claimed(*BLOCKS, "fw", "note"):
        for span in (claim.span, *claim.body):
            covered[span.start : span.end] = b"\1" * len(span)
    assert not [at for at, sign in enumerate(text) if sign not in " \t\r\n\f" and not covered[at]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 20_000,
        "-" * 50_000,
        "a-\n" * 5_000,
        "word " * 20_000,
        "¹" * 20_000,
        "1 X¹\n" * 5_000,
        "x" * 200_000,
    ],
    ids=["empty", "blank", "hyphens", "broken", "one line", "markers", "notes", "one word"],
)
def test_hostile_texts_work(text: str) -> None:
    assert read_through(laid_out(text)).document.text == text
