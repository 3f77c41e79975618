"""A deposit that was cut off anywhere is made good by the next one, and nothing of others is touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import bagit
import pytest
from tests.conftest import Teikit
from tests.depositing.test_deposit import KINDS, TEXT, WHOLE, files, prove

from teikit import caching
from teikit.depositing.folder import Folder

pytestmark = pytest.mark.filterwarnings("ignore:'count' is passed as positional:DeprecationWarning")  # bagit

BEFORE = {"one": "a", "two": "b"}
AFTER = {"one": "changed", "zwei": "b", "three": "new"}
"""One text changed, one with another name, one new."""


class CutError(Exception):
    """The run is ended here."""


def fill(folder: Path, texts: dict[str, str]) -> None:
    shutil.rmtree(folder / "texts", ignore_errors=True)
    (folder / "texts").mkdir()
    for name, title in texts.items():
        (folder / "texts" / f"{name}.xml").write_text(TEXT.format(title=title), "utf-8")


def asked(kind: str) -> tuple[str, ...]:
    return ("deposit", "texts", "-o", "out", "--as", kind, "--with", "text", *WHOLE)


def cut_off(teikit: Teikit, kind: str, after: int) -> bool:
    """Make a deposit that ends after so many files; whether it did."""
    left, write = [after], Folder.write

    def counted(folder: Folder, name: str, data: bytes) -> None:
        if folder.read(name) != data:
            left[0] -= 1
            if left[0] < 0:
                raise CutError
        write(folder, name, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Folder, "write", counted)
        done = teikit(*asked(kind))
    return "CutError" in done.err


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("later", [BEFORE, AFTER], ids=["reverted", "changed"])
@pytest.mark.parametrize("cut", range(2, 10, 2))
def test_a_deposit_that_was_cut_off_is_made_good(
    teikit: Teikit, tmp_path: Path, kind: str, later: dict[str, str], cut: int
) -> None:
    fill(tmp_path, BEFORE)
    assert teikit(*asked(kind)).code == 0
    fill(tmp_path, AFTER)
    if not cut_off(teikit, kind, cut):
        assert cut > 5
        return
    fill(tmp_path, later)
    done = teikit(*asked(kind))
    assert (done.code, f"valid {kind}" in done.err) == (0, True), done.err
    prove(kind, tmp_path / "out")
    if kind != "ocfl":
        left = {Path(name).stem for name in files(tmp_path / "out") if name.startswith(("tei/", "data/tei/"))}
        assert left == set(later)


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_deposit_that_was_cut_off_is_made_good(teikit: Teikit, tmp_path: Path, kind: str) -> None:
    fill(tmp_path, BEFORE)
    assert cut_off(teikit, kind, 3)
    fill(tmp_path, AFTER)
    assert teikit(*asked(kind)).code == 0
    prove(kind, tmp_path / "out")
    assert not [name for name in files(tmp_path / "out") if "two" in name]


@pytest.mark.parametrize("kind", ["bagit", "ocfl"])
def test_a_deposit_is_known_by_its_own_lists_where_nothing_is_remembered(
    teikit: Teikit, tmp_path: Path, kind: str
) -> None:
    fill(tmp_path, BEFORE)
    assert teikit(*asked(kind)).code == 0
    shutil.rmtree(caching.folder())
    fill(tmp_path, AFTER)
    done = teikit(*asked(kind))
    assert done.code == 0, done.err
    prove(kind, tmp_path / "out")


@pytest.mark.parametrize("kind", ["bagit", "ro-crate", "zenodo"])  # versions of OCFL are folders of their own
@pytest.mark.parametrize("text", ["one", "gone"])
def test_what_was_begun_when_the_machine_stopped_goes(
    teikit: Teikit, tmp_path: Path, kind: str, text: str
) -> None:
    fill(tmp_path, BEFORE)
    teikit(*asked(kind))
    place = next((tmp_path / "out").rglob("one.xml")).parent
    (place / f".{text}.xml.a1b2c3d4").write_bytes(b"<TE")
    assert teikit(*asked(kind)).code == 0
    assert not list((tmp_path / "out").rglob(".*"))


def test_a_hidden_file_of_somebody_is_kept(teikit: Teikit, tmp_path: Path) -> None:
    fill(tmp_path, BEFORE)
    teikit(*asked("ro-crate"))
    (tmp_path / "out" / "tei" / ".mine.org.a1b2c3d4").write_bytes(b"mine")
    teikit(*asked("ro-crate"))
    assert (tmp_path / "out" / "tei" / ".mine.org.a1b2c3d4").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_the_folder_of_somebody_else_is_left_as_it_is(teikit: Teikit, tmp_path: Path, kind: str) -> None:
    fill(tmp_path, BEFORE)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "precious.txt").write_text("mine", "utf-8")
    bagit.make_bag(str(tmp_path / "out"), checksums=["sha256"])
    before = files(tmp_path / "out")
    done = teikit(*asked(kind))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert f"holds no {kind} that teikit made" in done.err
    assert files(tmp_path / "out") == before


def test_what_was_changed_in_a_deposit_by_hand_is_kept(teikit: Teikit, tmp_path: Path) -> None:
    fill(tmp_path, BEFORE)
    teikit(*asked("bagit"))
    changed = tmp_path / "out" / "data" / "tei" / "one.xml"
    changed.write_text("mine", "utf-8")
    assert teikit(*asked("bagit")).code == 2
    assert changed.read_text("utf-8") == "mine"


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_all_kinds_are_deposited(teikit: Teikit, tmp_path: Path, kind: str) -> None:
    names = (
        "a letter",
        "Ännchen",
        "a&b",
        "q?x=1#y",
        'so "so"',
        "-o",
        "a..b",
        "\u00e9",
        "e\u0301",
        "a\\b",
        "[1]",
    )
    fill(tmp_path, dict.fromkeys((*names, "line\nfeed"), "t"))
    done = teikit(*asked(kind))
    assert done.code == 0, done.err
    prove(kind, tmp_path / "out")


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_is_no_text_is_told_and_left_out(teikit: Teikit, tmp_path: Path, kind: str) -> None:
    fill(tmp_path, BEFORE)
    try:
        (tmp_path / "texts" / "bad\udcff.xml").write_text(TEXT.format(title="t"), "utf-8")
    except OSError:
        pytest.skip("this disk takes no such name")
    done = teikit(*asked(kind))
    assert (done.code, "neither UTF-8 nor XML can spell; rename it" in done.err) == (1, True)
    prove(kind, tmp_path / "out")


def test_a_name_that_programs_for_bags_read_differently_is_refused(teikit: Teikit, tmp_path: Path) -> None:
    fill(tmp_path, {"100%": "t"})
    done = teikit(*asked("bagit"))
    assert (done.code, "has % in its name" in done.err) == (2, True)
    assert not (tmp_path / "out").exists()
