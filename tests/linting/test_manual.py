"""The commands of docs/linting.md print what it says; TEIKIT_WRITE_MANUAL=1 writes it there."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from tests.conftest import Teikit

MANUAL = Path(__file__).parents[2] / "docs" / "linting.md"
FILE = re.compile(r"```\w+ (\S+\.\w+)\n(.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def replay(text: str, run: Callable[[list[str]], str]) -> str:
    """The page with its files written, its commands run, and what they print behind each."""
    parts, done = [], 0
    for found in sorted([*FILE.finditer(text), *CONSOLE.finditer(text)], key=lambda each: each.start()):
        parts.append(text[done : found.start()])
        done = found.end()
        if found.re is FILE:
            path = Path(found[1])
            path.parent.mkdir(exist_ok=True)
            path.write_text(found[2], "utf-8")
            parts.append(found[0])
        else:
            commands = [line for line in found[1].splitlines() if line.startswith("$ ")]
            said = (f"{command}\n{run(shlex.split(command)[2:])}" for command in commands)
            parts.append(f"```console\n{''.join(said)}```")
    return "".join((*parts, text[done:]))


def test_the_commands_of_the_manual_print_what_it_says(
    teikit: Teikit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("gams_xml_catalog")
    monkeypatch.setattr(
        "teikit.schemas.rules.has_rules", lambda *_: False
    )  # whether saxonche is there or not

    def run(arguments: list[str]) -> str:
        done = teikit(*arguments)
        told = re.sub(r"# TEIKIT_CACHE=.*\n", "", done.err + click.unstyle(done.text))
        told = re.sub(r"(# convert, step by step:\n)(?:#.*\n)+", r"\1#   …\n", told)  # new crafts are no news
        return told.replace(f"{tmp_path}/", "~/edition/")

    text = MANUAL.read_text("utf-8")
    made = replay(text, run)
    if os.environ.get("TEIKIT_WRITE_MANUAL"):
        MANUAL.write_text(made, "utf-8")
    assert made == text
