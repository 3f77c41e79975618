"""Whatever is put down, in whatever order: the words are there once, and the claims are a tree."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from teikit.formats.elements import mark
from teikit.formats.transcript import Transcript
from teikit.text import Document

WORDS = st.text(st.sampled_from("ab é\t\n\r\f\x03\u2028"), max_size=8)
MARKS = st.lists(
    st.sampled_from([mark("hi", {"rend": "bold"}), mark("emph"), mark("foreign")]), max_size=2
).map(tuple)
STEPS = st.recursive(
    st.one_of(
        st.tuples(st.just("write"), WORDS, MARKS),
        st.tuples(st.just("flow"), WORDS, MARKS),
        st.tuples(st.sampled_from(["line", "turn", "point", "divide"])),
    ),
    lambda inner: st.tuples(
        st.sampled_from(["p", "item", "note", "cell", "within"]), st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)


SIGNS = {
    "line": Transcript.line,
    "turn": lambda out: out.turn(within=True),
    "point": lambda out: out.point("pb", {"n": "7"}),
    "divide": lambda out: out.divide(1),
}


def play(out: Transcript, step: tuple) -> None:
    match step:
        case ("write" | "flow" as how, words, marks):
            getattr(out, how)(words, marks)
        case (sign,):
            SIGNS[sign](out)
        case (element, inner):
            around = {"cell": out.ended("cell", {}, "\t"), "within": out.within("seg", {})}
            with around.get(element) or out.block(element):
                for each in inner:
                    play(out, each)


def made(steps: list[tuple]) -> Document:
    out = Transcript()
    for step in steps:
        play(out, step)
    return out.document("test", {})


def words(step: tuple) -> str:
    match step:
        case ("write" | "flow", said, _):
            return said
        case (_, inner):
            return "".join(map(words, inner))
        case _:
            return ""


@settings(max_examples=50)
@given(st.lists(STEPS, max_size=8))
def test_every_word_is_there_once_and_in_order(steps: list[tuple]) -> None:
    put = "".join(map(words, steps)).replace("\x03", "\ufffd")
    assert "".join(made(steps).text.split()) == "".join(put.split())


@settings(max_examples=50)
@given(st.lists(STEPS, max_size=8))
def test_claims_never_cross_and_line_ends_are_all_claimed(steps: list[tuple]) -> None:
    document = made(steps)
    assert all(0 <= claim.span.start <= claim.span.end <= len(document.text) for claim in document.claims)
    assert not any(one.span.crosses(other.span) for one, other in combinations(document.claims, 2))
    assert len(document.claimed("lb")) == document.text.count("\n")


@settings(max_examples=50)
@given(st.lists(STEPS, max_size=8))
def test_no_line_is_empty_and_no_blank_stands_at_its_beginning(steps: list[tuple]) -> None:
    text = made(steps).text
    assert "\n\n" not in text
    assert not text.startswith((" ", "\n"))
    assert "\n " not in text


def test_marks_around_words_that_touch_are_one_mark() -> None:
    out = Transcript()
    bold = mark("hi", {"rend": "bold"})
    for said in ("a", " ", "b"):
        out.write(said, (bold,))
    out.write(" c")
    document = out.document("test", {})
    assert [claim.span.of(document.text) for claim in document.claimed("hi")] == ["a b"]


def test_a_pointer_to_nowhere_is_no_pointer_and_told() -> None:
    out = Transcript()
    with out.block("p"):
        out.write("up", (mark("ref", {"type": "link", "target": "#top"}),))
    document = out.document("test", {})
    assert document.claimed("ref") == ()
    assert [step.note for step in document.provenance] == [
        "left out: pointers to places that are not there (“top”)"
    ]
