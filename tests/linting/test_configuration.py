"""What the configuration decides of a check, and how `teikit config` shows it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from tests.conftest import Done, Teikit
from tests.linting.conftest import DANGLING, TIDY, UNTIDY, Write


def paths(done: Done) -> list[str]:
    """The files that a JSON report speaks of."""
    return sorted({each["path"] for each in json.loads(done.out)})


def rules(done: Done) -> list[str]:
    return [each["rule"] for each in json.loads(done.out)]


@pytest.fixture
def several(write: Write) -> Write:
    for name in ("a.xml", "drafts/b.xml", "letters/1921/c.xml", ".hidden/d.xml"):
        write(name, DANGLING)
    return write


@pytest.mark.parametrize(
    ("toml", "left"),
    [
        ("", ["a.xml", "drafts/b.xml", "letters/1921/c.xml"]),
        ('exclude = "drafts"', ["a.xml", "letters/1921/c.xml"]),
        ('exclude = ["drafts/", "a.xml"]', ["letters/1921/c.xml"]),
        ('exclude = ["./drafts/*.xml", "**/1921/**"]', ["a.xml"]),
        ('include = ["letters/*.xml"]', ["letters/1921/c.xml"]),
        ('include = ["**/*.xml"]\nexclude = ["?.xml"]', []),
        ('include = ["[ab].xml"]', ["a.xml", "drafts/b.xml"]),
    ],
)
def test_folders_stand_for_what_is_included_and_not_excluded(
    teikit: Teikit, several: Write, toml: str, left: list[str]
) -> None:
    several("teikit.toml", 'ignore = ["grammar"]', toml)
    done = teikit("validate", ".", "--format", "json")
    if left:
        assert paths(done) == left
    else:
        assert (done.code, done.err) == (2, "teikit: .: has no **/*.xml file in it\n")


def test_without_a_path_what_is_included_is_checked(
    teikit: Teikit, several: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "name files or folders" in teikit("validate").err
    several("teikit.toml", 'ignore = ["grammar"]\ninclude = ["letters/*"]')
    assert paths(teikit("validate", "--format", "json")) == ["letters/1921/c.xml"]
    monkeypatch.chdir(tmp_path / "drafts")
    assert paths(teikit("validate", "--format", "json")) == [str(tmp_path / "letters/1921/c.xml")]


def test_a_named_file_is_checked_though_it_is_excluded(teikit: Teikit, several: Write) -> None:
    several("teikit.toml", 'ignore = ["grammar"]\nexclude = ["drafts"]')
    assert paths(teikit("validate", "drafts/b.xml", "--format", "json")) == ["drafts/b.xml"]
    done = teikit("validate", "drafts/b.xml", "--force-exclude")
    assert (done.code, done.text) == (0, "nothing found in 0 files\n")


def test_a_file_named_twice_is_checked_once(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING)
    assert len(json.loads(teikit("validate", "a.xml", "a.xml", "--format", "json").out)) == 1


def test_rules_are_left_out_in_some_files(teikit: Teikit, several: Write) -> None:
    several("teikit.toml", 'ignore = ["grammar"]\n[per-file-ignores]\n"letters/*" = "dangling-pointer"')
    assert paths(teikit("validate", ".", "--format", "json")) == ["a.xml", "drafts/b.xml"]


def test_a_severity_is_what_the_configuration_says(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING, UNTIDY)
    write(
        "teikit.toml", 'ignore = ["grammar"]\n[severity]\ndangling-pointer = "hint"\nuntidy-pointer = "error"'
    )
    found = json.loads(teikit("validate", "a.xml", "--format", "json").out)
    assert {each["rule"]: each["severity"] for each in found} == {
        "dangling-pointer": "hint",
        "untidy-pointer": "error",
    }


def test_the_command_line_takes_the_place_of_the_configuration(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING, UNTIDY)
    write("teikit.toml", 'select = ["dangling-pointer"]')
    assert rules(teikit("validate", "a.xml", "--format", "json")) == ["dangling-pointer"]
    done = teikit("validate", "a.xml", "--select", "untidy-pointer", "--format", "json")
    assert rules(done) == ["untidy-pointer"]


def test_pyproject_works_as_well(teikit: Teikit, write: Write, tmp_path: Path) -> None:
    (tmp_path / "teikit.toml").unlink()
    write("pyproject.toml", '[tool.teikit]\nselect = ["untidy-pointer"]\n[tool.other]\nx = 1')
    write("a.xml", DANGLING, UNTIDY)
    assert rules(teikit("validate", "a.xml", "--format", "json")) == ["untidy-pointer"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('exlude = ["x"]', 'unknown key "exlude"; did you mean "exclude"?'),
        ("exclude = 3", '"exclude" must be a string or a list of strings'),
        ('[severity]\ngrammar = "fatal"', '"severity.grammar" must be one of error, warning, hint'),
        ('[severity]\ngrammar = "off"', "to leave the rule out, name it in ignore"),
        ('[severity]\ngramar = "hint"', 'no "gramar" among the rules; did you mean "grammar"?'),
        ('select = ["dangling-pointr"]', 'did you mean "dangling-pointer"?'),
        ('[per-file-ignores]\n"*" = ["dangling-pointr"]', 'did you mean "dangling-pointer"?'),
        ("baseline = 1", '"baseline" must be a string'),
        ("select = [", "is not TOML"),
    ],
)
def test_what_is_wrong_with_the_configuration_is_one_line(
    teikit: Teikit, write: Write, tmp_path: Path, toml: str, said: str
) -> None:
    write("a.xml", TIDY)
    write("teikit.toml", toml)
    for arguments in (("validate", "a.xml"), ("config", "a.xml")):
        done = teikit(*arguments)
        assert done.code == 2
        assert done.err.startswith(f"teikit: {tmp_path / 'teikit.toml'}: ")
        assert said in done.err
        assert done.err.count("\n") == 1


def test_a_rule_that_there_is_not_names_the_nearest(teikit: Teikit, write: Write) -> None:
    write("a.xml", TIDY)
    done = teikit("validate", "a.xml", "--ignore", "duplicate-di")
    assert done.code == 2
    assert 'did you mean "duplicate-id"?' in done.err


def test_config_shows_what_is_in_force_as_toml_that_means_the_same(
    teikit: Teikit, write: Write, tmp_path: Path
) -> None:
    text = (
        'select = ["grammar", "untidy-pointer"]\nexclude = ["a \\"b\\"/*"]\n[severity]\ngrammar = "hint"\n'
        '[per-file-ignores]\n"old/*" = ["grammar"]\n[exporters.json]\nindent = 2\n'
    )
    write("teikit.toml", text)
    done = teikit("config")
    assert done.text.startswith(f"# {tmp_path / 'teikit.toml'}\n")
    shown, meant = tomllib.loads(done.text), tomllib.loads(text)
    assert {key: shown[key] for key in meant} == meant
    origins = {
        line.split(" = ")[0]: line.rpartition("# ")[2] for line in done.text.splitlines() if " = " in line
    }
    assert (origins["select"], origins["include"], origins["grammar"]) == (
        "teikit.toml",
        "default",
        "teikit.toml",
    )


def test_config_without_a_configuration_says_so(teikit: Teikit) -> None:
    assert teikit("config").text.startswith("# no teikit.toml and no [tool.teikit] here or above\n")


def test_config_says_which_rules_a_file_is_held_to(teikit: Teikit, write: Write) -> None:
    write("teikit.toml", 'select = ["grammar", "untidy-pointer"]\n[per-file-ignores]\n"old/*" = "grammar"')
    assert "# new.xml is held to 2 of" in teikit("config", "new.xml").text
    text = teikit("config", "old/new.xml").text
    assert "# old/new.xml is held to 1 of" in text
    assert "#   untidy-pointer: hint" in text
