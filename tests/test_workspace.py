"""The workspace: whoever has the bytes, they are read in one way, and what was answered is noted."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import pytest

from teikit.source import FileError
from teikit.workspace import GONE, Kind, Once, Trace, Workspace
from teikit.workspace.archives import Archives
from teikit.workspace.trace import BYTES, KIND, NAMES, UNSETTLED


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("texts/a.xml", "<a/>")
        made.writestr("texts/deep/b.xml", "<b/>")
        made.writestr("c.xml", "<c/>")
    return path


def test_a_buffer_of_an_editor_counts_before_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    (tmp_path / "link.xml").symlink_to(path)
    workspace = Workspace()
    workspace.edit(path, b"new", "7")
    assert workspace.read(tmp_path / "link.xml") == b"new"
    assert workspace.status(path).version == "buffer 7"
    assert workspace.begins(path, 2) == b"ne"
    workspace.close(path)
    assert workspace.source(path).data == b"old"


def test_a_buffer_may_have_no_file(tmp_path: Path) -> None:
    workspace = Workspace()
    workspace.edit(tmp_path / "new.xml", b"<a/>", "1")
    assert workspace.is_file(tmp_path / "new.xml")
    assert workspace.source(tmp_path / "new.xml").data == b"<a/>"


def test_a_version_is_another_one_after_each_edit(tmp_path: Path) -> None:
    path, workspace = tmp_path / "a.xml", Workspace()
    seen = {workspace.status(path).version}
    for text in (b"a", b"bb"):
        path.write_bytes(text)
        seen.add(workspace.status(path).version)
    workspace.edit(path, b"bb", "1")
    seen.add(workspace.status(path).version)
    assert len(seen) == 4


def test_an_archive_is_a_folder_of_its_members(archive: Path) -> None:
    workspace = Workspace()
    assert workspace.is_folder(archive)
    assert workspace.names(archive) == ["c.xml", "texts"]
    assert workspace.names(archive / "texts") == ["a.xml", "deep"]
    assert workspace.kind(archive / "texts" / "deep") is Kind.FOLDER
    assert workspace.read(archive / "texts" / "a.xml") == b"<a/>"
    assert workspace.begins(archive / "texts" / "a.xml", 2) == b"<a"
    assert workspace.kind(archive / "none.xml") is Kind.MISSING
    with pytest.raises(FileError, match="no such file"):
        workspace.source(archive / "none.xml")


def test_an_archive_that_is_none_and_one_that_is_damaged_are_told(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"no archive")
    workspace = Workspace()
    assert workspace.read(tmp_path / "no.zip") == b"no archive"
    assert workspace.kind(tmp_path / "no.zip" / "a.xml") is Kind.MISSING
    data = bytearray(archive.read_bytes())
    at = data.index(b"<a/>")
    data[at : at + 4] = b"<x/>"
    archive.write_bytes(data)
    with pytest.raises(FileError, match="cannot be read: bad crc-32"):
        workspace.source(archive / "texts" / "a.xml")


def test_a_member_that_swells_is_not_read(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teikit.workspace.archives.LARGEST", 3)
    with pytest.raises(FileError, match="file too large"):
        Workspace().source(archive / "c.xml")


def test_an_origin_may_be_added(tmp_path: Path) -> None:
    class Shelf(Archives):
        """Files that lie in memory."""

        def status(self, path: str):
            found = super().status(path)
            return Workspace().status(tmp_path / "x") if path == "shelf/a.xml" else found

        def owns(self, path: str) -> bool:
            return path == "shelf/a.xml" or super().owns(path)

        def read(self, path: str, size: int = -1) -> bytes:
            return b"<shelf/>" if path == "shelf/a.xml" else super().read(path, size)

    (tmp_path / "x").write_bytes(b"")
    *others, disk = Workspace().origins
    workspace = Workspace((Shelf(disk), *others, disk))
    assert workspace.read("shelf/a.xml") == b"<shelf/>"


def test_what_is_asked_is_noted_with_its_answer(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"a")
    workspace = Workspace()
    with workspace.trace() as trace:
        digest = workspace.source(tmp_path / "a.xml").digest
        workspace.is_file(tmp_path / "b.xml")
        workspace.names(tmp_path)
        with pytest.raises(FileError):
            workspace.source(tmp_path / "c.xml")
    workspace.read(tmp_path / "a.xml")
    assert trace.answers == {
        (BYTES, str(tmp_path / "a.xml")): digest,
        (KIND, str(tmp_path / "b.xml")): "missing",
        (NAMES, str(tmp_path)): trace.answers[NAMES, str(tmp_path)],
        (BYTES, str(tmp_path / "c.xml")): GONE,
    }
    assert trace.holds(Workspace())
    assert Trace.of(trace.freeze()).answers == trace.answers


@pytest.mark.parametrize("name", ["a.xml", "b.xml", "c.xml"])
def test_a_trace_holds_until_an_answer_is_another_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.xml").write_bytes(b"a")
    workspace = Workspace()
    with workspace.trace() as trace:
        workspace.read(tmp_path / "a.xml")
        workspace.is_file(tmp_path / "b.xml")
        workspace.names(tmp_path)
    (tmp_path / name).write_bytes(b"other")
    assert not trace.holds(Workspace())


def test_two_answers_to_one_question_are_never_given_again(tmp_path: Path) -> None:
    path, workspace = tmp_path / "a.xml", Workspace()
    with workspace.trace() as trace:
        for text in (b"a", b"b", b"a"):
            path.write_bytes(text)
            workspace.read(path)
    assert trace.answers == {(BYTES, str(path)): UNSETTLED}
    assert not trace.holds(Workspace())


def test_a_digest_is_that_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    path, workspace = tmp_path / "a.xml", Workspace()
    path.write_bytes(b"a")
    source = workspace.source(path)
    path.write_bytes(b"b")
    assert source.digest != workspace.digest(path)


def test_whoever_uses_what_was_made_once_rests_on_it_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    workspace = Workspace()
    once, made = Once(workspace), []

    def make() -> int:
        made.append(workspace.read(tmp_path / "a"))
        return len(made)

    traces = []
    for _ in range(2):
        with workspace.trace() as trace:
            assert once.get("a", make) == 1
        traces.append(trace.answers)
    assert traces[0] == traces[1] != {}


def test_an_error_is_made_once_and_told_each_time(tmp_path: Path) -> None:
    once = Once(workspace := Workspace())
    for _ in range(2):
        with workspace.trace() as trace, pytest.raises(FileError):
            once.get("a", lambda: workspace.source(tmp_path / "none"))
        assert trace.answers == {(BYTES, str(tmp_path / "none")): GONE}


def test_who_keeps_account_himself_is_not_noted(tmp_path: Path) -> None:
    workspace = Workspace()
    workspace.edit(tmp_path / "a", b"a", "1")
    with workspace.trace() as trace:
        assert workspace.apart().read(tmp_path / "a") == b"a"
    assert trace.answers == {}


def test_another_process_gets_the_buffers_and_looks_for_itself(tmp_path: Path) -> None:
    workspace = Workspace()
    workspace.edit(tmp_path / "a", b"a", "1")
    workspace.digest(tmp_path / "b")
    (tmp_path / "b").write_bytes(b"b")
    other = pickle.loads(pickle.dumps(workspace))
    assert other.read(tmp_path / "a") == b"a"
    assert other.digest(tmp_path / "b") != GONE
