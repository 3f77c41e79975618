"""What a dating attribute may hold, and which of two values is later."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.diagnostic import Finding
from teikit.rules import date_out_of_order, impossible_date
from teikit.source import Source
from teikit.tei.document import Tei, parse
from teikit.tei.facts.temporal import stretch

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def tei(body: str) -> Tei:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{body}</p></body></text></TEI>'
    return parse(Source("x.xml", text.encode()))


def impossible(value: str, attribute: str = "when") -> list[Finding]:
    return list(impossible_date.check(tei(f'<date {attribute}="{value}"/>')))


def disordered(attributes: str, element: str = "date") -> list[str]:
    return [finding.message for finding in date_out_of_order.check(tei(f"<{element} {attributes}/>"))]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("1921-02-30", "February has no day 30"),
        ("1921-02-29", "February 1921 has no day 29"),
        ("1900-02-29", "February 1900 has no day 29"),
        ("1921-04-31", "April has no day 31"),
        ("1921-13", "there is no month 13"),
        ("1921-00-10", "there is no month 00"),
        ("1921-05-00", "May has no day 00"),
        ("--02-30", "February has no day 30"),
        ("---32", "no month has a day 32"),
        ("0000", "there is no year 0"),
        ("24:61:00", "no clock shows 24:61:00"),
        ("24:61", "no clock shows 24:61"),
        ("1921-04-02T25:00:00", "no clock shows 25:00:00"),
        ("1921-04-02T12:00:00+15:00", 'there is no time zone "+15:00"'),
    ],
)
def test_the_impossible_is_named(value: str, reason: str) -> None:
    (finding,) = impossible(value)
    assert finding.message == f'@when "{value}" is no date: {reason}'
    assert finding.attribute == "when"


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("April 1921", 'write when="1921-04"'),
        ("2. April 1921", 'write when="1921-04-02"'),
        ("2 avril 1921", 'write when="1921-04-02"'),
        ("28.10.1941", 'write when="1941-10-28"'),
        ("1921-4-2", 'write when="1921-04-02"'),
        ("19210402", 'write YYYY, YYYY-MM or YYYY-MM-DD, as in "1921-04-02"'),
        ("soon", 'write YYYY, YYYY-MM or YYYY-MM-DD, as in "1921-04-02"'),
        ("", 'write YYYY, YYYY-MM or YYYY-MM-DD, as in "1921-04-02"'),
    ],
)
def test_the_malformed_comes_with_a_remedy(value: str, remedy: str) -> None:
    (finding,) = impossible(value)
    assert finding.message == f'@when "{value}" is not written as a date'
    assert finding.hint == remedy


@pytest.mark.parametrize(
    "value",
    ["1921", "-0043-03-15", "12021", "1921-04Z", "--04", "--02-29", "---31", "14:30:00", "24:00:00",
     "1921-04-02T14:30:00.5-05:00", "2000-02-29"],
)  # fmt: skip
def test_a_date_is_silent(value: str) -> None:
    assert impossible(value) == []


def test_iso_has_forms_of_its_own() -> None:
    assert impossible("1921-W05-2", "when-iso") == []
    assert len(impossible("1921-02-30", "when-iso")) == 1
    assert len(impossible("soon", "from-iso")) == 1


def test_pages_and_pointers_are_no_dates() -> None:
    for element in ("biblScope", "locus", "citedRange", "span", "app"):
        assert disordered('from="99" to="12"', element) == []
        assert not list(impossible_date.check(tei(f'<{element} from="#a" to="12v"/>')))


@pytest.mark.parametrize(
    ("attributes", "fault"),
    [
        ('from="1922" to="1921"', '@from "1922" is after @to "1921"'),
        ('notBefore="1921-05" notAfter="1921-04"', '@notBefore "1921-05" is after @notAfter "1921-04"'),
        ('when="1921" notBefore="1922"', '@notBefore "1922" is after @when "1921"'),
        ('from="1921-06" notAfter="1921-05"', '@from "1921-06" is after @notAfter "1921-05"'),
        ('from-iso="1922" to-iso="1921"', '@from-iso "1922" is after @to-iso "1921"'),
        ('from="-0043" to="-0044"', '@from "-0043" is after @to "-0044"'),
        ('from="1921-04-02T12:00:00Z" to="1921-04-02T12:30:00+01:00"',
         '@from "1921-04-02T12:00:00Z" is after @to "1921-04-02T12:30:00+01:00"'),
    ],
)  # fmt: skip
def test_the_wrong_order_is_found(attributes: str, fault: str) -> None:
    assert disordered(attributes) == [fault]


@pytest.mark.parametrize(
    "attributes",
    ['from="1921" to="1921"', 'from="1921-05" to="1921"', 'notBefore="1921" notAfter="1921-02"',
     'from="--11-01" to="--02-01"', 'from="22:00:00" to="02:00:00"', 'from="-0044" to="0014"',
     'from="1921-04-02T12:00:00" to="1921-04-02T06:00:00Z"', 'from="soon" to="1921"',
     'from="1922" to-iso="1921"'],
)  # fmt: skip
def test_what_can_be_true_is_silent(attributes: str) -> None:
    assert disordered(attributes) == []


@given(DAYS, DAYS)
def test_days_are_ordered_as_the_calendar_orders_them(first: date, second: date) -> None:
    one, other = stretch(first.isoformat()), stretch(second.isoformat())
    assert one is not None
    assert other is not None
    assert one.is_after(other) == (first > second)
    assert one.first - other.first == (first - second).total_seconds()


@given(DAYS)
def test_a_part_is_never_outside_its_whole(day: date) -> None:
    whole = [stretch(day.isoformat()[:length]) for length in (4, 7, 10)]
    for one in whole:
        assert one is not None
        assert not any(one.is_after(other) for other in whole if other is not None)


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)), st.integers(-14 * 60, 14 * 60))
def test_time_zones_name_the_same_moment(moment: datetime, offset: int) -> None:
    moment = moment.replace(microsecond=0)
    there = moment + timedelta(minutes=offset)
    zone = f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    assert stretch(f"{there.isoformat()}{zone}") == stretch(f"{moment.isoformat()}Z")
