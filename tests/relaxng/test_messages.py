"""What is said of each mistake, where it is, and what is said no more because it only follows."""

# ruff: noqa: E501  (a case reads best on one line)
from __future__ import annotations

import pytest
from tests.relaxng.relaxng_schemas import RNG, found, kinds, schema

from teikit.relaxng import KINDS, load

NS = "urn:letters"
LETTER = schema(
    """
    <start><ref name="letter"/></start>
    <define name="letter"><element name="letter">
      <optional><attribute name="id" ns="http://www.w3.org/XML/1998/namespace"><data type="ID"/></attribute></optional>
      <ref name="head"/><element name="date"><attribute name="when"><data type="date"/></attribute><text/></element>
      <oneOrMore><choice><ref name="p"/><ref name="list"/></choice></oneOrMore>
      <optional><element name="closer"><text/></element></optional>
    </element></define>
    <define name="head"><element name="head"><text/></element></define>
    <define name="p"><element name="p">
      <optional><attribute name="rend"><choice><value>left</value><value>right</value></choice></attribute></optional>
      <optional><attribute name="to"><data type="IDREF"/></attribute></optional>
      <optional><attribute name="id" ns="http://www.w3.org/XML/1998/namespace"><data type="ID"/></attribute></optional>
      <mixed><zeroOrMore><ref name="persName"/></zeroOrMore></mixed>
    </element></define>
    <define name="persName"><element name="persName"><text/></element></define>
    <define name="list"><element name="list"><oneOrMore><ref name="item"/></oneOrMore></element></define>
    <define name="item"><element name="item">
      <optional><attribute name="n"><data type="integer"/></attribute></optional><data type="integer"/>
    </element></define>
    """,
    f'ns="{NS}"',
)
HEAD = '<head>h</head><date when="1921-04-02">d</date>'


def letter(body: str, head: str = HEAD) -> str:
    return f'<letter xmlns="{NS}">\n{head}\n{body}\n</letter>'


