"""Folders and object stores keep files whole or not at all, and what is created is created once."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from teikit.runs.claims import Turn, Watch, take
from teikit.runs.shards import Input, Manifest, size_for
from teikit.stores.folder import Folder

from .conftest import Command
from .test_validate import SMALL, Begin, found, plain

NEEDS = pytest.mark.skipif(
    not all(map(find_spec, ("obstore", "moto", "flask", "flask_cors"))),
    reason="teikit[s3], or moto with flask, is not installed",
)


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[str, str]]:
    """An S3, and the same behind a proxy with faults."""
    script = Path(__file__).with_name("s3_server.py")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip(), server.stdout.readline().strip()
        finally:
            server.communicate("", timeout=30)


@pytest.fixture
def s3(servers: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where commands find the S3 that has faults."""
    for name, value in (
        ("AWS_ENDPOINT_URL", servers[1]),
        ("AWS_ACCESS_KEY_ID", "nobody"),
        ("AWS_SECRET_ACCESS_KEY", "nothing"),
        ("AWS_REGION", "eu-central-1"),
    ):
        monkeypatch.setenv(name, value)


FILL = """
import sys, pathlib
from teikit.stores import opened
store = opened("s3://letters/tei")
for path in pathlib.Path("corpus").rglob("*.xml"):
    store.write(path.relative_to("corpus").as_posix(), path.read_bytes())
"""
RACE = """
import threading
from teikit.stores import opened
store, won = opened("s3://letters/race"), []
def race(number):
    for each in range(5):
        if store.create(f"{each}", f"{number}".encode()):
            won.append((each, number))
racers = [threading.Thread(target=race, args=(number,)) for number in range(4)]
[each.start() for each in racers]
[each.join() for each in racers]
assert sorted(each for each, _ in won) == [0, 1, 2, 3, 4], won
assert all(store.read(f"{each}") == f"{number}".encode() for each, number in won)
store.write("a/b", b"0123456789")
assert store.read("a/b", 2, 5) == b"234" and store.read("a/b", 4, 4) == b""
assert [each.key for each in store.entries("a")] == ["a/b"] and store.find("a/b").size == 10
assert store.local("a/b").read_bytes() == b"0123456789"
store.delete("a/b")
store.delete("a/b")
assert store.find("a/b") is None
"""


READ = """
from teikit.stores import opened
print(opened("s3://letters").read("report.jsonl").decode(), end="")
"""


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@NEEDS
@pytest.mark.usefixtures("s3")
def test_of_many_who_create_an_object_one_hears_that_it_was_he() -> None:
    python(RACE)


@NEEDS
@pytest.mark.usefixtures("s3", "corpus")
def test_a_corpus_in_a_store_that_has_faults_is_validated_as_the_folder_is(
    teikit: Command, begun: Begin, tmp_path: Path
) -> None:
    expected = plain(teikit)
    python(FILL)
    words = ("--on", "here", "--run", "s3://letters/run", *SMALL, "-o", "s3://letters/report.jsonl")
    run = begun("validate", "s3://letters/tei", *words)
    _, err = run.communicate(timeout=200)
    out = python(READ)
    told = [{**each, "path": str(each["path"]).replace("s3://letters/tei", "corpus")} for each in found(out)]
    assert [each["path"] for each in told] == [each["path"] for each in found(expected)], err.decode()
    said = [[each["rule"], each["line"]] for each in told]
    assert said == [[each["rule"], each["line"]] for each in found(expected)]
    assert run.returncode == 1
    verified = begun("run", "verify", "s3://letters/run")
    assert verified.communicate(timeout=100)[0] == b"proved: 17 files\n"
    exported = begun("export", "text", "s3://letters/tei/letters", "-o", "s3://letters/out", "--run", "here")
    out, err = exported.communicate(timeout=100)
    assert exported.returncode == 0, err.decode()
    made = json.loads((tmp_path / "here/results/000001.jsonl").read_text().splitlines()[0])
    python(f"""
from hashlib import sha256
from teikit.stores import opened
store = opened("s3://letters/out")
assert len(list(store.entries())) == 12
for name, digest in {made["files"]!r}.items():
    assert sha256(store.read(name)).hexdigest() == digest
""")


