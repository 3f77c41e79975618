"""Schemas that are wrong, with the place; files that schemas are made of; the cache."""

# ruff: noqa: E501  (a case reads best on one line)
from __future__ import annotations

import json

import pytest
from tests.relaxng.relaxng_schemas import RNG, found, kinds

from teikit.caching import Kept
from teikit.relaxng import SchemaError, load
from teikit.relaxng.simplification import kept_forms as cache

WRONG = [
    ('<element name="a"><attribute name="b"><attribute name="c"/></attribute></element>', 'attribute cannot hold "attribute"'),
    ('<element name="a"><oneOrMore><group><attribute name="b"/><text/></group></oneOrMore></element>', "oneOrMore cannot hold"),
    ('<element name="a"><list><text/></list></element>', 'list cannot hold "text"'),
    ('<element name="a"><data type="string"><except><text/></except></data></element>', 'except of data cannot hold "text"'),
    ("<text/>", 'start cannot hold "text"'),
    ('<element name="a"><data type="int"/><text/></element>', "mixes data"),
    ('<element name="a"><attribute name="b"/><attribute name="b"/></element>', 'attribute "b" comes twice'),
    ('<element name="a"><attribute><anyName/></attribute></element>', "infinitely many names outside oneOrMore"),
    ('<element name="a"><interleave><text/><text/></interleave></element>', "text is in two parts"),
    ('<element name="a"><interleave><element name="b"><text/></element><element name="b"><empty/></element></interleave></element>', 'element "b" is in two parts'),
    ('<grammar><start><ref name="x"/></start></grammar>', 'reference to "x", which is not defined'),
    ('<grammar><start><ref name="x"/></start><define name="x"><optional><ref name="x"/></optional></define></grammar>', "refers to itself"),
    ("<grammar/>", "the grammar has no start"),
    ('<element name="a"><data type="nonesuch"/></element>', 'no datatype "nonesuch"'),
    ('<element name="a"><data type="int"><param name="pattern">[</param></data></element>', ""),
    ('<element name="a"><value type="int">x</value></element>', 'value "x"'),
    ('<externalRef href="http://example.org/x.rng"/>', "on the network"),
    ('<externalRef href="nonesuch.rng"/>', "cannot read"),
    ('<element name="a">\n<empty>', "not well-formed"),
    ("<nonesuch/>", "is not a RELAX NG pattern"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "reason"), WRONG, ids=[reason or body for body, reason in WRONG])
def test_a_wrong_schema_is_refused_with_the_reason_and_the_line(body, reason):
    name, _, rest = body.partition(">")
    name = f"{name.rstrip('/')} {RNG}" + ("/" if name.endswith("/") else "")
    with pytest.raises(SchemaError) as raised:
        load("wrong.rng", f"\n{name}>{rest}".encode())
    assert reason in raised.value.reason
    assert raised.value.path == "wrong.rng"
    assert raised.value.line >= 2


def test_files_include_and_refer_to_one_another_in_either_syntax(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "main.rng").write_text(
        f'<grammar {RNG} ns="urn:a"><include href="sub/base.rnc"><define name="b"><element name="c"><empty/></element>'
        "</define></include></grammar>"
    )
    (tmp_path / "sub" / "base.rnc").write_text(
        'start = element a { b, external "other.rng" }\nb = element b { empty }'
    )
    (tmp_path / "sub" / "other.rng").write_text(f'<element name="d" {RNG}><text/></element>')
    schema = load(tmp_path / "main.rng")
    assert found(schema, '<a xmlns="urn:a"><c/><d>x</d></a>') == []
    assert kinds(schema, '<a xmlns="urn:a"><b/><d>x</d></a>') == ["unknown-element"]


def test_a_circle_of_files_is_refused(tmp_path):
    (tmp_path / "a.rng").write_text(f'<externalRef href="b.rng" {RNG}/>')
    (tmp_path / "b.rng").write_text(f'<externalRef href="a.rng" {RNG}/>')
    with pytest.raises(SchemaError, match="leads back to itself"):
        load(tmp_path / "a.rng")


def test_a_schema_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.rng")


def test_the_cache_gives_the_same_schema_and_sees_changes(tmp_path):
    kept = Kept(tmp_path / "cache")
    many = "".join(f'<element name="b{i}"><data type="integer"/></element>' for i in range(600))
    main, part = tmp_path / "main.rng", tmp_path / "part.rng"
    main.write_text(
        f'<element name="a" {RNG}><choice>{many}<externalRef href="part.rng"/></choice></element>'
    )
    part.write_text(f'<element name="x" {RNG}><empty/></element>')
    first = load(main, kept=kept)
    (form,) = kept.folder.iterdir()
    again = load(main, kept=kept)
    for document in ("<a><x/></a>", "<a><b7>1</b7></a>", "<a><b7>x</b7></a>", "<a><y/></a>"):
        assert found(first, document) == found(again, document)
    part.write_text(f'<element name="y" {RNG}><empty/></element>')
    assert found(load(main, kept=kept), "<a><y/></a>") == []
    form.write_text(json.dumps({"files": {}, "simple": {"rows": 7}}))
    assert found(load(main, kept=kept), "<a><y/></a>") == []
    form.write_bytes(b"\xff broken")
    assert found(load(main, kept=kept), "<a><y/></a>") == []


def test_a_redirection_counts_and_the_cache_notices_when_it_changes(tmp_path, monkeypatch):
    kept = Kept(tmp_path / "cache")
    monkeypatch.setattr(cache, "LEAST", 0)
    for name in "ab":
        (tmp_path / f"{name}.rng").write_text(f'<element name="{name}" {RNG}><empty/></element>')
    main = tmp_path / "main.rng"
    main.write_text(f'<externalRef href="https://example.org/s.rng" {RNG}/>')
    for name in "aab":
        schema = load(main, kept=kept, redirect=lambda _, name=name: str(tmp_path / f"{name}.rng"))
        assert list(schema.violations(f"<{name}/>".encode())) == []
    with pytest.raises(SchemaError, match="is on the network"):
        load(main, kept=kept)
