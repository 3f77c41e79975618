"""References across the files of a project, as the command finds them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Teikit

Found = list[tuple[str, str, str]]
Check = Callable[..., Found]
PERSONS = '<standOff><listPerson><person xml:id="ada"/><person xml:id="été"/></listPerson></standOff>'
OPENED: list[str] = []
"""Every file that the process opens."""
sys.addaudithook(lambda event, arguments: OPENED.append(str(arguments[0])) if event == "open" else None)
IGNORED = ("grammar", "schematron", "unused-person", "unlinked-name")


def write(path: str | Path, body: str, attributes: str = "") -> None:
    """A TEI file."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    spaces = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
    Path(path).write_text(f"<TEI {spaces} {attributes}>{body}</TEI>", "utf-8")


@pytest.fixture
def check(teikit: Teikit) -> Check:
    """What validate finds in the folder of the test: file, rule, and what the message quotes first."""
    Path("teikit.toml").write_text("", "utf-8")

    def found(*arguments: str) -> Found:
        ignored = [word for rule in IGNORED for word in ("--ignore", rule)]
        done = teikit("validate", ".", "--format", "json", *ignored, *arguments)
        assert done.code in (0, 1), done.err
        return [
            (each["path"], each["rule"], each["message"].split('"')[1] if '"' in each["message"] else "")
            for each in json.loads(done.text)
        ]

    return found


def test_a_pointer_into_another_file_is_followed(check: Check) -> None:
    write("register/persons.xml", PERSONS)
    write(
        "letters/1.xml",
        '<p><rs ref="../register/persons.xml#ada"/><rs ref="../register/persons.xml#%C3%A9t%C3%A9"/>'
        '<rs ref="../register/persons.xml#grace"/><rs ref="persons.xml#ada"/><rs ref="ada"/></p>',
    )
    assert check() == [
        ("letters/1.xml", "dangling-pointer", "../register/persons.xml#grace"),
        ("letters/1.xml", "missing-file", "persons.xml#ada"),
        ("letters/1.xml", "bare-word-pointer", "ada"),
    ]


def test_the_kind_of_an_element_in_another_file_is_known(check: Check) -> None:
    write("persons.xml", PERSONS)
    write("1.xml", '<p><placeName ref="persons.xml#ada">Ada</placeName></p>')
    assert check() == [("1.xml", "misplaced-target", "persons.xml#ada")]


def test_xml_base_is_nested(check: Check) -> None:
    write("register/persons.xml", PERSONS)
    body = (
        '<div xml:base="register/"><rs ref="persons.xml#ada"/><p xml:base="x/">'
        '<rs ref="../persons.xml#ada"/></p></div>'
    )
    write(
        "1.xml", f'{body}<rs ref="persons.xml#ada"/><div xml:base="http://a.org/"><rs ref="b.xml#c"/></div>'
    )
    assert check() == [("1.xml", "missing-file", "persons.xml#ada")]


def test_a_fragment_is_of_its_own_document_or_of_its_base(check: Check) -> None:
    write("persons.xml", PERSONS)
    write("1.xml", '<p xml:id="here"/><div xml:base="persons.xml"><rs ref="#here #ada #nobody"/></div>')
    assert check() == [("1.xml", "dangling-pointer", "#nobody")]


def test_prefixes_come_from_the_configuration(check: Check) -> None:
    Path("teikit.toml").write_text(
        '[prefixes]\npsn = "register/persons.xml#$1"\npg = ["[0-9]+", "#p$0"]', "utf-8"
    )
    write("register/persons.xml", PERSONS)
    write("deep/er/1.xml", '<p><rs ref="psn:ada psn:grace pg:x who:ada"/></p>')
    assert check() == [
        ("deep/er/1.xml", "dangling-pointer", "psn:grace"),
        ("deep/er/1.xml", "undeclared-prefix", "who"),
        ("deep/er/1.xml", "unmatched-prefix", "pg:x"),
    ]


PREFIX = """<listPrefixDef>
<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="persons.xml#$1"/></listPrefixDef>"""


def test_prefixes_come_from_a_header_that_is_included(check: Check) -> None:
    write("persons.xml", PERSONS)
    write("header.xml", PREFIX)
    write("1.xml", '<xi:include href="header.xml"/><p><rs ref="psn:ada psn:grace"/></p>')
    assert check() == [("1.xml", "dangling-pointer", "psn:grace")]


def test_xinclude_makes_one_document(check: Check) -> None:
    write("book.xml", '<xi:include href="1.xml"/><xi:include href="2.xml" xpointer="part"/>')
    write("1.xml", '<p xml:id="one"><ref target="#two"/><ref target="#outside"/></p>')
    write(
        "2.xml", '<div xml:id="part"><p xml:id="two"/></div><p xml:id="outside"/><ref target="book.xml#one"/>'
    )
    write("3.xml", '<ref target="#one"/>')
    assert check() == [("1.xml", "dangling-pointer", "#outside"), ("3.xml", "dangling-pointer", "#one")]


