"""What a specification is written as: both syntaxes, Schematron, a compiled ODD, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from tests.odd.vocabulary import SOURCE, WHOLE, customization, document, schema

from teikit import odd, relaxng, schematron

saxon = pytest.mark.skipif(not schematron.available(), reason="saxonche is not installed")
CHANGED = (
    WHOLE
    + """<elementSpec ident="para" mode="change"><attList>
 <attDef ident="kind" mode="change"><valList type="closed" mode="add">
 <valItem ident="a&quot;b"><desc>both "kinds" of 'quotes'</desc></valItem>
 <valItem ident="element"/></valList></attDef>
 <attDef ident="xml:id" mode="delete"/></attList>
 <constraintSpec ident="sure" scheme="schematron"><constraint><sch:assert test="@kind or @sure">say "kind" or
 'sure'</sch:assert></constraint></constraintSpec></elementSpec>
<elementSpec ident="text" ns="urn:x" module="mail" mode="add"><classes><memberOf key="model.part"/></classes>
 <content><anyElement except="urn:y http://www.tei-c.org/ns/1.0"/></content></elementSpec>"""
)
DOCUMENTS = (
    "<letter><greeting/><para kind='element'/></letter>",
    "<letter><greeting/><para kind='none'/><blot/></letter>",
    "<letter><greeting/><x:text xmlns:x='urn:x'><z:a xmlns:z='urn:z'/></x:text></letter>",
    "<letter><greeting/><x:text xmlns:x='urn:x'><y:a xmlns:y='urn:y'/></x:text></letter>",
    "<letter><greeting/><x:text xmlns:x='urn:x'><bold/></x:text></letter>",
)


def load(folder: Path, inside: str = CHANGED) -> odd.Specification:
    schema(folder, inside)
    return odd.load(folder / "our.odd", folder / "letters.xml")


def found(grammar: bytes, name: str) -> list[list[tuple[int, str]]]:
    loaded = relaxng.load(name, grammar)
    return [[(each.line, each.message) for each in loaded.violations(document(text))] for text in DOCUMENTS]


def test_both_syntaxes_say_the_same(tmp_path: Path) -> None:
    specification = load(tmp_path)
    verdicts = found(odd.write(specification, ".rng"), "our.rng")
    assert [bool(each) for each in verdicts] == [False, True, False, True, True]
    assert found(odd.write(specification, ".rnc"), "our.rnc") == verdicts


def test_a_compiled_odd_needs_no_source_and_says_the_same(tmp_path: Path) -> None:
    specification = load(tmp_path)
    (tmp_path / "compiled.odd").write_bytes(odd.write(specification, ".odd"))
    (tmp_path / "letters.xml").unlink()
    again = odd.load(tmp_path / "compiled.odd")
    assert found(odd.write(again, ".rng"), "our.rng") == found(odd.write(specification, ".rng"), "our.rng")
    assert odd.write(again, ".sch") == odd.write(specification, ".sch")


def test_json_has_what_is_in_force(tmp_path: Path) -> None:
    facts = json.loads(odd.write(load(tmp_path), ".json"))
    elements = {each["ident"]: each for each in facts["elements"]}
    assert elements["letter"]["desc"] == {"en": "one letter.", "de": "ein Brief."}
    assert elements["letter"]["children"] == ["blot", "bold", "date", "greeting", "para", "text"]
    assert elements["bold"]["parents"] == ["blot", "bold", "greeting", "letter", "para"][1:]
    kinds = {each["name"]: each for each in elements["para"]["attributes"]}
    assert set(kinds) == {"n", "kind", "sure"}
    assert [each["value"] for each in kinds["kind"]["values"]["items"]] == ['a"b', "element"]
    assert kinds["n"] == {"name": "n", "class": "att.all"}
    assert facts["edition"] == "Version 1.2.0"
    assert {each["ident"] for each in facts["datatypes"]} == {"data.count", "data.word"}


def test_descriptions_come_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    specification = load(tmp_path)
    assert "ein Brief." in odd.write(specification, ".rng", "de").decode()
    assert "one letter." in odd.write(specification, ".rng", "fr").decode()


@saxon
@pytest.mark.parametrize("suffix", [".sch", ".rng"])
def test_rules_fire_where_they_should(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"made{suffix}"
    path.write_bytes(odd.write(load(tmp_path), suffix))
    sheet = schematron.load(str(path))
    broken = list(sheet.failures(document("<letter><greeting/><para/></letter>")))
    assert [(each.role, each.text) for each in broken] == [
        ("warning", "a letter has a date"),
        ("error", "say \"kind\" or 'sure'"),
    ]
    assert not list(sheet.failures(document("<letter><date/><greeting/><para sure='no'/></letter>")))


@saxon
def test_constraints_are_deleted_and_what_is_deprecated_is_said(tmp_path: Path) -> None:
    inside = (
        WHOLE
        + """<elementSpec ident="letter" mode="change">
    <constraintSpec ident="dated" mode="delete"/></elementSpec>
    <elementSpec ident="seal" module="mail" mode="add" validUntil="2030-01-01"><content><empty/></content>
    <classes><memberOf key="model.part"/></classes></elementSpec>"""
    )
    path = tmp_path / "made.sch"
    path.write_bytes(odd.write(load(tmp_path, inside), ".sch"))
    (said,) = schematron.load(str(path)).failures(document("<letter><greeting/><seal/></letter>"))
    assert (said.role, said.text) == (
        "warning",
        "the element seal is deprecated and will be removed on 2030-01-01",
    )


@saxon
def test_lets_and_keys_of_the_schema_serve_all_rules(tmp_path: Path) -> None:
    inside = (
        WHOLE
        + """<constraintSpec ident="lets" scheme="schematron"><constraint><sch:pattern>
      <xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="kinds" match="*[@kind]" use="@kind"/>
      <sch:let name="most" value="1"/></sch:pattern></constraint></constraintSpec>
      <constraintSpec ident="few" scheme="schematron"><constraint><sch:rule context="tei:para">
      <sch:assert test="count(key('kinds', @kind)) le $most">too many of a kind</sch:assert></sch:rule>
      </constraint>
      </constraintSpec>"""
    )
    path = tmp_path / "made.sch"
    path.write_bytes(odd.write(load(tmp_path, inside), ".sch"))
    sheet = schematron.load(str(path))
    twice = "<letter><date/><greeting/><para kind='a'/><para kind='a'/></letter>"
    assert [each.text for each in sheet.failures(document(twice))] == ["too many of a kind"] * 2
    assert not list(sheet.failures(document(twice.replace("'a'", "'b'", 1))))


def test_examples_in_a_source_are_no_declarations(tmp_path: Path) -> None:
    egxml = '<egXML xmlns="http://www.tei-c.org/ns/Examples"><elementSpec ident="ghost"/></egXML>'
    end = "<content><empty/></content></elementSpec>"
    shown = end.replace("</elementSpec>", f"<exemplum>{egxml}</exemplum></elementSpec>")
    (tmp_path / "letters.xml").write_text(SOURCE.replace(end, shown), "utf-8")
    (tmp_path / "our.odd").write_text(customization(WHOLE), "utf-8")
    made = etree.fromstring(odd.write(odd.load(tmp_path / "our.odd", tmp_path / "letters.xml"), ".rng"))
    assert "ghost" not in {
        each.get("name") for each in made.iter("{http://relaxng.org/ns/structure/1.0}define")
    }
