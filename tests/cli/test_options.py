"""What the options of validate do, and what a command says to somebody who mistypes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Teikit

from teikit.checking.run import Checked, check

FRAME = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
UNTIDY = '<p xml:id="a"><ref target=" #a"/></p>'
DANGLING = '<p><ref target="#gone"/></p>'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "untidy.xml").write_text(FRAME.format(UNTIDY))
    (tmp_path / "dangling.xml").write_text(FRAME.format(DANGLING))
    return tmp_path


def rules(teikit: Teikit, *arguments: str) -> list[str]:
    return [each["rule"] for each in json.loads(teikit("validate", "--format", "json", *arguments).out)]


@pytest.mark.parametrize(
    ("least", "name", "code"),
    [
        ("hint", "untidy.xml", 1),
        ("warning", "untidy.xml", 0),
        ("warning", "dangling.xml", 1),
        ("error", "dangling.xml", 1),
    ],
)
def test_the_least_severity_that_fails_can_be_chosen(
    teikit: Teikit, least: str, name: str, code: int
) -> None:
    assert teikit("validate", name, "--ignore", "grammar", "--fail-on", least).code == code


def test_hints_alone_do_not_fail(teikit: Teikit) -> None:
    done = teikit("validate", "untidy.xml", "--ignore", "grammar")
    assert (done.code, "1 hint in 1 file" in done.text) == (0, True)


def test_rules_are_named_in_a_list_and_added_to(teikit: Teikit) -> None:
    both = ("untidy.xml", "dangling.xml")
    assert rules(teikit, *both, "--select", "untidy-pointer,dangling-pointer") == [
        "untidy-pointer",
        "dangling-pointer",
    ]
    assert rules(teikit, *both, "--select", "untidy-pointer", "--extend-select", "dangling-pointer") == [
        "untidy-pointer",
        "dangling-pointer",
    ]
    assert "dangling-pointer" in rules(teikit, *both, "--extend-select", "archive")
    assert "missing-title" in rules(teikit, *both, "--extend-select", "archive")


def test_files_are_left_out_and_a_configuration_is_named(teikit: Teikit, folder: Path) -> None:
    (folder / "other.toml").write_text('select = ["untidy-pointer"]')
    assert rules(teikit, ".", "--config", "other.toml") == ["untidy-pointer"]
    assert rules(teikit, ".", "--config", "other.toml", "--exclude", "unt*,x") == []
    assert "gone.toml: no such file" in teikit("validate", ".", "--config", "gone.toml").err


def test_standard_input_has_a_name_that_its_pointers_start_from(teikit: Teikit, folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "texts" / "other.xml").write_text(FRAME.format('<p xml:id="a"/>'))
    text = FRAME.format('<p><ref target="other.xml#a"/><ref target="other.xml#b"/></p>').encode()
    done = teikit(
        "validate", "-", "--ignore", "grammar", "--stdin-filename", "texts/new.xml", "--format", "json",
        stdin=text,
    )  # fmt: skip
    (found,) = json.loads(done.out)
    assert (found["path"], "b" in found["message"]) == ("texts/new.xml", True)


def test_quiet_says_what_is_found_and_nothing_else(teikit: Teikit) -> None:
    done = teikit("validate", "untidy.xml", "--ignore", "grammar", "--quiet")
    assert "--fix" not in done.text
    assert done.err == ""


@pytest.mark.parametrize(("asked", "coloured"), [("always", True), ("never", False), ("auto", False)])
def test_colours_are_as_asked(teikit: Teikit, asked: str, coloured: bool) -> None:
    assert ("\x1b[" in teikit("validate", "dangling.xml", "--color", asked).text) is coloured


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("validat", "a.xml"), 'did you mean "validate"?'),
        (("xyzzy",), "there is init"),
        (("validate", "dangling.xml", "--format", "jason"), 'did you mean "json"?'),
        (("export", "htlm", "dangling.xml"), 'did you mean "html"?'),
        (("validate", "dangling.xml", "--select", "danglin-pointer"), 'did you mean "dangling-pointer"?'),
        (("validate", "dangling.xml", "--selekt", "x"), "--select"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_who_mistypes_is_told_what_is_meant(teikit: Teikit, arguments: tuple[str, ...], hint: str) -> None:
    done = teikit(*arguments)
    assert done.code == 2
    assert hint in done.err


def test_the_same_mistake_is_said_once_in_text_and_every_time_in_json(teikit: Teikit, folder: Path) -> None:
    (folder / "many.xml").write_text(FRAME.format("<p>" + '<ref target="#x"/>' * 300 + "</p>"))
    arguments = ("validate", "many.xml", "--select", "dangling-pointer")
    said = teikit(*arguments).text
    assert said.count("points at nothing") == 1
    assert "the same in 299 more places: many.xml:1:" in said
    assert "300 errors in 1 file" in said
    assert len(json.loads(teikit(*arguments, "--format", "json").out)) == 300


def test_of_a_kind_a_few_are_shown_and_the_rest_counted(teikit: Teikit, folder: Path) -> None:
    pointers = "".join(f'<ref target="#x{number}"/>' for number in range(50))
    (folder / "many.xml").write_text(FRAME.format(f"<p>{pointers}</p>"))
    arguments = ("validate", "many.xml", "--select", "dangling-pointer")
    said = teikit(*arguments).text
    assert said.count("points at nothing: no element has") == 6
    assert "45 more of dangling-pointer: … points at nothing" in said
    assert teikit(*arguments, "--max-findings", "50").text.count("points at nothing") == 50
    assert len(json.loads(teikit(*arguments, "--max-findings", "2", "--format", "json").out)) == 2


@pytest.mark.parametrize("form", ["text", "concise", "github"])
def test_nothing_that_a_terminal_obeys_is_printed(teikit: Teikit, folder: Path, form: str) -> None:
    (folder / "a.xml").write_text(FRAME.format('<p><ref target="#\u202egone\x9b31m"/></p>'))
    done = teikit("validate", "a.xml", "--select", "dangling-pointer", "--format", form, "--color", "never")
    assert done.code == 1
    assert not {"\u202e", "\x9b", "\x1b"} & set(done.text + done.err)
    evil = folder / "\x1b[2J.xml"
    evil.write_text("<a>")
    done = teikit("validate", evil.name, "--format", form, "--color", "never")
    assert "\x1b" not in done.text + done.err


def test_ctrl_c_shows_what_was_found_so_far(teikit: Teikit, monkeypatch: pytest.MonkeyPatch) -> None:
    def until_stopped(*arguments: object) -> Iterator[Checked]:
        for number, each in enumerate(check(*arguments)):  # type: ignore[arg-type]
            if number:
                raise KeyboardInterrupt
            yield each

    monkeypatch.setattr("teikit.cli.checking.check", until_stopped)
    done = teikit("validate", "dangling.xml", "untidy.xml", "--select", "dangling-pointer")
    assert done.code == 130
    assert "points at nothing" in done.text
    assert "stopped after 1 file" in done.err


def test_special_files_in_a_folder_are_passed_over(teikit: Teikit, folder: Path) -> None:
    os.mkfifo(folder / "pipe.xml")
    assert rules(teikit, ".", "--select", "dangling-pointer") == ["dangling-pointer"]


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", script.replace("teikit", f'"{sys.executable}" -m teikit', 1)],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), **variables},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("teikit validate dangling.xml >&-", 2, b"standard output is closed"),
        ("teikit validate dangling.xml > /dev/full", 2, b"standard output cannot be written: no space left"),
        ("teikit export html dangling.xml -o - > /dev/full", 2, b"no space left"),
        ("teikit validate dangling.xml 2>&-", 1, b""),
        ("teikit validate - <&-", 2, b"is empty"),
        ("PYTHONIOENCODING=cp1252 teikit validate dangling.xml", 1, b""),
        ("PYTHONIOENCODING=ascii teikit validate dangling.xml", 1, b""),
        ("mkdir gone; cd gone; rmdir ../gone; teikit validate ../dangling.xml", 2, b"working folder"),
        ("env -u HOME -u USER -u LOGNAME teikit validate dangling.xml", 1, b""),
        ("mkdir shut; chmod 0 shut; teikit validate shut", 2, b"shut"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_odd_surroundings_are_one_line(folder: Path, script: str, code: int, said: bytes) -> None:
    if "chmod 0" in script and os.geteuid() == 0:
        pytest.skip("root may read everything")
    done = run(script, folder, TEIKIT_CACHE=str(folder / "cache"))
    assert b"Traceback" not in done.stderr + done.stdout
    assert done.returncode == code, done.stderr
    assert said in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_processes_end_with_their_parent(folder: Path, number: signal.Signals) -> None:
    for each in range(200):
        (folder / f"{each}.xml").write_text(FRAME.format(DANGLING * 500))
    main = subprocess.Popen(
        [sys.executable, "-m", "teikit", "validate", ".", "--jobs", "2", "--no-cache", "-o", "out"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL) if number != signal.SIGKILL else None,
    )  # whoever runs the tests may ignore SIGHUP, and the child would, too
    while main.poll() is None and len(members(main.pid)) < 3:
        time.sleep(0.02)
    assert len(members(main.pid)) >= 3, "there were no others"
    main.send_signal(number)
    main.wait(40)
    for _ in range(200):
        if not members(main.pid):
            break
        subprocess.run(["sleep", "0.05"], check=True)
    assert not members(main.pid)


def members(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(state[3]) == session and state[0] != "Z":
                found.append(int(folder.name))
    return found


def test_what_reads_no_further_ends_the_command_quietly(folder: Path) -> None:
    for each in range(50):
        (folder / f"{each}.xml").write_text(FRAME.format(DANGLING * 20))
    done = run("teikit validate . --format concise --no-cache --quiet | head -1", folder)
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")


@pytest.mark.parametrize("verb", [("convert",), ("export", "text")])
def test_several_processes_make_what_one_makes(teikit: Teikit, folder: Path, verb: tuple[str, ...]) -> None:
    (folder / "in").mkdir()
    for number in range(6):
        if "convert" in verb:
            (folder / "in" / f"{number}.txt").write_text(f"Page {number} came on 3 May 191{number}.\n")
        else:
            (folder / "in" / f"{number}.xml").write_text(
                FRAME.format(f"<p>{number}</p>") if number else "<TEI>"
            )
    one = teikit(*verb, "in", "-o", "one/")
    many = teikit(*verb, "in", "-o", "many/", "--jobs", "3")
    assert (one.code, one.err.replace("one/", "many/")) == (many.code, many.err)
    made = {path.name: path.read_bytes() for path in (folder / "one").iterdir()}
    assert made
    assert made == {path.name: path.read_bytes() for path in (folder / "many").iterdir()}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("teikit validate --select dangl", "dangling-pointer"),
        ("teikit validate --format sa", "sarif"),
        ("teikit export ht", "html"),
        ("teikit explain orph", "orphan-note"),
    ],
)
def test_a_shell_completes_values(typed: str, wanted: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "teikit"],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "_TEIKIT_COMPLETE": "bash_complete",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(typed.count(" ")),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert wanted in done.stdout
