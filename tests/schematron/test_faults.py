"""What is wrong with a sheet or a document is one clear line at a place, never a traceback."""

from __future__ import annotations

import pickle
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teikit import schematron
from teikit.schematron import SchematronError, processor

RULE = '<pattern><rule context="{}"><assert test="{}">text</assert></rule></pattern>'
SPACE = 'xmlns="http://purl.oclc.org/dsdl/schematron"'

FAULTS = {
    '\n<pattern><rule context="p">\n<assert>x</assert></rule></pattern>': ('"assert" without "test"', 4),
    "\n<pattern>\n<rule/></pattern>": ('"rule" without "context"', 4),
    '<pattern is-a="x"/>': ('no abstract pattern "x"', 2),
    '<pattern><rule context="p"><extends rule="x"/></rule></pattern>': ('no abstract rule "x"', 2),
    '<pattern><rule abstract="true" id="x"><extends rule="x"/></rule><rule context="p"><extends rule="x"/>'
    "</rule></pattern>": ('the abstract rule "x" extends itself', 2),
    '<pattern><rule context="p"><assert test="x" diagnostics="d"/></rule></pattern>': (
        'no diagnostic "d"',
        2,
    ),
    '<phase id="a"><active pattern="x"/></phase>': ('activates a pattern "x" that is not there', 2),
    '<let value="1"/>' + RULE.format("p", "q"): ('"let" without "name"', 2),
    '<ns prefix="t"/>' + RULE.format("p", "q"): ('"ns" without "uri"', 2),
    '<pattern><rule context="p"><assert test="x">\n<value-of/></assert></rule></pattern>': (
        '"value-of" without "select"',
        3,
    ),
    '<include href="http://127.0.0.1:9/x.sch"/>': ("is not a relative file name", 2),
    '<include href="../x.sch"/>': ("lies outside the folder", 2),
    '<include href="x.sch"/>': ("cannot be read", 2),
}


@pytest.mark.parametrize("body", FAULTS)
def test_a_wrong_sheet_is_refused_at_its_line(load, body):
    reason, line = FAULTS[body]
    with pytest.raises(SchematronError) as caught:
        load(body)
    assert reason in caught.value.reason
    assert (caught.value.path, caught.value.line) == ("rules.sch", line)
    assert str(caught.value) == f"rules.sch:{line}: {caught.value.reason}"


EXPRESSIONS = {
    '\n<pattern><rule context="p">\n<assert test="1 +">x</assert></rule></pattern>': (4, "XPST0003"),
    '\n<pattern>\n<rule context="p["><assert test="1">x</assert></rule></pattern>': (4, "XTSE0340"),
    "\n\n" + RULE.format("t:p", "1"): (4, "XPST0081"),
    '\n<pattern><rule context="p">\n<assert test="$x">x</assert></rule></pattern>': (4, "XPST0008"),
    "\n\n" + RULE.format("p", "f()"): (4, "XPST0017"),
    '\n\n<let name="x" value="]"/>' + RULE.format("p", "$x"): (4, "XPST0003"),
    '<pattern><rule context="p">\n<assert test="q">x\n<value-of select="!"/></assert></rule></pattern>': (
        4,
        "XPST0003",
    ),
    '<pattern><rule context="p">\n<assert test="q">x\n<name path="("/></assert></rule></pattern>': (
        4,
        "XPST0003",
    ),
}


@pytest.mark.parametrize("body", EXPRESSIONS)
def test_a_wrong_expression_is_found_by_compile_at_its_line(load, body):
    line, code = EXPRESSIONS[body]
    sheet = load(body)
    with pytest.raises(SchematronError) as caught:
        sheet.compile()
    assert (caught.value.path, caught.value.line) == ("rules.sch", line)
    assert code in caught.value.reason
    assert "\n" not in str(caught.value)
    with pytest.raises(SchematronError):
        list(sheet.failures(b"<p/>"))


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        (b"", "not well-formed: Document is empty", 1),
        (b"<schema>\n<p>", "not well-formed", 2),
        (f'<schema {SPACE} queryBinding="stx"/>'.encode(), 'the query language "stx" is not supported', 1),
        (f"<pattern {SPACE}/>".encode(), '"pattern" cannot be the root of a sheet', 1),
        (b'<schema xmlns="http://www.ascc.net/xml/schematron"/>', "Schematron 1.x", 1),
        (f'<schema {SPACE} defaultPhase="x"/>'.encode(), 'no phase "x"', 0),
        (f'<include {SPACE} href="a.sch"/>'.encode(), "an include cannot be the whole schema", 1),
    ],
)
def test_what_is_no_sheet_is_refused(text, reason, line):
    with pytest.raises(SchematronError) as caught:
        schematron.load("rules.sch", text)
    assert reason in caught.value.reason
    assert caught.value.line == line


def test_a_sheet_that_cannot_be_read_is_refused(tmp_path: Path):
    with pytest.raises(SchematronError, match="cannot be read: No such file"):
        schematron.load(tmp_path / "none.sch")


def test_an_include_in_a_circle_is_refused(tmp_path: Path):
    (tmp_path / "a.sch").write_text(f'<pattern {SPACE}><include href="a.sch"/></pattern>')
    main = tmp_path / "main.sch"
    main.write_text(f'<schema {SPACE}><include href="a.sch"/></schema>')
    with pytest.raises(SchematronError, match="includes itself") as caught:
        schematron.load(main)
    assert caught.value.path == str(tmp_path / "a.sch")


