"""James Clark's suites of datatypes and of regular expressions, as a schema's user would meet them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import etree

from teikit.relaxng.datatypes import XML_SCHEMA, DatatypeError, datatype

ROOT = os.environ.get("TEIKIT_CONFORMANCE")
pytestmark = pytest.mark.skipif(not ROOT, reason="TEIKIT_CONFORMANCE does not say where the suites are")


def elements(file: str, path: str) -> list[etree._Element]:
    return list(etree.parse(Path(ROOT) / file).getroot().iterfind(path)) if ROOT else []


def text(element: etree._Element) -> str:
    return element.text or ""


def context(element: etree._Element) -> tuple[dict[str, str], list[str]]:
    namespaces = {prefix or "": uri for prefix, uri in element.nsmap.items()}
    return namespaces, re.findall(r"<!ENTITY\s+(\S+)", element.get("internalSubset", ""))


def allows(name: str, element: etree._Element, *params: tuple[str, str]) -> bool:
    return datatype(XML_SCHEMA, name, params).reason(text(element), *context(element)) is None


def less(name: str, one: etree._Element, other: etree._Element) -> bool:
    below = allows(name, one, ("maxExclusive", text(other)))
    assert below == allows(name, other, ("minExclusive", text(one)))
    return below


@pytest.mark.parametrize("suite", elements("xsdtest.xml", "datatype"), ids=lambda suite: suite.get("name"))
def test_xml_schema_datatype(suite: etree._Element) -> None:
    name = suite.get("name")
    for case in suite.iterfind("valid"):
        assert allows(name, case), text(case)
    for case in suite.iterfind("invalid"):
        assert not allows(name, case), text(case)
    for pair in suite.iterfind("lessThan"):
        assert less(name, pair[0], pair[1])
        assert not less(name, pair[1], pair[0])
    for pair in suite.iterfind("incomparable"):
        assert not less(name, pair[0], pair[1])
        assert not less(name, pair[1], pair[0])
    for case in suite.iterfind("length"):
        length = int(case.get("value"))
        assert allows(name, case, ("length", str(length)))
        assert not allows(name, case, ("length", str(length + 1)))


@pytest.mark.parametrize(
    "suite", elements("xsdtest.xml", "datatype/equiv"), ids=lambda suite: suite[0][0].text
)
def test_xml_schema_equality(suite: etree._Element) -> None:
    kind = datatype(XML_SCHEMA, suite.getparent().get("name"))
    classes = [{kind.value(text(value), *context(value)) for value in members} for members in suite]
    assert [len(values) for values in classes] == [1] * len(classes)
    assert len(set().union(*classes)) == len(classes)


@pytest.mark.parametrize("suite", elements("regextest.xml", "testCase"), ids=lambda suite: suite[0].text)
def test_regular_expression(suite: etree._Element) -> None:
    for case in suite.iterfind("incorrect"):
        with pytest.raises(DatatypeError, match="is not a regular expression"):
            datatype(XML_SCHEMA, "string", [("pattern", text(case))])
    for pattern in suite.iterfind("correct"):
        for case in suite.iterfind("valid"):
            assert allows("string", case, ("pattern", text(pattern))), text(case)
        for case in suite.iterfind("invalid"):
            assert not allows("string", case, ("pattern", text(pattern))), text(case)
        datatype(XML_SCHEMA, "string", [("pattern", text(pattern))])
