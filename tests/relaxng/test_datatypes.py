"""What a user of the datatypes sees: why a value is refused, what it must be, and which schemas are wrong."""

from __future__ import annotations

import pytest

from teikit.relaxng.datatypes import COMPATIBILITY, XML_SCHEMA, Datatype, DatatypeError, datatype, describe


def xsd(name: str, *params: tuple[str, str]) -> Datatype:
    return datatype(XML_SCHEMA, name, params)


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (xsd("date"), "18th May", "is not a date such as 1921-04-02"),
        (xsd("date"), "1900-02-29", "is not a date: there is no 29 February 1900"),
        (xsd("date"), "1900-13-01", "is not a date: there is no month 13"),
        (xsd("gYear"), "0000", "is not a year: there is no year 0000; the year before 0001 is -0001"),
        (xsd("gYear"), "292278995", "is not a year: years beyond 292278994 are not supported"),
        (xsd("gDay"), "---32", "is not a day of the month: no month has a day 32"),
        (xsd("time"), "25:00:00", "is not a time: there is no hour 25"),
        (xsd("time"), "12:60:00", "is not a time: there is no minute 60"),
        (xsd("time"), "12:00:61", "is not a time: there is no second 61"),
        (xsd("time"), "12:00:00+14:30", "is not a time: there is no time zone +14:30"),
        (xsd("boolean"), "yes", "is not a truth value such as true or false"),
        (xsd("integer"), "1.5", "is not a whole number"),
        (xsd("unsignedByte"), "256", "is greater than 255"),
        (xsd("positiveInteger"), "0", "is less than 1"),
        (xsd("decimal", ("minExclusive", "0")), "0.0", "is not greater than 0"),
        (xsd("date", ("maxInclusive", "1900-12-31")), "1901-01-01", "is after 1900-12-31"),
        (xsd("date", ("maxInclusive", "1900-12-31")), "1900-12-31Z", "cannot be compared with 1900-12-31"),
        (xsd("duration"), "P1", "is not a duration such as P1Y2M or PT1H30M"),
        (xsd("anyURI"), "a%2", "is not a URI: a % must be followed by two hexadecimal digits"),
        (xsd("anyURI"), "#a#b", 'is not a URI: it has more than one "#"'),
        (xsd("anyURI"), "p 1:2", 'is not a URI: "p 1" before the colon is not a scheme such as "https"'),
        (xsd("anyURI"), "http://", 'is not a URI: nothing follows "http://"'),
        (xsd("anyURI"), "http://[1::2::3]/", 'is not a URI: "1::2::3" is not an IPv6 address'),
        (xsd("anyURI"), "a[1]", "is not a URI: a bracket is in the wrong place"),
        (xsd("ID"), "1a", 'is not an identifier: it begins with "1"'),
        (xsd("ID"), "a/b", 'is not an identifier: it has "/"'),
        (xsd("ID"), "a b", "is not an identifier: it has a space"),
        (xsd("ID"), "a:b", "is not an identifier: it has a colon"),
        (xsd("ID"), "", "is not an identifier: it is empty"),
        (xsd("QName"), "a:b", 'is not a qualified name: the prefix "a" is bound to no namespace'),
        (xsd("ENTITY"), "a", 'is not an entity name: the document declares no unparsed entity "a"'),
        (xsd("hexBinary"), "0", "is not a hexadecimal number: the number of digits is odd"),
        (xsd("string", ("maxLength", "2")), "abc", "is longer than 2 characters"),
        (xsd("NMTOKENS", ("minLength", "2")), "a", "is shorter than 2 items"),
        (xsd("decimal", ("fractionDigits", "1")), "0.15", "has more than 1 digit after the point"),
        (xsd("token", ("pattern", "[a-z]+")), "ab1", 'does not match [a-z]+: "1" is not allowed after "ab"'),
        (
            xsd("token", ("pattern", "[a-z]+")),
            "A",
            'does not match [a-z]+: "A" is not allowed at the beginning',
        ),
        (xsd("token", ("pattern", "[a-z]{2,}")), "a", "does not match [a-z]{2,}: it ends too early"),
    ],
)
def test_reason(kind: Datatype, text: str, reason: str) -> None:
    assert kind.reason(text) == reason
    with pytest.raises(ValueError, match=r".") as raised:
        kind.value(text)
    assert str(raised.value) == reason


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (xsd("unsignedByte"), "a whole number from 0 to 255"),
        (xsd("nonNegativeInteger"), "a whole number of at least 0"),
        (xsd("nonNegativeInteger", ("maxInclusive", "9")), "a whole number from 0 to 9"),
        (
            xsd("double", ("minExclusive", "0"), ("maxExclusive", "1")),
            "a number greater than 0 and less than 1",
        ),
        (xsd("date"), "a date such as 1921-04-02"),
        (xsd("date", ("minInclusive", "1900-01-01")), "a date not before 1900-01-01"),
        (xsd("string", ("pattern", "[a-z]+")), "a text that matches [a-z]+"),
        (xsd("string", ("length", "1")), "a text of 1 character"),
        (xsd("string", ("minLength", "2"), ("maxLength", "5")), "a text of 2 to 5 characters"),
        (xsd("string", ("minLength", "2")), "a text of at least 2 characters"),
        (xsd("NMTOKENS", ("maxLength", "2")), "a list of name tokens of at most 2 items"),
        (xsd("decimal", ("totalDigits", "3")), "a number of at most 3 digits"),
        (datatype("", "token"), "a text"),
    ],
)
def test_describe(kind: Datatype, words: str) -> None:
    assert describe(kind) == words


