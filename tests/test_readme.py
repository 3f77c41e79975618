"""What README.md shows is what happens: its sessions are run, line for line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import Teikit

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def steps() -> Iterator[tuple[str, str]]:
    """Each command of the console sessions, and what it prints."""
    for session in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for step in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
            command, _, printed = step.partition("\n")
            yield command, printed


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_the_sessions_are_true(teikit: Teikit, tmp_path: Path) -> None:
    for command, printed in steps():
        program, *arguments = command.split()
        if program == "cat":
            (tmp_path / arguments[0]).write_text(printed, "utf-8")
        else:
            done = teikit(*arguments)
            assert plain(done.err + done.text) == printed, command


def test_the_tei_that_is_shown_is_made(teikit: Teikit, tmp_path: Path) -> None:
    page = next(printed for command, printed in steps() if command == "cat page.txt")
    (tmp_path / "page.txt").write_text(page, "utf-8")
    teikit("convert", "page.txt")
    made = (tmp_path / "page.xml").read_text("utf-8")
    (shown,) = re.findall(r"```xml\n(.*?)```", README, re.DOTALL)
    assert [line for line in shown.splitlines() if line not in made] == []
