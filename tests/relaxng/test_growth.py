"""Work and memory grow with the document and the schema, not with their square; no depth overflows a stack.

Counted are the steps of the derivatives and the patterns made, so that a busy machine changes nothing.
"""

# ruff: noqa: E501, PT017  (a case reads best on one line; an error is a possible outcome)
from __future__ import annotations

import gc
from collections.abc import Callable
from random import Random
from unittest.mock import patch

import pytest
from tests.relaxng.relaxng_schemas import element, found, kinds, schema, start

from teikit.relaxng import Schema, SchemaError, trampoline
from teikit.relaxng.automaton import automaton
from teikit.relaxng.datatypes import matcher
from teikit.relaxng.datatypes.expressions import parse
from teikit.relaxng.derivatives import derivative as derivatives
from teikit.relaxng.derivatives import interning


def steps(make: Callable[[], Schema], document: str) -> int:
    """The derivatives taken and the patterns made for a document."""
    count = 0

    def counting(walk):
        nonlocal count
        for_stack = [walk]
        result = None
        while for_stack:
            count += 1
            try:
                call = for_stack[-1].send(result)
            except StopIteration as stop:
                for_stack.pop()
                result = stop.value
            else:
                for_stack.append(call)
                result = None
        return result

    with patch.object(derivatives, "run", counting):
        made = make()
        assert found(made, document) == []
        return count + len(made._builder.interner.known)


def names(size: int) -> list[str]:
    return [f"e{number}" for number in range(size)]


def leaves(size: int) -> str:
    return "".join(map(element, names(size)))


def tags(size: int) -> str:
    return "".join(f"<{name}/>" for name in names(size))


