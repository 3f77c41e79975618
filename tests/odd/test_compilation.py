"""What an ODD says is what its grammar allows (TEI P5 22 and 23)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.odd.vocabulary import TEI, WHOLE, accepts, customization, schema

from teikit import odd, relaxng
from teikit.source import FileError

LETTER = "<letter><greeting>Dear</greeting>{}</letter>"


def test_whole_modules_are_taken(tmp_path: Path) -> None:
    grammar = schema(tmp_path, WHOLE)
    assert accepts(grammar, LETTER.format("<para kind='a b' sure='yes'>so <bold>it</bold> is<blot/></para>"))
    assert not accepts(grammar, "<letter><para>no greeting</para></letter>")
    assert not accepts(grammar, LETTER.format("<para kind='A'/>"))
    assert not accepts(grammar, LETTER.format("<para sure='perhaps'/>"))
    assert not accepts(grammar, LETTER.format("<para n='x'/>"))
    assert not accepts(grammar, "<para/>")


@pytest.mark.parametrize("choice", ['include="bold"', 'except="blot"'])
def test_a_module_may_be_taken_in_part(tmp_path: Path, choice: str) -> None:
    grammar = schema(tmp_path, f'<moduleRef key="mail"/><moduleRef key="marks" {choice}/>')
    assert accepts(grammar, LETTER.format("<para><bold>it</bold></para>"))
    assert not accepts(grammar, LETTER.format("<para><blot/></para>"))


def test_single_elements_and_classes_are_taken(tmp_path: Path) -> None:
    taken = '<moduleRef key="mail"/><elementRef key="bold"/><classRef key="model.mark"/>'
    grammar = schema(tmp_path, taken)
    assert accepts(grammar, LETTER.format("<bold>here</bold>"))
    assert not accepts(grammar, LETTER.format("<blot/>"))


def test_what_is_deleted_leaves_no_hole(tmp_path: Path) -> None:
    grammar = schema(tmp_path, WHOLE + '<elementSpec ident="greeting" mode="delete"/>')
    assert accepts(grammar, "<letter><date>May</date><para/></letter>")
    assert not accepts(grammar, LETTER.format(""))


def test_a_class_that_is_deleted_takes_its_attributes_along(tmp_path: Path) -> None:
    grammar = schema(tmp_path, WHOLE + '<classSpec ident="att.kind" type="atts" mode="delete"/>')
    assert not accepts(grammar, LETTER.format("<para kind='a'/>"))
    assert accepts(grammar, LETTER.format("<para n='1'/>"))


def test_attributes_of_classes_are_deleted_and_changed_for_one_element(tmp_path: Path) -> None:
    change = """<elementSpec ident="para" mode="change"><attList>
      <attDef ident="n" mode="delete"/>
      <attDef ident="kind" mode="change" usage="req"><valList type="closed" mode="add">
        <valItem ident="first"/></valList></attDef>
      <attDef ident="hand" mode="add">
        <datatype minOccurs="1" maxOccurs="2"><dataRef name="NCName"/></datatype></attDef>
    </attList></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, LETTER.format("<para kind='first' hand='a b' sure='no'/>"))
    assert accepts(grammar, "<letter n='3'><greeting n='1'/></letter>")
    for wrong in (
        "<para/>",
        "<para kind='second'/>",
        "<para kind='first' n='1'/>",
        "<para kind='first' hand='a b c'/>",
    ):
        assert not accepts(grammar, LETTER.format(wrong)), wrong


