"""The profile: what it allows, what it forbids, that its two forms agree, and that tei_all allows it all."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.oracle import JARS, TEI_ALL, java, jing
from tests.profile.profile_cases import BAD, GOOD, REPEATED
from tests.profile.profile_generator import RELAX_NG, Generator

from teikit.relaxng import compact, load
from teikit.relaxng.syntax import xml as xml_syntax
from teikit.relaxng.syntax.node import Node

SCHEMA = Path(__file__).parents[2] / "schema"
PROFILE, COMPACT = SCHEMA / "teikit.rng", SCHEMA / "teikit.rnc"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


def libxml2(schema: Path, documents: dict[str, bytes]) -> dict[str, str]:
    """libxml2's first message on each document that it finds fault with."""
    grammar = etree.RelaxNG(etree.parse(schema))
    faults = {}
    for name, data in documents.items():
        try:
            if not grammar.validate(etree.fromstring(data)):
                faults[name] = str(grammar.error_log[0].message)
        except etree.XMLSyntaxError as error:  # libxml2 rejects an xml:id that is no name as it parses
            faults[name] = str(error)
    return faults


def own(schema: Path, documents: dict[str, bytes]) -> dict[str, str]:
    """Our own engine's first message on each document that it finds fault with."""
    grammar = load(schema)
    first = {name: next(grammar.violations(data), None) for name, data in documents.items()}
    return {name: violation.message for name, violation in first.items() if violation}


@pytest.fixture(scope="session")
def generated() -> dict[str, bytes]:
    """Some hundreds of random documents that the profile allows."""
    generator = Generator(PROFILE)
    documents: dict[str, bytes] = {}

    @settings(
        max_examples=300,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(min_value=0, max_value=2**64))
    def generate(seed: int) -> None:
        documents[f"seed {seed}"] = generator.document(Random(seed))

    generate()
    return documents


def test_good_documents_are_valid() -> None:
    assert libxml2(PROFILE, GOOD) == {}


def test_bad_documents_are_not() -> None:
    assert sorted(set(BAD) - set(libxml2(PROFILE, BAD))) == []


@pytest.mark.parametrize("schema", [PROFILE, COMPACT], ids=["rng", "rnc"])
def test_our_engine_judges_so_too(schema: Path) -> None:
    assert own(schema, GOOD) == {}
    assert sorted((set(BAD) | set(REPEATED)) - set(own(schema, BAD | REPEATED))) == []


@java
@pytest.mark.parametrize("schema", [PROFILE, COMPACT], ids=["rng", "rnc"])
def test_jing_judges_so_too(schema: Path, tmp_path: Path) -> None:
    faults = jing(schema, GOOD | BAD | REPEATED, tmp_path)
    assert {name: fault for name, fault in faults.items() if name in GOOD} == {}
    assert sorted((set(BAD) | set(REPEATED)) - set(faults)) == []


@java
def test_the_xml_form_is_what_trang_makes_of_the_compact_form(tmp_path: Path) -> None:
    made = tmp_path / "teikit.rng"
    command = ["java", "-jar", str(JARS / "trang.jar"), str(COMPACT), str(made)]
    subprocess.run(command, check=True)
    assert made.read_bytes() == PROFILE.read_bytes(), "run `make schema`"


def test_the_two_forms_say_the_same() -> None:
    as_compact = compact.read(COMPACT.read_bytes(), str(COMPACT))
    as_xml = xml_syntax.read(PROFILE.read_bytes(), str(PROFILE))
    assert list(outline(as_compact)) == list(outline(as_xml))


def outline(node: Node, parent: str = "grammar") -> Iterator[tuple[str, ...]]:
    """What a schema says, with no trace of which brackets its syntax needs."""
    name = node.attributes.get("name", "")
    if node.name == "name":
        return
    if node.name in ("element", "attribute") and not name:
        name = node.children[0].text
    bare = node.name == parent or (node.name == "group" and parent != "choice" and parent != "interleave")
    if not bare:
        yield node.name, name.strip().removeprefix("xml:"), node.attributes.get("type", ""), node.text.strip()
    for child in node.children:
        yield from outline(child, parent if bare else node.name)
    if not bare:
        yield (f"end of {node.name}",)


def test_every_definition_is_documented() -> None:
    defined = etree.parse(PROFILE).getroot().iter(f"{RELAX_NG}define")
    assert [each.get("name") for each in defined if each.find(DOCUMENTATION) is None] == []


def test_every_element_of_the_profile_is_generated(generated: dict[str, bytes]) -> None:
    declared = {each.get("name") for each in etree.parse(PROFILE).getroot().iter(f"{RELAX_NG}element")}
    seen = {
        etree.QName(each).localname for data in generated.values() for each in etree.fromstring(data).iter()
    }
    assert sorted(declared - seen) == []


def test_generated_documents_satisfy_the_profile(generated: dict[str, bytes]) -> None:
    assert libxml2(PROFILE, generated) == {}


def test_what_the_profile_allows_tei_all_allows(generated: dict[str, bytes]) -> None:
    assert own(TEI_ALL, GOOD | generated) == {}


@java
def test_jing_finds_tei_all_to_allow_it_too(generated: dict[str, bytes], tmp_path: Path) -> None:
    assert jing(TEI_ALL, GOOD | generated, tmp_path) == {}
