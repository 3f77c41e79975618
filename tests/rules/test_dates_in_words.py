"""Dates whose attributes are held against their words, and lives against the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.diagnostic import Finding, apply
from teikit.registry import craft
from teikit.source import Source
from teikit.tei.document import Tei, parse

MONTHS = "January February March April May June July August September October November December".split()


def tei(body: str) -> Tei:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return parse(Source("x.xml", text.encode()))


def findings(rule: str, body: str) -> list[Finding]:
    return list(craft("rules", rule).run(tei(body)))


def contradicted(attributes: str, words: str) -> list[str]:
    return [
        each.message for each in findings("contradicted-date", f"<p><date {attributes}>{words}</date></p>")
    ]


@pytest.mark.parametrize(
    ("attributes", "words", "meant"),
    [
        ('when="1921-07"', "July 1920", "1920-07"),
        ('when="1921-04-12"', "2 April", "--04-02"),
        ('when="1943-03-19"', "Sunday, <hi>March 19</hi>, 1944", "1944-03-19"),
        ('when="2008-12-03"', "12. Dezember 2008", "2008-12-12"),
        ('when="1871-01"', "le 2 février 1871", "1871-02-02"),
        ('notBefore="1871" notAfter="1872"', "1873", "1873"),
        ('from="1914" to="1915"', "1916–1918", "1916 to 1918"),
        ('when="1850-04-25"', "12 April 1850", "1850-04-12"),
        ('when="1921-04-03"', "4/5/1921", "1921-05-04"),
    ],
)
def test_a_contradiction_is_found(attributes: str, words: str, meant: str) -> None:
    (message,) = contradicted(attributes, words)
    assert message.endswith(f" is not what the words say: {meant}")


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('when="1921-07-04"', "July 1921"),
        ('when="1921"', "July 1921"),
        ('when="1921-07"', "about 1920"),
        ('when="1921-07"', "the day after 4 July 1920"),
        ('when="1649-02-09"', "30 January 1648"),
        ('when="1917-11-07"', "25 October 1917"),
        ('when="1917-11-07"', "25 October"),
        ('when="1800-01-04"', "24 December 1799"),
        ('when="1921-05-04"', "5/4/1921"),
        ('when="1921-05-04" calendar="#julian"', "1 May 1920"),
        ('when="1921-05-04" cert="low"', "1 May 1920"),
        ('when="1921-05-04"', "<choice><sic>1 May 1920</sic><corr>4 May 1921</corr></choice>"),
        ('when="1921-05-04"', "Easter Monday"),
        ('when="0044"', "anno XLIV"),
        ('from="1914" to="1918"', "1914-18"),
        ('when="soon"', "1 May 1920"),
        ('notBefore="1900"', "1 May 1920"),
        ('when="--05-01"', "1 May"),
        ('when="1921-05"', "at 10 p.m. on 1 April 1920"),
        ('when="1943"', "'44"),
        ('when="0001-01-31"', "2 February"),
    ],
)
def test_what_may_agree_is_silent(attributes: str, words: str) -> None:
    assert contradicted(attributes, words) == []


@given(st.dates(date(1001, 1, 1), date(2100, 12, 31)), st.integers(-4000, 4000))
def test_words_and_value_agree_unless_a_calendar_lies_between(day: date, off: int) -> None:
    other = date.fromordinal(max(day.toordinal() + off, 400))
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    said = contradicted(f'when="{other.isoformat()}"', words)
    if off == 0:
        assert said == []
    elif abs(off) > 380 or (day.year > 1923 and off):
        assert len(said) == 1


@given(st.dates(date(1753, 1, 1), date(2100, 12, 31)))
def test_the_normal_form_that_is_written_is_the_day(day: date) -> None:
    body = f"<p><date rend='i'>{MONTHS[day.month - 1]} {day.day}, {day.year}</date></p>"
    (finding,) = findings("date-without-normal-form", body)
    data = apply(tei(body).source.data, finding.edits)
    assert f"<date rend='i' when=\"{day.isoformat()}\">".encode() in data
    assert list(craft("rules", "contradicted-date").run(parse(Source("x.xml", data)))) == []


@pytest.mark.parametrize(
    "element",
    ["<date>April 1921</date>", "<date>2 April</date>", "<date>4/5/1921</date>", "<date>2 April 1700</date>",
     '<date from="1921">2 April 1921</date>', "<date>2 or 3 April 1921</date>", "<date/>",
     '<date period="#p">2 April 1921</date>', "<date>before 2 April 1921</date>"],
)  # fmt: skip
def test_no_normal_form_is_asked_for_without_certainty(element: str) -> None:
    assert findings("date-without-normal-form", f"<p>{element}</p>") == []


@given(st.dates(date(1, 1, 1), date(2090, 1, 1)), st.integers(-40000, 3000))
def test_nobody_dies_before_birth(birth: date, days: int) -> None:
    death = date.fromordinal(max(1, birth.toordinal() + days))
    body = f'<person><birth when="{birth}"/><death><date when="{death}"/></death></person>'
    assert len(findings("death-before-birth", body)) == (death < birth)


def test_lives_that_may_be_true() -> None:
    for body in (
        '<person><birth when="1815"/><birth when="1850"/><death when="1840"/></person>',
        '<person><birth notAfter="1815"/><death notBefore="1800"/></person>',
        '<person><birth when="1815-12"/><death when="1815"/></person>',
        '<person><death when="1815"/></person>',
        '<person><birth when="around 1815"/><death when="1800"/></person>',
    ):
        assert findings("death-before-birth", body) == [], body
    life = '<person><birth when="1815"/><event when="{}"/></person>'
    assert len(findings("event-before-birth", life.format("1814"))) == 1
    assert findings("event-before-birth", life.format("1990")) == []