def test_attributes_of_a_class_are_changed_for_all(tmp_path: Path) -> None:
    change = """<classSpec ident="att.kind" type="atts" mode="change"><attList>
      <attDef ident="kind" mode="delete"/>
      <attDef ident="sure" mode="change"><valList mode="change" type="closed">
        <valItem ident="no" mode="delete"/><valItem ident="perhaps" mode="add"/></valList></attDef>
    </attList></classSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, LETTER.format("<para sure='perhaps'/><para sure='yes'/>"))
    assert not accepts(grammar, LETTER.format("<para sure='no'/>"))
    assert not accepts(grammar, LETTER.format("<para kind='a'/>"))


def test_a_semi_closed_list_allows_what_the_datatype_does(tmp_path: Path) -> None:
    change = """<elementSpec ident="para" mode="change"><attList><attDef ident="n" mode="change">
      <valList type="semi" mode="add"><valItem ident="none"/></valList></attDef></attList></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, LETTER.format("<para n='none'/><para n='4'/>"))
    assert not accepts(grammar, LETTER.format("<para n='some'/>"))


def test_attributes_exclude_each_other(tmp_path: Path) -> None:
    change = """<elementSpec ident="stamp" module="mail" mode="add">
      <classes><memberOf key="model.part"/></classes><content><empty/></content>
      <attList org="choice"><attDef ident="price" usage="req"/>
        <attList org="group"><attDef ident="free" usage="req"/><attDef ident="why" usage="req"/></attList>
      </attList>
    </elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, LETTER.format("<stamp price='3'/><stamp free='x' why='y'/>"))
    for wrong in ("<stamp/>", "<stamp free='x'/>", "<stamp price='3' free='x' why='y'/>"):
        assert not accepts(grammar, LETTER.format(wrong)), wrong


def test_memberships_change(tmp_path: Path) -> None:
    change = """<elementSpec ident="blot" mode="change"><classes mode="change">
      <memberOf key="model.mark" mode="delete"/><memberOf key="model.part"/></classes></elementSpec>
      <elementSpec ident="bold" mode="change"><classes><memberOf key="model.mark"/></classes></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, LETTER.format("<blot/>"))
    assert not accepts(grammar, LETTER.format("<para><blot/></para>"))
    assert not accepts(grammar, LETTER.format("<bold n='1'/>"))  # replaced as a whole: att.all is gone


def test_contents_are_replaced(tmp_path: Path) -> None:
    change = """<elementSpec ident="letter" mode="change"><content><sequence preserveOrder="false">
      <elementRef key="greeting"/><elementRef key="date" minOccurs="2" maxOccurs="3"/>
      </sequence></content></elementSpec>
      <elementSpec ident="date" mode="change"><content><dataRef name="gYear"/></content></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    dates = "<date>1914</date>" * 2
    assert accepts(grammar, f"<letter>{dates}<greeting/></letter>")
    assert accepts(grammar, f"<letter><greeting/>{dates}<date>1915</date></letter>")
    assert not accepts(grammar, "<letter><greeting/><date>1914</date></letter>")
    assert not accepts(grammar, f"<letter>{dates}{dates}<greeting/></letter>")
    assert not accepts(grammar, "<letter><greeting/><date>May</date><date>1914</date></letter>")


@pytest.mark.parametrize(
    ("way", "good", "bad"),
    [
        ("sequence", "<bold/><blot/>", "<blot/><bold/>"),
        ("sequenceOptional", "<blot/>", "<blot/><bold/>"),
        ("sequenceRepeatable", "<bold/><bold/><blot/>", "<blot/>"),
        ("sequenceOptionalRepeatable", "<blot/><blot/>", "<blot/><bold/>"),
        ("alternation", "<blot/>", "<bold/><blot/>"),
    ],
)
def test_a_class_stands_for_its_members_in_turn(tmp_path: Path, way: str, good: str, bad: str) -> None:
    change = f"""<elementSpec ident="date" mode="change"><content><classRef key="model.mark" expand="{way}"/>
    </content></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, f"<letter><date>{good}</date><greeting/></letter>")
    assert not accepts(grammar, f"<letter><date>{bad}</date><greeting/></letter>")


