"""Laws of the datatypes, against Python's own numbers, calendar and regular expressions."""

from __future__ import annotations

import base64
import datetime
import decimal
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.relaxng.datatypes import XML_SCHEMA, Datatype, DatatypeError, datatype, describe

SPACE = st.text(" \t\n\r", max_size=3)
NUMERALS = st.from_regex(r"[+-]?([0-9]{1,6}(\.[0-9]{0,6})?|\.[0-9]{1,6})", fullmatch=True)
INSTANTS = st.datetimes(
    datetime.datetime(1, 1, 3),
    datetime.datetime(9999, 12, 29),
    timezones=st.integers(-839, 839).map(
        lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
    ),
)
NAMES = (
    "string normalizedString token boolean decimal integer long unsignedByte float double duration dateTime "
    "time date gYearMonth gYear gMonthDay gDay gMonth hexBinary base64Binary anyURI QName NOTATION language "
    "Name NCName NMTOKEN NMTOKENS ID IDREF IDREFS ENTITY ENTITIES"
)


def xsd(name: str, *params: tuple[str, str]) -> Datatype:
    return datatype(XML_SCHEMA, name, params)


def bounds(name: str, limit: str, text: str) -> list[bool]:
    facets = ("maxExclusive", "maxInclusive", "minInclusive", "minExclusive")
    return [xsd(name, (facet, limit)).reason(text) is None for facet in facets]


def expected(one: object, other: object) -> list[bool]:
    return [one < other, one <= other, one >= other, one > other]  # type: ignore[operator]


@given(NUMERALS, NUMERALS)
def test_decimals_are_ordered_as_numbers(one: str, other: str) -> None:
    numbers = decimal.Decimal(one), decimal.Decimal(other)
    assert bounds("decimal", other, one) == expected(*numbers)
    assert (xsd("decimal").value(one) == xsd("decimal").value(other)) == (numbers[0] == numbers[1])


@given(st.integers(), SPACE, SPACE)
def test_integers_are_read_with_white_space_around(number: int, before: str, after: str) -> None:
    assert xsd("integer").value(f"{before}{number}{after}") == xsd("decimal").value(f"{number}.0")
    assert (xsd("short").reason(str(number)) is None) == (-32768 <= number <= 32767)


@given(st.floats(), st.floats())
def test_doubles_are_ordered_as_numbers(one: float, other: float) -> None:
    def text(number: float) -> str:
        return {"inf": "INF", "-inf": "-INF", "nan": "NaN"}.get(repr(number), repr(number))

    if one != one or other != other:
        same = one != one and other != other
        assert bounds("double", text(other), text(one)) == [False, same, same, False]
    else:
        assert bounds("double", text(other), text(one)) == expected(one, other)


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_numbers_of_32_bits_are_kept(number: float) -> None:
    assert xsd("float").value(repr(number)) == number


@given(st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))
def test_the_calendar_is_the_real_one(year: int, month: int, day: int) -> None:
    try:
        datetime.date(year, month, day)
    except ValueError:
        real = False
    else:
        real = True
    assert (xsd("date").reason(f"{year:04}-{month:02}-{day:02}") is None) == real


@given(INSTANTS, INSTANTS)
def test_instants_are_ordered_across_time_zones(one: datetime.datetime, other: datetime.datetime) -> None:
    assert bounds("dateTime", other.isoformat(), one.isoformat()) == expected(one, other)
    moved = one.astimezone(other.tzinfo)
    assert xsd("dateTime").value(moved.isoformat()) == xsd("dateTime").value(one.isoformat())


@given(INSTANTS, INSTANTS)
def test_without_a_time_zone_an_instant_is_within_28_hours(
    one: datetime.datetime, other: datetime.datetime
) -> None:
    local, far = one.replace(tzinfo=datetime.UTC), datetime.timedelta(hours=14)
    before, _, _, after = bounds("dateTime", other.isoformat(), one.replace(tzinfo=None).isoformat())
    assert (before, after) == (local + far < other, local - far > other)