def test_an_error_in_an_included_file_has_the_name_of_that_file(tmp_path: Path):
    (tmp_path / "a.sch").write_text(
        f'<pattern {SPACE}>\n<rule context="p">\n<assert test="(">x</assert></rule></pattern>'
    )
    main = tmp_path / "main.sch"
    main.write_text(f'<schema {SPACE}><include href="a.sch"/></schema>')
    with pytest.raises(SchematronError) as caught:
        schematron.load(main).compile()
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "a.sch"), 3)


@pytest.mark.parametrize(
    ("document", "line", "column"),
    [
        (b"", 1, 1),
        (b"<d>\n <p></d>", 2, 7),
        (b"<d>\xff</d>", 1, 1),
        (b"<t:d/>", 1, 1),
        (b"<d a='1' a='2'/>", 1, 10),
    ],
)
def test_a_document_that_cannot_be_read_is_one_failure(ask, document, line, column):
    (failure,) = ask(RULE.format("p", "q"), document)
    assert failure.role == "error"
    assert failure.text.startswith("the document ")
    assert (failure.line, failure.column) == (line, column)


def test_a_test_that_cannot_be_evaluated_is_one_failure_and_the_others_go_on(ask):
    body = """<pattern id="P"><rule context="p"><assert test="xs:integer(@n) gt 1" role="info">a</assert>
        <assert test="@m">b</assert></rule></pattern>"""
    first, second = ask(body, "<d>\n<p n='many'/></d>")
    assert (
        first.text == '"xs:integer(@n) gt 1" cannot be evaluated: Cannot convert string "many" to an integer'
    )
    assert (first.role, first.pattern, first.line, first.column) == ("error", "P", 2, 1)
    assert second.text == "b"


def test_a_variable_that_cannot_be_computed_is_one_failure_of_its_rule(ask):
    body = """<pattern id="P"><rule id="R" context="p"><let name="n" value="xs:integer(@n)"/>
        <assert test="$n gt 1">a</assert></rule></pattern>
        <pattern><rule context="p"><assert test="@m">b</assert></rule></pattern>"""
    found = ask(body, "<p n='many'/>")
    assert "cannot be evaluated: Cannot convert" in found[0].text
    assert found[0].rule == "R"
    assert found[-1].text == "b"


def test_a_context_that_cannot_be_evaluated_does_not_match_and_says_nothing_aside(ask, capfd):
    assert (
        ask(RULE.format("p[xs:integer(@n) gt 1]", "false()"), "<d><p n='many'/><p n='2'/></d>")[0].column
        == 17
    )
    assert capfd.readouterr() == ("", "")


def test_a_run_that_breaks_off_is_one_failure(ask, capfd):
    body = """<xsl:function name="f:f" xmlns:f="urn:f">
      <xsl:message terminate="yes">stop</xsl:message></xsl:function>
    <ns prefix="f" uri="urn:f"/><pattern><rule context="p"><assert test="f:f()">x</assert></rule></pattern>"""
    (failure,) = ask(body, "<p/>")
    assert failure.role == "error"
    assert "\n" not in failure.text
    assert capfd.readouterr() == ("", "")


def test_without_saxonche_a_sheet_is_loaded_and_running_it_says_what_is_missing(load, monkeypatch):
    monkeypatch.setitem(sys.modules, "saxonche", None)
    processor.end()
    assert not schematron.available()
    sheet = load(RULE.format("p", "@n"))
    assert sheet
    with pytest.raises(SchematronError, match='Schematron needs "saxonche", which is not installed'):
        list(sheet.failures(b"<p/>"))


def test_deep_and_wide_documents_are_read(ask):
    depth = 10_000
    document = "<d>" * depth + "<p " + " ".join(f"a{i}='1'" for i in range(1000)) + "/>" + "</d>" * depth
    assert len(ask(RULE.format("p | @a7", "false()"), document)) == 2


def test_a_sheet_works_from_another_thread_and_after_pickling(load):
    sheet = pickle.loads(pickle.dumps(load(RULE.format("p", "@n"))))
    found: list[int] = []

    def work():
        found.append(len(list(sheet.failures(b"<d><p/><p n='1'/></d>"))))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1, 1]


FRAGMENTS = st.sampled_from(
    ["//", "p", "[", "]", "(", ")", "'", '"', "$x", "@n", "=", "<", "&", "{", "}", ":", "*", "|", " ", "1"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(FRAGMENTS, max_size=8).map("".join),
    st.sampled_from(["context", "test", "let", "path", "subject"]),
)
def test_no_expression_makes_anything_but_a_schematron_error(expression, place):
    from xml.sax.saxutils import quoteattr

    values = {"context": "p", "test": "false()", "let": "1", "path": "..", "subject": "."} | {
        place: expression
    }
    c, t, v, p, s = (quoteattr(values[name]) for name in ("context", "test", "let", "path", "subject"))
    text = f"""<schema {SPACE}><pattern><let name="x" value={v}/>
        <rule context={c}><assert test={t} subject={s}>
        <name path={p}/></assert></rule></pattern></schema>"""
    try:
        list(schematron.load("rules.sch", text.encode()).failures(b"<d><p n='1'/></d>"))
    except SchematronError as error:
        assert "\n" not in str(error)  # noqa: PT017 (either outcome is right)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                b"<d>",
                b"</d>",
                b"<p/>",
                b"&a;",
                b"<!DOCTYPE d [",
                b"]>",
                b'<!ENTITY a "&#60;p/>">',
                b"\xff\xfe",
                b"\0",
                b"x",
                b"]]>",
            ]
        ),
        max_size=8,
    ).map(b"".join)
)
def test_no_document_makes_anything_but_failures(load, document):
    sheet = load(RULE.format("p", "false()"))
    assert all(failure.text for failure in sheet.failures(document))
