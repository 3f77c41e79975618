"""Notes and their markers, both ways: what has gone astray is found, what editors usually do is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.diagnostic import Finding, apply
from teikit.registry import craft
from teikit.source import Source
from teikit.tei.document import Tei, parse

RULES = ("note-order", "note-number-mismatch", "shared-note-reference", "one-way-note")


def tei(body: str) -> Tei:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return parse(Source("x.xml", text.encode()))


def findings(rule: str, body: str) -> list[Finding]:
    return list(craft("rules", rule).run(tei(body)))


def marker(number: int, text: object = None, more: str = 'type="noteAnchor"') -> str:
    return f'word<ref {more} target="#n{number}">{number if text is None else text}</ref> '


def note(number: int, n: object = None, more: str = "") -> str:
    return f'<note place="bottom" xml:id="n{number}" n="{number if n is None else n}" {more}>x</note>'


@given(st.permutations(range(1, 8)))
def test_notes_in_the_order_of_their_markers_and_only_those_are_silent(order: list[int]) -> None:
    text = "<p>" + "".join(marker(number) for number in range(1, 8)) + "</p>"
    found = findings("note-order", text + "".join(note(number) for number in order))
    descents = sum(one > two for one, two in pairwise(order))
    assert len(found) == descents


def test_series_of_notes_are_apart() -> None:
    text = "<p>" + marker(1, "a") + marker(2, "1") + marker(3, "b") + marker(4, "2") + "</p>"
    notes = note(1, "a") + note(3, "b") + note(2, "1") + note(4, "2")
    assert [finding for rule in RULES for finding in findings(rule, text + notes)] == []


def test_notes_upon_notes_are_a_series_of_their_own() -> None:
    first = f'<note place="bottom" xml:id="n1" n="1">See {marker(2)}.</note>'
    text = "<p>" + marker(1) + marker(3) + "</p>"
    assert findings("note-order", text + first + note(2) + note(3)) == []


@pytest.mark.parametrize("reference", ["see note {}", "cf. n. {}", "(Anm. {})", "above, notes {}"])
def test_a_cross_reference_is_no_marker(reference: str) -> None:
    def cited(number: int) -> str:
        before, after = reference.split("{}")
        return f'{before}<ref target="#n{number}">{number}</ref>{after}'

    text = f"<p>{cited(2)} {marker(1, more='')} {marker(2, more='')} {cited(1)}</p>"
    assert [f for rule in RULES for f in findings(rule, text + note(1) + note(2))] == []


@pytest.mark.parametrize(
    ("said", "n", "wrong"),
    [("12", "13", 1), ("[12]", "12", 0), ("¹²", "12", 0), ("*", "12", 0), ("a", "b", 1), ("†", "*", 1),
     ("12", "fn12", 0), ("12", "", 0), ("012", "12", 0), ("twelve", "13", 0)],
)  # fmt: skip
def test_numbers_are_compared_with_numbers(said: str, n: str, wrong: int) -> None:
    assert len(findings("note-number-mismatch", f"<p>{marker(1, said)}</p>{note(1, n)}")) == wrong


def test_a_label_counts_as_much_as_n() -> None:
    body = '<p>x<ref target="#n1">3</ref></p><note xml:id="n1" n="57"><label>3</label> In June.</note>'
    assert findings("note-number-mismatch", body) == []


def test_numbers_that_differ_as_a_rule_are_a_convention() -> None:
    body = "<p>" + "".join(marker(n, n % 3 + 1) for n in range(10, 19)) + "</p>"
    assert findings("note-number-mismatch", body + "".join(note(n) for n in range(10, 19))) == []


def test_notes_of_two_hands_may_share_a_marker() -> None:
    anchor = '<p>x<anchor xml:id="a"/></p>'
    notes = '<note target="#a" type="{}">x</note><note target="#a" type="{}">y</note>'
    assert findings("shared-note-reference", anchor + notes.format("author", "editor")) == []
    assert len(findings("shared-note-reference", anchor + notes.format("author", "author"))) == 1
    line = '<l xml:id="a">x</l>' + notes.format("gloss", "gloss")
    assert findings("shared-note-reference", line) == []


def test_the_way_back_is_written_and_then_there_is_nothing_to_say() -> None:
    body = (
        '<p>a<ref type="noteAnchor" xml:id="r1" target="#n1">1</ref>'
        ' b<ref type="noteAnchor" target="#n2">2</ref>'
        ' c<ref type="noteAnchor" xml:id="r3" target="#n3">3</ref>'
        ' d<ref type="noteAnchor" xml:id="r4" target="#n4">4</ref></p>'
        '<note xml:id="n1" target="#r1"/><note xml:id="n2"/><note  xml:id="n3" >x</note>'
        '<note xml:id="n4" target="#r4"/>'
    )
    before = tei(body)
    found = findings("one-way-note", body)
    assert len(found) == 2
    data = apply(before.source.data, [edit for finding in found for edit in finding.edits])
    assert b'target="#n2" xml:id="n2-ref">2</ref>' in data
    assert b'<note xml:id="n2" target="#n2-ref"/><note  xml:id="n3" target="#r3" >' in data
    assert list(craft("rules", "one-way-note").run(parse(Source("x.xml", data)))) == []


def test_where_no_note_points_back_nothing_is_asked() -> None:
    assert findings("one-way-note", f"<p>{marker(1)}{marker(2)}</p>{note(1)}{note(2)}") == []


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_edits_keep_the_encoding_or_are_left_out(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        '<p rend="é"><seg xml:id="a" next="#b"/><seg xml:id="b" prev="#a"/><seg xml:id="é" next="#d"/>'
        '<seg xml:id="d" n=\'"\'/></p></body></text></TEI>'
    )
    source = Source("x.xml", text.encode(encoding))
    (finding,) = craft("rules", "one-way-continuation").run(parse(source))
    if encoding == "utf-16":
        assert finding.edits == ()
    else:
        wanted = '<seg xml:id="d" n=\'"\' prev="#é"/>'.encode(encoding)
        assert wanted in apply(source.data, finding.edits)
