"""Where an attribute decides what an element may hold, the message says so, and the hint what would do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from teikit.relaxng import Schema, load

SCHEMA = """
start = element all { one* }
one =
  element div { attribute type { "a" }, element head { text }?, element u { text }* }
  | element div { attribute type { "b" }, element note { text }* }
  | element div { attribute type { "c" }, attribute n { text }, element u { text }* }
  | element div { attribute type { xsd:integer }, text }
  | element div { element v { text }* }
  | element p { attribute sub { "yes" }, element q { text }* }
  | element p { attribute sub { "no" }, text }
  | element f { attribute * { text }+, element u { text }* }
  | element f { element v { text }* }
  | element g { attribute type { "a" }, attribute n { "1" }, element u { text }* }
  | element g { attribute type { "b" }, attribute n { "2" }, element v { text }* }
  | element g { attribute m { "x" | "z" }, element w { text }* }
"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path: Path = tmp_path_factory.mktemp("schema") / "s.rnc"
    path.write_text(SCHEMA)
    return load(path)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (
            '<div type="b"><u/></div>',
            '"u" is not allowed here (type "b"); expected "note"',
            '"div" takes it with type "a" or "c"',
        ),
        (
            '<div type="b"><note/><u/></div>',
            '"u" is not allowed here (type "b"); expected "note"',
            '"div" takes it with type "a" or "c"',
        ),
        (
            '<div type="b"><v/></div>',
            '"v" is not allowed here (type "b"); expected "note"',
            '"div" takes it without "type"',
        ),
        (
            "<div><u/></div>",
            '"u" is not allowed here (without "type"); expected "v"',
            '"div" takes it with "type"',
        ),
        (
            '<div type="c" n="1"><note/></div>',
            '"note" is not allowed here (type "c", n "1"); expected "u"',
            '"div" takes it with other attributes',
        ),
        (
            '<div type="a"><u>x</u>text</div>',
            'text is not allowed here (type "a"): "text"',
            '"div" takes it with another type',
        ),
        (
            '<p sub="yes">text</p>',
            'text is not allowed here (sub "yes"): "text"',
            '"p" takes it with sub "no"',
        ),
        (
            '<div type="a"><u/><head/></div>',
            '"head" comes too late in "div"; expected "u"',
            '"div" takes it at its beginning',
        ),
        (
            '<div type="b"><p sub="no"/></div>',
            '"p" is not allowed here in "div"; expected "note"',
            'it is allowed in "all"',
        ),
        (
            '<p sub="yes"><u/></p>',
            '"u" is not allowed here in "p"; expected "q"',
            'it is allowed in "f", "g" or "div"',
        ),
        (
            "<f><u/></f>",
            '"u" is not allowed here in "f"; expected "v"',
            'it is allowed in "f", "g" or "div"',
        ),
        ('<f a="1"><v/></f>', '"v" is not allowed here (a "1"); expected "u"', '"f" takes it without "a"'),
        (
            '<f a="1" b="2"><v/></f>',
            '"v" is not allowed here (a "1", b "2"); expected "u"',
            '"f" takes it with other attributes',
        ),
        (
            '<g type="a" n="1"><w/></g>',
            '"w" is not allowed here (type "a", n "1"); expected "u"',
            '"g" takes it with other attributes',
        ),
        ('<g m="x"><u/></g>', '"u" is not allowed here (m "x"); expected "w"', '"g" takes it without "m"'),
        (
            f'<div type="{"1" * 60}"><note/></div>',
            f'"note" is not allowed here (type "{"1" * 29}…"); nothing more may come',
            '"div" takes it with type "b"',
        ),
        (
            '<div type="d"><u/></div>',
            'attribute "type" on "div": "d" must be "a", "b" or "c" or a whole number',
            "",
        ),
    ],
)
def test_a_thing_that_other_attributes_would_allow(
    schema: Schema, written: str, message: str, hint: str
) -> None:
    before = '<div type="a"><head>x</head></div>' * 3  # others of the name, which are over
    (found,) = schema.violations(f"<all>{before}\n{written}</all>".encode())
    assert (found.message, found.hint) == (message, hint)


def test_each_of_several_mistakes_is_held_to_the_attributes_of_its_own_parent(schema: Schema) -> None:
    written = '<all><div type="b"><u/><note/></div><div type="2"><u/></div><div type="a"><note/></div></all>'
    assert [each.message.partition(";")[0] for each in schema.violations(written.encode("utf-16"))] == [
        '"u" is not allowed here (type "b")',
        '"u" is not allowed here (type "2")',
        '"note" is not allowed here (type "a")',
    ]


def test_where_the_attributes_cannot_be_had_the_message_does_without(schema: Schema) -> None:
    written = b'<all><div type="b"><u/></div></all>'
    (found,) = schema.violations(io.BytesIO(written))
    assert found.message == '"u" is not allowed here in "div"; expected "note"'
    in_an_entity = b"""<!DOCTYPE all [<!ENTITY e '<div type="b"><u/></div>'>]><all>&e;</all>"""
    (found,) = schema.violations(in_an_entity)
    assert found.message.startswith('"u" is not allowed here')


def test_an_attribute_that_is_not_allowed_hides_none_behind_it(schema: Schema) -> None:
    written = b'<all><div wrong="1" type="b"><u/></div></all>'
    first, second = schema.violations(written)
    assert 'attribute "wrong"' in first.message
    assert (second.message, second.hint) == (
        '"u" is not allowed here (type "b"); expected "note"',
        '"div" takes it with type "a" or "c"',
    )