@pytest.mark.parametrize(
    ("library", "name", "params", "reason"),
    [
        ("urn:x", "token", [], 'there is no datatype library "urn:x"'),
        ("", "integer", [], 'there is no datatype "integer" in the built-in datatype library'),
        ("", "token", [("pattern", "a")], "takes no parameters"),
        (COMPATIBILITY, "ID", [("pattern", "a")], "takes no parameters"),
        (XML_SCHEMA, "nosuch", [], 'there is no datatype "nosuch" in the datatype library'),
        (XML_SCHEMA, "token", [("nosuch", "a")], 'there is no parameter "nosuch"'),
        (XML_SCHEMA, "token", [("enumeration", "a")], 'use "value"'),
        (XML_SCHEMA, "token", [("whiteSpace", "replace")], "is not allowed as a parameter"),
        (XML_SCHEMA, "token", [("minInclusive", "a")], '"token" takes no parameter "minInclusive"'),
        (XML_SCHEMA, "integer", [("length", "1")], '"integer" takes no parameter "length"'),
        (XML_SCHEMA, "double", [("totalDigits", "1")], '"double" takes no parameter "totalDigits"'),
        (XML_SCHEMA, "QName", [("length", "1")], '"QName" takes no parameter "length"'),
        (XML_SCHEMA, "token", [("length", "-1")], 'must be a whole number of at least 0, not "-1"'),
        (XML_SCHEMA, "decimal", [("totalDigits", "0")], "must be greater than 0"),
        (XML_SCHEMA, "byte", [("maxInclusive", "200")], '"200" is greater than 127'),
        (XML_SCHEMA, "integer", [("minInclusive", "5"), ("maxInclusive", "3")], '"3" is less than 5'),
        (XML_SCHEMA, "date", [("minInclusive", "1900")], '"1900" is not a date such as 1921-04-02'),
    ],
)
def test_wrong_datatype(library: str, name: str, params: list[tuple[str, str]], reason: str) -> None:
    with pytest.raises(DatatypeError) as raised:
        datatype(library, name, params)
    assert reason in raised.value.reason


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("a**", '"*" has nothing before it to repeat (character 3)'),
        ("a{2,1}", "1 is less than 2"),
        ("a{x}", '"{" must be followed by numbers'),
        ("a{1", '"}" is missing'),
        ("(a", '")" is missing'),
        ("a)", '")" has no beginning'),
        ("[a", '"]" is missing'),
        ("[z-a]", '"a" comes before "z"'),
        ("[a-\\d]", "a range must end with a single character"),
        ("[a-c-e]", '"-" must be escaped'),
        ("[[]", '"[" must be escaped'),
        ("\\b", '"\\b" is no escape'),
        ("\\p{Xx}", 'there is no category "Xx"'),
        ("\\p{IsKlingon}", 'there is no block "IsKlingon"'),
        ("\\pL", '"\\p" must be followed by'),
        ("(" * 101 + ")" * 101, "more than 100 brackets are open"),
    ],
)
def test_wrong_pattern(pattern: str, reason: str) -> None:
    with pytest.raises(DatatypeError) as raised:
        xsd("string", ("pattern", pattern))
    assert reason in raised.value.reason


