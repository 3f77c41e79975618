"""Numbers of pages and lines, parts, spans and continuations: what slips is found, what is usual is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.dates.numerals import read, roman
from teikit.diagnostic import Finding, apply
from teikit.registry import craft
from teikit.source import Source
from teikit.tei.document import Tei, parse
from teikit.tei.facts.chains import circles

SLIPS = ("page-number-out-of-order", "repeated-page-number", "page-number-gap")


def tei(body: str) -> Tei:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return parse(Source("x.xml", text.encode()))


def findings(rule: str, body: str) -> list[Finding]:
    return list(craft("rules", rule).run(tei(body)))


def pages(numbers: str) -> str:
    return "<p>" + " ".join(f'<pb n="{number}"/>x' for number in numbers.split()) + "</p>"


def lines(numbers: str) -> str:
    return (
        "<lg>" + "".join(f'<l n="{n}">x</l>' if n != "-" else "<l>x</l>" for n in numbers.split()) + "</lg>"
    )


@pytest.mark.parametrize(
    ("numbers", "rule", "message", "hint"),
    [
        ("45 46 74 48", "page-number-out-of-order", 'page "74" comes after page "46"', 'write "47"'),
        ("xi xii xvi xiv", "page-number-out-of-order", 'page "xvi" comes after page "xii"', 'write "xiii"'),
        ("1r 1v 2v 2v", "repeated-page-number", 'there was a page "2v" just before', ""),
        ("4v 5r 4v 6r", "page-number-out-of-order", 'page "4v" comes after page "5r"', 'write "5v"'),
        (
            "[11] [12] [12] [14]",
            "repeated-page-number",
            'there was a page "[12]" just before',
            'write "[13]"',
        ),
        ("7 8 9 5 10", "page-number-out-of-order", 'page "5" comes after page "9"', ""),
        ("1 2 3 5 6 7 8 9 10 11 12", "page-number-gap", 'page "5" follows page "3"', ""),
    ],
)
def test_a_page_that_slips_is_named_and_mended(numbers: str, rule: str, message: str, hint: str) -> None:
    (finding,) = findings(rule, pages(numbers))
    assert finding.message == message
    if hint:
        assert finding.hint == hint
        data = tei(pages(numbers)).source.data
        assert f"n={hint[6:]}".encode() in apply(data, finding.edits)
    else:
        assert finding.edits == ()


@pytest.mark.parametrize(
    "numbers",
    [
        "i ii iii 1 2 3",
        "1 2 3 1 2 3",
        "1r 1v 2r 2v",
        "12 12a 13",
        "10 20 30",
        "A B C",
        "5 4 3 2",
        "99",
        "",
        "1 9 12",
    ],
)
def test_usual_page_numbers_are_silent(numbers: str) -> None:
    assert [finding for rule in SLIPS for finding in findings(rule, pages(numbers))] == []


def test_a_division_may_count_its_own_pages() -> None:
    body = "".join(f"<div>{pages(numbers)}</div>" for numbers in ("15 16 17", "7 8 9", "12 13"))
    assert findings("page-number-out-of-order", body) == []


def test_pages_of_two_editions_and_those_in_notes_are_counted_apart() -> None:
    body = (
        '<p><pb ed="A" n="5"/>x<pb ed="B" n="3"/>y<pb ed="A" n="6"/>z<note>n<pb n="6"/>m</note>'
        '<pb type="scan" n="9"/>a<pb type="scan" n="10"/>'
        '<pb ed="B" n="4"/><pb n="6"/>o<pb n="7"/></p>'
    )
    assert [finding for rule in SLIPS for finding in findings(rule, body)] == []


@given(st.lists(st.integers(1, 3), min_size=1, max_size=30), st.integers(1, 400))
def test_a_row_that_goes_up_has_no_disorder(steps: list[int], start: int) -> None:
    numbers = [start + sum(steps[:count]) for count in range(len(steps))]
    for spell in (str, roman):
        body = pages(" ".join(map(spell, numbers)))
        assert findings("page-number-out-of-order", body) + findings("repeated-page-number", body) == []


@given(st.integers(5, 30), st.data())
def test_one_page_out_of_a_row_is_found_and_put_right(length: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, length - 2))
    wrong = data.draw(st.integers(1, 999).filter(lambda n: abs(n - (at + 100)) > 1))
    numbers = [str(number + 100) for number in range(length)]
    numbers[at] = str(wrong)
    (finding,) = findings("page-number-out-of-order", pages(" ".join(numbers)))
    assert finding.hint == f'write "{at + 100}"'


@given(st.integers(1, 3000))
def test_a_number_is_spelt_as_it_is_read(number: int) -> None:
    for written in (str(number), roman(number), f"{number}v", f"fol. {number} recto", f"[{number}]"):
        numeral = read(written)
        assert numeral is not None
        if "rect" not in written:
            assert numeral.spell(numeral.value) == written


def test_lines_of_verse() -> None:
    assert [f.message for f in findings("line-number-out-of-order", lines("5 6 17 8"))] == [
        'line "17" comes after line "6"'
    ]
    assert len(findings("repeated-line-number", lines("1 2 2 4"))) == 1
    assert len(findings("miscounted-line", lines("1 - - - 5 - - - - 10 - - - - 15 - - - 20"))) == 1
    for row in ("- - 3 - 5", "1 2 2a 3", "5 10 15", "1 1", "-"):
        for rule in ("line-number-out-of-order", "miscounted-line"):
            assert findings(rule, lines(row)) == [], (row, rule)
    assert findings("miscounted-line", lines("1 2 3 4") + "<gap/>" + lines("9 10 11 12")) == []


def test_every_fifth_line_of_a_page_may_be_all_that_is_marked() -> None:
    body = "<p>" + "".join(f'<lb n="{n}"/>x' for n in (5, 10, 15, 20, 5, 10, 15)) + "</p>"
    assert findings("line-number-out-of-order", body) == []


def test_lines_of_a_page_begin_anew() -> None:
    body = (
        '<p><pb/><lb n="1"/>a<lb n="2"/>b<pb/><lb n="1"/>c<lb n="2"/>d</p>'
        '<p><lb n="3"/>e<cb/><lb n="2"/>f</p>'
    )
    assert findings("line-number-out-of-order", body) == []
    assert (
        len(findings("line-number-out-of-order", '<p><lb n="1"/>a<lb n="12"/>b<lb n="3"/>c<lb n="4"/></p>'))
        == 1
    )


def test_parts_in_readings_and_in_tied_lines_are_left_alone() -> None:
    for body in (
        '<l part="I" next="#b" xml:id="a">x</l><l xml:id="b" prev="#a" part="F">y</l>',
        '<app><lem><l part="I">x</l></lem><rdg><l part="I">z</l></rdg></app><l>y</l>',
        '<sp><l part="I">x</l><l part="M">y</l></sp><sp><l part="M">y</l></sp><sp><l part="F">y</l></sp>',
        '<l part="Y">x</l><l part="N">x</l>',
        '<l part="I">x<note><l part="I">a</l><l part="F">b</l></note></l><l part="F">y</l>',
    ):
        assert findings("broken-part", body) == [], body
    assert (
        len(findings("broken-part", '<l part="M">x</l><l part="F">x</l><l part="I">x</l><l part="I">x</l>'))
        == 4
    )


def test_a_missing_way_back_is_written_where_the_file_has_both() -> None:
    body = (
        '<seg xml:id="a" next="#b"/><seg xml:id="b" prev="#a"/><seg xml:id="c" next="#d"/><seg xml:id="d"/>'
    )
    (finding,) = findings("one-way-continuation", f"<p>{body}</p>")
    assert b'<seg xml:id="d" prev="#c"/>' in apply(tei(f"<p>{body}</p>").source.data, finding.edits)


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 30)))
def test_every_circle_is_found_once(chain: dict[int, int]) -> None:
    found = list(circles(chain))
    members = [link for circle in found for link in circle]
    assert len(members) == len(set(members))
    for start in chain:
        link = start
        for _ in range(len(chain)):
            link = chain.get(link, -1)
        assert (link in members) == (link in chain)


def test_a_span_must_go_forward() -> None:
    assert findings("backward-span", '<p><delSpan spanTo="#e"/>x<anchor xml:id="e"/></p>') == []
    assert len(findings("backward-span", '<p><addSpan xml:id="e" spanTo="#e"/>x</p>')) == 1
    assert findings("backward-span", '<p><delSpan spanTo="#nowhere"/>x</p>') == []
    assert findings("backward-range", '<p><date from="1922" to="1921"/><app from="#x" to="#y"/></p>') == []
