"""What a run says of each file, whichever process checked it, and of files that could not be checked."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Teikit
from tests.linting.conftest import DANGLING, TIDY, UNTIDY, Write

from teikit.diagnostic import Finding

FORKED = pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked here")


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are forked, also where another test has loaded what forbids it."""
    for module in ("teikit.processes", "teikit.checking.run"):
        monkeypatch.setattr(f"{module}.way", lambda: "fork")


def says(monkeypatch: pytest.MonkeyPatch, rule: str, check: Any) -> None:
    """Let a rule of ours do something else."""
    monkeypatch.setattr(f"teikit.rules.{rule.replace('-', '_')}.check", check)


def found(teikit: Teikit, *arguments: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(teikit("validate", "--format", "json", *arguments).text)
    return told


def test_a_file_that_cannot_be_read_is_a_finding_at_its_beginning_and_held_to_nothing(
    teikit: Teikit, write: Write
) -> None:
    write("a.xml", TIDY)
    (told,) = found(teikit, "a.xml", "gone.xml")
    assert {name: told[name] for name in ("path", "rule", "message", "severity")} == {
        "path": "gone.xml",
        "rule": "not-well-formed",
        "message": "no such file",
        "severity": "error",
    }
    assert [told[name] for name in ("line", "column", "end_line", "end_column")] == [1, 1, 1, 1]
    assert told["held_to"] == ["nothing"]
    done = teikit("validate", "gone.xml", "a.xml", "--select", "untidy-pointer")
    assert (done.code, done.err) == (2, "teikit: gone.xml: no such file\n")


def test_what_is_wrong_with_a_file_in_another_encoding_is_said_of_it_alone(
    teikit: Teikit, write: Write
) -> None:
    write("a.xml").write_bytes(b'<?xml version="1.0" encoding="nonsense"?><TEI/>')
    write("b.xml", DANGLING)
    told = [(each["path"], each["rule"]) for each in found(teikit, ".", "--jobs", "1")]
    assert told == [("a.xml", "not-well-formed"), ("b.xml", "dangling-pointer")]


def test_each_rule_that_fails_has_a_line_of_its_own(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.xml", TIDY)
    for rule in ("untidy-pointer", "dangling-pointer"):
        says(monkeypatch, rule, lambda tei: [1 // len(tei.ids["nowhere"])])
    done = teikit("validate", "a.xml", "--select", "untidy-pointer,dangling-pointer")
    lines = done.err.splitlines()
    assert done.code == 2
    assert sorted(line.partition(" failed")[0] for line in lines) == [
        'teikit: a.xml: the rule "dangling-pointer"',
        'teikit: a.xml: the rule "untidy-pointer"',
    ]


XSD = '<?xml-model href="a.xsd" schematypens="http://www.w3.org/2001/XMLSchema"?>'
REMARK = 'teikit: "a.xsd" was not used: only RELAX NG, Schematron and ODD are checked\n'


def test_what_is_remarked_of_a_file_is_remembered_with_it_and_of_no_other(
    teikit: Teikit, write: Write
) -> None:
    write("teikit.toml", "")
    path = write("a.xml", TIDY)
    write("b.xml", TIDY)
    write("c.xml", TIDY)
    plain = path.read_text()
    path.write_text(XSD + plain)
    for _ in range(2):
        assert teikit("validate", ".", "--jobs", "1").err == REMARK
    path.write_text(plain)
    assert teikit("validate", ".", "--jobs", "1").err == ""


@FORKED
@pytest.mark.usefixtures("forked")
def test_remarks_of_several_processes_are_said_once(teikit: Teikit, write: Write) -> None:
    write("teikit.toml", "")
    for number in range(8):
        path = write(f"{number}.xml", TIDY)
        path.write_text((XSD if number % 2 else "") + path.read_text())
    done = teikit("validate", ".", "--jobs", "2", "--no-cache")
    assert done.err == REMARK


def told_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file has a finding that says which process checked it."""
    says(monkeypatch, "untidy-pointer", lambda tei: [Finding(tei.root, f"by {os.getpid()}")])


@FORKED
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize(("jobs", "files", "shared"), [("1", 8, False), ("2", 8, True), ("2", 1, False)])
def test_files_are_shared_among_the_processes_that_are_asked_for(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch, jobs: str, files: int, shared: bool
) -> None:
    for number in range(files):
        write(f"{number}.xml", TIDY)
    told_by(monkeypatch)
    told = found(teikit, ".", "--jobs", jobs, "--no-cache", "--select", "untidy-pointer")
    assert [each["path"] for each in told] == [f"{number}.xml" for number in range(files)]
    own = {each["message"] == f"by {os.getpid()}" for each in told}
    assert own == {not shared}


@FORKED
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize(("worth", "shared"), [(1, True), (10**9, False)])
def test_files_are_shared_where_it_pays(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch, worth: int, shared: bool
) -> None:
    for number in range(4):
        write(f"{number}.xml", TIDY)
    told_by(monkeypatch)
    monkeypatch.setattr("teikit.checking.run.cores", lambda: 2)
    monkeypatch.setattr("teikit.checking.run.PAYS", {"fork": worth})
    told = found(teikit, ".", "--no-cache", "--select", "untidy-pointer")
    assert {each["message"] == f"by {os.getpid()}" for each in told} == {not shared}


@FORKED
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize("deadly", [0, 5])
def test_a_process_that_dies_is_said_with_the_first_file_of_which_nothing_is_known(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch, deadly: int
) -> None:
    for number in range(8):
        write(f"{number}.xml", f'<p xml:id="n{number}"/>')
    own = os.getpid()

    def die(tei: Any) -> list[Finding]:
        if f"n{deadly}" in tei.ids and os.getpid() != own:
            os._exit(7)
        return []

    says(monkeypatch, "untidy-pointer", die)
    done = teikit("validate", ".", "--jobs", "2", "--no-cache", "--select", "untidy-pointer")
    assert done.code == 2
    assert done.err.count("\n") == 1
    said = ": a process that checked it, or one of the files after it, died; --jobs 1 shows which\n"
    assert done.err.endswith(said)
    name = done.err.removeprefix("teikit: ").removesuffix(said)
    assert name in [f"{number}.xml" for number in range(deadly + 1)]
    assert teikit("validate", ".", "--jobs", "1", "--no-cache", "--select", "untidy-pointer").code == 0


@FORKED
@pytest.mark.usefixtures("forked")
def test_schemas_are_read_once_before_processes_part(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teikit.schemas import grammar

    usual, own = grammar.load, os.getpid()

    def load(*arguments: Any) -> Any:
        assert os.getpid() == own, "read again"
        return usual(*arguments)

    monkeypatch.setattr(grammar, "load", load)
    write("teikit.toml", 'schema = "s.rnc"')
    write("s.rnc", 'default namespace = "http://www.tei-c.org/ns/1.0"', "start = element TEI { any }")
    with Path("s.rnc").open("a") as file:
        file.write("\nany = (element * { any } | attribute * { text } | text)*")
    for number in range(4):
        write(f"{number}.xml", TIDY)
    assert teikit("validate", ".", "--jobs", "2", "--no-cache", "--select", "grammar").code == 0


def test_what_is_mended_is_written_only_where_it_is_wished(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", UNTIDY)
    before = path.read_text()
    assert "+" in teikit("validate", "a.xml", "--diff").text
    assert path.read_text() == before
    write("b.xml", TIDY)
    stamp = Path("b.xml").stat().st_mtime_ns
    assert teikit("validate", "a.xml", "b.xml", "--fix").code == 0
    assert path.read_text() == before.replace(" #a", "#a")
    assert Path("b.xml").stat().st_mtime_ns == stamp


def test_what_is_mended_is_not_remembered_as_it_was(teikit: Teikit, write: Write) -> None:
    write("a.xml", UNTIDY, DANGLING)
    for arguments, rules in (
        ((), ["untidy-pointer", "dangling-pointer"]),
        (("--fix",), ["dangling-pointer"]),
        ((), ["dangling-pointer"]),
    ):
        assert [each["rule"] for each in found(teikit, ".", *arguments)] == rules


def test_a_schema_of_the_configuration_that_is_missing_is_said_once_for_all_files(
    teikit: Teikit, write: Write, tmp_path: Path
) -> None:
    write("teikit.toml", 'schema = "t.rng"')
    for name in ("a.xml", "b.xml"):
        write(name, TIDY)
    done = teikit("validate", ".", "--jobs", "1", "--select", "grammar")
    said = 'the schema "t.rng" is not there; name one that is with --schema'
    assert (done.code, done.err) == (2, f"teikit: {tmp_path / 'teikit.toml'}: {said}\n")


@FORKED
@pytest.mark.usefixtures("forked")
def test_processes_leave_what_they_looked_at_for_later_runs(
    teikit: Teikit, write: Write, tmp_path: Path
) -> None:
    write("register/persons.xml", '<person xml:id="ada"/>')
    for number in range(4):
        write(f"letters/{number}.xml", f'<rs ref="../register/persons.xml#ada" xml:id="n{number}"/>')
    assert teikit("validate", "letters", "--jobs", "2").code == 0
    with closing(sqlite3.connect(tmp_path / ".teikit_cache/references.sqlite3")) as database:
        ((outlines,),) = database.execute("SELECT count(*) FROM outlines")
        ((results,),) = database.execute("SELECT count(*) FROM results")
    assert (outlines, results) == (5, 4)
