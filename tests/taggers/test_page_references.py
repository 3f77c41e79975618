"""Which mentions of a page are references within the document."""

from __future__ import annotations

import pytest

from teikit.taggers.page_references import tag
from teikit.text import Annotation, Block, Document, Piece, Span, compose


def references(text: str, *pages: str) -> list[str]:
    breaks = [Annotation(Span(0, 0), "pb", {"n": n, "xml:id": f"p{n}"}) for n in pages]
    whole = Span(0, len(text))
    document = Document(text, claims=tuple(breaks))
    reading = compose(text, [Piece(0, whole, True)], [Block(whole, "p")], document)
    found = list(tag(reading))
    assert all(claim.element == "ref" and claim.attributes["type"] == "pageReference" for claim in found)
    return [f"{claim.span.of(text)} = {claim.attributes['target']}" for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("against the Kemalists (see p. 100).", "p. 100 = #p100"),
        ("See also pp. 100-103, and above.", "pp. 100-103 = #p100"),
        ("as told above, page 100.", "page 100 = #p100"),
        ("as told on p. 100 above.", "p. 100 = #p100"),
        ("Compare p. 100.", "p. 100 = #p100"),
        ("cf. infra p. 100", "p. 100 = #p100"),
        ("voir p. 100.", "p. 100 = #p100"),
        ("cf. supra, p. 100.", "p. 100 = #p100"),
        ("siehe S. 100.", "S. 100 = #p100"),
        ("vgl. oben S. 100 f.", "S. 100 f = #p100"),
        ("siehe auch Seite 100.", "Seite 100 = #p100"),
    ],
)
def test_a_word_that_sends_the_reader_on_makes_a_reference(text: str, expected: str) -> None:
    assert references(text, "99", "100") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "independence (p. 100).",
        "See Bihl, Die Kaukasus-Politik, p. 100.",
        "Hovannisian, vol. 4, p. 100, and ibid., p. 99.",
        "see p. 100 of his memoirs.",
        "see p. 12.",
        "voir p. 100 de ses mémoires.",
        "he oversees p. 100 prudently",
        "The price was 100 above.",
    ],
)
def test_a_page_of_another_book_stays_text(text: str) -> None:
    assert references(text, "99", "100") == []


def test_a_document_without_page_numbers_has_no_references() -> None:
    assert references("see p. 100") == []


def test_several_references_come_in_order() -> None:
    assert references("see p. 9, p. 8 above, cf. p. 7", "7", "8", "9") == [
        "p. 9 = #p9",
        "p. 8 = #p8",
        "p. 7 = #p7",
    ]


def test_only_a_word_for_this_document_is_certain() -> None:
    text = "see p. 7; p. 7 above"
    document = Document(text, claims=(Annotation(Span(0, 0), "pb", {"n": "7", "xml:id": "p7"}),))
    whole = Span(0, len(text))
    reading = compose(text, [Piece(0, whole, True)], [Block(whole, "p")], document)
    assert [claim.attributes["cert"] for claim in tag(reading)] == ["medium", "high"]