def test_an_inclusion_that_is_not_there_is_found_unless_it_may_fail(check: Check) -> None:
    write("1.xml", '<xi:include href="a.xml"/><xi:include href="b.xml"><xi:fallback/></xi:include>')
    write("2.xml", '<xi:include href="../../a.xml"/><xi:include href="2.xml"/>')
    assert check() == [
        ("1.xml", "missing-file", "a.xml"),
        ("2.xml", "pointer-outside-project", "../../a.xml"),
    ]


def test_an_xpointer_into_another_file_is_computed(check: Check) -> None:
    write("2.xml", "<p>One.</p><p>Two.</p>")
    write("1.xml", '<ref target="2.xml#xpath(//p[2]) 2.xml#string-range(//p[1],0,3) 2.xml#xpath(//p[3])"/>')
    assert check() == [("1.xml", "dangling-pointer", "2.xml#xpath(//p[3])")]


def test_what_lies_outside_is_reported_and_never_read(
    check: Check, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.xml"
    write(outside, PERSONS)
    Path("link.xml").symlink_to(outside)
    Path("folder").symlink_to(outside.parent)
    write(
        "letters/1.xml",
        f'<rs ref="../link.xml#ada ../folder/secret.xml#ada {outside.as_uri()}#ada {outside}"/>',
    )
    Path("teikit.toml").write_text('exclude = ["link.xml"]', "utf-8")
    OPENED.clear()
    assert [rule for _, rule, _ in check()] == ["pointer-outside-project"] * 4
    assert OPENED
    assert not [path for path in OPENED if "secret" in path or "link.xml" in path]


@pytest.mark.parametrize(
    ("scope", "rules"),
    [
        ("file", ["dangling-pointer"]),
        ("xinclude", []),
        ("project", ["dangling-pointer"]),
    ],
)
def test_the_scope_says_how_far_pointers_are_followed(check: Check, scope: str, rules: list[str]) -> None:
    Path("teikit.toml").write_text(f'scope = "{scope}"', "utf-8")
    write("other.xml", "<p/>")
    write("part.xml", '<p xml:id="two"/>')
    write("1.xml", '<xi:include href="part.xml"/><ref target="#two"/><ref target="other.xml#gone"/>')
    assert [rule for _, rule, _ in check()] == rules


def test_one_id_in_two_files_is_found_on_request(check: Check) -> None:
    write("1.xml", '<p xml:id="a"/>')
    write("2.xml", '<p xml:id="a"/>')
    assert check() == []
    Path("teikit.toml").write_text("[rules.duplicate-id]\nacross-project = true", "utf-8")
    assert check() == [("1.xml", "duplicate-id", "a"), ("2.xml", "duplicate-id", "a")]


def test_pictures_need_only_be_there(check: Check) -> None:
    Path("page.jpg").write_bytes(b"\xff\xd8\xff")
    write("1.xml", '<graphic url="page.jpg"/><graphic url="page.jpg#xywh=1,2,3,4"/><graphic url="gone.jpg"/>')
    assert check() == [("1.xml", "missing-file", "gone.jpg")]


def test_a_file_that_is_not_well_formed_is_no_reason_to_call_pointers_dead(check: Check) -> None:
    Path("broken.xml").write_text("<TEI><p></TEI>", "utf-8")
    write("1.xml", '<ref target="broken.xml#a"/>')
    assert check() == [("broken.xml", "not-well-formed", "</TEI>")]


def test_files_that_point_at_each_other_and_include_each_other_come_to_an_end(check: Check) -> None:
    write("1.xml", '<xi:include href="2.xml"/><ref target="2.xml#b #b #c"/><p xml:id="a"/>')
    write("2.xml", '<xi:include href="1.xml"/><ref target="1.xml#a #a #c"/><p xml:id="b"/>')
    assert check() == [("1.xml", "dangling-pointer", "#c"), ("2.xml", "dangling-pointer", "#c")]


def test_text_from_standard_input_lies_in_no_folder(teikit: Teikit) -> None:
    text = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><ref target="a.xml#b"/><ref target="#c"/></TEI>'
    done = teikit("validate", "-", "--format", "json", "--ignore", "grammar", stdin=text)
    assert [each["rule"] for each in json.loads(done.text)] == ["dangling-pointer"]


ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><schemaSpec ident="own">
<classSpec ident="att.own" type="atts"><attList>
  <attDef ident="speaks"><datatype maxOccurs="unbounded"><dataRef key="teidata.pointer"/></datatype></attDef>
  <attDef ident="seat" ns="https://example.org/own">
    <datatype><dataRef key="teidata.pointer"/></datatype></attDef>
</attList></classSpec>
<elementSpec ident="seg" mode="change"><classes mode="change"><memberOf key="att.own"/></classes>
<attList><attDef ident="corresp" mode="change">
  <datatype><dataRef key="teidata.word"/></datatype></attDef></attList>
</elementSpec>
<elementSpec ident="said" mode="change"><attList>
  <attDef ident="who" mode="change"><datatype><dataRef key="teidata.pointer"/></datatype></attDef>
</attList></elementSpec></schemaSpec></body></text></TEI>"""
OWN = (
    '<p><person xml:id="ada"/><person xml:id="bea"/><place xml:id="rome"/>'
    '<seg xmlns:own="https://example.org/own" own:seat="#gone" speaks="#ada #nobody" corresp="#no-pointer"/>'
    '<ab corresp="#lost"/><said who="#ada #bea"/><said who="#rome"/></p>'
)
USUAL = [
    ("1.xml", "dangling-pointer", "#no-pointer"),
    ("1.xml", "dangling-pointer", "#lost"),
    ("1.xml", "misplaced-target", "#rome"),
]


def test_an_odd_says_which_attributes_are_pointers(check: Check) -> None:
    write("1.xml", OWN)
    assert check() == USUAL
    Path("odd").mkdir()
    Path("odd/own.odd").write_text(ODD, "utf-8")
    Path("teikit.toml").write_text('specification = "odd/own.odd"', "utf-8")
    found = [
        ("1.xml", "dangling-pointer", "#gone"),
        ("1.xml", "dangling-pointer", "#nobody"),
        ("1.xml", "dangling-pointer", "#lost"),
        ("1.xml", "wrong-number-of-pointers", ""),
        ("1.xml", "misplaced-target", "#rome"),
    ]
    assert check() == check() == found
    assert check("--no-cache", "--jobs", "2") == found


def test_a_changed_odd_is_seen_though_findings_are_remembered(check: Check) -> None:
    Path("own.odd").write_text(ODD, "utf-8")
    Path("teikit.toml").write_text('specification = "own.odd"', "utf-8")
    write("1.xml", '<seg speaks="2.xml#a #nobody"/>')
    write("2.xml", '<note place="foot" n="1" xml:id="a"/>')
    assert check() == [("1.xml", "dangling-pointer", "#nobody")]
    Path("own.odd").write_text(ODD.replace("speaks", "says"), "utf-8")
    assert check() == [("2.xml", "orphan-note", "1")]


@pytest.mark.parametrize(
    ("odd", "said"),
    [(None, "no such file"), ("<TEI", "not well-formed"), ("<TEI/>", "specifies no element")],
)
def test_an_odd_that_cannot_be_read_is_said_once(teikit: Teikit, odd: str | None, said: str) -> None:
    write("1.xml", OWN)
    write("2.xml", OWN)
    if odd is not None:
        Path("own.odd").write_text(odd, "utf-8")
    Path("teikit.toml").write_text('specification = "own.odd"', "utf-8")
    done = teikit("validate", ".")
    assert (done.code, done.text, done.err.count("\n")) == (2, "", 1)
    assert "own.odd" in done.err
    assert said in done.err


def test_notes_in_another_file_count(check: Check) -> None:
    write("notes.xml", '<note place="end" n="1" xml:id="n1"/><note place="end" n="2" xml:id="n2"/>'
          '<note place="end" n="3" target="1.xml#a"/><p xml:id="p"/>')  # fmt: skip
    write(
        "1.xml",
        '<p><ref type="noteAnchor" target="notes.xml#n1">1</ref><anchor xml:id="a"/>'
        '<ref type="noteAnchor" target="notes.xml#p">2</ref></p>',
    )
    assert check() == [
        ("1.xml", "unanswered-note-reference", "notes.xml#p"),
        ("notes.xml", "orphan-note", "2"),
    ]
    assert check("--ignore", "orphan-note") == [("1.xml", "unanswered-note-reference", "notes.xml#p")]


def test_notes_that_are_included_count(check: Check) -> None:
    write("book.xml", '<p><ref type="noteAnchor" target="#n1">1</ref></p><xi:include href="notes.xml"/>')
    write("notes.xml", '<note place="end" n="1" xml:id="n1"/><note place="end" n="2" xml:id="n2"/>')
    assert check() == [("notes.xml", "orphan-note", "2")]
    Path("teikit.toml").write_text('scope = "file"', "utf-8")
    assert [each for each in check() if each[1] == "orphan-note"] == [
        ("notes.xml", "orphan-note", "1"),
        ("notes.xml", "orphan-note", "2"),
    ]
