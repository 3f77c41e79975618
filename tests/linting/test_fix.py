"""teikit validate --fix, --unsafe-fixes and --diff, as a user sees them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import click
import pytest
from tests.conftest import Teikit
from tests.linting.conftest import DANGLING, FRAME, TIDY, UNTIDY, Write

from teikit import writing
from teikit.diagnostic import Edit, Finding

NEAR = '<p xml:id="introduction"><ref target="#introdution">here</ref></p>'
MENDED = '<p xml:id="introduction"><ref target="#introduction">here</ref></p>'


def test_safe_edits_are_made_and_what_is_left_is_said(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", UNTIDY, DANGLING)
    done = teikit("validate", "a.xml", "--fix", "--format", "json")
    assert path.read_text() == FRAME.format(f"{TIDY}\n{DANGLING}")
    assert [each["rule"] for each in json.loads(done.out)] == ["dangling-pointer"]
    assert done.code == 1
    assert done.err == "mended 1 finding in 1 file: untidy-pointer 1\n"


def test_a_file_of_which_nothing_is_left_is_clean(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", UNTIDY)
    assert (teikit("validate", "a.xml", "--fix").code) == 0
    before = path.stat().st_mtime_ns
    assert (teikit("validate", "a.xml", "--fix").code) == 0
    assert path.stat().st_mtime_ns == before


def test_a_guess_is_made_only_where_it_is_asked_for(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", NEAR)
    done = teikit("validate", "a.xml", "--fix")
    assert path.read_text() == FRAME.format(NEAR)
    assert "1 can be mended with --unsafe-fixes" in done.text
    assert teikit("validate", "a.xml", "--unsafe-fixes").code == 0
    assert path.read_text() == FRAME.format(MENDED)


def test_the_report_says_what_can_be_mended(teikit: Teikit, write: Write) -> None:
    write("a.xml", UNTIDY, NEAR)
    done = teikit("validate", "a.xml")
    assert "1 can be mended with --fix, 1 more with --unsafe-fixes" in done.text
    fixes = {
        each["rule"]: each["fix"] for each in json.loads(teikit("validate", ".", "--format", "json").out)
    }
    assert fixes == {"untidy-pointer": "safe", "dangling-pointer": "unsafe"}


def test_edits_of_one_place_wait_for_the_next_round(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", NEAR.replace('"#introdution"', '" #introdution  "'))
    assert teikit("validate", "a.xml", "--unsafe-fixes").code == 0
    assert path.read_text() == FRAME.format(MENDED)


def test_diff_shows_the_change_and_writes_nothing(teikit: Teikit, write: Write, tmp_path: Path) -> None:
    path = write("sub/a.xml", *["<p/>"] * 5, UNTIDY)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    before = path.read_bytes()
    done = teikit("validate", "sub/a.xml", "--diff")
    assert path.read_bytes() == before
    assert (done.code, done.err) == (1, "would mend 1 finding in 1 file: untidy-pointer 1\n")
    assert done.text.startswith("--- sub/a.xml\n+++ sub/a.xml\n@@ ")
    (tmp_path / "fix.diff").write_bytes(done.out)
    subprocess.run(["git", "apply", "-p0", "fix.diff"], cwd=tmp_path, check=True)
    by_git = path.read_bytes()
    path.write_bytes(before)
    teikit("validate", "sub/a.xml", "--fix")
    assert path.read_bytes() == by_git != before
    assert teikit("validate", "sub/a.xml", "--diff").code == 0


def test_diff_writes_the_unsafe_ones_only_where_they_are_asked_for(teikit: Teikit, write: Write) -> None:
    write("a.xml", NEAR)
    assert teikit("validate", "a.xml", "--diff").out == b""
    assert (
        b'+<p xml:id="introduction"><ref target="#introduction">'
        in teikit("validate", "a.xml", "--diff", "--unsafe-fixes").out
    )


def test_standard_input_is_mended_to_standard_output(teikit: Teikit, write: Write) -> None:
    text = write("a.xml", UNTIDY, DANGLING).read_bytes()
    done = teikit("validate", "-", "--fix", stdin=text)
    assert done.text == FRAME.format(f"{TIDY}\n{DANGLING}")
    assert "<stdin>:5:9 error dangling-pointer" in click.unstyle(done.err)
    assert done.code == 1


def test_clean_standard_input_comes_out_as_it_is(teikit: Teikit, write: Write) -> None:
    text = write("a.xml", TIDY).read_bytes()
    done = teikit("validate", "-", "--fix", stdin=text)
    assert (done.out, done.code) == (text, 0)


def test_broken_standard_input_comes_out_as_it_is(teikit: Teikit, write: Write) -> None:
    write("a.xml")
    done = teikit("validate", "-", "--fix", stdin=b"<TEI>")
    assert (done.out, done.code) == (b"<TEI>", 1)
    assert "not-well-formed" in done.err


def test_standard_input_is_mended_alone(teikit: Teikit, write: Write) -> None:
    write("a.xml", TIDY)
    done = teikit("validate", "-", "a.xml", "--fix")
    assert done.code == 2
    assert "standard input is mended alone" in done.err


def test_a_read_only_file_is_left_as_it_is(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", UNTIDY)
    path.chmod(0o444)
    done = teikit("validate", "a.xml", "--fix")
    assert done.code == 2
    assert "is read-only, so it was left as it is" in done.err
    assert "untidy-pointer" in done.text
    assert path.read_text() == FRAME.format(UNTIDY)
    assert {each.name for each in path.parent.iterdir()} >= {"a.xml"}
    assert not list(path.parent.glob(".a.xml*"))


def test_a_file_that_was_changed_meanwhile_is_left_as_it_is(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.xml", UNTIDY)
    hold = writing._hold

    def late(target: Path, data: bytes) -> None:
        path.write_text("<saved/>")
        hold(target, data)

    monkeypatch.setattr(writing, "_hold", late)
    done = teikit("validate", "a.xml", "--fix")
    assert done.code == 2
    assert "was changed meanwhile, so it was left as it is" in done.err
    assert path.read_text() == "<saved/>"


def test_a_link_stays_a_link(teikit: Teikit, write: Write, tmp_path: Path) -> None:
    path = write("real/a.xml", UNTIDY)
    (tmp_path / "link.xml").symlink_to(path)
    path.chmod(0o640)
    assert teikit("validate", "link.xml", "--fix").code == 0
    assert (tmp_path / "link.xml").is_symlink()
    assert path.read_text() == FRAME.format(TIDY)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("replacement", "said"),
    [
        (b"<", "its fixes would make it not well-formed: "),
        (b"#none", "its fixes would bring new errors of dangling-pointer"),
    ],
)
def test_fixes_that_break_a_file_are_refused(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch, replacement: bytes, said: str
) -> None:
    path = write("a.xml", UNTIDY)
    edits = (Edit(path.read_bytes().index(b" #a"), path.read_bytes().index(b" #a") + 3, replacement),)
    monkeypatch.setattr(
        "teikit.rules.untidy_pointer.check",
        lambda tei: iter(
            [Finding(tei.root, "blanks", edits=edits, safe=True)] if b" #a" in tei.source.data else []
        ),
    )
    done = teikit("validate", "a.xml", "--fix", "--select", "untidy-pointer", "--fail-on", "hint")
    assert (done.code, path.read_text()) == (1, FRAME.format(UNTIDY))
    assert f"a.xml: was not mended: {said}" in done.err


def test_a_rule_that_never_rests_is_stopped(
    teikit: Teikit, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.xml", "<p>to</p>")
    at = path.read_bytes().index(b"to")
    turn = {b"to": b"fr", b"fr": b"to"}
    monkeypatch.setattr(
        "teikit.rules.untidy_pointer.check",
        lambda tei: iter(
            [Finding(tei.root, "x", edits=(Edit(at, at + 2, turn[tei.source.data[at : at + 2]]),), safe=True)]
        ),
    )
    done = teikit("validate", "a.xml", "--fix", "--select", "untidy-pointer", "--fail-on", "hint")
    assert done.code == 1
    assert path.read_text() in (FRAME.format("<p>to</p>"), FRAME.format("<p>fr</p>"))


def test_only_selected_rules_mend(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", UNTIDY)
    assert teikit("validate", "a.xml", "--fix", "--select", "duplicate-id").code == 0
    assert path.read_text() == FRAME.format(UNTIDY)


def test_many_files_are_mended_in_several_processes(teikit: Teikit, write: Write) -> None:
    paths = [write(f"many/{number:03}.xml", UNTIDY) for number in range(40)]
    done = teikit("validate", "many", "--fix", "--jobs", "2")
    assert (done.code, done.err) == (0, "mended 40 findings in 40 files: untidy-pointer 40\n")
    assert {path.read_text() for path in paths} == {FRAME.format(TIDY)}