CASES: dict[str, Callable[[int], tuple[str, str]]] = {
    "children of one kind": lambda n: (element("a", f"<zeroOrMore>{element('b')}</zeroOrMore>"), "<a>" + "<b/>" * n + "</a>"),
    "a group": lambda n: (element("a", leaves(n)), f"<a>{tags(n)}</a>"),
    "optional parts in order": lambda n: (
        element("a", "".join(f"<optional>{element(name)}</optional>" for name in names(n))), f"<a>{tags(n)}</a>"
    ),
    "a repeated choice": lambda n: (element("a", f"<zeroOrMore><choice>{leaves(n)}</choice></zeroOrMore>"), f"<a>{tags(n)}</a>"),
    "attributes": lambda n: (
        element("a", "".join(f'<optional><attribute name="{name}"/></optional>' for name in names(n))),
        "<a " + " ".join(f'{name}=""' for name in names(n)) + "/>",
    ),
    "tokens of a list": lambda n: (element("a", '<list><oneOrMore><data type="integer"/></oneOrMore></list>'), "<a>" + "7 " * n + "</a>"),
    "pieces of text": lambda n: (element("a", f"<mixed><zeroOrMore>{element('b')}</zeroOrMore></mixed>"), "<a>" + "x<b/>" * n + "</a>"),
    "depth": lambda n: (
        '<ref name="b"/></start><define name="b">' + element("b", '<optional><ref name="b"/></optional>') + "</define><start combine='choice'><notAllowed/>",
        "<b>" * n + "</b>" * n,
    ),
    "values": lambda n: (
        element("a", "<zeroOrMore>" + element("b", '<data type="integer"/>') + "</zeroOrMore>"),
        "<a>" + "".join(f"<b>{i}</b>" for i in range(n)) + "</a>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_steps_grow_in_proportion(case):
    counts = []
    for size in (200, 400, 800):
        pattern, document = case(size)
        counts.append(steps(lambda pattern=pattern: schema(start(pattern)), document))
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    assert second <= 2.3 * first + 50


def test_an_interleave_grows_little_more_than_in_proportion():
    counts = []
    for size in (128, 256, 512):
        document = f"<a>{''.join(f'<{name}/>' for name in reversed(names(size)))}</a>"
        counts.append(
            steps(
                lambda size=size: schema(start(element("a", f"<interleave>{leaves(size)}</interleave>"))),
                document,
            )
        )
    assert counts[2] - counts[1] <= 2.6 * (counts[1] - counts[0])


@pytest.mark.parametrize("depth", [10_000])
def test_elements_nest_deeply(depth):
    body = element("b", '<optional><ref name="b"/></optional>')
    nest = schema(start('<ref name="b"/>') + f'<define name="b">{body}</define>')
    assert found(nest, "<b>" * depth + "</b>" * depth) == []
    assert kinds(nest, "<b>" * depth + "<x/>" + "</b>" * depth) == ["unknown-element"]
    assert set(kinds(nest, "<x>" * depth + "</x>" * depth)) == {"unknown-element"}


@pytest.mark.parametrize("pattern", ["optional", "group", "choice", "interleave", "oneOrMore", "mixed"])
def test_patterns_nest_deeply(pattern):
    depth = 3_000
    inner = element("b")
    if pattern in ("group", "interleave", "choice"):
        opening, closing = (
            "".join(f"<{pattern}>{element(f'c{i}')}" for i in range(depth)),
            f"</{pattern}>" * depth,
        )
        opening = (
            opening.replace("<element", "<optional><element").replace("</element>", "</element></optional>")
            if pattern != "choice"
            else opening
        )
    else:
        opening, closing = f"<{pattern}>" * depth, f"</{pattern}>" * depth
    try:
        deep = schema(start(element("a", opening + inner + closing)))
    except SchemaError as error:
        assert pattern == "mixed"  # text in several parts of an interleave
        assert "text is in two parts" in error.reason
        return
    assert found(deep, "<a><b/></a>") == []
    assert kinds(deep, "<a><x/></a>")
    assert kinds(deep, "<a>text</a>")


def test_definitions_refer_in_a_long_chain():
    size = 5_000
    chain = "".join(f'<define name="d{i}"><ref name="d{i + 1}"/></define>' for i in range(size))
    long = schema(start('<ref name="d0"/>') + chain + f'<define name="d{size}">{element("a")}</define>')
    assert found(long, "<a/>") == []


def test_a_walk_gives_its_result():
    def down(n):
        return 0 if n == 0 else 1 + (yield down(n - 1))

    assert trampoline.run(down(50_000)) == 50_000


def test_many_names_leave_the_memory_flat():
    anything = schema(
        start('<ref name="any"/>')
        + '<define name="any"><element><anyName/><zeroOrMore><choice><text/><attribute><anyName/></attribute>'
        '<ref name="any"/></choice></zeroOrMore></element></define>'
    )
    document = "<a>" + "".join(f'<e{i} a{i}="{i}"/>' for i in range(20_000)) + "</a>"
    assert found(anything, document) == []
    automaton = anything._automaton
    assert sum(len(state) for state in automaton._contents.values()) < 10_000
    assert sum(len(state) for state in automaton._openings.values()) < 10_000


@pytest.mark.parametrize(("most_patterns", "most_states"), [(500, 100_000), (200_000, 200), (100, 50)])
def test_a_schema_of_exponentially_many_states_stays_within_bounds(monkeypatch, most_patterns, most_states):
    monkeypatch.setattr(interning, "MOST_PATTERNS", most_patterns)
    monkeypatch.setattr(automaton, "MOST_STATES", most_states)
    either = f"<choice>{element('a')}{element('b')}</choice>"
    twelfth_from_the_end_is_a = f"<zeroOrMore>{either}</zeroOrMore>{element('a')}{either * 11}"
    many = schema(start(element("x", twelfth_from_the_end_is_a)))
    dice = Random(1)
    for _ in range(5):
        names = dice.choices("ab", k=4000)
        document = f"<x>{''.join(f'<{name}/>' for name in names)}</x>"
        assert (not found(many, document)) == (names[-12] == "a")
        assert len(many._builder.interner.known) <= most_patterns
        assert len(many._automaton._contents) <= most_states + 1
    assert many._builder.interner.forgotten or most_patterns > 10_000


def test_a_regular_expression_forgets_what_it_met():
    def alive():
        gc.collect()
        return sum(type(each) is matcher.State for each in gc.get_objects())

    before = alive()
    expression = matcher.Matcher(parse("(a|b)*a(a|b){14}"))
    dice = Random(1)
    for _ in range(5):
        text = "".join(dice.choices("ab", k=4000))
        assert expression.matches(text) == (text[-15] == "a")
    assert alive() - before < 1500
