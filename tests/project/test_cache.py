"""What a run remembers: only what still holds, and nothing that could do harm."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Teikit

import teikit
from teikit.checking import check as pipeline
from teikit.source import Source
from teikit.tei import document

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
CACHE = Path(".teikit_cache", "references.sqlite3")
ARGUMENTS = ("validate", ".", "--format", "json", "--ignore", "grammar", "--jobs", "1")
Rules = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a run has really checked."""
    checked: list[str] = []
    usual = pipeline.checkup

    def watched(source, *rest):
        checked.append(source.path)
        return usual(source, *rest)

    monkeypatch.setattr("teikit.checking.run.checkup", watched)
    return checked


@pytest.fixture
def check(teikit: Teikit, seen: list[str]) -> Rules:
    """The paths and rules that a run finds; `seen` tells which files it looked at."""
    write("persons.xml", '<p xml:id="ada"/><p xml:id="grace"/>')
    write("places.xml", '<p xml:id="tiflis"/>')
    write("1.xml", '<rs ref="persons.xml#ada persons.xml#nobody"/>')
    write("2.xml", '<rs ref="places.xml#tiflis"/>')

    def run(*arguments: str) -> list[tuple[str, str]]:
        seen.clear()
        done = teikit(*ARGUMENTS, *arguments)
        assert done.code in (0, 1), done.err
        return [(each["path"], each["rule"]) for each in json.loads(done.text)]

    return run


def write(path: str, body: str) -> None:
    Path(path).write_text(TEI.format(body), "utf-8")


FOUND = [("1.xml", "dangling-pointer")]


def test_a_second_run_says_the_same_and_checks_nothing(check: Rules, seen: list[str]) -> None:
    first = check()
    assert sorted(seen) == ["1.xml", "2.xml", "persons.xml", "places.xml"]
    assert (check(), seen) == (first, [])
    assert first == FOUND


def test_a_second_run_gives_the_same_report_to_the_letter(check: Rules, teikit: Teikit) -> None:
    write(
        "3.xml",
        '<p xml:id="a b"/><ref target="#A_b"/><ref target="ada"/><p xml:id="Eins"/><ref target="#eins"/>',
    )
    reports = {form: teikit(*ARGUMENTS[:3], form, "--ignore", "grammar").text for form in ("json", "sarif")}
    assert check()
    for form, report in reports.items():
        assert teikit(*ARGUMENTS[:3], form, "--ignore", "grammar").text == report


def test_a_changed_register_rechecks_the_files_that_point_into_it(check: Rules, seen: list[str]) -> None:
    check()
    write("persons.xml", '<p xml:id="nobody"/>')
    assert check() == FOUND
    assert sorted(seen) == ["1.xml", "persons.xml"]


def test_a_file_that_was_missing_and_comes_is_seen(check: Rules, seen: list[str]) -> None:
    write("1.xml", '<rs ref="later.xml#a"/>')
    assert check() == [("1.xml", "missing-file")]
    write("later.xml", '<p xml:id="a"/>')
    assert check() == []
    Path("later.xml").unlink()
    assert check() == [("1.xml", "missing-file")]
    assert "2.xml" not in seen


def test_a_file_that_includes_another_is_seen_when_it_comes(check: Rules, seen: list[str]) -> None:
    write("2.xml", '<ref target="#in-book"/>')
    assert ("2.xml", "dangling-pointer") in check()
    inclusion = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="2.xml"/>'
    write("book.xml", f'{inclusion}<p xml:id="in-book"/>')
    assert check() == FOUND
    assert sorted(seen) == ["2.xml", "book.xml"]


def test_other_settings_and_no_cache_check_again(check: Rules, seen: list[str]) -> None:
    check()
    for arguments in (("--select", "dangling-pointer"), ("--no-cache",)):
        assert check(*arguments) == FOUND
        assert len(seen) == 4
    Path("teikit.toml").write_text('[severity]\ndangling-pointer = "hint"', "utf-8")
    assert check() == FOUND
    assert len(seen) == 4


