"""teikit validate: how a file's schemas are found, and what they then say, as a user sees it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Done, Teikit
from tests.small_schema import BAD, COMPACT, GOOD, GRAMMAR, SCHEMATRON, TEI, model, pattern, sheet, with_rules

from teikit import schematron
from teikit.schemas import packaged

saxon = pytest.mark.skipif(not schematron.available(), reason="saxonche is not installed")
NETWORK = "https://schemas.example.org/letters.rng"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    """A folder with the small schema in several forms."""
    for name, text in (
        ("good.xml", GOOD),
        ("bad.xml", BAD),
        ("small.rng", GRAMMAR),
        ("small.rnc", COMPACT),
        ("house.sch", sheet(pattern("two"))),
        ("both.rng", with_rules(GRAMMAR, pattern("two", "warning"))),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def found(done: Done) -> list[tuple[Any, ...]]:
    """Line, column, rule and severity of each finding of a JSON report."""
    return [(each["line"], each["column"], each["rule"], each["severity"]) for each in json.loads(done.out)]


@pytest.mark.parametrize("name", ["small.rng", "small.rnc"])
def test_a_schema_given_by_its_path_judges(teikit: Teikit, name: str) -> None:
    assert (teikit("validate", "good.xml", "--schema", name).code) == 0
    done = teikit("validate", "bad.xml", "--schema", name, "--format", "json")
    assert (done.code, found(done)) == (1, [(2, 1, "grammar", "error")])
    (said,) = json.loads(done.out)
    assert '"q"' in said["message"]
    assert said["expected"] == ["p"]


def test_several_schemas_all_judge(teikit: Teikit, folder: Path) -> None:
    (folder / "q.rng").write_text(GRAMMAR.replace('"p"', '"q"'), "utf-8")
    done = teikit("validate", "good.xml", "--schema", "small.rng", "--schema", "q.rng", "--format", "json")
    assert found(done)[0] == (1, 42, "grammar", "error")


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(model("small.rng"), id="RELAX NG"),
        pytest.param('<?xml-model href="small.rng"?>', id="by its ending"),
        pytest.param(
            "<?xml-model href='small.rnc' type='application/relax-ng-compact-syntax'?>", id="compact"
        ),
        pytest.param(
            '<?xml-model  title="a &lt; b"\n href="sm&#x61;ll&#46;rng"?>', id="characters by number"
        ),
        pytest.param(model("sub/../small.rng?"), id="a path with a query"),
    ],
)
def test_a_file_names_its_schema(teikit: Teikit, folder: Path, before: str) -> None:
    (folder / "sub").mkdir()
    (folder / "named.xml").write_text(TEI.format(before, "<q/>"), "utf-8")
    done = teikit("validate", "named.xml", "--format", "json")
    assert {rule for _, _, rule, _ in found(done)} == {"grammar"}
    assert '"q"' in json.loads(done.out)[0]["message"]
    (folder / "named.xml").write_text(TEI.format(before, "<p/>"), "utf-8")
    assert teikit("validate", "named.xml").code == 0


def test_a_file_elsewhere_names_its_schema_from_where_it_lies(teikit: Teikit, folder: Path) -> None:
    (folder / "letters").mkdir()
    (folder / "letters" / "a b.xml").write_text(TEI.format(model("../small%2Erng"), "<p/>"), "utf-8")
    assert teikit("validate", "letters").code == 0


@saxon
def test_a_file_names_several_schemas_and_a_phase(teikit: Teikit, folder: Path) -> None:
    phases = "".join(
        f'<sch:phase id="only-{word}"><sch:active pattern="{word}"/></sch:phase>' for word in ("two", "three")
    )
    (folder / "phases.sch").write_text(sheet(pattern("two"), pattern("three"), more=phases), "utf-8")
    names = model("small.rng") + model("phases.sch", SCHEMATRON, 'phase="only-three"')
    (folder / "named.xml").write_text(TEI.format(names, "<p>two</p>\n<q/>"), "utf-8")
    done = teikit("validate", "named.xml", "--format", "json")
    assert found(done) == [(3, 42, "schematron", "error"), (4, 1, "grammar", "error")]
    names += model("phases.sch", SCHEMATRON, 'phase="only-two"')
    (folder / "named.xml").write_text(TEI.format(names, "<p>one</p>"), "utf-8")
    done = teikit("validate", "named.xml", "--format", "json")
    assert {each["message"] for each in json.loads(done.out)} == {"it says no three", "it says no two"}


def test_what_the_user_names_takes_the_place_of_what_the_file_names(teikit: Teikit, folder: Path) -> None:
    (folder / "named.xml").write_text(TEI.format(model("gone.rng"), "<p/>"), "utf-8")
    assert teikit("validate", "named.xml").code == 1
    assert teikit("validate", "named.xml", "--schema", "small.rng").code == 0


@saxon
def test_rules_alone_leave_a_file_its_grammar(teikit: Teikit, folder: Path) -> None:
    (folder / "named.xml").write_text(TEI.format(model("small.rng"), "<p/>\n<q/>"), "utf-8")
    done = teikit("validate", "named.xml", "--schema", "house.sch", "--format", "json")
    assert found(done) == [(2, 42, "schematron", "error"), (3, 1, "grammar", "error")]


def test_a_file_that_names_no_schema_is_held_to_tei_all(teikit: Teikit) -> None:
    usual, named = teikit("validate", "good.xml"), teikit("validate", "good.xml", "--schema", "tei_all")
    assert usual.text.splitlines()[:-1] == named.text.splitlines()[:-1]
    assert "held to: tei_all (TEI 4.12.0), as the file names no schema; " in usual.text
    assert "held to: tei_all (TEI 4.12.0), chosen by --schema; " in named.text


@pytest.mark.parametrize(
    "address",
    [
        "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_minimal.rng",
        "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_minimal.rng",
        "https://www.tei-c.org/Vault/P5/current/xml/tei/custom/schema/relaxng/tei_minimal.rng",
        "https://vault.tei-c.org/P5/current/xml/tei/custom/schema/relaxng/tei_minimal.rnc",
    ],
)
def test_the_released_schemas_of_tei_are_there_without_the_network(
    teikit: Teikit, folder: Path, address: str
) -> None:
    pytest.importorskip("gams_xml_catalog")
    (folder / "named.xml").write_text(TEI.format(model(address), "<p/>"), "utf-8")
    done = teikit("validate", "named.xml", "--no-schematron", "--format", "json")
    assert f'"{address}" is the current release; the newest that is at hand was used, of TEI ' in done.err
    other = teikit("validate", "good.xml", "--schema", "tei_minimal", "--no-schematron", "--format", "json")
    assert [each["message"] for each in json.loads(done.out)] == [
        each["message"] for each in json.loads(other.out)
    ]


def test_another_version_of_tei_is_said(teikit: Teikit, folder: Path) -> None:
    pytest.importorskip("gams_xml_catalog")
    address = "https://tei-c.org/Vault/P5/1.2.0/xml/tei/custom/schema/relaxng/tei_minimal.rng"
    for name in ("a.xml", "b.xml"):
        (folder / name).write_text(TEI.format(model(address), "<p/>"), "utf-8")
    done = teikit("validate", "a.xml", "b.xml", "--no-schematron")
    assert done.err.count("\n") == 1
    assert "is of TEI 1.2.0, but" in done.err
    assert f"teikit schema add {address}" in done.err


def test_a_schema_on_the_network_is_not_fetched_but_said_with_the_remedy(
    teikit: Teikit, folder: Path
) -> None:
    text = TEI.format(model(NETWORK), '<p xml:id="a"/><p xml:id="a"/>')
    (folder / "named.xml").write_text(text, "utf-8")
    done = teikit("validate", "named.xml", "--format", "json")
    assert found(done) == [(1, 1, "grammar", "error"), (2, 60, "duplicate-id", "error")]
    said = json.loads(done.out)[0]
    assert "only on the network" in said["message"]
    assert f"teikit schema add {NETWORK}" in said["hint"]
    assert teikit("validate", "named.xml", "--select", "not-well-formed").code == 0


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (model("gone.rng"), 'the schema "gone.rng" is not there'),
        (model("gone.sch", SCHEMATRON), 'the schema "gone.sch" is not there'),
        ('<?xml-model type="application/xml"?>', "names no schema"),
        ("<?xml-model small.rng?>", 'cannot be read from "small.rng" on'),
        (model("urn:schema:letters"), "is not on this machine"),
        (model("http://["), 'the schema "http://[" is not there'),
        (model("a" * 300 + ".rng"), "is not there"),
        (model("&#0;&#xD800;.rng"), "is not there"),
        ('<?xml-model href=""?>', "names no schema"),
    ],
)
def test_a_named_schema_that_cannot_be_had_is_a_finding_at_its_place(
    teikit: Teikit, folder: Path, before: str, said: str
) -> None:
    (folder / "named.xml").write_text(TEI.format(f"<!-- <?xml-model ?> -->\n {before}", "<p/>"), "utf-8")
    done = teikit("validate", "named.xml", "--format", "json")
    first = next(each for each in json.loads(done.out) if said in each["message"])
    assert (first["line"], first["column"]) == (2, 2)


def test_a_language_that_is_not_checked_is_said_once(teikit: Teikit, folder: Path) -> None:
    before = model("letters.xsd", "http://www.w3.org/2001/XMLSchema") + model("small.rng")
    before += '<?xml-model href="good.xml"?>\n'
    for name in ("a.xml", "b.xml"):
        (folder / name).write_text(TEI.format(before, "<p/>"), "utf-8")
    done = teikit("validate", "a.xml", "b.xml")
    assert done.code == 0
    said = "was not used: only RELAX NG, Schematron and ODD are checked"
    assert done.err == f'teikit: "letters.xsd" {said}\nteikit: "good.xml" {said}\n'


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.rng", 'the schema "gone.rng" is not there; name one that is with --schema'),
        ("profil", 'no schema is called "profil"; did you mean "profile"?'),
        (NETWORK, f"fetch it once with `teikit schema add {NETWORK}`"),
        ("..", 'the schema ".." is a folder'),
        ("broken.rng", 'broken.rng:2:1: is not a correct RELAX NG schema: "colour" is not'),
        ("broken.rnc", "broken.rnc:1:"),
        ("includes.rng", "gone.rng"),
        ("remote.rng", "which is never read"),
        ("letters.xsd", "is neither RELAX NG nor Schematron nor ODD; name a .rng, .rnc, .sch or .odd file"),
        ("good.xml", "is neither RELAX NG nor Schematron"),
        pytest.param("broken.sch", "is not a correct Schematron schema", marks=saxon),
        pytest.param("wrong.sch", "wrong.sch:2:1: is not a correct Schematron schema", marks=saxon),
    ],
)
def test_a_chosen_schema_that_cannot_be_used_is_one_line(
    teikit: Teikit, folder: Path, name: str, said: str
) -> None:
    relax = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">\n'
    for file, text in (
        ("broken.rng", relax + "<colour/></grammar>"),
        ("broken.rnc", "element TEI {"),
        ("includes.rng", relax + '<include href="gone.rng"/></grammar>'),
        ("remote.rng", relax + f'<include href="{NETWORK}"/></grammar>'),
        ("letters.xsd", '<schema xmlns="http://www.w3.org/2001/XMLSchema"/>'),
        ("broken.sch", "<schema"),
        ("wrong.sch", sheet("\n" + pattern("two").replace("contains(", "contain(").replace("\n", ""))),
    ):
        (folder / file).write_text(text, "utf-8")
    done = teikit("validate", "good.xml", "bad.xml", "--schema", name)
    assert done.code == 2
    assert done.err.startswith("teikit: ")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_the_configuration_chooses_for_all_and_by_pattern(teikit: Teikit, folder: Path) -> None:
    (folder / "texts" / "drafts").mkdir(parents=True)
    (folder / "schemas").mkdir()
    (folder / "schemas" / "q.rnc").write_text(COMPACT.replace("element p", "element q"), "utf-8")
    (folder / "teikit.toml").write_text(
        'schema = ["small.rng"]\n[schemas]\n"texts/*/q*.xml" = "schemas/q.rnc"\n', "utf-8"
    )
    (folder / "texts" / "p.xml").write_text(GOOD, "utf-8")
    (folder / "texts" / "drafts" / "q1.xml").write_text(TEI.format("", "<q/>"), "utf-8")
    assert teikit("validate", "texts").code == 0
    (folder / "texts" / "drafts" / "q2.xml").write_text(GOOD, "utf-8")
    assert teikit("validate", "texts").code == 1
    assert teikit("validate", "texts/drafts/q2.xml", "--schema", "small.rng").code == 0


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("schema = 3", '"schema" must be a string or a list of strings'),
        ('schemas = "small.rng"', '"schemas" must be a table'),
        ('[schemas]\n"*" = [1]', '"schemas.*" must be a string or a list of strings'),
        ('schema = "gone.rng"', 'the schema "gone.rng" is not there'),
        ('catalog = "gone.xml"', "no such catalog"),
        ('shema = "a"', 'did you mean "schema"?'),
    ],
)
def test_a_wrong_configuration_is_one_line(teikit: Teikit, folder: Path, toml: str, said: str) -> None:
    (folder / "teikit.toml").write_text(toml, "utf-8")
    done = teikit("validate", "good.xml")
    assert done.code == 2
    assert said in done.err
    assert "teikit.toml" in done.err or "gone.xml" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("by", ["configuration", "environment"])
def test_a_catalog_says_where_a_schema_lies(
    teikit: Teikit, folder: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    (folder / "catalog.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<rewriteURI uriStartString="https://schemas.example.org/" rewritePrefix="kept/"/></catalog>',
        "utf-8",
    )
    (folder / "kept").mkdir()
    (folder / "kept" / "letters.rng").write_text(GRAMMAR, "utf-8")
    (folder / "named.xml").write_text(TEI.format(model(NETWORK), "<p/>"), "utf-8")
    if by == "configuration":
        (folder / "teikit.toml").write_text('catalog = "catalog.xml"', "utf-8")
    else:
        monkeypatch.setenv("XML_CATALOG_FILES", f"gone.xml {(folder / 'catalog.xml').as_uri()}")
    assert teikit("validate", "named.xml").code == 0
    assert teikit("validate", "bad.xml", "--schema", NETWORK).code == 1


@saxon
def test_rules_inside_a_grammar_are_run_with_their_severity(teikit: Teikit) -> None:
    done = teikit("validate", "good.xml", "--schema", "both.rng", "--format", "json")
    assert (done.code, found(done)) == (1, [(1, 42, "schematron", "warning")])
    assert json.loads(done.out)[0]["message"] == "it says no two"


@saxon
@pytest.mark.parametrize(
    ("role", "severity"), [("error", "error"), ("warning", "warning"), ("information", "hint"), ("", "error")]
)
def test_the_role_of_a_rule_is_its_severity(teikit: Teikit, folder: Path, role: str, severity: str) -> None:
    (folder / "role.sch").write_text(sheet(pattern("two", role)), "utf-8")
    (folder / "named.xml").write_text(TEI.format(model("small.rng"), "<p/>"), "utf-8")
    done = teikit("validate", "named.xml", "--schema", "role.sch", "--format", "json")
    assert found(done) == [(2, 42, "schematron", severity)]


@saxon
def test_the_rules_of_an_odd_are_run(teikit: Teikit, folder: Path) -> None:
    spec = '<constraintSpec ident="two" scheme="schematron"><constraint>{}</constraint></constraintSpec>'
    prefix = '<sch:ns xmlns:sch="http://purl.oclc.org/dsdl/schematron" prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
    (folder / "house.xml").write_text(TEI.format("", spec.format(prefix + pattern("two"))), "utf-8")
    (folder / "named.xml").write_text(TEI.format(model("small.rng"), "<p/>"), "utf-8")
    done = teikit("validate", "named.xml", "--schema", "house.xml", "--format", "json")
    assert found(done) == [(2, 42, "schematron", "error")]


@saxon
def test_an_instruction_allows_a_rule_and_the_grammar_by_place(teikit: Teikit, folder: Path) -> None:
    inner = "<p><?teikit allow schematron?>one</p>\n<p>one</p>\n<q><?teikit allow grammar?></q>"
    (folder / "named.xml").write_text(TEI.format("", inner), "utf-8")
    done = teikit("validate", "named.xml", "--schema", "both.rng", "--format", "json")
    assert found(done) == [(2, 1, "schematron", "warning")]


@pytest.mark.parametrize(
    "arguments", [("--no-schematron",), ("--ignore", "schematron"), ("--select", "grammar")]
)
def test_rules_can_be_left_out_without_a_word(teikit: Teikit, arguments: tuple[str, ...]) -> None:
    done = teikit("validate", "good.xml", "--schema", "both.rng", *arguments)
    assert (done.code, done.err) == (0, "")


def test_without_saxonche_it_is_said_once_that_rules_were_not_run(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    done = teikit("validate", "good.xml", "good.xml", "--schema", "both.rng")
    assert done.code == 0
    assert done.err == (
        'teikit: the Schematron rules in "both.rng" were not run; '
        "to run them: pip install 'teikit[schematron]'\n"
    )


@saxon
def test_rules_in_a_compact_schema_and_in_what_it_includes_are_run(teikit: Teikit, folder: Path) -> None:
    first, rest = COMPACT.split("\n", 1)
    compact = (
        f'{first}\nnamespace sch = "{SCHEMATRON}"\n'
        'sch:ns [ prefix = "tei" uri = "http://www.tei-c.org/ns/1.0" ]\n'
        'sch:pattern [ sch:rule [ context = "tei:p" sch:assert [ test = "@n" "no number" ] ] ]\n'
    )
    (folder / "rules.rnc").write_text(compact + rest, "utf-8")
    (folder / "outer.rnc").write_text('include "rules.rnc"', "utf-8")
    for name in ("rules.rnc", "outer.rnc"):
        done = teikit("validate", "good.xml", "--schema", name, "--format", "json")
        assert found(done) == [(1, 42, "schematron", "error")]


def test_saxonche_is_not_imported_where_there_are_no_rules(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "saxonche", None)
    assert teikit("validate", "good.xml", "--schema", "small.rng").code == 0


def test_the_name_without_the_extra_says_what_brings_it(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teikit.schemas.packaged.schemas", lambda: {"tei_all": packaged.tei_all()})
    done = teikit("validate", "good.xml", "--schema", "tei_minimal")
    assert done.code == 2
    said = "no schema is called \"tei_minimal\"; pip install 'teikit[schemas]' brings those of TEI"
    assert said in done.err


def test_the_manual_has_a_page_for_what_schemas_say(teikit: Teikit) -> None:
    for rule in ("grammar", "schematron"):
        assert "--schema" in teikit("explain", rule).text