@pytest.mark.parametrize("pattern", ["(a|aa)+b", "(a+)+b", "(a*)*b", "(a|a?)+b", "(a?){50}a{50}b", "(.*)*b"])
def test_no_pattern_backtracks(pattern: str) -> None:
    assert xsd("string", ("pattern", pattern)).reason("a" * 20_000)


def test_a_pattern_that_counts_stays_small() -> None:
    kind = xsd("string", ("pattern", "((a|aa){0,300}b?){3,100000}c"))
    assert kind.reason("a" * 100 + "c") is None
    (pattern,) = kind.facets
    assert max(len(state.places) for state in pattern.automaton._states.values()) < 500


def test_a_hyphen_at_either_end_of_brackets_stands_for_itself() -> None:
    for pattern in ("[-a]", "[a-]", "[a-z-]", "[^-a]", "[\\d-]"):
        kind = xsd("string", ("pattern", pattern))
        assert (kind.reason("-") is None) == (pattern != "[^-a]")


def test_names_depend_on_the_namespaces_in_scope() -> None:
    kind = xsd("QName")
    assert kind.contextual
    assert kind.value("t:p", {"t": "urn:t"}) == kind.value(" x:p", {"x": "urn:t"}) != kind.value("p")
    assert kind.value("p", {"": "urn:t"}) == kind.value("x:p", {"x": "urn:t"})
    assert kind.reason("xml:id") is None
    assert not xsd("anyURI").contextual


def test_entities_depend_on_the_document() -> None:
    assert xsd("ENTITIES").contextual
    assert xsd("ENTITIES").reason(" a  b ", {}, {"a", "b"}) is None
    assert xsd("ENTITIES").reason("a b", {}, {"a"})


def test_identifiers_say_that_they_are() -> None:
    for library in (XML_SCHEMA, COMPATIBILITY):
        assert [datatype(library, name).id_type for name in ("ID", "IDREF", "IDREFS")] == [
            "ID",
            "IDREF",
            "IDREFS",
        ]
    assert xsd("NCName").id_type is None


def test_equal_requests_give_the_same_object() -> None:
    assert xsd("token", ("pattern", "a")) is xsd("token", ("pattern", "a"))


def test_a_number_between_two_of_32_bits_is_rounded_by_all_its_digits() -> None:
    kind = xsd("float")  # 1 + 2**-24 is half-way between 1 and its successor
    half = "1.000000059604644775390625"
    assert (
        kind.value(half) == kind.value("1") != kind.value(half + "0" * 30 + "1") == kind.value("1.00000012")
    )
    assert kind.value("1e39") == kind.value("INF")


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        ("(a{1,1000}){1,1000}", "a" * 3000, "a" * 3000 + "b"),
        ("((a{1,9}){2,9}){3,9}", "a" * 729, "a" * 730),
        ("(a{3}){2}", "a" * 6, "a" * 5),
        ("(a{3,4}){0,2}", "a" * 6, "a" * 5),
        ("(a{2,}){0,3}", "", "a"),
        ("((ab?){1,900}c?){1,900}", "abac" * 200, "abac" * 200 + "x"),
        ("(((a|b){1,99}c?){1,99}d?){1,99}", "abcd" * 90, "abcd" * 90 + "x"),
    ],
)
def test_loops_of_loops_are_answered_quickly(pattern, good, bad):
    kind = datatype(XML_SCHEMA, "string", [("pattern", pattern)])
    assert kind.reason(good) is None
    assert kind.reason(bad) is not None