CASES = [
    ("<p>a <persName>b</persName></p>", []),
    (
        "<p><perNsame>x</perNsame></p>",
        [("unknown-element", 3, 4, 'there is no element "perNsame"', 'did you mean "persName"?')],
    ),
    ("<p/><q/>", [("unknown-element", 3, 5, 'there is no element "q"', 'expected "p", "list" or "closer"')]),
    (
        "<p/><item>1</item>",
        [
            (
                "misplaced-element", 3, 5,
                '"item" is not allowed here in "letter"; expected "p", "list" or "closer"', 'put it inside "list"',
            )
        ],
    ),
    ("<p><head/></p>", [("misplaced-element", 3, 4, '"head" is not allowed here in "p"; expected "persName"', 'it is allowed in "letter"')]),
    ("", [("incomplete-element", 4, 1, '"letter" is incomplete: expected "p" or "list"', "")]),
    ("<list/>", [("incomplete-element", 3, 1, '"list" is incomplete: "item" is missing', "")]),
    ("<list><p/></list>", [("misplaced-element", 3, 7, '"p" is not allowed here in "list"; expected "item"', 'it is allowed in "letter"')]),
    ('<p\n  rend="lef"/>', [("bad-value", 4, 3, 'attribute "rend" on "p": "lef" must be "left" or "right"', 'did you mean "left"?')]),
    ('<p rned="left"/>', [("unknown-attribute", 3, 4, '"p" has no attribute "rned"', 'did you mean "rend"?')]),
    ('<p id="a"/>', [("wrong-namespace", 3, 4, 'attribute "id" on "p" is in no namespace; the schema has it in namespace "http://www.w3.org/XML/1998/namespace"', 'write "xml:id"')]),
    ("<list>\n  stray<item>1</item></list>", [("stray-text", 4, 3, 'text is not allowed here in "list": "stray"', 'put it inside "item"')]),
    ("<list><item>one</item></list>", [("bad-value", 3, 13, 'in "item": "one" is not a whole number', "")]),
    ('<p xml:id="a"/><p xml:id="a"/>', [("duplicate-id", 3, 19, 'the ID "a" is taken: another element has it', "")]),
    ('<p to="b"/>', [("dangling-idref", 3, 4, 'attribute "to" refers to "b", which no element has as its ID', "")]),
    ('<p xmlns="">x<persName/></p>', [("wrong-namespace", 3, 1, f'this "p" is in no namespace; the schema has "p" in namespace "{NS}"', f'declare xmlns="{NS}"')]),
    ("<p><foo><head bad='1'/><bar/></foo></p>", [
        ("unknown-element", 3, 4, 'there is no element "foo"', 'expected "persName"'),
        ("unknown-attribute", 3, 15, '"head" has no attribute "bad"', ""),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES, ids=[body for body, _ in CASES])
def test_message(body, expected):
    violations = found(LETTER, letter(body))
    said = [(v.kind, v.line, v.column, v.message, v.hint) for v in violations]
    assert [each[:3] for each in said] == [each[:3] for each in expected]
    for (*_, message, hint), (*_, wanted, remedy) in zip(said, expected, strict=True):
        assert message.startswith(wanted)
        assert hint == remedy
    assert all(violation.kind in KINDS for violation in violations)


def test_an_element_that_comes_too_early_counts_as_if_what_is_missing_had_been_there():
    (violation,) = found(LETTER, letter("<p/>", head='<date when="1921-04-02"/>'))
    assert violation.kind == "missing-element"
    assert violation.message == '"date" comes too early: "head" is missing before it'
    assert violation.hint == 'add "head" before it'


def test_a_missing_attribute_is_named():
    (violation,) = found(LETTER, letter("<p/>", head="<head/><date/>"))
    assert (violation.kind, violation.attribute, violation.element) == ("missing-attribute", "when", "date")


def test_a_misspelt_attribute_is_not_missing_too():
    assert kinds(LETTER, letter("<p/>", head='<head/><date wehn="1921-04-02"/>')) == ["unknown-attribute"]


def test_a_date_that_the_calendar_has_not():
    (violation,) = found(LETTER, letter("<p/>", head='<head/><date when="1900-02-29"/>'))
    assert "there is no 29 February 1900" in violation.message


def test_a_namespace_forgotten_at_the_root_is_said_once():
    document = letter("<p/><q/>").replace(f' xmlns="{NS}"', "")
    assert kinds(LETTER, document) == ["wrong-namespace", "unknown-element"]


def test_what_is_independent_is_all_said():
    body = '<p rend="x" bad="1"/><list><item>x</item><itme>2</itme></list><head/>text'
    assert kinds(LETTER, letter(body)) == [
        "bad-value", "unknown-attribute", "bad-value", "unknown-element", "misplaced-element", "stray-text",
    ]  # fmt: skip


def test_the_full_set_of_what_is_expected_is_there():
    choices = "".join(f'<element name="e{number:03}"><empty/></element>' for number in range(300))
    wide = schema(
        f'<start><element name="a"><zeroOrMore><choice>{choices}</choice></zeroOrMore></element></start>'
    )
    (violation,) = found(wide, "<a><b/></a>")
    assert len(violation.expected) == 300
    assert len(violation.hint) < 80


def test_a_wrong_document_begins_with_its_root():
    assert kinds(LETTER, "<novel/>") == ["unknown-element"]
    (violation,) = found(LETTER, f'<p xmlns="{NS}"/>')
    assert violation.message == '"p" cannot be the root; expected "letter"'


@pytest.mark.parametrize(
    ("document", "line"),
    [(b"", 1), (b"<a>", 1), (b"<a>\n</b>", 2), (b"<a>\n&x;</a>", 2), (b"<x:a/>", 1), (b"\xff\xfe<", 1)],
)
def test_what_is_not_xml_is_a_violation(document, line):
    (violation,) = (v for v in LETTER.violations(document) if v.kind == "not-well-formed")
    assert violation.line == line


def test_an_entity_bomb_is_refused():
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)
    )
    document = f"<!DOCTYPE letter [{entities}]><letter>&a9;</letter>".encode()
    assert "not-well-formed" in {violation.kind for violation in LETTER.violations(document)}


def test_defaults_of_the_dtd_count_and_external_entities_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("<persName/>")
    document = (
        f'<!DOCTYPE letter [<!ATTLIST date when CDATA "1921-04-02"><!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        + letter("<p>&e;</p>", head="<head/><date/>")
    )
    assert found(LETTER, document) == []


