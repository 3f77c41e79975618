"""A small corpus whose files lead to each other, the command as a process, and rules that others bring."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from teikit.cli import teikit as main
from teikit.source import FileError

FRAME = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude">'
    "<teiHeader><fileDesc>"
    "<titleStmt><title>Letter</title></titleStmt><publicationStmt><p>here</p></publicationStmt>"
    "<sourceDesc><p>paper</p></sourceDesc></fileDesc></teiHeader><text><body>{}</body></text></TEI>\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two folders of letters with a register: pointers that dangle, an id twice, parts, idle entries."""
    folder = tmp_path / "corpus"
    people = "".join(f'<person xml:id="p{n}"><persName>Person {n}</persName></person>' for n in range(6))
    bodies = {
        "people.xml": f"<listPerson>{people}</listPerson>",
        "whole.xml": '<xi:include href="parts/one.xml" xpointer="d"/><p><ref target="#inner">x</ref></p>',
        "parts/one.xml": '<div xml:id="d"><p xml:id="inner">part</p><p><ref target="#out">x</ref></p></div>',
        "odd.xml": "<p>open",
    }
    for n in range(12):
        name = "twice" if n in (3, 9) else f"l{n}"
        bodies[f"letters/{n:02}.xml"] = (
            f'<p xml:id="{name}"><persName ref="../people.xml#p{n % 4}">A</persName>'
            f'<ref target="{(n + 1) % 12:02}.xml#l{n + 1}">next</ref><ref target="gone{n}.xml">lost</ref></p>'
        )
    for name, body in bodies.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FRAME.format(body), "utf-8")
    (tmp_path / "teikit.toml").write_text("[rules.duplicate-id]\nacross-project = true\n", "utf-8")
    (folder / "broken.xml").write_text("<TEI><p></TEI>", "utf-8")
    return folder


@dataclass(frozen=True)
class Done:
    """What a command said, and its exit code."""

    stdout: str
    stderr: str
    returncode: int


Command = Callable[..., Done]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEIKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TEIKIT_TRACEBACK", "1")


@pytest.fixture
def teikit() -> Command:
    """The command, in this process."""

    def run(*words: object) -> Done:
        done = CliRunner().invoke(main, list(map(str, words)))
        failed = done.exception if isinstance(done.exception, FileError) else None
        assert failed or done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        said = f"{done.stderr}teikit: {failed}\n" if failed else done.stderr
        return Done(done.stdout, said, 2 if failed else done.exit_code)

    return run


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """The command, begun and not waited for, with processes of its own group."""
    with ExitStack() as stack:

        def run(*words: object) -> subprocess.Popen[bytes]:
            pipe = subprocess.PIPE
            line = [sys.executable, "-m", "teikit", *map(str, words)]
            made = subprocess.Popen(line, cwd=tmp_path, stdout=pipe, stderr=pipe, start_new_session=True)
            stack.callback(made.communicate)
            stack.callback(made.kill)
            return made

        yield run


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, str]], None]:
    """Rules of another package, for every process that is begun from now on."""

    def put(code: Mapping[str, str]) -> None:
        site = tmp_path / "site"
        information = site / "our_rules-1.dist-info"
        information.mkdir(parents=True)
        (information / "METADATA").write_text("Metadata-Version: 2.1\nName: our-rules\nVersion: 1\n", "utf-8")
        points = "".join(f"{name} = our_{name}\n" for name in code)
        (information / "entry_points.txt").write_text(f"[teikit.rules]\n{points}", "utf-8")
        for name, each in code.items():
            (site / f"our_{name}.py").write_text(each, "utf-8")
        paths = [str(site), os.environ.get("PYTHONPATH", "")]
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))

    return put


def files(folder: Path, *left_out: str) -> dict[str, Any]:
    """What lies below a folder, without some of its folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in left_out
    }
