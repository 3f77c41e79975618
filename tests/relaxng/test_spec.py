"""James Clark's test suite for RELAX NG: every schema of it, and every document for each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from teikit.relaxng import SchemaError, load

FOLDER = os.environ.get("TEIKIT_CONFORMANCE")


def cases() -> list[etree._Element]:
    if not FOLDER:
        return []
    parser = etree.XMLParser(resolve_entities=True)
    return list(etree.parse(str(Path(FOLDER) / "spectest.xml"), parser).iter("testCase"))


def inner(holder: etree._Element) -> bytes:
    """The document inside an element, with the namespaces that it declares itself."""
    (child,) = holder.iterchildren(tag=etree.Element)
    return etree.tostring(child, with_tail=False, encoding="utf-8")


def lay_out(folder: etree._Element, path: Path) -> None:
    for child in folder:
        if child.tag == "resource":
            path.mkdir(parents=True, exist_ok=True)
            (path / child.get("name")).write_bytes(inner(child))
        elif child.tag == "dir":
            lay_out(child, path / child.get("name"))


@pytest.mark.skipif(not FOLDER, reason="TEIKIT_CONFORMANCE is not set")
def test_the_suite_is_whole():
    assert len(cases()) == 385


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"line-{case.sourceline}")
def test_case(case, tmp_path):
    lay_out(case, tmp_path)
    path = str(tmp_path / "schema.rng")
    for incorrect in case.iterchildren("incorrect"):
        with pytest.raises(SchemaError):
            load(path, inner(incorrect))
    for correct in case.iterchildren("correct"):
        schema = load(path, inner(correct))
        for valid in case.iterchildren("valid"):
            assert not list(schema.violations(inner(valid)))
        for invalid in case.iterchildren("invalid"):
            assert list(schema.violations(inner(invalid)))
