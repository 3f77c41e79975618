"""convert, export and tag over a corpus as a run make the bytes that they make without one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Command, files

TEXT = "LETTERS\n\nFrom John Smith to Mary Jones of London, {} May 1812.\n\nDear Sir, I was in Paris.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "more").mkdir(parents=True)
    for name in ("a", "b", "more/a"):
        (folder / f"{name}.txt").write_text(TEXT.format(len(name)), "utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    return folder


@pytest.mark.usefixtures("texts")
def test_a_run_converts_as_convert_does(teikit: Command, tmp_path: Path) -> None:
    without = teikit("convert", "texts", "-o", "plain")
    for jobs in (1, 2):
        words = ("--on", "processes", "--jobs", jobs, "--run", f"run{jobs}", "--shard-size", "0.02")
        done = teikit("convert", "texts", "-o", f"made{jobs}", *words)
        assert done.returncode == without.returncode
        assert files(tmp_path / f"made{jobs}") == files(tmp_path / "plain")
    assert "texts/a.txt → made2/a.xml" in done.stderr
    results = [files(tmp_path / f"run{jobs}/results") for jobs in (1, 2)]
    assert results[0].keys() == results[1].keys()
    assert len(results[0]) > 1
    assert teikit("run", "verify", "run1").returncode == 0
    (tmp_path / "made1/a.xml").write_text("other")
    assert teikit("run", "verify", "run1").stdout.startswith("made1/a.xml: is not what the run made of")
    again = teikit("convert", "texts", "-o", "made2", "--on", "here", "--run", "run3", "--title", "Other")
    assert "is there already" in again.stderr or again.returncode == without.returncode


@pytest.mark.usefixtures("corpus")
def test_a_run_exports_as_export_does_with_one_receipt(teikit: Command, tmp_path: Path) -> None:
    words = ("export", "text", "corpus", "--receipt")
    without = teikit(*words, "plain.json", "-o", "made", "--jobs", 1)
    done = teikit(*words, "run.json", "-o", "made", "--on", "here", "--shard-size", "0.05", "--force")
    assert done.returncode == without.returncode == 1
    assert json.loads((tmp_path / "run.json").read_text()) == json.loads(
        (tmp_path / "plain.json").read_text()
    )


@pytest.mark.usefixtures("corpus")
def test_a_run_tags_into_another_folder(teikit: Command, tmp_path: Path) -> None:
    before = files(tmp_path / "corpus")
    done = teikit("tag", "corpus/letters", "-o", "tagged", "--on", "here")
    assert done.returncode == 0
    assert files(tmp_path / "corpus") == before
    assert files(tmp_path / "tagged").keys() == files(tmp_path / "corpus/letters").keys()
    assert teikit("tag", "corpus/letters", "-o", "corpus/letters", "--on", "here").returncode == 2
    assert teikit("tag", "corpus/letters", "-o", "tagged").returncode == 2


@pytest.mark.usefixtures("corpus")
def test_what_no_run_writes_goes_into_no_store(teikit: Command, tmp_path: Path) -> None:
    done = teikit("export", "text", "corpus/whole.xml", "-o", "whole.txt", "--receipt", "s3://letters/r.json")
    assert "s3://letters/r.json: is in a store, where only runs write" in done.stderr
    assert done.returncode == 2
    assert not (tmp_path / "s3:").exists()


@pytest.mark.usefixtures("texts")
def test_two_texts_never_become_one_file(teikit: Command, tmp_path: Path) -> None:
    (tmp_path / "texts/a.TXT").write_text("Text.\n")
    done = teikit("convert", "texts", "-o", "made", "--on", "here")
    assert "would be written for both" in done.stderr
    assert done.returncode == 2
    assert teikit("convert", "texts", "--on", "here").returncode == 2