@NEEDS
@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "words", [("s3://letters/tei",), ("corpus", "--on", "here", "--run", "s3://letters/run")]
)
def test_a_store_that_is_not_there_is_one_line_soon(
    words: tuple[str, ...], teikit: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{found.getsockname()[1]}"
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    done = teikit("validate", *words)
    said = f"teikit: {words[-1]}: cannot be reached: {address} does not answer; look whether"
    assert done.stderr.startswith(said)
    assert done.returncode == 2


@NEEDS
@pytest.mark.usefixtures("s3", "corpus")
def test_ctrl_c_is_heard_while_a_store_does_not_answer() -> None:
    code = """
import os, signal, threading
from teikit.stores import opened
os.environ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9"
store = opened("s3://letters")
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    store.read("a")
except KeyboardInterrupt:
    os._exit(0)
"""
    python(code)


@NEEDS
@pytest.mark.usefixtures("s3", "corpus")
def test_what_a_store_refuses_is_one_line(begun: Begin) -> None:
    place = ("validate", "corpus", "--on", "here", "--run")
    known = "the aws access key id you provided does not exist in our records. (invalidaccesskeyid)"
    for words, said in (
        (("validate", "s3://nowhere/tei"), "teikit: s3://nowhere/tei: no such bucket"),
        ((*place, "s3://nowhere/run"), "teikit: s3://nowhere/run/manifest.jsonl: no such bucket"),
        (("validate", "s3://forbidden/tei"), "403 forbidden"),
        ((*place, "s3://forbidden/run"), f"run/manifest.jsonl: the store says: {known}"),
    ):
        run = begun(*words)
        _, err = run.communicate(timeout=100)
        assert said in err.decode().splitlines()[-1]
        assert len(err.splitlines()) == 1
        assert run.returncode == 2


def test_of_many_who_create_a_file_one_hears_that_it_was_he(tmp_path: Path) -> None:
    store, won = Folder(str(tmp_path / "store")), []

    def race(number: int) -> None:
        won.extend(each for each in range(20) if store.create(f"a/{each}", bytes([number])))

    racers = [threading.Thread(target=race, args=(number,)) for number in range(4)]
    for each in racers:
        each.start()
    for each in racers:
        each.join()
    assert sorted(won) == list(range(20))
    assert [entry.key for entry in store.entries("a")] == sorted(f"a/{each}" for each in range(20))


def test_a_claim_is_followed_where_its_owner_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, turn = Folder(str(tmp_path)), Turn("results/000001")
    claim = take(store, turn)
    assert claim
    assert take(store, turn) is None
    watch = Watch(store)
    assert watch.next(turn.unit) is None
    claim.facts["born"] = "never"
    claim.move()
    store.write(turn.key, json.dumps(claim.facts).encode())
    assert watch.next(turn.unit) == Turn(turn.unit, 2, careful=True)
    claim.facts["host"] = "elsewhere"
    store.write(turn.key, json.dumps(claim.facts).encode())
    assert watch.next(turn.unit) is None
    monkeypatch.setattr("teikit.runs.claims.PATIENCE", -1)
    assert watch.next(turn.unit) == Turn(turn.unit, 2, careful=True)
    with claim.alive():
        pass
    assert watch.next(turn.unit) == Turn(turn.unit, 2)


def test_shards_cost_about_the_same_and_are_read_back(tmp_path: Path) -> None:
    manifest = Manifest(Folder(str(tmp_path)))
    inputs = [Input(f"ä{n}.xml", n * 1000, sha256=f"{n}") for n in range(200)]
    shards, _ = manifest.write(inputs, 1_000_000)
    assert [each for shard in manifest.shards() for each in manifest.inputs(shard)] == inputs
    costs = [sum(each.cost for each in manifest.inputs(shard)) for shard in shards]
    assert max(costs) <= 1_000_000
    assert min(costs[:-1]) > 700_000


def test_a_larger_corpus_has_larger_shards_up_to_a_bound() -> None:
    sizes = [size_for([Input("a.xml", 1_000_000_000)] * many) >> 20 for many in (1, 20, 200)]
    assert sizes == [4, 9, 64]
