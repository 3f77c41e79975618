"""James Clark's suite for the compact syntax, and TEI's own schema in both syntaxes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree
from tests.relaxng.compact_canonical import canonical

from teikit.relaxng import compact
from teikit.relaxng.compact.annotations import RELAXNG
from teikit.relaxng.compact.environment import XSD
from teikit.relaxng.simplification.simple_form import Simple
from teikit.relaxng.simplification.simplify import simplify
from teikit.relaxng.syntax import xml as xml_syntax
from teikit.relaxng.syntax.node import SchemaError
from teikit.relaxng.syntax.sources import Sources


def folder(variable: str) -> Path:
    if variable not in os.environ:
        pytest.skip(f"{variable} is not set")
    return Path(os.environ[variable])


def cases() -> list[etree._Element]:
    if "TEIKIT_CONFORMANCE" not in os.environ:
        return []
    suite = Path(os.environ["TEIKIT_CONFORMANCE"]) / "compacttest.xml"
    return list(etree.parse(suite).iter("testCase"))


CORRECT = [case for case in cases() if case.find("compact/correct") is not None]
INCORRECT = [case for case in cases() if case.find("compact/incorrect") is not None]


def text_of(case: etree._Element, path: str) -> bytes:
    return (case.findtext(path) or "").encode()


def xml_of(element: etree._Element) -> bytes:
    return etree.tostring(element.find("*"), with_tail=False)


def simplified(path: Path, text: bytes | None = None) -> Simple:
    sources = Sources()
    return simplify(sources.tree(str(path), text), sources)


def test_the_suite_is_there() -> None:
    folder("TEIKIT_CONFORMANCE")
    assert len(CORRECT) > 50
    assert len(INCORRECT) > 30


@pytest.mark.parametrize("case", CORRECT, ids=lambda case: f"line-{case.sourceline}")
def test_a_correct_schema_is_what_its_xml_form_is(case: etree._Element) -> None:
    schema = compact.read(text_of(case, "compact/correct"), "schema.rnc")
    assert canonical(schema) == canonical(xml_syntax.read(xml_of(case.find("xml/correct")), "schema.rng"))
    resources = {resource.get("name"): resource for resource in case.iterfind("xml/resource")}
    for resource in case.iterfind("compact/resource"):
        other = resources.get(str(resource.get("name")).replace(".rnc", ".rng"))
        read = compact.read((resource.text or "").encode(), "resource.rnc")
        if other is not None:
            assert canonical(read) == canonical(xml_syntax.read(xml_of(other), "resource.rng"))


@pytest.mark.parametrize("case", INCORRECT, ids=lambda case: f"line-{case.sourceline}")
def test_an_incorrect_schema_is_refused(case: etree._Element, tmp_path: Path) -> None:
    text, path = text_of(case, "compact/incorrect"), tmp_path / "schema.rnc"
    with pytest.raises(SchemaError) as error:
        simplified(path, text)
    assert error.value.line >= 1
    assert error.value.column >= 1


def test_the_schema_of_tei_is_the_same_grammar_in_both_syntaxes() -> None:
    read = compact.read((folder("TEIKIT_SCHEMA") / "tei_all_4.12.0.rnc").read_bytes(), "tei_all.rnc")
    other = xml_syntax.read((folder("TEIKIT_SCHEMA") / "tei_all_4.12.0.rng").read_bytes(), "tei_all.rng")
    assert canonical(read) == canonical(other)


def test_the_schema_of_tei_gives_the_same_patterns_in_both_syntaxes() -> None:
    one, other = (simplified(folder("TEIKIT_SCHEMA") / f"tei_all_4.12.0.{end}") for end in ("rnc", "rng"))
    assert (one.start, one.rows) == (other.start, other.rows)
    assert (one.elements, one.datatypes) == (other.elements, other.datatypes)


def test_what_is_inherited_is_the_namespace_of_the_referring_schema(tmp_path: Path) -> None:
    forms = {
        "rnc": [
            'namespace v = "urn:v" start = e include "b.rnc" inherit = v',
            'namespace me = inherit namespace no = "" e = element a | me:b | no:c | me:* {external "c.rnc"}',
            "attribute a { xsd:QName 'b' }",
        ],
        "rng": [
            '<grammar xmlns="R"><start><ref name="e"/></start><include href="b.rng" ns="urn:v"/></grammar>',
            '<grammar xmlns="R"><define name="e"><element><choice><name>a</name><name>b</name>'
            '<name ns="">c</name><nsName/></choice><externalRef href="c.rng"/></element></define></grammar>',
            '<attribute xmlns="R" name="a" datatypeLibrary="D"><value type="QName">b</value></attribute>',
        ],
    }
    for end, texts in forms.items():
        for name, text in zip("abc", texts, strict=True):
            written = text.replace('"R"', f'"{RELAXNG}"').replace('"D"', f'"{XSD}"')
            (tmp_path / f"{name}.{end}").write_text(written)
    one, other = (simplified(tmp_path / f"a.{end}") for end in forms)
    assert (one.rows, one.elements, one.datatypes) == (other.rows, other.elements, other.datatypes)
    assert "urn:v" in str(one.elements)
