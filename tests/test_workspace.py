"""The workspace: whoever has the bytes, they are read in one way, and what was answered is noted."""

from __future__ import annotations

import errno
import os
import pickle
import zipfile
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from teikit.signature import member as known_by_member
from teikit.source import FileError, Source
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
    with pytest.raises(FileError, match="no such file"):
        workspace.source(tmp_path / "no.zip" / "a.xml")
    with pytest.raises(FileError, match="cannot be read: bad crc-32"):
        workspace.source(archive / "texts" / "a.xml")


def test_a_member_that_swells_is_not_read(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teikit.workspace.archives.LARGEST", 4)
    assert Workspace().read(archive / "c.xml") == b"<c/>"
    monkeypatch.setattr("teikit.workspace.archives.LARGEST", 3)
    with pytest.raises(FileError, match="file too large"):
        Workspace().source(archive / "c.xml")
    assert Workspace().begins(archive / "c.xml", 2) == b"<c"
    assert reads_all(Workspace(), archive / "c.xml") == b"<c/>"


@pytest.mark.parametrize(("size", "refused"), [(256 * 2**20, False), (256 * 2**20 + 1, True)])
def test_a_member_that_says_it_has_more_than_256_mebibytes_is_not_unpacked(
    tmp_path: Path, size: int, refused: bool
) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.xml", "<a/>")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24  # the size of the member in the list of all of them
    data[at : at + 4] = size.to_bytes(4, "little")
    path.write_bytes(data)
    told = None
    try:
        Workspace().read(path / "a.xml")
    except OSError as error:
        told = error.errno
    assert told == (errno.EFBIG if refused else None)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are not told here")
def test_an_archive_is_closed_with_the_member_that_was_read(archive: Path) -> None:
    def opened() -> list[str]:
        return [str(each.resolve()) for each in Path("/proc/self/fd").iterdir()]

    stream = Workspace().stream(archive / "texts/a.xml")
    assert str(archive.resolve()) in opened()
    stream.close()
    assert stream.closed
    assert str(archive.resolve()) not in opened()


def test_whatever_is_wrong_with_an_archive_is_an_error_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.xml", bytes(range(256)) * 40)
    whole = path.read_bytes()
    said = set()
    for number in range(120):
        chance = Random(number)
        data = bytearray(whole)
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        workspace = Workspace()
        workspace.names(path), workspace.status(path / "a.xml"), workspace.begins(path / "a.xml", 4)
        known_by_member("a.xml")(Source("x", bytes(data)))
        try:
            workspace.source(path / "a.xml")
        except FileError as error:
            said.add(error.reason)
        with suppress(OSError, FileError):
            reads_all(workspace, path / "a.xml")
    assert any("while decompressing" in each for each in said)
    assert any("crc-32" in each for each in said)


def reads_all(workspace: Workspace, path: Path) -> bytes:
    with workspace.stream(path) as stream:
        return stream.read()


def test_a_member_may_be_read_piece_by_piece(archive: Path) -> None:
    workspace = Workspace()
    with workspace.stream(archive / "texts" / "a.xml") as stream:
        assert (stream.read(2), stream.tell(), stream.read(), stream.read()) == (b"<a", 2, b"/>", b"")
    assert stream.closed
    with workspace.stream(archive) as stream:
        assert stream.read(2) == b"PK"
    workspace.edit(archive / "texts" / "a.xml", b"new", "1")
    assert reads_all(workspace, archive / "texts" / "a.xml") == b"new"
    for path in (archive / "none.xml", archive / "texts", archive.parent / "none"):
        with pytest.raises(FileError, match="no such file"):
            workspace.stream(path)


def test_a_member_under_a_password_is_told(archive: Path) -> None:
    data = bytearray(archive.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    archive.write_bytes(data)
    with pytest.raises(FileError, match=r"cannot be read: .*password"):
        Workspace().source(archive / "texts" / "a.xml")


def test_only_a_zip_that_is_a_file_is_a_folder_of_members(tmp_path: Path, archive: Path) -> None:
    folder = tmp_path / "folder.zip"
    folder.mkdir()
    (folder / "a.xml").write_bytes(b"<a/>")
    (tmp_path / "book.epub").write_bytes(archive.read_bytes())
    (tmp_path / "a.zip.txt").write_bytes(b"text")
    (tmp_path / "of.zips").mkdir()
    (tmp_path / "of.zips" / "book.epub").write_bytes(archive.read_bytes())
    workspace = Workspace()
    assert workspace.read(folder / "a.xml") == b"<a/>"
    assert workspace.names(folder) == ["a.xml"]
    assert workspace.kind(tmp_path / "book.epub") is Kind.FILE
    assert workspace.kind(tmp_path / "book.epub" / "c.xml") is Kind.MISSING
    assert workspace.kind(tmp_path / "of.zips" / "book.epub" / "c.xml") is Kind.MISSING
    assert workspace.read(tmp_path / "a.zip.txt") == b"text"
    assert archive.rename(tmp_path / "CORPUS.ZIP").exists()
    assert workspace.read(tmp_path / "CORPUS.ZIP" / "c.xml") == b"<c/>"
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as made:
        made.writestr("inner.zip/x.xml", "<x/>")
        made.writestr("texts", "a file with the name of a folder")
    assert workspace.read(tmp_path / "outer.zip" / "inner.zip" / "x.xml") == b"<x/>"
    assert workspace.names(tmp_path / "outer.zip") == ["inner.zip", "texts"]
    assert workspace.read(tmp_path / "outer.zip" / "texts").startswith(b"a file")


def test_a_member_has_a_size_and_another_version_where_it_is_another(archive: Path) -> None:
    before = Workspace().status(archive / "texts" / "a.xml")
    assert (before.kind, before.size) == (Kind.FILE, 4)
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("texts/a.xml", "<b/>")
    after = Workspace().status(archive / "texts" / "a.xml")
    assert (after.kind, after.size) == (Kind.FILE, 4)
    assert after.version != before.version
    assert Workspace().status(archive).size == 0


def test_the_disk_has_files_folders_and_other_things(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"abc")
    (tmp_path / ".hidden").write_bytes(b"")
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    os.mkfifo(tmp_path / "pipe")
    workspace = Workspace()
    assert workspace.names(tmp_path) == ["a.xml", "nowhere", "pipe"]
    kinds = {name: workspace.kind(tmp_path / name) for name in ("a.xml", "nowhere", "pipe", ".", "x\0y")}
    assert list(kinds.values()) == [Kind.FILE, Kind.MISSING, Kind.OTHER, Kind.FOLDER, Kind.MISSING]
    found = workspace.status(tmp_path / "a.xml")
    assert (found.size, found.modified) == (3, int((tmp_path / "a.xml").stat().st_mtime))
    assert (workspace.begins(tmp_path / "a.xml", 2), workspace.begins(tmp_path / "none", 2)) == (b"ab", b"")
    assert workspace.is_file(tmp_path / "a.xml")
    assert not workspace.is_file(tmp_path)
    assert not workspace.is_folder(tmp_path / "a.xml")
    assert workspace.names(tmp_path / "a.xml") == workspace.names(tmp_path / "none") == []


def test_what_cannot_be_read_is_said_with_the_reason(tmp_path: Path) -> None:
    workspace = Workspace()
    (tmp_path / "a.xml").write_bytes(b"a")
    for path, said in (
        (tmp_path, "is a folder, not a file"),
        (tmp_path / "none", "no such file"),
        (tmp_path / "a.xml" / "b", "no such file"),
        (tmp_path / "x\0y", "cannot be read: embedded null byte"),
    ):
        with pytest.raises(FileError) as told:
            workspace.source(path)
        assert told.value.reason == said
        assert workspace.digest(path) == GONE


def test_a_digest_is_taken_once_and_is_that_of_the_buffer(tmp_path: Path) -> None:
    path, workspace = tmp_path / "a.xml", Workspace()
    path.write_bytes(b"a")
    before = workspace.digest(path)
    path.write_bytes(b"b")
    assert workspace.digest(path) == before == workspace.apart().digest(path)
    assert Workspace().digest(path) == Source("", b"b").digest
    other = Workspace()
    other.edit(path, b"c", "1")
    assert other.digest(path) == Source("", b"c").digest


def test_a_question_for_a_digest_is_noted_and_names_may_be_any_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / os.fsdecode(b"\xff.xml")).write_bytes(b"")
    workspace = Workspace()
    with workspace.trace() as trace:
        workspace.digest(tmp_path / "a")
        workspace.names(tmp_path)
    assert {kind for kind, _ in trace.answers} == {BYTES, NAMES}
    assert trace.holds(Workspace())
    (tmp_path / "b").write_bytes(b"")
    assert not trace.holds(Workspace())


def test_a_trace_ends_where_its_block_does_and_others_go_on(tmp_path: Path) -> None:
    workspace = Workspace()
    with workspace.trace() as outer:
        with workspace.trace() as inner:
            workspace.kind(tmp_path / "a")
        workspace.kind(tmp_path / "b")
    assert [about for _, about in inner.answers] == [str(tmp_path / "a")]
    assert [about for _, about in outer.answers] == [str(tmp_path / "a"), str(tmp_path / "b")]


def test_a_trace_rests_on_all_that_another_rests_on_and_is_unsettled_by_another_answer() -> None:
    first, second = Trace.of(((BYTES, "/a", "1"),)), Trace.of(((BYTES, "/a", "2"), (KIND, "/b", "file")))
    first.add(second)
    assert first.freeze() == ((BYTES, "/a", UNSETTLED), (KIND, "/b", "file"))
    assert not first.is_settled
    asked_of_a_project = Trace.of((("inbound", "/a", UNSETTLED),))
    assert not asked_of_a_project.holds(Workspace())
    assert Trace.of((("inbound", "/a", "x"),)).holds(Workspace())


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
