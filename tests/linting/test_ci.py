"""The files that hand teikit to pre-commit, GitHub and GitLab: their form, and that what they run works."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.conftest import Teikit
from tests.linting.conftest import DANGLING, FRAME, TIDY, UNTIDY, Write

ROOT = Path(__file__).parents[2]
GITLAB = "docs/ci/teikit.gitlab-ci.yml"
HOOK = {
    "id",
    "name",
    "description",
    "entry",
    "language",
    "additional_dependencies",
    "files",
    "require_serial",
}


def load(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(("schema", "name"), [("github-actions", "action.yml"), ("gitlab-ci", GITLAB)])
def test_the_file_follows_its_schema(schema: str, name: str) -> None:
    command = ["-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", name]
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_hook_has_the_keys_of_pre_commit() -> None:
    hooks = load(".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["teikit", "teikit-fix"]
    assert all(set(hook) == HOOK and hook["language"] == "python" for hook in hooks)


def test_a_hook_checks_or_mends_the_files_it_is_given(teikit: Teikit, write: Write) -> None:
    check, mend = (shlex.split(hook["entry"])[1:] for hook in load(".pre-commit-hooks.yaml"))
    path = write("a.xml", UNTIDY)
    write("drafts/b.xml", DANGLING)
    write("teikit.toml", 'ignore = ["grammar"]\nexclude = "drafts"')
    assert teikit(*check, "--fail-on", "hint", "a.xml", "drafts/b.xml").code == 1
    assert teikit(*mend, "a.xml", "drafts/b.xml").code == 0
    assert path.read_text() == FRAME.format(TIDY)


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the lines of a CI file, with `teikit` as the command of this very source."""
    command = folder / "bin" / "teikit"
    command.parent.mkdir(exist_ok=True)
    command.write_text(f"#!{sys.executable}\nfrom teikit.cli import main\nmain()\n")
    command.chmod(0o755)
    path = os.pathsep.join([str(command.parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join(sys.path), **variables}
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_action_writes_annotations_and_sarif(write: Write, tmp_path: Path) -> None:
    write("texts/a.xml", DANGLING)
    sarif, validate = load("action.yml")["runs"]["steps"][-2:]
    variables = {"PATHS": "texts", "ARGUMENTS": "--ignore grammar", "SARIF": "found.sarif"}
    done = bash(sarif["run"], tmp_path, **variables)
    assert (done.returncode, done.stdout) == (0, "")
    (result,) = json.loads((tmp_path / "found.sarif").read_bytes())["runs"][0]["results"]
    assert result["ruleId"] == "dangling-pointer"
    done = bash(validate["run"], tmp_path, **variables)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=texts/a.xml,line=4,col=9,endLine=4,endColumn=23,title=teikit dangling-pointer::"
    )


def test_the_job_of_gitlab_writes_its_reports(write: Write, tmp_path: Path) -> None:
    write("texts/a.xml", DANGLING)
    job = load(GITLAB)["teikit"]
    done = bash("\n".join(job["script"]), tmp_path, TEIKIT_PATHS="texts", TEIKIT_ARGUMENTS="")
    assert done.returncode == 1
    assert "texts/a.xml:4:9: error: " in done.stdout
    for name in job["artifacts"]["reports"].values():
        assert (tmp_path / name).stat().st_size


def test_what_the_page_shows_is_what_is_printed(teikit: Teikit, tmp_path: Path) -> None:
    pytest.importorskip("gams_xml_catalog")
    manual = (ROOT / "docs" / "linting.md").read_text("utf-8")
    letter = re.search(r"```xml (letters/1918-06-03.xml)\n(.*?)```", manual, re.DOTALL)
    assert letter
    (tmp_path / "letters").mkdir()
    (tmp_path / letter[1]).write_text(letter[2], "utf-8")
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    shown = re.search(r"\$ teikit (validate --format github letters)\n(.*?)```", page, re.DOTALL)
    entry = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert shown
    assert entry
    chosen = ("--schema", "tei_all", "--no-schematron")
    assert teikit(*shown[1].split(), *chosen).text == shown[2]
    found = json.loads(teikit("validate", "letters", "--format", "gitlab", *chosen).out)
    assert found[0] == json.loads(entry[1])
