"""The elements of ISO 19757-3, each by a small sheet and a small document."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit import schematron
from teikit.schematron import Failure, SchematronError


def texts(failures: list[Failure]) -> list[str]:
    return [failure.text for failure in failures]


def test_an_assertion_fails_when_false_and_a_report_when_true(ask):
    body = """<pattern><rule context="p">
        <assert test="@n">no n</assert><report test="@x">has x</report>
    </rule></pattern>"""
    assert texts(ask(body, "<d><p n='1'/><p x='1'/></d>")) == ["no n", "has x"]


def test_a_node_is_handled_by_the_first_matching_rule_of_a_pattern_only(ask):
    body = """<pattern id="one">
        <rule context="p[@n]"><report test="true()">first</report></rule>
        <rule context="p"><report test="true()">second</report></rule>
        <rule context="*"><report test="true()">third</report></rule>
    </pattern>
    <pattern id="two"><rule context="p"><report test="true()">other pattern</report></rule></pattern>"""
    assert texts(ask(body, "<p n='1'><p/></p>")) == ["first", "other pattern", "second", "other pattern"]


def test_a_rule_fires_once_on_a_node_that_both_its_alternatives_match(ask):
    body = """<pattern><rule context="p | *[@n]"><report test="true()">once</report></rule></pattern>"""
    assert texts(ask(body, "<p n='1'/>")) == ["once"]


def test_variables_of_schema_phase_pattern_and_rule_are_seen_from_inside(ask):
    body = """<let name="most" value="count(//p)"/>
    <phase id="strict"><let name="limit" value="1"/><active pattern="a"/></phase>
    <phase id="lax"><let name="limit" value="9"/><active pattern="a"/></phase>
    <pattern id="a"><let name="twice" value="$most * 2"/>
      <rule context="d[$twice gt $most]"><let name="here" value="count(p)"/>
        <assert test="$here le $limit"><value-of select="$here, $most, $twice" separator="/"/></assert></rule>
    </pattern>"""
    document = "<d><p/><p/></d>"
    assert texts(ask(body, document, "strict")) == ["2 2 4"]
    assert texts(ask(body, document, "lax")) == []


def test_patterns_may_use_the_same_variable_for_different_things(ask):
    body = """
    <pattern><let name="x" value="'a'"/><rule context="*[name() = $x]">
        <report test="true()"><value-of select="$x"/></report></rule></pattern>
    <pattern><let name="x" value="'b'"/><rule context="*[name() = $x]">
        <report test="true()"><value-of select="$x"/></report></rule></pattern>"""
    assert texts(ask(body, "<a><b/></a>")) == ["a", "b"]


def test_a_variable_in_a_context_is_not_found_in_a_string(ask):
    body = """<pattern><let name="x" value="1"/>
        <rule context="p[@n = '$x' (: $x (: $x :) :)]">
        <report test="true()">literal</report></rule></pattern>"""
    assert texts(ask(body, "<p n='$x'/>")) == ["literal"]


def test_a_variable_may_have_content_and_a_type(ask):
    body = """<let name="known"><item>red</item><item>blue</item></let>
    <pattern><rule context="p"><let name="n" as="xs:integer" value="xs:integer(@n)"/>
        <assert test="@c = $known/*:item"><value-of select="$n + 1"/></assert></rule></pattern>"""
    assert texts(ask(body, "<d><p c='red' n='1'/><p c='green' n='2'/></d>")) == ["3"]


def test_an_abstract_pattern_is_written_out_with_its_parameters(ask):
    body = """<pattern abstract="true" id="holds"><rule context="$outer">
        <assert test="$inner and $inner-most" diagnostics="d">
          <name/> lacks <value-of select="'$inner'"/></assert>
      </rule></pattern>
    <pattern is-a="holds" id="lists"><param name="outer" value="list"/><param name="inner" value="item"/>
        <param name="inner-most" value="true()"/></pattern>
    <pattern is-a="holds" id="tables"><param name="outer" value="table"/><param name="inner" value="row"/>
        <param name="inner-most" value="true()"/></pattern>
    <diagnostics><diagnostic id="d">under <name path=".."/></diagnostic></diagnostics>"""
    found = ask(body, "<d><list/><table/><list><item/></list></d>")
    assert texts(found) == ["list lacks item", "table lacks row"]
    assert [failure.pattern for failure in found] == ["lists", "tables"]
    assert found[0].diagnostics == ("under d",)


def test_an_abstract_rule_is_extended_through_another(ask):
    body = """<pattern>
      <rule abstract="true" id="base"><let name="who" value="name()"/>
        <assert test="@n"><value-of select="$who"/>: n</assert></rule>
      <rule abstract="true" id="more"><extends rule="base"/><assert test="@m">m</assert></rule>
      <rule context="p"><extends rule="more"/><assert test="@k">k</assert></rule></pattern>"""
    assert texts(ask(body, "<p/>")) == ["p: n", "m", "k"]


def test_a_message_has_names_values_and_inline_markup_with_its_white_space_folded(ask):
    body = """<ns prefix="t" uri="urn:t"/><pattern><rule context="t:p"><report test="true()">
        The <emph>first</emph> <name/> in <name path=".."/>
        (<name path="local-name(..)"/>)   is <dir value="rtl">not</dir><span class="x">able</span>:
        <value-of select="@n, @m"/> <xsl:value-of select="1 to 3" separator="-"/></report></rule></pattern>"""
    found = ask(body, '<t:d xmlns:t="urn:t"><t:p n="1" m="2"/></t:d>')
    assert texts(found) == ["The first t:p in t:d (d) is notable: 1 2 1-2-3"]


def test_ids_role_flag_and_properties_come_along(ask):
    body = """<pattern id="P"><rule id="R" context="p" role="info" flag="f">
      <report id="A" test="true()">one</report>
      <report id="B" test="true()" role="Warn" properties="q">two</report>
      <report id="C" test="true()" role="something else" flag="g">three</report></rule></pattern>
    <properties><property id="q">value <value-of select="@n"/></property></properties>"""
    one, two, three = ask(body, "<p n='7'/>")
    assert (one.pattern, one.rule, one.assertion, one.role, one.flag) == ("P", "R", "A", "information", "f")
    assert (two.role, two.properties) == ("warning", (("q", "value 7"),))
    assert (three.role, three.flag, three.test) == ("error", "g", "true()")


@pytest.mark.parametrize("word", ["warning", "warn", "WARNING", "nonfatal"])
def test_a_flag_that_is_a_severity_stands_in_for_the_role(ask, word):
    body = f"""<pattern><rule context="p"><report test="true()" flag="{word}">x</report></rule></pattern>"""
    assert ask(body, "<p/>")[0].role == "warning"


def test_phases_choose_patterns_and_the_default_is_taken(load):
    body = """<phase id="a"><active pattern="x"/></phase><phase id="b"><active pattern="y"/></phase>
    <pattern id="x"><rule context="*"><report test="true()">x</report></rule></pattern>
    <pattern id="y"><rule context="*"><report test="true()">y</report></rule></pattern>"""
    sheet = load(body, 'defaultPhase="b"')
    assert sheet.phases == ("#ALL", "a", "b")
    by_phase = {
        phase: texts(list(sheet.failures(b"<d/>", phase=phase))) for phase in (None, "a", "#ALL", "#DEFAULT")
    }
    assert by_phase == {None: ["y"], "a": ["x"], "#ALL": ["x", "y"], "#DEFAULT": ["y"]}
    with pytest.raises(SchematronError, match='no phase "c"; there is #ALL, a, b'):
        list(sheet.failures(b"<d/>", phase="c"))


def test_functions_and_keys_of_the_schema_work(ask):
    body = """<ns prefix="f" uri="urn:f"/><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>
    <xsl:key name="by-id" match="item" use="@id"/>
    <xsl:function name="f:half" xmlns:f="urn:f" xmlns:xs="http://www.w3.org/2001/XMLSchema" as="xs:integer">
      <xsl:param name="n" as="xs:integer"/><xsl:sequence select="$n idiv 2"/></xsl:function>
    <pattern><rule context="ref"><assert test="key('by-id', @to)">no <value-of select="@to"/></assert>
      <assert test="f:half(@n) gt 2">half of <value-of select="@n"/></assert></rule></pattern>"""
    document = "<d><item id='a'/><ref to='a' n='8'/><ref to='b' n='3'/></d>"
    assert texts(ask(body, document)) == ["no b", "half of 3"]


def test_current_means_the_context_node(ask):
    body = """<pattern><rule context="ref">
        <assert test="//item[@id = current()/@to]">dangling</assert></rule></pattern>"""
    assert texts(ask(body, "<d><item id='a'/><ref to='a'/><ref to='b'/></d>")) == ["dangling"]


@pytest.mark.parametrize("binding", ["xslt", "xslt2", "XSLT3", "xpath2", "xpath3"])
def test_every_binding_that_xslt_3_covers_is_taken(load, binding):
    sheet = load('<pattern><rule context="p"><assert test="@n">n</assert></rule></pattern>', binding=binding)
    assert len(list(sheet.failures(b"<p/>"))) == 1


def test_an_include_and_an_extends_bring_in_another_file(tmp_path: Path):
    space = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/pattern.sch").write_text(
        f'<pattern {space} id="P"><rule context="p"><extends href="rule.sch#r"/></rule></pattern>'
    )
    (tmp_path / "parts/rule.sch").write_text(
        f'<rules {space}><rule abstract="true" id="r"><assert test="@n">n of <name/></assert></rule></rules>'
    )
    (tmp_path / "parts/lib.xsl").write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:f">'
        '<xsl:function name="f:yes"><xsl:sequence select="true()"/></xsl:function></xsl:stylesheet>'
    )
    main = tmp_path / "main.sch"
    main.write_text(
        f'<schema {space} queryBinding="xslt2"><ns prefix="f" uri="urn:f"/>'
        '<xsl:include xmlns:xsl="http://www.w3.org/1999/XSL/Transform" href="parts/lib.xsl"/>'
        '<include href="parts/pattern.sch"/>'
        '<pattern><rule context="q"><report test="f:yes()">q</report></rule></pattern></schema>'
    )
    found = list(schematron.load(main).failures(b"<d><p/><q/></d>"))
    assert [(f.pattern, f.text) for f in found] == [("P", "n of p"), ("", "q")]


def test_a_pattern_looks_at_the_documents_that_it_names(tmp_path: Path, load):
    (tmp_path / "a.xml").write_text("<d>\n <p/>\n</d>")
    (tmp_path / "b.xml").write_text("<d><p n='1'/></d>")
    sheet = load(
        '<pattern documents="/index/@file"><rule context="p"><assert test="@n">no n</assert></rule></pattern>'
        '<pattern><rule context="index"><report test="true()">main</report></rule></pattern>'
    )
    found = list(sheet.failures(b"<index file='a.xml'/>", str(tmp_path / "index.xml")))
    assert [(f.text, f.path, f.line, f.column) for f in found] == [
        ("main", "", 1, 1),
        ("no n", str(tmp_path / "a.xml"), 2, 2),
    ]
    for outside in ("../x.xml", "/etc/passwd", "http://127.0.0.1:9/a.xml", "missing.xml"):
        document = f"<index file='{outside}'/>".encode()
        said = list(sheet.failures(document, str(tmp_path / "index.xml")))
        assert texts(said)[0] == "main"
        assert texts(said)[1].startswith(f'the document "{outside}" cannot be read')
        assert len(said) == 2


def test_a_sheet_without_rules_is_false_and_finds_nothing(load):
    assert not load("<title>nothing</title>")
    assert list(load("<title>nothing</title>").failures(b"<d/>")) == []
    assert load('<pattern><rule context="p"><assert test="@n">n</assert></rule></pattern>')


def test_many_rules_on_one_node_are_all_run(load):
    rule = '<pattern><rule context="*"><report test="true()">{}</report></rule></pattern>'
    sheet = load("".join(rule.format(number) for number in range(2000)))
    assert len(list(sheet.failures(b"<d/>"))) == 2000
