"""A CMDI record is held to the schema of its profile, where one has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exporters.test_metadata import LETTER

from teikit.exporting.pipeline import UnfitError, export
from teikit.formats.cmdi import CMD, COMPONENTS, ENVELOPE
from teikit.package import Receipt, Verdict
from teikit.source import Source

XSD = 'xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"'
ANYTHING = '<sequence><any minOccurs="0" maxOccurs="unbounded" processContents="{}"/></sequence>'
SHELL = f"""<schema {XSD} targetNamespace="{CMD}"><element name="CMD"><complexType>
{ANYTHING.format("lax")}<anyAttribute processContents="lax"/></complexType></element>
<element name="Components"><complexType>{ANYTHING.format("strict")}</complexType></element></schema>"""
PROFILE = f"""<schema {XSD} targetNamespace="{COMPONENTS}"><import namespace="{CMD}" schemaLocation="{ENVELOPE}"/>
<element name="teiHeader"><complexType><sequence><element name="type" type="string"/>
<any maxOccurs="3" processContents="skip"/></sequence></complexType></element></schema>"""


def receipt(folder: Path, monkeypatch: pytest.MonkeyPatch, profile: str) -> Receipt:
    (folder / "cmd-envelop.xsd").write_text(SHELL, "utf-8")
    (folder / "p_1380106710826.xsd").write_text(profile, "utf-8")
    monkeypatch.setenv("TEIKIT_CMDI", str(folder))
    return export(Source("seven.xml", LETTER.encode()), "cmdi").receipt


def test_a_record_is_valid_by_the_schema_of_the_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = receipt(tmp_path, monkeypatch, PROFILE)
    assert told.verdict is Verdict.VALID
    assert told.checker == "CMDI envelope and profile p_1380106710826"
    assert told.schema.endswith("p_1380106710826/xsd")


def test_a_record_is_refused_by_a_profile_that_wants_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnfitError, match="genre"):
        receipt(tmp_path, monkeypatch, PROFILE.replace('name="type"', 'name="genre"'))


def test_a_schema_that_is_none_checks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = receipt(tmp_path, monkeypatch, "<schema")
    assert told.verdict is Verdict.NOT_CHECKED
    assert "TEIKIT_CMDI" in told.remarks[0]


def test_without_the_schema_only_the_envelope_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEIKIT_CMDI", raising=False)
    told = export(Source("seven.xml", LETTER.encode()), "cmdi").receipt
    assert told.verdict is Verdict.NOT_CHECKED
    assert told.remarks[0].startswith("envelope only")
