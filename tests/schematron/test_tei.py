"""Every Schematron constraint of TEI P5: documents that break it, documents that do not (those of tei.md)."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from teikit import schematron
from teikit.schematron import Sheet

SCHEMAS = os.environ.get("TEIKIT_SCHEMA")
pytestmark = [
    pytest.mark.skipif(not schematron.available(), reason="saxonche is not installed"),
    pytest.mark.skipif(not SCHEMAS, reason="TEIKIT_SCHEMA is not set"),
]
FILES = ["tei_all_4.12.0.rng", "p5-specs.xml"]
SCH = "http://purl.oclc.org/dsdl/schematron"
FRAME = (
    f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="{SCH}" xmlns:sch1x="http://www.ascc.net/xml/schematron">'
    "%s</TEI>"
)


@dataclass
class Case:
    """The fragments of one constraint."""

    bad: list[tuple[int, bytes]] = field(default_factory=list)
    good: list[bytes] = field(default_factory=list)
    hopeless: bool = False


def read() -> dict[str, Case]:
    """The cases of tei.md under every name of their constraint."""
    cases: dict[str, Case] = {}
    text = Path(__file__).with_name("tei.md").read_text(encoding="utf-8")
    for heading, body in re.findall(r"^# (.+)\n((?:(?!# ).*\n)+)", text, re.MULTILINE):
        case = Case()
        for name in heading.split(" | "):
            assert name not in cases, name
            cases[name] = case
        for kind, number, fragment in re.findall(
            r"^(bad|good|never good)(?: (\d))?: ((?:.*\n)(?:  .*\n)*)", body, re.MULTILINE
        ):
            document = (FRAME % fragment).encode()
            match kind:
                case "bad":
                    case.bad.append((int(number or 1), document))
                case "good":
                    case.good.append(document)
                case _:
                    case.hopeless = True
    return cases


CASES = read()


def known_as(pattern: str, first_test: str) -> str:
    """The heading of a pattern: the ident of its constraint, or what a generated id stands for."""
    if found := re.search(r"-(.+)-constraint-rule-\d+$", pattern):
        return max(
            (name for name in CASES if f"-{name}-constraint-" in pattern), key=len, default=found.group(1)
        )
    if re.fullmatch(r"d\w+-constraint", pattern):
        return "content-constraint" if "annotations" in first_test else "datatype-constraint"
    return pattern or "only_sensible_attrs"


@cache
def sheet(file: str) -> Sheet:
    return schematron.load(Path(SCHEMAS or "") / file)


@cache
def blunt(file: str) -> Sheet:
    """The sheet with tests that always fail, so that a failure says that a rule was reached."""
    path = Path(SCHEMAS or "") / file
    tree = etree.parse(path)
    for element in tree.iter(f"{{{SCH}}}assert", f"{{{SCH}}}report"):
        element.set("test", "false()" if element.tag.endswith("assert") else "true()")
    return schematron.load(path, etree.tostring(tree))


def assertions(file: str) -> dict[str, dict[str, list[str]]]:
    """The tests of each pattern in the order of the schema, under the name of their constraint."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for program in sheet(file).programs["#ALL"]:
        tests: dict[str, list[str]] = defaultdict(list)
        for check in program.checks:
            if not check.test.startswith("$") or ":=" not in check.test:
                tests[check.pattern].append(check.test)
        for pattern, listed in tests.items():
            found[known_as(pattern, listed[0])][pattern] = listed
    return found


@pytest.mark.parametrize("file", FILES)
def test_every_assertion_of_the_schema_is_compiled_and_has_a_case(file: str) -> None:
    tree = etree.parse(Path(SCHEMAS or "") / file)
    written = len(list(tree.iter(f"{{{SCH}}}assert", f"{{{SCH}}}report")))
    found = assertions(file)
    assert sum(len(tests) for patterns in found.values() for tests in patterns.values()) == written
    for name, patterns in found.items():
        for tests in patterns.values():
            assert {number for number, _ in CASES[name].bad} == set(range(1, len(tests) + 1)), name
            assert CASES[name].good or CASES[name].hopeless, name


@pytest.mark.parametrize("file", FILES)
def test_a_bad_document_fails_at_its_assertion(file: str) -> None:
    for name, patterns in assertions(file).items():
        for pattern, tests in patterns.items():
            for number, document in CASES[name].bad:
                failures = [f for f in sheet(file).failures(document) if f.pattern == pattern]
                assert tests[number - 1] in [f.test for f in failures], (name, number, failures)
                assert all(f.text and "cannot be evaluated" not in f.text for f in failures), failures


@pytest.mark.parametrize("file", FILES)
def test_a_good_document_reaches_the_rule_and_breaks_nothing(file: str) -> None:
    for name, patterns in assertions(file).items():
        for pattern in patterns:
            for document in CASES[name].good:
                assert [f for f in sheet(file).failures(document) if f.pattern == pattern] == [], name
                assert [f for f in blunt(file).failures(document) if f.pattern == pattern], name


def test_a_case_belongs_to_a_constraint() -> None:
    assert set(CASES) == set(assertions(FILES[0])) | set(assertions(FILES[1]))
