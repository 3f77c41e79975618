"""teikit init on folders of several kinds; what it writes is a configuration that validate works with."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import PAGE, Teikit

from teikit import config
from teikit.workspace import Workspace

FRAME = '{}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>'
MODEL = '<?xml-model href="http://example.org/x.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'
GRAMMAR = (
    '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0">'
    '<ref name="x"/></element>'
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "1.xml").write_text(FRAME.format("", 'To <name ref="psn:ada">Ada</name>.'))
    (tmp_path / "letters" / "2.xml").write_text(FRAME.format(MODEL, "x"))
    (tmp_path / "build.xml").write_text("<project/>")
    (tmp_path / "bad.xml").write_text("<TEI>")
    (tmp_path / "schema.rng").write_text(GRAMMAR)
    (tmp_path / "page.txt").write_text(PAGE)
    return tmp_path


def test_what_a_folder_holds_is_said_and_written(teikit: Teikit, edition: Path) -> None:
    done = teikit("init")
    assert done.code == 0, done.err
    for said in (
        "2 TEI files in letters (2)",
        "1 other XML file, which stay out: build.xml",
        "1 file that cannot be read as XML: bad.xml",
        "1 text (*.txt), which `teikit convert` turns into TEI",
        "1 file named with the schema http://example.org/x.rng",
        "1 file without a schema",
        '<?xml-model href="schema.rng"',
        '1 pointer with the prefix "psn", which nothing declares',
    ):
        assert said in done.text, said
    found = config.find(edition, Workspace())
    assert (found.include, found.exclude, found.schema) == (
        ("letters",),
        ("build.xml", "bad.xml"),
        ("schema.rng",),
    )
    assert "# psn = " in (edition / "teikit.toml").read_text()


def test_a_configuration_that_is_there_stays(teikit: Teikit, edition: Path) -> None:
    (edition / "teikit.toml").write_text("# mine")
    done = teikit("init")
    assert (done.code, "is there already; --dry-run shows" in done.err) == (2, True)
    assert (edition / "teikit.toml").read_text() == "# mine"
    assert "include = " in teikit("init", "--dry-run").text
    assert (edition / "teikit.toml").read_text() == "# mine"
    assert teikit("init", "--force", "--schema", "tei_all").code == 0
    assert config.find(edition, Workspace()).schema == ("tei_all",)


def test_an_empty_folder_and_none_at_all(teikit: Teikit, tmp_path: Path) -> None:
    assert teikit("init").text.startswith("0 TEI files\n")
    assert config.find(tmp_path, Workspace()).include == ("*.xml",)
    assert "is no folder" in teikit("init", "gone").err


def test_the_version_says_what_it_runs_on(teikit: Teikit) -> None:
    assert teikit("--version").text.startswith("teikit 0.")
    said = teikit("--version", "-v").text
    assert all(
        each in said for each in ("Python 3.", "lxml ", "libxml2 ", "schematron: ", "cache: ", "rules: ")
    )


@pytest.mark.parametrize(
    "verb", ["init", "convert", "validate", "baseline", "config", "schema", "export", "source", "explain"]
)
def test_the_help_of_each_command_has_an_example(teikit: Teikit, verb: str) -> None:
    assert f"\n  teikit {verb}" in teikit(verb, "--help").text


def test_without_a_command_the_help_is_shown(teikit: Teikit) -> None:
    done = teikit()
    assert (done.code, "Commands:" in done.text) == (0, True)