def test_columns_count_characters_and_tags_of_two_lines():
    document = letter('<p>Ëé𝄞<persName\n\txml:lang="x"/></p>')
    (violation,) = found(LETTER, document)
    assert (violation.line, violation.column, violation.attribute) == (4, 2, "lang")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(encoding):
    document = f'<?xml version="1.0" encoding="{encoding}"?>' + letter("<p>é</p><p rend=''/>")
    (violation,) = LETTER.violations(document.encode(encoding))
    assert (violation.kind, violation.line) == ("bad-value", 3)


def test_a_file_is_read_in_pieces(tmp_path):
    path = tmp_path / "long.xml"
    path.write_text(letter("<p>text</p>\n" * 50_000 + "<q/>"))
    with path.open("rb") as file:
        (violation,) = LETTER.violations(file)
    assert violation.line == 50_003


def test_two_definitions_of_one_name_are_told_apart_by_what_they_hold():
    two = schema(
        '<start><element name="a"><oneOrMore><choice>'
        '<element name="b"><attribute name="t"><value>1</value></attribute><element name="c"><empty/></element></element>'
        '<element name="b"><attribute name="t"><value>2</value></attribute><data type="integer"/></element>'
        "</choice></oneOrMore></element></start>"
    )
    assert found(two, '<a><b t="1"><c/></b><b t="2">7</b></a>') == []
    assert kinds(two, '<a><b t="2"><c/></b><b t="1"><c/></b></a>') == ["misplaced-element"]
    assert kinds(two, '<a><b t="3">7</b></a>') == ["bad-value"]


def test_qnames_are_read_with_the_namespaces_in_scope():
    names = schema(
        '<start><element name="a"><attribute name="q"><data type="QName"/></attribute></element></start>'
    )
    assert found(names, '<a xmlns:x="urn:x" q="x:b"/>') == []
    assert kinds(names, '<a q="x:b"/>') == ["bad-value"]


def test_a_schema_whose_ids_are_unsound_is_used_without_them():
    unsound = load(
        "x.rng",
        f'<element name="a" {RNG}><oneOrMore><choice><element name="b"><attribute name="i"><data type="ID"/></attribute>'
        '</element><element name="b"><attribute name="i"/><element name="c"><empty/></element></element></choice>'
        "</oneOrMore></element>".encode(),
    )
    assert unsound.id_objection is not None
    assert '"i" is an ID in one place and not in another' in str(unsound.id_objection)
    assert found(unsound, '<a><b i="x"/><b i="x"/></a>') == []


def test_a_long_stray_text_is_one_mistake():
    body = "<list>" + "stray words\n" * 20_000 + "<item>1</item>more" + "!" * 9000 + "</list>"
    violations = found(LETTER, letter(body))
    assert [violation.kind for violation in violations] == ["stray-text", "stray-text"]
    assert [violation.line for violation in violations] == [3, 20_003]


def test_many_mistakes_are_all_said():
    body = "".join(f'<p a{number}="1"/>' for number in range(2000)) + "<foo/>" * 2000
    assert len(found(LETTER, letter(body))) == 4000


PATTERNED = schema(
    """
    <start><element name="a">
      <optional><attribute name="when"><choice>
        <data type="date"><param name="pattern">[^Z:]+</param></data>
        <data type="gYearMonth"><param name="pattern">[^Z:]+</param></data>
        <data type="gYear"><param name="pattern">[^Z:]+</param></data>
      </choice></attribute></optional>
      <optional><attribute name="n"><data type="token"><param name="pattern">[^\\p{C}\\p{Z}]+</param></data></attribute></optional>
      <optional><attribute name="ref"><data type="anyURI"><param name="pattern">#\\i\\c*</param></data></attribute></optional>
      <optional><attribute name="rend"><list><oneOrMore>
        <choice><value>bold</value><data type="date"><param name="pattern">[^Z:]+</param></data></choice>
      </oneOrMore></list></attribute></optional>
      <optional><attribute name="xml:lang"><data type="language"/></attribute></optional>
    </element></start>
    """
)
FORMS = "a date such as 1921-04-02 or a year and month such as 1921-04 or a year such as 1921"
VALUES = [
    ('when="26 May 1918"', 'attribute "when" on "a": "26 May 1918" must be ' + FORMS),
    ('when="1918-02-30"', 'attribute "when" on "a": "1918-02-30" is not a date: there is no 30 February 1918'),
    ('when="1918-02-03Z"', 'attribute "when" on "a": "1918-02-03Z" does not match [^Z:]+: "Z" is not allowed after "1918-02-03"'),
    ('n=""', 'attribute "n" on "a": "" must not be empty'),
    ('n="a b"', 'attribute "n" on "a": "a b" must have no space'),
    ('ref="b"', 'attribute "ref" on "a": "b" does not match #\\i\\c*: expected "#" at the beginning, not "b"'),
    ('rend="bold italic"', 'attribute "rend" on "a": "bold italic" has "italic" in it, which must be "bold" or a date such as 1921-04-02'),
    ('rend=""', 'attribute "rend" on "a": "" must be a list, each item "bold" or a date that matches [^Z:]+'),
    ('xml:lang="in English"', 'attribute "xml:lang" on "a": "in English" is not a language tag such as en or de-AT'),
]  # fmt: skip