@given(st.integers(-400, 400), st.integers(-20_000, 20_000))
def test_months_against_days(months: int, days: int) -> None:
    starts = [
        datetime.date(1696, 9, 1),
        datetime.date(1697, 2, 1),
        datetime.date(1903, 3, 1),
        datetime.date(1903, 7, 1),
    ]
    lengths = []
    for start in starts:
        count = start.year * 12 + start.month - 1 + months
        lengths.append((datetime.date(count // 12, count % 12 + 1, 1) - start).days)
    one, other = (f"{'-' * (n < 0)}P{abs(n)}{unit}" for n, unit in ((months, "M"), (days, "D")))
    shorter, _, _, longer = bounds("duration", other, one)
    assert (shorter, longer) == (all(n < days for n in lengths), all(n > days for n in lengths))


@given(st.binary())
def test_bytes_survive(content: bytes) -> None:
    assert xsd("hexBinary").value(content.hex()) == content
    assert xsd("base64Binary").value(base64.encodebytes(content).decode()) == content


@given(st.lists(st.text("ab \t\n\r\u00a0\u2003", max_size=8), max_size=4))
def test_only_four_characters_are_white_space(words: list[str]) -> None:
    text = "".join(words)
    assert xsd("token").value(text) == re.sub("[ \t\n\r]+", " ", text).strip(" ")
    assert xsd("normalizedString").value(text) == re.sub("[\t\n\r]", " ", text)
    assert xsd("string").value(text) == text


def patterns() -> st.SearchStrategy[str]:
    atoms = st.sampled_from(["a", "b", "ab", ".", "[a-b]", "[^a]", "[abc-[b]]", r"\d", r"\s", "()"])

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        group = inner.map("({})".format)
        counts = st.sampled_from(["*", "+", "?", "{0}", "{2}", "{1,3}", "{2,}", "{0,2}", "{3,5}"])
        return st.one_of(
            st.tuples(group, counts).map("".join),
            st.tuples(inner, inner).map("".join),
            st.tuples(inner, inner).map("({0[0]}|{0[1]})".format),
        )

    return st.recursive(atoms, grow, max_leaves=6)


@given(patterns(), st.lists(st.text("ab c1", max_size=10), min_size=5, max_size=5))
def test_patterns_match_as_python_does(pattern: str, texts: list[str]) -> None:
    ours = xsd("string", ("pattern", pattern))
    python = re.compile(pattern.replace("[abc-[b]]", "[ac]").replace(".", r"[^\n\r]"))
    for text in texts:
        assert (ours.reason(text) is None) == (python.fullmatch(text) is not None)


@given(st.text("ab(){}[]-^,|*+?.\\pdwicLIs12", max_size=12), st.text(max_size=5))
def test_any_pattern_is_read_or_refused(pattern: str, text: str) -> None:
    try:
        kind = xsd("string", ("pattern", pattern))
    except DatatypeError:
        return
    kind.reason(text)
    assert pattern in describe(kind) or describe(kind).startswith("a text that is not empty")


@pytest.mark.parametrize("name", NAMES.split())
@given(st.one_of(st.text(max_size=20), st.text("0123456789-+:.TPZ#/%[]eINFa ", max_size=20)))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    kind = xsd(name)
    if kind.reason(text) is None:
        assert kind.value(text) == kind.value(text)
        hash(kind.value(text))
    else:
        with pytest.raises(ValueError, match=r"^is (not|less|greater) "):
            kind.value(text)


@pytest.mark.parametrize(
    "name", ["integer", "decimal", "double", "float", "duration", "dateTime", "anyURI", "ID"]
)
def test_a_long_text_is_no_trouble(name: str) -> None:
    for text in ("9" * 100_000, "a" * 100_000, "#" * 100_000, "P" + "1Y" * 50_000, "%41" * 50_000):
        xsd(name).reason(text)