def test_islands_of_relax_ng(tmp_path: Path) -> None:
    change = """<elementSpec ident="date" mode="change"><content><rng:choice><rng:value>today</rng:value>
      <rng:group><rng:ref name="model.mark_sequence"/></rng:group></rng:choice></content></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, "<letter><date>today</date><greeting/></letter>")
    assert accepts(grammar, "<letter><date><bold/><blot/></date><greeting/></letter>")
    assert not accepts(grammar, "<letter><date>never</date><greeting/></letter>")


def test_elements_of_any_name(tmp_path: Path) -> None:
    change = """<elementSpec ident="date" mode="change"><content><anyElement/></content></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, "<letter><date><x xmlns='urn:x' a='b'>c<y/></x></date><greeting/></letter>")
    assert not accepts(grammar, "<letter><date><blot/></date><greeting/></letter>")


def test_other_names_and_namespaces(tmp_path: Path) -> None:
    change = """<elementSpec ident="para" mode="change"><altIdent>absatz</altIdent>
      <attList><attDef ident="kind" mode="change"><altIdent>art</altIdent></attDef></attList></elementSpec>
      <elementSpec ident="seal" ns="urn:seals" mode="add"><classes><memberOf key="model.part"/></classes>
      <content><empty/></content><attList><attDef ident="wax" ns="urn:wax"/></attList></elementSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(
        grammar, LETTER.format("<absatz art='a'/><s:seal xmlns:s='urn:seals' w:wax='red' xmlns:w='urn:wax'/>")
    )
    assert not accepts(grammar, LETTER.format("<para/>"))
    assert not accepts(grammar, LETTER.format("<seal/>"))


def test_a_foreign_grammar_is_brought_in(tmp_path: Path) -> None:
    (
        tmp_path / "music.rng"
    ).write_text("""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:music">
      <include href="notes.rng"/><start><ref name="tune"/></start>
      <define name="tune"><element name="tune"><oneOrMore><ref name="note"/></oneOrMore></element></define>
      </grammar>""")
    (
        tmp_path / "notes.rng"
    ).write_text("""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:music">
      <define name="note"><element name="note"><empty/></element></define></grammar>""")
    taken = """<moduleRef url="music.rng" prefix="m_"><content>
      <rng:define name="t_model.part" combine="choice"><rng:ref name="m_tune"/></rng:define>
      </content></moduleRef>"""
    grammar = schema(tmp_path, WHOLE + taken, prefix="t_")
    assert accepts(grammar, LETTER.format("<tune xmlns='urn:music'><note/></tune><para/>"))
    assert not accepts(grammar, LETTER.format("<tune xmlns='urn:music'/>"))
    assert not accepts(grammar, "<tune/>")


def test_groups_and_inclusions(tmp_path: Path) -> None:
    (tmp_path / "part.xml").write_text(
        f'<specGrp xmlns="{TEI}"><elementSpec ident="blot" mode="delete"/></specGrp>', "utf-8"
    )
    (tmp_path / "more.xml").write_text(
        f'<div xmlns="{TEI}"><specGrp xml:id="g"><elementSpec ident="date" mode="delete"/></specGrp></div>',
        "utf-8",
    )
    inside = WHOLE + '<specGrpRef target="part.xml"/><specGrpRef target="more.xml#g"/>'
    inside += '<xi:include href="more.xml" xpointer="g"/>'
    grammar = schema(tmp_path, inside)
    assert accepts(grammar, LETTER.format(""))
    assert not accepts(grammar, LETTER.format("<blot/>"))
    assert not accepts(grammar, "<letter><date>May</date><greeting/></letter>")


def test_an_odd_is_the_source_of_another(tmp_path: Path) -> None:
    schema(tmp_path, WHOLE)  # writes the source
    (tmp_path / "one.odd").write_text(
        customization(WHOLE + '<elementSpec ident="blot" mode="delete"/>', source="letters.xml"), "utf-8"
    )
    (tmp_path / "two.odd").write_text(
        customization(WHOLE + '<elementSpec ident="date" mode="delete"/>', source="one.odd"), "utf-8"
    )
    (tmp_path / "three.odd").write_text(customization(WHOLE, source="two.odd"), "utf-8")
    made = odd.write(odd.load(tmp_path / "three.odd"), ".rng")
    grammar = relaxng.load("three.rng", made)
    assert accepts(grammar, LETTER.format("<bold/>"))
    assert not accepts(grammar, LETTER.format("<blot/>"))
    assert not accepts(grammar, "<letter><date>May</date><greeting/></letter>")


def test_references_may_name_their_own_source(tmp_path: Path) -> None:
    schema(tmp_path, WHOLE)
    (tmp_path / "bold.odd").write_text(customization(WHOLE + """<elementSpec ident="bold" mode="change">
      <content><empty/></content></elementSpec>""", source="letters.xml"), "utf-8")  # fmt: skip
    taken = '<moduleRef key="mail"/><classRef key="model.mark"/><elementRef key="bold" source="bold.odd"/>'
    grammar = schema(tmp_path, taken)
    assert accepts(grammar, LETTER.format("<bold/>"))
    assert not accepts(grammar, LETTER.format("<bold>text</bold>"))


def test_an_odd_that_is_its_own_source_ends(tmp_path: Path) -> None:
    (tmp_path / "one.odd").write_text(customization(WHOLE, source="two.odd"), "utf-8")
    (tmp_path / "two.odd").write_text(customization(WHOLE, source="one.odd"), "utf-8")
    with pytest.raises(FileError, match=r"(one|two)\.odd:\d+:\d+: .* is the ODD itself, or made from it"):
        odd.load(tmp_path / "one.odd")


def test_a_vocabulary_that_is_not_tei(tmp_path: Path) -> None:
    grammar = schema(tmp_path, WHOLE + '<elementSpec ident="blot" mode="delete"/>', ns="urn:letters")
    letter = "<letter xmlns='urn:letters' n='1'><greeting>Dear</greeting>{}</letter>"
    assert not list(grammar.violations(letter.format("<para><bold>it</bold></para>").encode()))
    assert list(grammar.violations(letter.format("<blot/>").encode()))
    assert not accepts(grammar, LETTER.format(""))


def test_an_older_odd_names_its_datatypes_as_patterns(tmp_path: Path) -> None:
    change = """<elementSpec ident="para" mode="change"><attList><attDef ident="kind" mode="change">
      <datatype><rng:ref name="data.enumerated"/></datatype>
      <valList type="semi" mode="add"><valItem ident="1st"/></valList></attDef>
      <attDef ident="page" mode="add"><datatype><rng:data type="gYear"/></datatype></attDef>
      </attList></elementSpec>
      <macroSpec ident="macro.words" type="pe" mode="change"><content>
      <rng:zeroOrMore><rng:choice>
      <rng:text/><rng:ref name="model.mark"/><rng:ref name="model.gone"/></rng:choice>
      </rng:zeroOrMore></content></macroSpec>"""
    grammar = schema(tmp_path, WHOLE + change)
    assert accepts(grammar, LETTER.format("<para kind='1st' page='1914'>so <blot/></para><para kind='Any'/>"))
    assert not accepts(grammar, LETTER.format("<para kind='2nd'/>"))
    assert not accepts(grammar, LETTER.format("<para page='x'/>"))
    assert not accepts(grammar, LETTER.format("<para><para/></para>"))


def test_a_source_may_include_its_parts(tmp_path: Path) -> None:
    schema(tmp_path, WHOLE)
    (tmp_path / "gone.xml").write_text(f'<elementSpec xmlns="{TEI}" ident="blot" mode="delete"/>', "utf-8")
    (tmp_path / "one.odd").write_text(
        customization(WHOLE + '<xi:include href="gone.xml"/>', source="letters.xml"), "utf-8"
    )
    (tmp_path / "two.odd").write_text(customization(WHOLE, source="one.odd"), "utf-8")
    grammar = relaxng.load("two.rng", odd.write(odd.load(tmp_path / "two.odd"), ".rng"))
    assert accepts(grammar, LETTER.format("<bold/>"))
    assert not accepts(grammar, LETTER.format("<blot/>"))
