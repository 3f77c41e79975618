"""What a stranger's files meet: each was held to something that is said, and no fault hides another.

Each test is a small case that stands for a kind, told from the outside.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from tests.conftest import Teikit

from teikit import schematron
from teikit.checking.rulebook import BUILT_IN, Settings

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A case</title></titleStmt><publicationStmt><p>None.</p>"
    "</publicationStmt><sourceDesc><p>Ours.</p></sourceDesc></fileDesc></teiHeader>"
)
TEI = '{}<TEI xmlns="http://www.tei-c.org/ns/1.0">' + HEADER + "<text><body>{}</body></text></TEI>"
MODEL = '<?xml-model href="{}" schematypens="{}"?>\n'
RELAX_NG, ISO = "http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron"
TEST = '<pattern><rule context="*"><assert test="{}">x</assert></rule></pattern>'
RULE = f'<schema xmlns="{ISO}">{TEST}</schema>'
NEEDS_SAXON = pytest.mark.skipif(not schematron.available(), reason="needs saxonche")
Finding = tuple[str, int, str, str]


def write(**files: str) -> None:
    """Files by name, where `__` stands for a slash and `_` before the ending for a dot."""
    for name, text in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        Path(f"{stem}.{ending}").parent.mkdir(parents=True, exist_ok=True)
        Path(f"{stem}.{ending}").write_text(text, "utf-8")


def found(teikit: Teikit, *arguments: str) -> list[Finding]:
    done = teikit("validate", "--format", "json", *arguments)
    assert "Traceback" not in done.err
    return [(each["path"], each["line"], each["rule"], each["message"]) for each in json.loads(done.out)]


def test_a_file_that_names_no_schema_is_held_to_all_of_tei_and_that_is_said(teikit: Teikit) -> None:
    write(a_xml=TEI.format("", "<p>x</p>"))
    done = teikit("validate", "a.xml")
    assert done.code == 0
    assert "1 file held to: tei_all (TEI 4.12.0), as the file names no schema; " in done.text


def test_what_each_file_was_held_to_is_in_the_reports_of_services(teikit: Teikit) -> None:
    write(a_xml=TEI.format("", "<p>x</p>"))
    run = json.loads(teikit("validate", "a.xml", "--format", "sarif").out)["runs"][0]
    assert run["properties"]["heldTo"]["a.xml"][0] == "tei_all (TEI 4.12.0), as the file names no schema"
    suites = ElementTree.fromstring(teikit("validate", "a.xml", "--format", "junit").text)
    assert [each.get("value") for each in suites.iter("property")] == run["properties"]["heldTo"]["a.xml"]


@pytest.mark.parametrize("form", ["json", "jsonl", "gitlab"])
def test_where_a_report_has_no_place_for_a_clean_file_standard_error_says_it(
    teikit: Teikit, form: str
) -> None:
    write(a_xml=TEI.format("", "<p>x</p>"), b_xml=TEI.format("", '<p corresp="#no">x</p>'))
    done = teikit("validate", "a.xml", "b.xml", "--format", form)
    assert done.err.startswith("1 file held to: tei_all (TEI 4.12.0), as the file names no schema; ")
    assert "as the file names no schema" in done.text
    assert teikit("validate", "a.xml", "--format", form, "--quiet").err == ""


def test_what_was_not_run_is_said_too(teikit: Teikit) -> None:
    write(a_xml=TEI.format("", "<p>x</p>"))
    said = teikit("validate", "a.xml", "--ignore", "schematron,grammar,dangling-pointer").text
    assert "no grammar, as that was not selected; no Schematron rules, as these were not selected; " in said
    others = set(Settings().rules()) - BUILT_IN.keys() - {"dangling-pointer"}
    assert f"; no references; {len(others)} rules" in said


def test_the_configuration_of_a_file_says_its_schema(teikit: Teikit) -> None:
    write(a_xml=TEI.format("", "<p>x</p>"), b_xml="<p")
    said = "# a.xml is held to tei_all (TEI 4.12.0), as the file names no schema\n"
    assert said in teikit("config", "a.xml").text
    assert "# b.xml is held to well-formedness alone: b.xml:1:1: " in teikit("config", "b.xml").text


def test_the_profile_is_asked_for_by_the_line_that_convert_writes(teikit: Teikit) -> None:
    write(page_txt="A page of a few words.\n")
    teikit("convert", "page.txt")
    assert '<?xml-model href="urn:teikit:profile"' in Path("page.xml").read_text("utf-8")
    assert "held to: teikit's profile, which the file names" in teikit("validate", "page.xml").text


def test_the_address_of_the_current_release_is_answered_with_the_newest_at_hand(teikit: Teikit) -> None:
    address = "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
    write(a_xml=TEI.format(MODEL.format(address, RELAX_NG), "<p>x</p>"))
    done = teikit("validate", "a.xml")
    assert done.code == 0
    assert "the newest that is at hand was used, of TEI 4.12.0" in done.err


@pytest.mark.parametrize("folder", ["schema", "sche#ma", "sche?ma", "sche%41ma", "sche ma", "é"])
def test_a_schema_is_found_by_every_path(
    teikit: Teikit, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(folder).mkdir()
    Path(folder, "common.rnc").write_text("p = element p { text }", "utf-8")
    Path(folder, "main.rnc").write_text('include "common.rnc"\nstart = p', "utf-8")
    write(texts__a_xml="<p>x</p>")
    monkeypatch.chdir("texts")
    for name in (
        f"../{folder}/main.rnc",
        f"./../{folder}/main.rnc",
        str(Path("..", folder, "main.rnc").resolve()),
    ):
        assert found(teikit, "--schema", name, "a.xml") == []


@NEEDS_SAXON
@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ('<schema xmlns="http://www.ascc.net/xml/schematron"/>', "Schematron 1.x"),
        ("<a/>", 'no Schematron: its root is "a"'),
        ('<schema xmlns="http://purl.oclc.org/dsdl/schematrom"/>', 'in the namespace "http://purl.oclc.org/dsdl/sch'),
        ("<schema", "not well-formed"),
        (RULE.format("(("), ""),
    ],
)  # fmt: skip
def test_a_faulty_sheet_is_a_finding_where_it_is_named_and_all_else_is_checked(
    teikit: Teikit, sheet: str, said: str
) -> None:
    write(
        rules_sch=sheet,
        a_xml=TEI.format(MODEL.format("rules.sch", ISO), "<pp/>"),
        b_xml=TEI.format("", "<qq/>"),
    )
    (path, line, rule, message), *others = found(teikit, "a.xml", "b.xml")
    assert (path, line, rule) == ("a.xml", 1, "schematron")
    assert message.startswith('the schema "rules.sch" cannot be used: ')
    assert said in message
    assert [(path, rule) for path, _, rule, _ in others] == [("a.xml", "grammar"), ("b.xml", "grammar")]


def test_a_schema_that_a_user_chose_in_vain_is_in_every_report_and_the_exit_code_is_2(teikit: Teikit) -> None:
    write(a_xml=TEI.format("", '<ref target="#none">x</ref>'))
    done = teikit("validate", "a.xml", "--schema", "gone.rng", "--format", "json")
    assert done.code == 2
    assert [each["rule"] for each in json.loads(done.out)] == ["grammar", "dangling-pointer"]
    assert 'tests="0"' not in teikit("validate", "a.xml", "--schema", "gone.rng", "--format", "junit").text
    assert "the schema" in done.err


def test_a_file_that_is_not_there_is_in_every_report(teikit: Teikit) -> None:
    done = teikit("validate", "gone.xml", "--format", "json")
    assert (done.code, [each["message"] for each in json.loads(done.out)]) == (2, ["no such file"])


PART = '<div xmlns="http://www.tei-c.org/ns/1.0"><p{}>One</p>{}</div>'
BOOK = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude">'
    '<xi:include href="header.xml"/><text><body>{}</body></text></TEI>'
)
ONE_HEADER = HEADER.replace("<teiHeader", '<teiHeader xmlns="http://www.tei-c.org/ns/1.0"')


def test_a_book_of_parts_is_checked_as_a_whole(teikit: Teikit) -> None:
    write(
        header_xml=ONE_HEADER,
        ch1_xml=PART.format("", ""),
        book_xml=BOOK.format('<xi:include href="ch1.xml"/>'),
    )
    assert found(teikit, "book.xml") == []
    assert found(teikit, ".") == []


def test_findings_in_a_part_name_its_file_and_line(teikit: Teikit) -> None:
    part = PART.format("", "\n<pp/>")
    write(
        header_xml=ONE_HEADER, parts__ch1_xml=part, book_xml=BOOK.format('<xi:include href="parts/ch1.xml"/>')
    )
    for _ in range(2):  # the second time from memory
        ((path, line, rule, _),) = found(teikit, ".")
        assert (path, line, rule) == ("parts/ch1.xml", 2, "grammar")


def test_an_id_that_two_parts_have_is_found(teikit: Teikit) -> None:
    both = '<xi:include href="ch1.xml"/><xi:include href="ch2.xml"/>'
    one = PART.format(' xml:id="a"', "")
    write(header_xml=ONE_HEADER, ch1_xml=one, ch2_xml=one, book_xml=BOOK.format(both))
    assert [(path, rule) for path, _, rule, _ in found(teikit, "book.xml")] == [("ch2.xml", "grammar")]


@pytest.mark.parametrize(
    ("include", "said"),
    [
        ('<xi:include href="none.xml"/>', "no such file"),
        ('<xi:include href="book.xml"/>', "includes itself"),
        ('<xi:include href="ch1.xml" xpointer="none"/>', 'no element with the xml:id "none"'),
        ('<xi:include href="broken.xml"/>', "is not well-formed"),
        ('<xi:include href="../../outside.xml"/>', "outside the project"),
    ],
)
def test_a_part_that_cannot_be_had_is_said(teikit: Teikit, include: str, said: str) -> None:
    write(header_xml=ONE_HEADER, ch1_xml=PART.format("", ""), broken_xml="<p", book_xml=BOOK.format(include))
    messages = [message for _, _, rule, message in found(teikit, "book.xml") if rule == "grammar"]
    assert any(each.startswith("this XInclude was not resolved: ") and said in each for each in messages)


def test_a_part_may_be_text_an_element_or_a_fallback(teikit: Teikit) -> None:
    includes = (
        '<p><xi:include href="words.txt" parse="text"/></p><xi:include href="ch1.xml" xpointer="b"/>'
        '<xi:include href="none.xml"><xi:fallback><p>None.</p></xi:fallback></xi:include>'
    )
    part = PART.format("", '<p xml:id="b">Two</p>')
    write(header_xml=ONE_HEADER, ch1_xml=part, words_txt="a < b & c", book_xml=BOOK.format(includes))
    assert [each for each in found(teikit, "book.xml") if each[2] == "grammar"] == []


@NEEDS_SAXON
def test_rules_may_read_a_register_of_the_project(teikit: Teikit) -> None:
    rules = (
        f'<schema xmlns="{ISO}" queryBinding="xslt2"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>'
        '<let name="known" value="document(\'persons.xml\')//@xml:id"/><pattern>'
        '<rule context="t:persName[@key]">'
        '<assert test="@key = $known">nobody</assert></rule></pattern></schema>'
    )
    persons = '<listPerson><person xml:id="ada"><persName>A</persName></person></listPerson>'
    names = '<p><persName key="ada">A</persName>\n<persName key="bo">B</persName></p>'
    write(rules_sch=rules, persons_xml=TEI.format("", persons), a_xml=TEI.format("", names))
    arguments = ("--schema", "rules.sch", "--select", "schematron", "a.xml")
    assert [(line, message) for _, line, _, message in found(teikit, *arguments)] == [(2, "nobody")]


@NEEDS_SAXON
def test_what_rules_may_not_read_is_said_once_and_is_no_failure(teikit: Teikit) -> None:
    rules = RULE.format("doc('../../secret.xml')")
    write(rules_sch=rules, a_xml=TEI.format("", "<p>x</p>"))
    done = teikit("validate", "--schema", "rules.sch", "--select", "schematron", "a.xml")
    assert done.code == 0
    assert done.err.count("secret.xml") == 1
    assert "it lies neither in the project nor in the folder of the schema" in done.err


@NEEDS_SAXON
def test_a_variable_beside_an_assertion_in_a_pattern_is_of_its_rule(teikit: Teikit) -> None:
    write(
        s_rng=f'<element xmlns="{RELAX_NG}" xmlns:s="{ISO}" name="d"><s:let name="c" value="@c"/>'
        '<s:assert test="$c">no c</s:assert><optional><attribute name="c"/></optional><text/></element>',
        a_xml='<d c="1">x</d>',
    )
    assert found(teikit, "--schema", "s.rng", "a.xml") == []


@NEEDS_SAXON
def test_the_prefix_of_tei_is_known_in_an_odd() -> None:
    odd = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="{ISO}"><elementSpec ident="p">'
        '<constraintSpec ident="c"><constraint><sch:assert test="tei:ref">a ref</sch:assert></constraint>'
        "</constraintSpec></elementSpec></TEI>"
    )
    sheet = schematron.load("rules.odd", odd.encode())
    assert [each.text for each in sheet.failures(TEI.format("", "<p><ref/></p>").encode())] == ["a ref"] * 2


def test_an_entity_that_nothing_declares_is_an_error_at_its_place(teikit: Teikit) -> None:
    doctype = '<!DOCTYPE TEI SYSTEM "none.dtd" [<!ENTITY own "o">]>\n'
    write(a_xml=TEI.format(doctype, '<p n="&oacute;">caf&eacute; &amp; &own;</p>'))
    told = [each for each in found(teikit, "a.xml") if each[2] == "not-well-formed"]
    assert [(line, message.split('"')[1]) for _, line, _, message in told] == [
        (2, "&oacute;"),
        (2, "&eacute;"),
    ]
    assert teikit("export", "text", "a.xml").code == 2
    assert not Path("a.txt").exists()


def test_behind_a_fault_of_xml_ids_pointers_and_tags_are_read_on_and_that_is_said(teikit: Teikit) -> None:
    body = (
        'Fish & chips <ref target="#b">x</ref>\n<p xml:id="a">One <hi>two</p>\n'
        '<p xml:id="a"><ref target="#gone">x</ref><ref target="b.xml">x</ref></p><p xml:id="b">x</p>'
    )
    write(a_xml=TEI.format("", f"<p>{body}</p>"))
    mark = " (found while reading on after the fault)"
    assert found(teikit, "a.xml") == [
        ("a.xml", 1, "not-well-formed", 'not well-formed: a "&" stands by itself'),
        ("a.xml", 2, "not-well-formed", f'"</p>" comes while "hi" of line 2 is still open{mark}'),
        ("a.xml", 3, "duplicate-id", f'xml:id "a" is taken{mark}'),
        (
            "a.xml",
            3,
            "dangling-pointer",
            f'"#gone" points at nothing: no element has xml:id "gone"{mark}',
        ),
        ("a.xml", 3, "missing-file", f'"b.xml" leads to "b.xml", which is not there{mark}'),
    ]
    assert (
        "held to: well-formedness, and 7 rules as far as it could be read on"
        in teikit("validate", "a.xml").text
    )
    assert [each[2] for each in found(teikit, "a.xml", "--select", "not-well-formed")] == [
        "not-well-formed"
    ] * 2


def test_a_file_of_which_nothing_can_be_read_has_one_finding(teikit: Teikit) -> None:
    write(a_xml="a letter, not XML")
    assert [each[2] for each in found(teikit, "a.xml")] == ["not-well-formed"]


@pytest.mark.parametrize("name", ["in c.rnc", "50% of #2?.rnc", "a%20b.rnc", "ä~.rnc"])
@pytest.mark.parametrize("escaped", [False, True])
def test_a_schema_is_found_whatever_signs_are_in_its_name(teikit: Teikit, name: str, escaped: bool) -> None:
    Path(name).write_text("start = any any = element * { attribute * { text }*, (text | any)* }", "utf-8")
    href = quote(name) if escaped else name
    write(a_xml=MODEL.format(href, "").replace(' schematypens=""', "") + "<a><b/></a>")
    assert found(teikit, "a.xml", "--select", "grammar") == []
    assert found(teikit, "a.xml", "--select", "grammar", "--schema", name) == []
