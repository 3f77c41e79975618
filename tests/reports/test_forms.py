"""Each report has the form that its readers ask for, whatever the diagnostics say.

The schemas beside this file are in our words; docs/linting.md says where the official ones are.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teikit import relaxng
from teikit.diagnostic import Diagnostic, Edit, Severity
from teikit.place import Place, Region
from teikit.registry import craft, names

HERE = Path(__file__).parent
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
PATHS = st.sampled_from(
    ["a.xml", "letters/ä b.xml", "x%y:1,2.xml", "\udcff.xml", "<&\"'\x01.xml", "/all/c.xml"]
)
NUMBERS = st.integers(1, 9999)
EDITS = st.lists(
    st.builds(Edit, NUMBERS, NUMBERS.map(lambda each: each + 9999), st.binary(max_size=4)), max_size=2
)
DIAGNOSTICS = st.lists(
    st.builds(
        Diagnostic,
        PATHS,
        st.builds(Place, NUMBERS, NUMBERS.map(lambda each: each + 9999)),
        st.builds(Region, NUMBERS, NUMBERS, NUMBERS.map(lambda each: each + 9999), NUMBERS),
        st.sampled_from(["grammar", "dangling-pointer"]),
        st.sampled_from(Severity),
        WORDS,
        st.just("") | WORDS,
        EDITS.map(tuple),
        safe=st.booleans(),
    ),
    max_size=6,
)


def text(form: str, diagnostics: Sequence[Diagnostic]) -> str:
    return "\n".join(craft("reports", form).run(diagnostics))


def check(form: str, said: object) -> None:
    schema = json.loads((HERE / f"{form}.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(said)


@settings(deadline=None)
@given(DIAGNOSTICS)
def test_sarif(diagnostics: list[Diagnostic]) -> None:
    said = json.loads(text("sarif", diagnostics))
    check("sarif", said)
    (run,) = said["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[each["ruleIndex"]] for each in run["results"]] == [each.rule for each in diagnostics]
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]]
    wanted = [each.path.encode("utf-8", "surrogateescape") for each in diagnostics]
    assert [unquote_to_bytes(uri) for uri in uris] == wanted


def test_sarif_has_the_page_of_each_rule_and_a_name_for_each_finding() -> None:
    found = [_at(line, message) for line, message in ((1, "x"), (2, "x"), (3, "y"))]
    manuals = {"grammar": "The first line.\n\nWhy it is so.\n\nBad::\n\n    <p/>"}
    run = craft("reports", "sarif").run
    said = json.loads("\n".join(run(found, manuals=manuals, documentation="https://example.org/docs/")))
    check("sarif", said)
    (rule,) = said["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "The first line."
    assert rule["fullDescription"]["text"] == "Why it is so."
    assert rule["help"]["text"] == manuals["grammar"]
    assert rule["helpUri"] == "https://example.org/docs/rules/grammar/"
    names = [each["partialFingerprints"]["teikit/v1"] for each in said["runs"][0]["results"]]
    assert len(set(names)) == 3
    moved = json.loads("\n".join(run([_at(9, "x"), *found[1:]])))["runs"][0]["results"]
    assert [each["partialFingerprints"]["teikit/v1"] for each in moved] == names


def test_junit_shows_that_clean_files_are_clean() -> None:
    lines = craft("reports", "junit").run([_at(1, "x")], files=["clean.xml", "a.xml"])
    root = etree.fromstring("\n".join(lines).encode())
    assert list(relaxng.load(HERE / "junit.rnc").violations(etree.tostring(root))) == []
    counts = [(each.get("tests"), each.get("failures")) for each in root.findall("testsuite")]
    assert counts == [("1", "0"), ("1", "1")]
    clean, faulty = root.findall("testsuite/testcase")
    assert (clean.get("classname"), list(clean)) == ("clean.xml", [])
    assert faulty.find("failure") is not None


def _at(line: int, message: str) -> Diagnostic:
    place = Place(line, line + 1), Region(line, 1, line, 2)
    return Diagnostic("a.xml", *place, "grammar", Severity.ERROR, message)


@given(DIAGNOSTICS)
def test_gitlab(diagnostics: list[Diagnostic]) -> None:
    said = json.loads(text("gitlab", diagnostics))
    check("gitlab", said)
    assert max(Counter(each["fingerprint"] for each in said).values(), default=1) == 1


def test_a_fingerprint_does_not_depend_on_the_line() -> None:
    first, moved = (
        Diagnostic("a.xml", Place(line, line + 1), Region(line, 1, line, 2), "grammar", Severity.ERROR, "x")
        for line in (1, 7)
    )
    (one,), (other,) = json.loads(text("gitlab", [first])), json.loads(text("gitlab", [moved]))
    assert one["fingerprint"] == other["fingerprint"]


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
@settings(deadline=None)
@given(DIAGNOSTICS)
def test_xml(form: str, diagnostics: list[Diagnostic]) -> None:
    data = text(form, diagnostics).encode()
    assert list(relaxng.load(HERE / f"{form}.rnc").violations(data)) == []
    root = etree.fromstring(data)
    assert len(root.findall(".//failure" if form == "junit" else ".//error")) == len(diagnostics)


@given(DIAGNOSTICS)
def test_github(diagnostics: list[Diagnostic]) -> None:
    place = r"file=[^:,\r\n]+,line=\d+,col=\d+,endLine=\d+,endColumn=\d+"
    command = re.compile(rf"::(error|warning|notice) {place},title=[^:,\r\n]+::[^\r\n]*")
    said = list(craft("reports", "github").run(diagnostics))
    assert all(command.fullmatch(line) for line in said)
    assert len(said) == len(diagnostics)


@given(DIAGNOSTICS)
def test_json_and_its_lines_say_the_same(diagnostics: list[Diagnostic]) -> None:
    lines = list(craft("reports", "jsonl").run(diagnostics))
    assert [json.loads(line) for line in lines] == json.loads(text("json", diagnostics))
    assert all("\n" not in line for line in lines)


@given(DIAGNOSTICS)
def test_the_page_holds_every_finding_and_loads_nothing(diagnostics: list[Diagnostic]) -> None:
    page = text("html", diagnostics)
    found = re.search(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    told = json.loads(found[1])["findings"]
    assert [(each["path"], each["line"], each["message"]) for each in told] == [
        (each.path, each.line, each.message) for each in diagnostics
    ]
    rest = page.replace(found[1], "")
    assert "default-src 'none'" in rest
    assert not re.search(r"(?i)\b(src|href|url|import|fetch)\s*[=(]", rest)
    assert page.count("<script") == page.count("</script>") == 2


def test_the_page_shows_the_line_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<p>\n   <ref target="#gone">é</ref></p>', "utf-8")
    found = Diagnostic(
        str(tmp_path / "a.xml"), Place(12, 26), Region(2, 9, 2, 23), "dangling-pointer", Severity.ERROR, "no"
    )
    assert '"source":["\\u003cref ","target=\\"#gone\\"",">é\\u003c/ref>\\u003c/p>"]' in text("html", [found])


@pytest.mark.parametrize(
    "form", [form for form in names("reports") if form not in ("concise", "jsonl", "github")]
)
def test_a_report_of_nothing_has_its_form_too(form: str) -> None:
    said = text(form, [])
    if form in ("sarif", "gitlab"):
        check(form, json.loads(said))
    assert said == "" if form in ("text", "statistics") else said


OFFICIAL = os.environ.get("TEIKIT_SCHEMA", "")
official = pytest.mark.skipif(not OFFICIAL, reason="TEIKIT_SCHEMA is not set")
HELD = {"clean.xml": ("tei_all", "references", "63 rules"), "a.xml": ("no grammar",)}
OFTEN = settings(deadline=None, max_examples=30)


@official
@OFTEN
@given(DIAGNOSTICS)
def test_junit_is_valid_against_its_own_schema(diagnostics: list[Diagnostic]) -> None:
    schema = etree.XMLSchema(file=str(Path(OFFICIAL, "junit", "JUnit.xsd")))
    lines = craft("reports", "junit").run(diagnostics, files=["clean.xml", "a.xml"], held=HELD)
    schema.assertValid(etree.fromstring("\n".join(lines).encode("utf-8", "replace")))


@official
@OFTEN
@given(DIAGNOSTICS)
def test_sarif_is_valid_against_its_own_schema(diagnostics: list[Diagnostic]) -> None:
    schema = json.loads(Path(OFFICIAL, "sarif", "sarif-2.1.0.json").read_bytes())
    said = json.loads("\n".join(craft("reports", "sarif").run(diagnostics, held=HELD)))
    jsonschema.Draft7Validator(schema).validate(said)


@pytest.mark.parametrize("form", sorted(set(names("reports")) - {"text"}))
def test_every_report_says_what_the_file_of_a_finding_was_held_to(form: str) -> None:
    run = craft("reports", form).run
    assert "no grammar" in "\n".join(run([_at(1, "x")], held=HELD))
    assert "no grammar" not in "\n".join(run([_at(1, "x")]))


@pytest.mark.parametrize("form", ["checkstyle", "concise", "github", "html", "junit", "sarif", "statistics"])
def test_these_say_it_of_clean_files_too(form: str) -> None:
    run = craft("reports", form).run
    given = {"files": list(HELD)} if form == "junit" else {}
    assert "63 rules" in "\n".join(run([_at(1, "x")], held=HELD, **given))
