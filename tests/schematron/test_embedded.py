"""Rules that stand inside RELAX NG and ODD, in patterns, loose, or as bare assertions."""

from __future__ import annotations

import pytest

from teikit import schematron
from teikit.caching import Kept
from teikit.schematron import SchematronError

RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:t="urn:t" ns="urn:d"><sch:ns prefix="d" uri="urn:d"/>{}</grammar>"""
ODD = """<schemaSpec xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  ns="urn:d"><constraintDecl><sch:ns prefix="d" uri="urn:d"/></constraintDecl>{}</schemaSpec>"""
SCH = "http://purl.oclc.org/dsdl/schematron"
DOCUMENT = b"""<d xmlns="urn:d"><p n="1"/><q/><t:q xmlns:t="urn:t"/></d>"""


def found(schema: str, document: bytes = DOCUMENT) -> list[tuple[str, str]]:
    sheet = schematron.load("schema.rng", schema.encode())
    return [(failure.pattern, failure.text) for failure in sheet.failures(document)]


def test_a_pattern_inside_relax_ng_is_run():
    rule = """<sch:pattern id="P"><sch:rule context="d:p"><sch:report test="@n">n</sch:report></sch:rule>
        </sch:pattern>"""
    assert found(RNG.format(f'<define name="x">{rule}</define>')) == [("P", "n")]


def test_loose_rules_of_one_place_are_one_pattern():
    rules = """<sch:rule context="d:p"><sch:report test="@n">first</sch:report></sch:rule>
        <sch:rule context="d:*"><sch:report test="true()">rest</sch:report></sch:rule>"""
    texts = [text for _, text in found(RNG.format(f'<define name="x">{rules}</define>'))]
    assert texts == ["rest", "first", "rest"]
    apart = [
        text for _, text in found(RNG.format(f'<define name="x">{rules}</define><start>{rules}</start>'))
    ]
    assert sorted(apart) == sorted(texts * 2)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ('<element name="q">{}</element>', [28]),
        ('<element name="t:q">{}</element>', [32]),
        ("<element><name>q</name>{}</element>", [28]),
        ('<element ns="urn:t"><name>q</name>{}</element>', [32]),
        ('<element name="p"><attribute name="n">{}</attribute></element>', [21]),
        ('<attribute name="n">{}</attribute>', [21]),
    ],
)
def test_a_bare_assertion_is_about_what_is_declared_around_it(name, columns):
    body = name.format('<sch:report test="true()">x</sch:report>')
    sheet = schematron.load("schema.rng", RNG.format(f'<define name="x">{body}</define>').encode())
    assert [failure.column for failure in sheet.failures(DOCUMENT)] == columns


def test_a_constraint_of_an_odd_is_a_pattern_with_its_name():
    spec = """<elementSpec ident="p"><constraintSpec ident="bare" scheme="schematron"><constraint>
        <sch:assert test="@m">no m</sch:assert><sch:report test="@n">n</sch:report></constraint>
        </constraintSpec>
      <attList><attDef ident="n"><constraintSpec ident="att" scheme="schematron"><constraint>
        <sch:report test=". = '1'">one</sch:report></constraint></constraintSpec></attDef></attList>
      <constraintSpec ident="ruled" scheme="schematron"><constraint><sch:rule context="d:q">
        <sch:report test="true()">q</sch:report></sch:rule></constraint></constraintSpec></elementSpec>"""
    assert found(ODD.format(spec)) == [("bare", "no m"), ("bare", "n"), ("att", "one"), ("ruled", "q")]


def test_examples_and_deleted_constraints_are_not_run():
    rule = (
        '<constraint><sch:rule context="d:p"><sch:report test="true()">x</sch:report></sch:rule></constraint>'
    )
    shown = f'<egXML xmlns="http://www.tei-c.org/ns/Examples"><constraintSpec>{rule}</constraintSpec></egXML>'
    gone = f'<constraintSpec ident="a" mode="delete">{rule}</constraintSpec>'
    assert found(ODD.format(shown + gone)) == []
    assert not schematron.load("schema.odd", ODD.format(shown + gone).encode())


def test_variables_keys_and_functions_may_stand_beside_the_rules():
    parts = """<sch:let name="known" value="'1'"/>
      <xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="n" match="d:p" use="@n"/>
      <sch:rule context="d:d"><sch:report test="key('n', $known)">found</sch:report></sch:rule>"""
    assert found(RNG.format(parts)) == [("", "found")]


def test_a_bare_assertion_without_a_declaration_around_it_is_refused():
    with pytest.raises(SchematronError, match="no declaration around it") as caught:
        schematron.load("schema.rng", RNG.format('\n<sch:assert test="p">x</sch:assert>').encode())
    assert (caught.value.path, caught.value.line) == ("schema.rng", 3)


def test_a_schema_without_rules_is_an_empty_sheet():
    assert not schematron.load("schema.rng", RNG.format("<start><text/></start>").encode())


def said(folder, files):
    """What the rules say of the document where main.rng includes the others."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return sorted(failure.text for failure in schematron.load(folder / "main.rng").failures(DOCUMENT))


def rule(text, context="d:p"):
    return f'<sch:rule context="{context}"><sch:report test="true()">{text}</sch:report></sch:rule>'


def test_rules_of_included_grammars_are_run_once(tmp_path):
    part = RNG.format(f'{rule("part")}<include href="again.rng"/>')
    files = {
        "main.rng": RNG.format(
            f'<include href="parts/part.rng"/>{rule("own")}<include href="parts/again.rng"/>'
        ),
        "parts/part.rng": part,
        "parts/again.rng": RNG.format(f'{rule("again")}<include href="part.rng"/><include href="gone.rng"/>'),
    }
    assert said(tmp_path, files) == ["again", "own", "part"]


def test_a_rule_in_a_definition_that_is_overridden_is_not_run(tmp_path):
    define = '<define name="{}"><element name="x"><empty/></element>{}</define>'.format
    over = define("x", rule("new"))
    start = '<start><ref name="y"/></start>'
    part = define("x", rule("old")) + define("y", rule("kept")) + f"<start>{rule('old start')}</start>"
    files = {
        "main.rng": RNG.format(f'<include href="part.rng"><div>{over}</div>{start}</include>'),
        "part.rng": RNG.format(part),
    }
    assert said(tmp_path, files) == ["kept", "new"]


def test_an_external_pattern_and_a_base_are_followed(tmp_path):
    spaces = f'xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="{SCH}"'
    files = {
        "main.rng": RNG.format('<div xml:base="parts/"><start><externalRef href="p.rng"/></start></div>'),
        "parts/p.rng": f'<element {spaces} name="x">{rule("far")}</element>',
    }
    assert said(tmp_path, files) == ["far"]


def test_a_changed_part_is_not_taken_from_the_cache(tmp_path):
    main, part, cache = tmp_path / "main.rng", tmp_path / "part.rng", tmp_path / "cache"
    main.write_text(RNG.format('<include href="part.rng"/>'), "utf-8")
    for text in ("one", "one", "two"):
        part.write_text(RNG.format(rule(text)), "utf-8")
        (failure,) = schematron.load(main, kept=Kept(cache)).failures(DOCUMENT)
        assert failure.text == text
    assert len(list(cache.iterdir())) == 1
