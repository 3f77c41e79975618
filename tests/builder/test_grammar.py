"""What stands outside of what where claims are on the same words, and what is put around them by need."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.builder.test_build import made, text

from teikit.builder import grammar
from teikit.text import Annotation, Span


@pytest.mark.parametrize(
    "outside_in",
    [
        ("lb", "div", "persName"),
        ("body", "div", "table", "row", "cell"),
        ("div", "list", "item", "hi"),
        ("quote", "p", "l", "item", "hi", "pc"),
        ("sp", "speaker", "seg"),
        ("p", "seg", "choice"),
    ],
)
def test_what_can_hold_more_and_stands_higher_up_is_outside(outside_in: tuple[str, ...]) -> None:
    places = [grammar.place(name) for name in outside_in]
    assert all(outer < inner for outer, inner in pairwise(places)), dict(zip(outside_in, places, strict=True))


@pytest.mark.parametrize(("outer", "inner"), [("quote", "hi"), ("quote", "p"), ("quote", "l")])
def test_claims_of_several_crafts_on_the_same_words_nest(outer: str, inner: str) -> None:
    claims = [
        Annotation(Span(0, 3), name, {"rend": "italic"} if name == "hi" else {}, by=by)
        for name, by in ((inner, "layout/a"), (outer, "layout/b"))
    ]
    found = text(made("Ada", *claims))
    assert f"<{outer}>" in found
    assert found.index(f"<{outer}>") < found.index(f"<{inner}")


@pytest.mark.parametrize(
    ("within", "name", "around"),
    [
        ("text", grammar.WORDS, ("body", "div", "p")),
        ("text", "p", ("body", "div")),
        ("text", "persName", ("body", "div", "p")),
        ("body", grammar.WORDS, ("div", "p")),
        ("body", "p", ("div",)),
        ("div", grammar.WORDS, ("p",)),
        ("table", grammar.WORDS, ("row", "cell")),
        ("row", "persName", ("cell",)),
        ("list", grammar.WORDS, ("item",)),
        ("lg", "hi", ("l",)),
        ("text", "row", ()),
        ("p", "div", ()),
        ("lb", grammar.WORDS, ()),
    ],
)
def test_as_little_as_can_be_is_put_around_what_may_not_stand_alone(
    within: str, name: str, around: tuple[str, ...]
) -> None:
    assert grammar.implied(grammar.inside(within), name) == around


def test_what_must_hold_something_is_given_the_first_that_will_do() -> None:
    assert grammar.implied_at_least(grammar.inside("list")) == "item"
    assert grammar.implied_at_least(grammar.inside("lg")) == "l"
    assert grammar.implied_at_least(grammar.inside("row")) == "cell"
    with pytest.raises(ValueError, match="asks for an element that teikit does not imply"):
        grammar.implied_at_least(grammar.inside("choice"))


def test_what_stands_beside_paragraphs_is_structure_and_what_stands_in_them_alone_is_none() -> None:
    assert {"div", "p", "table", "list", "lg", "body", "front", "back"} <= grammar.structure()
    assert not {"persName", "hi", "seg", "row", "item"} & grammar.structure()


def test_what_never_holds_anything_is_known() -> None:
    assert all(map(grammar.is_empty, ("lb", "pb", "anchor", "g")))
    assert not any(map(grammar.is_empty, ("p", "table", "note", "hi")))


def test_depths_are_those_of_the_shortest_way_from_the_text() -> None:
    found = grammar.depths()
    assert {name: found[name] for name in ("text", "body", "div", "p", "item", "cell")} == {
        "text": 0,
        "body": 1,
        "div": 2,
        "p": 2,
        "item": 3,
        "cell": 4,
    }
    assert "teiHeader" not in found
