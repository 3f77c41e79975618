"""Books of the Bible before chapter and verse are neither persons nor places; elsewhere their names are."""

from __future__ import annotations

import pytest

from teikit.converting.pipeline import convert
from teikit.source import Source


def named(text: str) -> set[str]:
    """The names of persons and places of a text."""
    claims = convert(Source("a.txt", text.encode())).document.claims
    return {claim.span.of(text) for claim in claims if claim.element in ("persName", "placeName")}


@pytest.mark.parametrize(
    "text",
    [
        "The parable (Luke xvi. 9) is plain, and the preacher knew it well.",
        "Compare Matt. vi. 24 with what the bishop said of it; see also Rom. viii. 28.",
        "The sermon was on Isaiah liii. 5, and on 1 Tim. vi. 10 in the evening.",
        "Er predigte über Röm. 8, 28 und am Abend über Joh. 3, 16; vgl. Matth. 5, 3.",
        "Il prêcha sur Marc, x, 14 et le soir sur Éph. 2, 8; il faut voir aussi Jean iii, 16.",
        "In the margin stands Daniel 5:27 in another hand, and below it Ruth 1:16.",
    ],
)
def test_a_book_before_chapter_and_verse_is_no_name(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "My brother Daniel went to the mill with Ruth Miller, and the bailiff saw them both.",
            "Ruth Miller",
        ),
        ("Ich schreibe Dir aus Rom, 19. 5. 1844, und der Bischof war nicht da.", "Rom"),
        ("The treaty was kept by King James II. In all of Kent nobody spoke against it.", "James II"),
    ],
)
def test_a_name_is_one_where_no_verse_follows(text: str, name: str) -> None:
    assert name in named(text)
