"""The line and the column of a failure are those of the context node in the bytes that were given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teikit.schematron import prepared
from teikit.schematron.location import locate

MARK = (
    """<pattern><rule context="{}"><report test="true()"><value-of select="."/></report></rule></pattern>"""
)


def places(failures):
    return [(failure.line, failure.column) for failure in failures]


def test_an_element_is_placed_at_its_start_tag(ask):
    document = "<d>\n  <p>\n</p>\t<p\n  n='1'\n/>ü𝄞<p/>\r\n<p/>\r<p/></d>"
    assert places(ask(MARK.format("p"), document)) == [(2, 3), (3, 6), (5, 5), (6, 1), (7, 1)]


def test_an_attribute_is_placed_at_its_name(ask):
    document = """<d xmlns:x="urn:x" n="a>b"
    x:n='1' m = "2"/>"""
    assert places(ask(MARK.format("@n"), document)) == [(1, 20)]
    assert places(ask('<ns prefix="y" uri="urn:x"/>' + MARK.format("@y:n"), document)) == [(2, 5)]
    assert places(ask(MARK.format("@m"), document)) == [(2, 13)]


def test_text_comments_and_instructions_are_placed_at_their_parent(ask):
    document = "<?top x?><d>\n <p>words</p><q><!-- c --></q><r><?pi y?></r></d>"
    assert places(ask(MARK.format("p/text()"), document)) == [(2, 2)]
    assert places(ask(MARK.format("comment()"), document)) == [(2, 14)]
    assert places(ask(MARK.format("processing-instruction()"), document)) == [(1, 10), (2, 31)]


def test_the_document_itself_is_placed_at_its_root(ask):
    assert places(ask(MARK.format("/"), "<!-- c -->\n<d><p/></d>")) == [(2, 1)]


def test_a_subject_gives_the_place(ask):
    body = """<pattern><rule context="d"{}><assert test="false()"{}>x</assert></rule></pattern>"""
    document = "<d>\n<p/>\n<q n='1'/>\n</d>"
    assert places(ask(body.format("", ' subject="q"'), document)) == [(3, 1)]
    assert places(ask(body.format(' subject="p"', ' subject="q/@n"'), document)) == [(3, 4)]
    assert places(ask(body.format(' subject="p"', ""), document)) == [(2, 1)]
    assert places(ask(body.format(' subject="nowhere"', ""), document)) == [(1, 1)]
    assert ask(body.format(' subject="q"', ""), document)[0].location == "/Q{}d[1]/Q{}q[1]"


def test_the_location_is_the_path_of_the_node(ask):
    document = """<?a x?><!-- c --><d xmlns="urn:d" xmlns:x="urn:x" n="1"><p/>t<x:p/>
        <p x:n="2" n="3">t<!-- c -->t<?a x?><?b x?><?a x?></p></d>"""
    rule = """<pattern><rule context="{}"><report test="true()"><value-of select="path()"/></report></rule>
        </pattern>"""
    for context, number in (("*", 4), ("@*", 3), ("text()", 4), ("comment()", 2), ("/", 1)):
        found = ask(rule.format(context), document)
        assert [failure.location for failure in found] == [failure.text for failure in found]
        assert len(found) == number
    found = ask(rule.format("processing-instruction()"), document)
    assert [failure.location for failure in found] == [failure.text for failure in found]
    assert len(found) == 4


def test_the_locations_of_many_failures_take_one_pass(ask, monkeypatch):
    passes = []
    monkeypatch.setattr(prepared, "locate", lambda data: passes.append(len(data)) or locate(data))
    assert len(ask(MARK.format("p"), f"<d>{'<p/>' * 1000}</d>")) == 1000
    assert passes == [4007]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "koi8-r"])
def test_columns_count_characters_whatever_the_encoding(ask, encoding):
    letter = "ж" if encoding == "koi8-r" else "ü"
    declared = encoding.removesuffix("-sig")
    document = f"<?xml version='1.0' encoding='{declared}'?>\n<d>{letter * 3}<p>{letter}</p></d>".encode(
        encoding
    )
    found = ask(MARK.format("p"), document)
    assert (found[0].text, *places(found)) == (letter, (2, 7))


def test_a_document_type_declaration_shifts_nothing(ask):
    document = """<!DOCTYPE d SYSTEM "d.dtd" [
      <!ENTITY q "<p>from an entity &#38;amp; &lt; &u;</p>"> <!ENTITY % pe "x">
      <!ENTITY out SYSTEM "file:///etc/passwd">
      <!ATTLIST p kind CDATA "usual" id ID #IMPLIED>
    ]>
    <d><p/>&q;&out;&nbsp;<p id="a"/></d>"""
    body = """<pattern><rule context="p[@kind = 'usual']">
        <report test="true()">[<value-of select="."/>]</report></rule></pattern>"""
    found = ask(body, document)
    assert [f.text for f in found] == ["[]", "[from an entity & < ]", "[]"]
    assert places(found) == [(6, 8), (6, 12), (6, 26)]


NAMES = st.sampled_from(["p", "q", "longer-name"])
FILLERS = st.sampled_from(
    ["", "\n", "  ", "ü\r\n", "<!-- <p> -->", "<![CDATA[<p/>]]>", "𝄞", "&#10;", "&amp;"]
)


@st.composite
def documents(draw, depth=3):
    """A document, and the line and column of each of its start tags, by our own count."""
    parts: list[str] = []

    def element(level):
        name = draw(NAMES)
        parts.append("\0")
        parts.append(f"<{name}{draw(st.sampled_from(['', ' ', ' n=' + chr(34) + 'a>' + chr(34), chr(10)]))}>")
        for _ in range(draw(st.integers(0, 3)) if level else 0):
            parts.append(draw(FILLERS))
            element(level - 1)
        parts.append(draw(FILLERS) + f"</{name}>")

    element(depth)
    line, column, expected = 1, 1, []
    for character in "".join(parts).replace("\r\n", "\n"):
        if character == "\0":
            expected.append((line, column))
        elif character == "\n":
            line, column = line + 1, 1
        else:
            column += 1
    return "".join(parts).replace("\0", ""), expected


@settings(max_examples=100, deadline=None)
@given(documents())
def test_every_start_tag_is_found(load, case):
    document, expected = case
    found = list(load(MARK.format("*")).failures(document.encode()))
    assert places(found) == expected
