"""What is kept of a sheet is as good as the sheet, and worth nothing when it is gone, damaged or stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit import schematron
from teikit.caching import Kept
from teikit.schematron import transpile

SPACE = 'xmlns="http://purl.oclc.org/dsdl/schematron"'


@pytest.fixture
def main(tmp_path: Path) -> Path:
    (tmp_path / "part.sch").write_text(
        f'<pattern {SPACE} id="a"><rule context="p"><report test="true()">old</report></rule></pattern>'
    )
    path = tmp_path / "main.sch"
    path.write_text(
        f'<schema {SPACE} defaultPhase="x"><phase id="x"><active pattern="a"/></phase>'
        '<include href="part.sch"/></schema>'
    )
    return path


def texts(path: Path, folder: Path) -> list[str]:
    return [failure.text for failure in schematron.load(path, kept=Kept(folder)).failures(b"<p/>")]


def test_a_kept_sheet_is_the_same_and_is_not_transpiled_again(main, tmp_path, monkeypatch):
    folder = tmp_path / "cache/deeper"
    first = schematron.load(main, kept=Kept(folder))
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(transpile, "transpile", None)
    assert schematron.load(main, kept=Kept(folder)) == first
    assert texts(main, folder) == ["old"]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b'{"version": 1}', b"\xff", b'{"files": "x"']
)
def test_a_damaged_entry_counts_as_none_and_is_written_anew(main, tmp_path, content):
    folder = tmp_path / "cache"
    assert texts(main, folder) == ["old"]
    (entry,) = folder.iterdir()
    good = entry.read_bytes()
    entry.write_bytes(content)
    assert texts(main, folder) == ["old"]
    assert entry.read_bytes() == good


def test_an_entry_is_stale_when_an_included_file_changes(main, tmp_path):
    folder = tmp_path / "cache"
    assert texts(main, folder) == ["old"]
    part = tmp_path / "part.sch"
    part.write_text(part.read_text().replace("old", "new"))
    assert texts(main, folder) == ["new"]


def test_a_folder_that_cannot_be_written_to_is_no_error(main, tmp_path):
    (tmp_path / "file").write_text("")
    assert texts(main, tmp_path / "file") == ["old"]
