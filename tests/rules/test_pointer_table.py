"""The table of pointers, against TEI's own specification."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from teikit.tei.elements import ELEMENTS
from teikit.tei.odd import pointers
from teikit.tei.references.attribute_classes import CLASSES
from teikit.tei.references.pointer_kinds import P5
from teikit.tei.references.pointer_table import KINDS, TABLE, VAGUE

SCHEMA = os.environ.get("TEIKIT_SCHEMA")
BEYOND = {("link", "target"), ("join", "target")}
"""Where the table asks for two although the datatype does not: Schematron rules of TEI do."""

needs_odd = pytest.mark.skipif(not SCHEMA, reason="TEIKIT_SCHEMA does not say where p5-specs.xml lies")


@pytest.fixture(scope="module")
def p5() -> pointers.Pointers:
    return pointers.read(etree.parse(Path(SCHEMA or "", "p5-specs.xml")).getroot())


@needs_odd
def test_the_table_has_every_pointer_of_tei_with_its_number(p5: pointers.Pointers) -> None:
    told = {
        (element, attribute): (2 if (element, attribute) in BEYOND else said.least, said.most is None)
        for element, attribute, said in p5.pointers()
    }
    ours = {key: found and (found.least, found.several) for key in told for found in [P5.kind(*key)]}
    assert ours == told


@needs_odd
def test_the_table_has_no_attribute_that_tei_uses_for_something_else(
    p5: pointers.Pointers,
) -> None:
    assert [key for key in p5.others() if P5.kind(*key)] == []


@needs_odd
def test_the_table_names_no_element_that_lacks_the_attribute(p5: pointers.Pointers) -> None:
    pointers = {(element, attribute) for element, attribute, _ in p5.pointers()}
    named = {(element, name) for name, by in P5.by_attribute.items() for element in by if element not in "*…"}
    assert named <= pointers


@needs_odd
def test_the_odd_of_tei_changes_nothing(p5: pointers.Pointers) -> None:
    kinds = P5.changed_by(p5)
    asked = {(element, name) for element, name, _ in p5.pointers()} | set(p5.others())
    assert {key: kinds.kind(*key) for key in asked} == {key: P5.kind(*key) for key in asked}


@needs_odd
def test_the_classes_are_those_of_tei(p5: pointers.Pointers) -> None:
    members: dict[str, set[str]] = {}
    for element, _, attribute in p5.pointers():
        members.setdefault(attribute.origin, set()).add(element)
    assert {
        name: set(elements.split()) for name, elements in CLASSES.items() if name != "att.declarable"
    } == {
        name: elements
        for name, elements in members.items()
        if name.startswith("att.") and not name.startswith("att.global")
    }


def test_every_kind_of_target_is_an_element_of_tei() -> None:
    named = {name for by in P5.by_attribute.values() for said in by.values() if said for name in said.targets}
    assert named | VAGUE | {name for names in KINDS.values() for name in names.split()} <= ELEMENTS


@pytest.mark.parametrize(
    ("element", "attribute", "is_pointer"),
    [
        ("date", "from", False),
        ("app", "from", True),
        ("node", "value", True),
        ("measure", "value", False),
        ("occupation", "code", True),
        ("lang", "code", False),
        ("birth", "calendar", True),  # TEI P5 before 4.4 had it there
        ("myOwn", "corresp", False),
        ("p", "xml:base", False),
    ],
)
def test_an_attribute_is_a_pointer_by_its_element(element: str, attribute: str, is_pointer: bool) -> None:
    assert bool(P5.kind(element, attribute)) is is_pointer


def test_the_documentation_shows_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "references.md").read_text("utf-8")
    shown = " ".join(page.partition("The names in capitals:")[2].split())
    assert f"```text\n{TABLE.strip()}\n```" in page
    assert all(f"{name} {kinds}" in shown for name, kinds in KINDS.items())