def test_nothing_is_remembered_of_a_program_that_was_exchanged_while_it_ran(
    check: Rules, seen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("teikit.checking.memory.today", lambda: "another")
        assert check() == FOUND
    assert check() == FOUND
    assert len(seen) == 4
    assert (check(), seen) == (FOUND, [])


def test_a_changed_part_of_a_schema_checks_again(teikit: Teikit, seen: list[str]) -> None:
    space = 'default namespace = "http://www.tei-c.org/ns/1.0"\n'
    write("1.xml", "<p/>")
    Path("s.rnc").write_text(f'{space}start = element TEI {{ a }}\ninclude "t.rnc"', "utf-8")
    Path("t.rnc").write_text(f"{space}a = element p {{ empty }}", "utf-8")
    for _ in range(2):
        assert teikit("validate", ".", "--schema", "s.rnc").code == 0
    assert seen == ["1.xml"]
    Path("t.rnc").write_text(f"{space}a = element q {{ empty }}", "utf-8")
    assert teikit("validate", ".", "--schema", "s.rnc").code == 1


def test_the_cache_hides_itself_from_git(check: Rules) -> None:
    check()
    assert Path(".teikit_cache", ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.usefixtures("check")
def test_a_lone_file_leaves_no_cache(teikit: Teikit) -> None:
    teikit("validate", "1.xml", "--ignore", "grammar")
    assert not CACHE.exists()


def test_a_cache_that_is_gone_is_made_anew(check: Rules, seen: list[str]) -> None:
    check()
    shutil.rmtree(".teikit_cache")
    assert check() == FOUND
    assert check() == FOUND
    assert seen == []


@pytest.mark.parametrize("junk", [b"", b"junk" * 5000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_cache_is_made_anew(check: Rules, seen: list[str], junk: bytes) -> None:
    check()
    for path in CACHE.parent.glob("references.sqlite3*"):
        path.unlink()
    CACHE.write_bytes(junk)
    for _ in range(3):
        assert check() == FOUND
    assert seen == []


def test_a_cache_cut_in_the_middle_does_no_harm(check: Rules) -> None:
    check()
    whole = CACHE.read_bytes()
    for size in range(0, len(whole), max(1, len(whole) // 7)):
        CACHE.write_bytes(whole[:size])
        assert check() == FOUND


@pytest.mark.parametrize("column", ["rests_on", "found", "digest"])
@pytest.mark.parametrize("value", ["", "null", "[[1]]", '[[["x"]], []]', '{"a": 1}'])
def test_rows_that_make_no_sense_are_checked_again(check: Rules, column: str, value: str) -> None:
    check()
    with sqlite3.connect(CACHE) as database:
        database.execute(f"UPDATE results SET {column} = ?", (value,))
    database.close()
    assert check() == FOUND


def test_outlines_that_make_no_sense_are_made_anew(check: Rules) -> None:
    check()
    with sqlite3.connect(CACHE) as database:
        database.execute("UPDATE outlines SET outline = '[1, 2, 3, 4]'")
        database.execute("DELETE FROM results")
    database.close()
    assert check() == FOUND


def test_a_cache_that_another_run_holds_is_done_without(
    check: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teikit.project.cache.SECONDS", 0.05)
    check()
    write("2.xml", '<rs ref="places.xml#batumi"/>')
    held = sqlite3.connect(CACHE, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    assert check() == [*FOUND, ("2.xml", "dangling-pointer")]
    held.close()


def test_a_folder_that_cannot_be_written_is_no_matter(check: Rules) -> None:
    Path(".teikit_cache").write_text("a file, not a folder", "utf-8")
    assert check() == FOUND


def test_two_runs_may_share_a_cache(check: Rules, seen: list[str]) -> None:
    for number in range(30):
        write(f"more-{number}.xml", f'<rs ref="persons.xml#ada persons.xml#x{number}"/>')
    command = [sys.executable, "-m", "teikit", *ARGUMENTS]
    outputs: list[bytes] = []

    def run() -> None:
        outputs.append(subprocess.run(command, capture_output=True, check=False).stdout)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(outputs)) == 1
    assert len(check()) == 31
    assert seen == []


def test_a_file_is_parsed_once_to_be_checked_and_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    read = document.read

    def counted(source: Source) -> object:
        parsed.append(source.path)
        return read(source)

    monkeypatch.setattr(document, "read", counted)
    place = tmp_path / "a.xml"
    place.write_text(TEI.format('<text><body><p xml:id="a"/><ref target="#b"/></body></text>'))
    found = teikit.validate(place, select=["dangling-pointer", "duplicate-id"])
    assert [each.rule for each in found] == ["dangling-pointer"]
    assert parsed == [str(place)]
