"""Object stores as the workspace sees them: each bucket a folder, its objects files, asked little."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from teikit.stores import Entry
from teikit.stores.folder import Folder
from teikit.workspace import Kind, Workspace, buckets
from teikit.workspace.buckets import Buckets

OBJECTS = {
    "tei/a.xml": b"<a/>",
    "tei/a/deep.xml": b"<deep/>",
    "tei/a/deeper/still.xml": b"<still/>",
    "tei/b.xml": b"<longer/>",
    "tei/z/last.xml": b"<last/>",
    "tei-other/c.xml": b"<c/>",
    "top.xml": b"<top/>",
}


@dataclass(frozen=True)
class Told(Folder):
    """A folder that plays a bucket, and counts what it is asked."""

    asked: Counter[str] = field(default_factory=Counter)
    awaited: list[str] = field(default_factory=list)

    def __hash__(self) -> int:
        return hash(self.url)

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        self.asked["whole" if end is None else "part"] += 1
        return Folder(self.url).read(key, start, end)

    def find(self, key: str) -> Entry | None:
        self.asked["find"] += 1
        return None if Path(self.url, key).is_dir() else Folder(self.url).find(key)

    def has_below(self, prefix: str) -> bool:
        return Folder(self.url).has_below(prefix)

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        self.asked["entries"] += 1
        return Folder(self.url).entries(prefix)

    def expect(self, keys: Iterable[str]) -> None:
        self.awaited.extend(keys)


@pytest.fixture
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Told]:
    """The stores of the test by their URLs; `s3://letters` has the objects."""
    made: dict[str, Told] = {}

    def opened(url: str) -> Told:
        return made.setdefault(url, Told(str(tmp_path / url.replace("://", "-"))))

    monkeypatch.setattr("teikit.stores.opened", opened)
    for key, data in OBJECTS.items():
        opened("s3://letters").write(key, data)
    return made


@pytest.fixture
def letters(stores: dict[str, Told]) -> Told:
    return stores["s3://letters"]


@pytest.mark.parametrize("scheme", ["s3", "s3a", "gs", "az", "abfs", "abfss", "azure"])
def test_urls_of_stores_are_names_of_objects_and_are_shown_as_urls(scheme: str) -> None:
    assert buckets.is_object(f"{scheme}://letters/a.xml")
    assert buckets.is_object(f"{scheme}:/letters/a.xml")
    said = f"{scheme}:/letters/a.xml: 2 findings, {scheme}:/letters/b.xml: 1; {scheme}://letters/c.xml"
    shown = f"{scheme}://letters/a.xml: 2 findings, {scheme}://letters/b.xml: 1; {scheme}://letters/c.xml"
    assert buckets.shown(said) == shown


@pytest.mark.parametrize(
    "name", ["a.xml", "s3/letters", "http://letters/a.xml", "C:/letters", "xs3:/letters"]
)
def test_other_names_are_none_of_objects(name: str) -> None:
    assert not buckets.is_object(name)
    assert not Buckets().owns(name)
    assert Buckets().status(name).kind is Kind.MISSING
    assert buckets.shown(f"{name}: said") == f"{name}: said"


def test_an_object_is_a_file_and_what_is_above_it_a_folder(letters: Told) -> None:
    seen = Workspace()
    below = Path.cwd() / "s3:/letters/tei/a.xml"
    for path in ("s3:/letters/tei/a.xml", "s3://letters/tei/a.xml", str(below)):
        assert seen.kind(path) is Kind.FILE
        assert seen.read(path) == b"<a/>"
    for path in ("s3:/letters", "s3:/letters/tei", "s3:/letters/tei/a"):
        assert seen.kind(path) is Kind.FOLDER
    for path in ("s3:/letters/te", "s3:/letters/no.xml", "s3:/other", "s3:/other/tei/a.xml"):
        assert seen.kind(path) is Kind.MISSING
    status = seen.status("s3:/letters/tei/b.xml")
    found = Folder(letters.url).find("tei/b.xml")
    assert found is not None
    assert (status.size, status.version) == (len(OBJECTS["tei/b.xml"]), found.version)


def test_bytes_of_an_object_are_fetched_as_far_as_they_are_wanted(letters: Told) -> None:
    seen = Workspace()
    assert seen.begins("s3:/letters/tei/b.xml", 4) == b"<lon"
    assert letters.asked == {"find": 1, "part": 1}
    assert seen.begins("s3:/letters/tei/b.xml", 0) == b""
    assert letters.asked["whole"] == 0
    assert seen.read("s3:/letters/tei/b.xml") == b"<longer/>"
    with seen.stream("s3:/letters/tei/b.xml") as stream:
        assert (stream.read(3), stream.read()) == (b"<lo", b"nger/>")
    assert letters.asked["whole"] == 2


@pytest.mark.usefixtures("letters")
def test_an_object_that_is_not_there_is_no_such_file() -> None:
    with pytest.raises(FileNotFoundError):
        Workspace().read("s3:/letters/no.xml")
    with pytest.raises(FileNotFoundError, match="no such file"):
        Buckets().read("a.xml")


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("s3:/letters", ["tei", "tei-other", "top.xml"]),
        ("s3:/letters/", ["tei", "tei-other", "top.xml"]),
        ("s3:/letters/tei", ["a", "a.xml", "b.xml", "z"]),
        ("s3:/letters/tei/a", ["deep.xml", "deeper"]),
        ("s3:/letters/tei-other", ["c.xml"]),
        ("s3:/letters/no", []),
        ("no", []),
    ],
)
@pytest.mark.usefixtures("letters")
def test_a_prefix_lists_the_names_at_one_level_below_it(path: str, names: list[str]) -> None:
    assert sorted(Buckets().names(path)) == names
    above = Buckets()
    above.names("s3:/letters")
    assert sorted(above.names(path)) == names


def test_one_listing_answers_for_all_that_lies_below(letters: Told) -> None:
    seen = Buckets()
    assert sorted(seen.names("s3:/letters/tei")) == ["a", "a.xml", "b.xml", "z"]
    assert sorted(seen.names("s3:/letters/tei/a")) == ["deep.xml", "deeper"]
    for path in ("tei/a.xml", "tei/a/deep.xml", "tei/a/deeper/still.xml", "tei/b.xml"):
        status = seen.status(f"s3:/letters/{path}")
        found = Folder(letters.url).find(path)
        assert found is not None
        assert (status.kind, status.size, status.version) == (Kind.FILE, found.size, found.version)
    assert letters.asked == {"entries": 1}
    seen.names("s3:/letters/tei-other")
    assert letters.asked == {"entries": 2}


@pytest.mark.usefixtures("letters")
def test_a_listing_has_only_what_lies_below_it() -> None:
    seen = Buckets()
    seen.status("s3:/letters/tei/b.xml")
    seen.status("s3:/letters/tei")
    seen.status("s3:/letters/tei-other/c.xml")
    assert sorted(seen.names("s3:/letters/tei")) == ["a", "a.xml", "b.xml", "z"]
    assert sorted(seen.names("s3:/letters/tei-other")) == ["c.xml"]


def test_what_an_object_is_is_asked_once(letters: Told) -> None:
    seen = Buckets()
    for _ in range(3):
        assert seen.status("s3:/letters/tei/a.xml").kind is Kind.FILE
        assert seen.status("s3:/letters/no.xml").kind is Kind.MISSING
    assert letters.asked == {"find": 2}


def test_answers_do_not_fill_memory_without_bound(letters: Told) -> None:
    seen = Buckets(_most=5)
    for number in range(40):
        seen.status(f"s3:/letters/{number}.xml")
        assert len(seen._known) <= 6
    assert seen.names("s3:/letters/tei")
    before = letters.asked["find"]
    for number in range(40):
        seen.status(f"s3:/letters/new-{number}.xml")
    seen.status("s3:/letters/tei/a.xml")
    assert letters.asked["find"] == before + 40


def test_another_process_looks_for_itself(letters: Told) -> None:
    seen = Buckets()
    seen.status("s3:/letters/tei/a.xml")
    pickle.loads(pickle.dumps(seen)).status("s3:/letters/tei/a.xml")
    assert letters.asked == {"find": 2}


def test_each_store_is_told_what_will_be_read_in_its_order(stores: dict[str, Told]) -> None:
    buckets.expect(["s3:/letters/b.xml", "a.xml", "gs://more/x.xml", "s3:/letters/a.xml", "s3:/letters"])
    assert stores["s3://letters"].awaited == ["b.xml", "a.xml", ""]
    assert stores["gs://more"].awaited == ["x.xml"]
    assert len(stores) == 2
