"""Statistics, limits, output to files, several processes, and what git and the clock decide."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import Teikit
from tests.linting.conftest import DANGLING, TIDY, UNTIDY, Write

from teikit.checking import run
from teikit.checking.rulebook import BUILT_IN, usual
from teikit.workspace import Workspace

TEIKIT = [sys.executable, "-c", "from teikit.cli import main; main()"]


RULES = sum(rule not in BUILT_IN for rule in usual())
HELD = (
    f"1 file held to: no grammar, as that was not selected; no Schematron rules; references; {RULES} rules\n"
)


def test_statistics_count_by_rule_and_say_what_can_be_mended(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING, UNTIDY, DANGLING)
    done = teikit("validate", "a.xml", "--statistics")
    assert done.text == (
        "2  error      dangling-pointer\n1  hint     * untidy-pointer\n* some can be mended with --fix\n"
        + HELD
    )
    assert done.code == 1
    assert teikit("validate", "a.xml", "--statistics", "--format", "json").code == 2


def test_nothing_has_no_statistics(teikit: Teikit, write: Write) -> None:
    write("a.xml", TIDY)
    done = teikit("validate", "a.xml", "--statistics")
    assert (done.text, done.code) == (HELD, 0)
    assert teikit("validate", "a.xml", "--statistics", "--quiet").out == b""


def test_an_exit_code_of_zero_can_be_asked_for(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING)
    assert teikit("validate", "a.xml", "--exit-zero").code == 0
    assert teikit("validate", "gone.xml", "--exit-zero").code == 2


def test_no_more_findings_are_shown_than_asked_for(teikit: Teikit, write: Write) -> None:
    write("a.xml", *[DANGLING] * 5)
    done = teikit("validate", "a.xml", "--max-findings", "2", "--format", "concise")
    assert (done.text.count("\n"), done.code, done.err) == (3, 1, "3 more findings not shown\n")
    assert teikit("validate", "a.xml", "--max-findings", "0", "--format", "concise").text == HELD


def test_the_report_shows_a_file_as_it_is_now(teikit: Teikit, write: Write) -> None:
    for text in ("there", "elsewhere"):
        write("a.xml", DANGLING.replace("there", text))
        assert f'<p><ref target="#gone">{text}</ref></p>' in teikit("validate", "a.xml").text


def test_whoever_stops_reading_a_long_report_sees_no_error(write: Write) -> None:
    folder = write("a.xml", *[DANGLING] * 3000).parent
    command = [*TEIKIT, "validate", "a.xml"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert b"a.xml:4:9" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(("no_colour", "is_coloured"), [("", True), ("1", False)])
def test_a_terminal_has_colours_unless_they_are_unwanted(
    write: Write, no_colour: str, is_coloured: bool
) -> None:
    pty = pytest.importorskip("pty")
    folder = write("a.xml", DANGLING).parent
    here, there = pty.openpty()
    with os.fdopen(there, "wb") as terminal:
        environment = {**os.environ, "NO_COLOR": no_colour}
        command = [*TEIKIT, "validate", "a.xml"]
        done = subprocess.run(command, cwd=folder, stdout=terminal, env=environment, check=False)
        said = os.read(here, 4096)
    os.close(here)
    assert done.returncode == 1
    assert b"dangling-pointer" in said
    assert (b"\x1b[" in said) is is_coloured


def test_a_report_goes_to_a_file_without_colours(teikit: Teikit, write: Write, tmp_path: Path) -> None:
    write("a.xml", DANGLING)
    done = teikit("validate", "a.xml", "--output", "reports/found.txt")
    assert (done.out, done.err, done.code) == (b"", "1 finding → reports/found.txt\n", 1)
    text = (tmp_path / "reports/found.txt").read_text("utf-8")
    assert "dangling-pointer" in text
    assert "\x1b" not in text


def test_a_report_that_cannot_be_written_is_said(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING)
    write("file", "")
    done = teikit("validate", "a.xml", "-o", "file/report.json", "--format", "json")
    assert done.code == 2
    assert done.err.startswith("teikit: file/report.json: cannot be written: ")


def test_an_unknown_report_names_those_there_are(teikit: Teikit, write: Write) -> None:
    write("a.xml", TIDY)
    done = teikit("validate", "a.xml", "--format", "pdf")
    assert done.code == 2
    assert (
        "checkstyle, concise, github, gitlab, html, json, jsonl, junit, sarif, statistics, text" in done.err
    )


def test_several_processes_say_the_same_in_the_same_order(teikit: Teikit, write: Write) -> None:
    for number in range(30):
        write(f"many/{number:02}.xml", *[DANGLING] * (number % 4), UNTIDY)
    write("many/broken.xml").write_text("<TEI>")
    one = teikit("validate", "many", "gone.xml", "--jobs", "1", "--format", "json", "--no-cache")
    two = teikit("validate", "many", "gone.xml", "--jobs", "2", "--format", "json", "--no-cache")
    assert (one.out, one.err, one.code) == (two.out, two.err, two.code)
    assert len(json.loads(two.out)) == 30 + sum(number % 4 for number in range(30)) + 2
    assert two.code == 2


def test_a_second_run_says_the_same(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING, UNTIDY)
    first = teikit("validate", ".", "--format", "json")
    assert teikit("validate", ".", "--format", "json") == first
    assert "untidy-pointer" in first.text


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the cores of a process are not told here")
def test_few_bytes_are_not_worth_a_process(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"x" * 1000)
    large.write_bytes(b"x" * 30_000)
    assert run._worthwhile([small] * 50, 100_000, Workspace()) == 0
    assert (run._worthwhile([large] * 50, 10_000, Workspace()) > 1) == (len(os.sched_getaffinity(0)) > 1)
    assert run._worthwhile([tmp_path / "gone"], 10_000, Workspace()) == 0


DYING = '''"""A rule that ends the process.

