"""No output destroys what somebody would miss: inputs, files of others, files that were changed since."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.conftest import PAGE, Teikit

from teikit import caching

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
    '<p xml:id="a"><ref target=" #a"/></p></body></text></TEI>'
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "a.xml").write_text(TEI)
    return tmp_path / "page.txt"


def test_an_export_does_not_replace_the_source_of_the_text(teikit: Teikit, page: Path) -> None:
    assert teikit("convert", "page.txt").code == 0
    done = teikit("export", "text", "page.xml")
    assert done.code == 2
    assert "page.txt: is there already and was not written by teikit; name another file with -o" in done.err
    assert page.read_text("utf-8") == PAGE


def test_what_convert_wrote_is_replaced_until_somebody_corrects_it(teikit: Teikit, page: Path) -> None:
    made = page.with_suffix(".xml")
    assert teikit("convert", "page.txt").code == 0
    (caching.folder() / "written").unlink()  # the header of the file is enough
    assert teikit("convert", "page.txt", "--title", "Another").code == 0
    corrected = made.read_text("utf-8").replace("Zhordania", "Jordania")
    made.write_text(corrected, "utf-8")
    done = teikit("convert", "page.txt")
    assert done.code == 2
    assert "was changed since teikit wrote it" in done.err
    assert "--force" in done.err
    assert made.read_text("utf-8") == corrected
    assert teikit("convert", "page.txt", "--force").code == 0
    assert "Jordania" not in made.read_text("utf-8")


def test_any_output_is_replaced_by_a_newer_one_of_its_kind(teikit: Teikit, page: Path) -> None:
    for _ in range(2):
        assert teikit("export", "text", "a.xml", "-o", "out.txt").code == 0
        assert teikit("validate", "a.xml", "--exit-zero", "--format", "html", "-o", "out.html").code == 0
        page.with_name("a.xml").write_text(TEI.replace("<p ", "<p n='1' "))


@pytest.mark.parametrize(
    "command",
    [
        ("validate", "a.xml", "-o", "a.xml"),
        ("validate", "-o", "page.txt", "a.xml"),
        ("baseline", "a.xml", "-o", "a.xml"),
        ("baseline", "-o", "page.txt", "a.xml"),
        ("convert", "page.txt", "-o", "page.txt"),
        ("convert", "page.txt", "-o", "a.xml"),
        ("export", "json", "a.xml", "-o", "a.xml"),
        ("export", "html", "a.xml", "-o", "a.html", "--receipt", "page.txt"),
        ("validate", "--fix", "a.xml", "-o", "page.txt"),
    ],
    ids=" ".join,
)
def test_no_command_replaces_an_input_or_the_file_of_another(
    teikit: Teikit, page: Path, command: tuple[str, ...]
) -> None:
    done = teikit(*command)
    assert (done.code, done.err.count("name another file with -o")) == (2, 1), done.err
    assert page.read_text("utf-8") == PAGE
    assert page.with_name("a.xml").read_text() == TEI


def test_fix_with_an_output_writes_the_mended_file_and_leaves_the_other(teikit: Teikit, page: Path) -> None:
    done = teikit("validate", "--fix", "--select", "untidy-pointer", "a.xml", "-o", "fixed.xml")
    assert done.code == 0
    assert page.with_name("fixed.xml").read_text() == TEI.replace('" #a"', '"#a"')
    assert page.with_name("a.xml").read_text() == TEI


def test_a_link_stays_a_link_and_its_file_is_written(teikit: Teikit, page: Path) -> None:
    (page.parent / "real").mkdir()
    link = page.with_name("link.txt")
    link.symlink_to(Path("real", "out.txt"))
    assert teikit("export", "text", "a.xml", "-o", "link.txt").code == 0
    assert link.is_symlink()
    assert (page.parent / "real" / "out.txt").is_file()


def run(folder: Path, script: str) -> subprocess.CompletedProcess[bytes]:
    teikit = f'"{sys.executable}" -m teikit'
    return subprocess.run(
        ["bash", "-c", script.replace("teikit", teikit, 1)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "target", ["/dev/stdout", "/dev/fd/1", "/dev/stdout > out.json; cat out.json", ">(cat); sleep 0.3"]
)
def test_an_open_handle_is_written_to(page: Path, target: str) -> None:
    done = run(page.parent, f"teikit validate a.xml --no-cache --format json -o {target}")
    assert done.stdout.startswith(b"[")
    assert b"cannot be written" not in done.stderr


def test_what_is_appended_to_keeps_its_beginning(page: Path) -> None:
    (page.parent / "log").write_text("before\n")
    run(page.parent, "teikit export text a.xml -o /dev/stdout >> log")
    assert (page.parent / "log").read_text().startswith("before\n")


def test_devices_and_pipes_are_written_to_and_stay(page: Path) -> None:
    fifo = page.with_name("fifo")
    os.mkfifo(fifo)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(fifo.read_bytes()))
    reader.start()
    assert run(page.parent, "teikit export text a.xml -o fifo").returncode == 0
    reader.join(10)
    assert got != [b""]
    assert fifo.is_fifo()
    assert run(page.parent, "teikit export text a.xml -o /dev/null").returncode == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.usefixtures("page")
def test_a_cache_that_cannot_be_written_costs_nothing_but_memory(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("TEIKIT_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    assert teikit("convert", "page.txt").code == 0
    assert teikit("convert", "page.txt").code == 0
    assert teikit("export", "html", "page.xml").code == 0
    assert teikit("export", "html", "page.xml", "--force").code == 0