@pytest.mark.parametrize(("attribute", "message"), VALUES, ids=[attribute for attribute, _ in VALUES])
def test_a_wrong_value_is_told_from_one_that_only_breaks_a_pattern(attribute, message):
    (violation,) = found(PATTERNED, f"<a {attribute}/>")
    assert violation.message == message


def test_what_a_value_may_be_is_there_in_full():
    (violation,) = found(PATTERNED, '<a when="26 May 1918"/>')
    assert violation.expected == (
        "a date that matches [^Z:]+",
        "a year and month that matches [^Z:]+",
        "a year that matches [^Z:]+",
    )


def test_what_came_too_late_is_said_to():
    (violation,) = found(LETTER, letter("<p/><closer/><p/>"))
    assert violation.message == '"p" is not allowed here in "letter"; nothing more may come'
    assert violation.hint == '"letter" takes it in another place'
    twice = letter("<p/>", head=f"{HEAD}<head>again</head>")
    (violation,) = found(LETTER, twice)
    assert violation.message == '"head" comes too late in "letter"; expected "p" or "list"'


def test_of_many_elements_those_are_named_that_are_at_home_there():
    common = "".join(f'<ref name="{name}"/>' for name in "bcdef")
    table = schema(
        f'<start><ref name="table"/></start><define name="table"><element name="table"><zeroOrMore><choice>{common}'
        '<element name="longest"><ref name="any"/></element></choice></zeroOrMore></element></define>'
        f'<define name="any"><zeroOrMore><choice>{common}</choice></zeroOrMore></define>'
        + "".join(f'<define name="{name}"><element name="{name}"><ref name="any"/></element></define>' for name in "bcdef")
    )  # fmt: skip
    (violation,) = found(table, "<table><quux/></table>")
    assert violation.hint == 'expected "longest", "b", "c" or 3 others'


def test_the_blank_that_breaks_a_pattern_is_shown(tmp_path):
    (tmp_path / "s.rnc").write_text('start = element n { xsd:string { pattern = "\\S+" } }')
    (found,) = load(tmp_path / "s.rnc").violations(b"<n>\nAnn</n>")
    assert found.message == 'in "n": " Ann" must have no space'


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<a>7</a>", []),
        ("<a> <b>x</b> <c/> </a>", []),
        ("<a/>", ['"a" is incomplete: expected "b"']),
        ("<a> </a>", ['"a" is incomplete: expected "b"']),
        ("<a>x</a>", ['in "a": "x" is not a whole number']),
        (
            "<a>7<b/><c/></a>",
            [
                '"b" comes too late in "a"; nothing more may come',
                '"c" is not allowed here in "a"; nothing more may come',
            ],
        ),
        ("<a><b/><c/>7</a>", ['text is not allowed here in "a": "7"']),
        ("<a><b/>7</a>", ['text is not allowed here in "a": "7"']),
    ],
)
def test_a_number_or_elements(tmp_path, written, wanted):
    (tmp_path / "s.rnc").write_text(
        "start = element a { xsd:integer | (element b { text }, element c { empty }) }"
    )
    assert [each.message for each in load(tmp_path / "s.rnc").violations(written.encode())] == wanted


def test_the_hint_for_a_root_that_is_none_names_the_one_to_begin_with():
    (violation, *_) = found(LETTER, f'<head xmlns="{NS}">h</head>')
    assert (violation.message, violation.hint) == (
        '"head" cannot be the root; expected "letter"',
        'begin with "letter"',
    )