Bad::

    <p/>
"""
import os

def check(tei):
    os._exit(7)
    yield
'''


def test_a_process_that_dies_is_one_line(write: Write, tmp_path: Path) -> None:
    write("dying.py", DYING)
    for number in range(4):
        write(f"{number}.xml", TIDY)
    write(
        "sitecustomize.py",
        "import sys, dying, importlib.util",
        "sys.modules['teikit.rules.untidy_pointer'] = dying",
    )
    done = subprocess.run(
        [*TEIKIT, "validate", ".", "--jobs", "2", "--select", "untidy-pointer"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(
        "teikit: 0.xml: a process that checked it, or one of the files after it, died"
    )


def test_a_rule_that_fails_is_one_line_of_the_file(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.xml", TIDY)
    monkeypatch.setattr("teikit.rules.untidy_pointer.check", lambda tei: [1 // len(tei.ids["nowhere"])])
    done = teikit("validate", "a.xml")
    assert done.code == 2
    assert done.err.startswith(
        "teikit: a.xml: the rule \"untidy-pointer\" failed with KeyError: 'nowhere' (test_run"
    )
    assert done.err.endswith("--ignore untidy-pointer\n")
    assert teikit("validate", "a.xml", "--ignore", "untidy-pointer", "--ignore", "grammar").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, names of files are Unicode")
@pytest.mark.parametrize(
    "form", ["text", "json", "jsonl", "html", "sarif", "gitlab", "junit", "checkstyle", "github"]
)
def test_the_name_of_a_file_may_be_no_utf_8(teikit: Teikit, write: Write, tmp_path: Path, form: str) -> None:
    path = write("a.xml", DANGLING, UNTIDY).rename(tmp_path / os.fsdecode(b"\xff\x01.xml"))
    done = teikit("validate", ".", "--format", form, "-o", "report")
    assert (done.code, done.err) == (1, "2 findings → report\n")
    assert teikit("validate", ".", "--format", form).code == 1
    assert teikit("validate", ".", "--diff").code == 1
    assert teikit("baseline", ".").code == 0
    assert teikit("validate", ".", "--baseline", ".teikit-baseline.json").code == 0
    assert teikit("validate", path, "--fix").code == 1


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [
            "git",
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "core.hooksPath=/dev/null",
            *arguments,
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(write: Write, tmp_path: Path) -> Path:
    for name in ("same.xml", "edited.xml", "deleted.xml", "sub/moved é.xml"):
        write(name, DANGLING)
    write(".gitignore", "ignored.xml")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "all")
    git(tmp_path, "tag", "start")
    write("edited.xml", DANGLING, "<p/>")
    git(tmp_path, "commit", "-q", "-a", "-m", "edited")
    (tmp_path / "deleted.xml").unlink()
    (tmp_path / "sub/moved é.xml").rename(tmp_path / "sub/new ü.xml")
    write("ignored.xml", DANGLING)
    return tmp_path


def test_only_what_changed_since_a_revision_is_checked(
    teikit: Teikit, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*arguments: str) -> list[str]:
        done = teikit("validate", *arguments, "--format", "json")
        return [each["path"] for each in json.loads(done.out)]

    assert changed(".", "--changed-since", "start") == ["edited.xml", "sub/new ü.xml"]
    assert changed(".", "--changed-since", "HEAD") == ["sub/new ü.xml"]
    assert changed("edited.xml", "same.xml", "--changed-since", "start") == ["edited.xml"]
    monkeypatch.chdir(repository / "sub")
    assert changed(".", "--changed-since", "start") == ["new ü.xml"]
    done = teikit("validate", "../same.xml", "--changed-since", "start")
    assert (done.code, done.text) == (0, "nothing found in 0 files\n")


def test_a_revision_that_there_is_not_is_one_line(teikit: Teikit, repository: Path) -> None:
    for revision in ("gone", "--output=x", ""):
        done = teikit("validate", ".", "--changed-since", revision)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert not (repository / "x").exists()
    assert "gone" in teikit("validate", ".", "--changed-since", "gone").err


def test_no_repository_and_no_git_are_one_line(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("a.xml", TIDY)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = teikit("validate", ".", "--changed-since", "HEAD")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "not a git repository" in done.err
    monkeypatch.setenv("PATH", str(tmp_path))
    done = teikit("validate", ".", "--changed-since", "HEAD")
    assert done.err == "teikit: git: is not installed, and --changed-since asks it\n"
    assert "standard input" in teikit("validate", "-", "--changed-since", "HEAD").err


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_watching_checks_again_after_a_change_until_it_is_ended(write: Write, tmp_path: Path) -> None:
    path = write("a.xml", TIDY)
    watching = subprocess.Popen(
        [*TEIKIT, "validate", ".", "--watch", "--format", "concise"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watching.stdout
    assert watching.stderr
    try:
        assert watching.stderr.readline() == "watching; Ctrl-C ends it\n"
        time.sleep(0.05)
        path.write_text(path.read_text().replace("#a", "#gone"))
        assert watching.stdout.readline() == HELD
        assert "a.xml:4:" in watching.stdout.readline()
        assert watching.stderr.readline() == "watching; Ctrl-C ends it\n"
        write("teikit.toml", "ignore = [")
        assert "is not TOML" in watching.stderr.readline()
        assert watching.stderr.readline() == "watching; Ctrl-C ends it\n"
        watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 0
        assert watching.stderr.read() == ""
    finally:
        watching.kill()
        watching.communicate()


def test_standard_input_cannot_be_watched(teikit: Teikit) -> None:
    assert "cannot be watched" in teikit("validate", "-", "--watch").err
