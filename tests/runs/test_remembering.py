"""What a run remembers of others is what it would find: whatever is changed, reports are the same."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from teikit.runs.shards import Input, Manifest
from teikit.source import FileError, Source
from teikit.stores.folder import Folder
from teikit.workspace import Workspace

from .conftest import FRAME, Command, Done

Change = Callable[[Path], None]
GRAMMAR = """default namespace = "http://www.tei-c.org/ns/1.0"
start = any
any = element * {{ attribute * {{ text }}*, (text | any)* }}
# {}
"""


def rewritten(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    return change


def put(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text, "utf-8") and None


CHANGES: dict[str, Change] = {
    "nothing": lambda _folder: None,
    "a file": rewritten("corpus/letters/00.xml", "next", "after"),
    "an id that others point at": rewritten("corpus/letters/05.xml", 'xml:id="l5"', 'xml:id="l55"'),
    "an id that another has": rewritten("corpus/letters/07.xml", 'xml:id="l7"', 'xml:id="twice"'),
    "the only pointer at a person": rewritten("corpus/letters/03.xml", "#p3", "#p2"),
    "a part of another file": rewritten("corpus/parts/one.xml", 'xml:id="inner"', 'xml:id="deep"'),
    "a target that was missing": put("corpus/letters/gone4.xml", FRAME.format("<p>found</p>")),
    "a target that is no XML": put("corpus/letters/gone4.xml", "found"),
    "a target that is missing": lambda folder: (folder / "corpus/letters/04.xml").unlink(),
    "a file that includes another": put(
        "corpus/above.xml", FRAME.format('<xi:include href="letters/06.xml" xpointer="l6"/>')
    ),
    "a schema": put("own.rnc", GRAMMAR.format("another").replace("(text | any)*", "any*")),
    "a remark in a schema": put("own.rnc", GRAMMAR.format("another")),
    "the configuration": put("teikit.toml", "[rules.duplicate-id]\nacross-project = false\n"),
    "a severity": put("teikit.toml", '[severity]\ndangling-pointer = "hint"\n'),
}


def check(teikit: Command, run: str, *words: object) -> tuple[Done, dict[str, str], int]:
    """A run; what it said, what its results are, and how many files were remembered."""
    engine = ("--on", "here", "--run", run, "--shard-size", "0.1", "--format", "jsonl")
    done = teikit("validate", "corpus", "--schema", "own.rnc", *engine, *words)
    results = {path.name: path.read_text() for path in sorted(Path(run, "results").iterdir())}
    claims = [json.loads(path.read_text()) for path in Path(run, "claims/results").iterdir()]
    return done, results, sum(each["remembered"] for each in claims)


@pytest.mark.parametrize("changed", CHANGES)
@pytest.mark.usefixtures("corpus")
def test_what_is_remembered_is_what_would_be_found(changed: str, tmp_path: Path, teikit: Command) -> None:
    (tmp_path / "own.rnc").write_text(GRAMMAR.format("one"), "utf-8")
    _, first, remembered = check(teikit, "run1")
    assert remembered == 0
    CHANGES[changed](tmp_path)
    fresh, expected, none = check(teikit, "run2", "--no-cache")
    assert none == 0
    again, told, remembered = check(teikit, "run3")
    assert (again.stdout, again.returncode) == (fresh.stdout, fresh.returncode)
    assert told == expected
    assert (told == first) <= (changed in ("nothing", "a remark in a schema"))
    if changed in ("nothing", "a file", "the only pointer at a person"):
        assert remembered >= 13
    elif "schema" in changed:
        assert remembered == 3  # two that are not well-formed, and one that is a part of another
    elif changed in ("the configuration", "a severity"):
        assert remembered == 0


def test_nothing_else_is_found_after_many_changes(corpus: Path, tmp_path: Path, teikit: Command) -> None:
    (tmp_path / "own.rnc").write_text(GRAMMAR.format("one"), "utf-8")
    dice, copies = random.Random(14), tmp_path / "copies"
    shutil.copytree(corpus, copies)
    for number in range(5):
        if dice.random() < 0.3:
            shutil.rmtree(corpus)
            shutil.copytree(copies, corpus)
        for name in dice.sample(sorted(CHANGES.keys() - {"a target that is missing"}), 2):
            CHANGES[name](tmp_path)
        fresh, expected, _ = check(teikit, f"fresh{number}", "--no-cache")
        again, told, _ = check(teikit, f"again{number}", "--memory", "memory")
        assert (again.stdout, told) == (fresh.stdout, expected)


@pytest.mark.usefixtures("corpus")
def test_what_is_damaged_is_found_anew(tmp_path: Path, teikit: Command) -> None:
    (tmp_path / "own.rnc").write_text(GRAMMAR.format("one"), "utf-8")
    first = check(teikit, "run1", "--memory", "memory")
    packs = list((tmp_path / "memory").rglob("*.gz"))
    assert len(packs) == len(first[1])
    for number, path in enumerate(packs):
        whole = path.read_bytes()
        path.write_bytes((whole[:-9], b"", gzip.compress(b'[["bytes"]]\n{}\n'))[number % 3])
    again = check(teikit, "run2", "--memory", "memory")
    assert again[1] == first[1]
    assert again[2] == 0
    assert check(teikit, "run3", "--memory", "memory")[2] == 17


@pytest.mark.usefixtures("corpus")
def test_a_place_that_is_no_memory_is_one_line(tmp_path: Path, teikit: Command) -> None:
    (tmp_path / "own.rnc").write_text(GRAMMAR.format("one"), "utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/about.txt").write_text("a diary\n")
    words = ("validate", "corpus", "--on", "here", "--memory")
    for place, said in (
        ("own.rnc", "own.rnc: cannot be used as a memory"),
        ("full", "full/about.txt: is not of"),
    ):
        done = teikit(*words, place)
        assert said in done.stderr
        assert done.returncode == 2


@pytest.mark.usefixtures("corpus")
def test_files_that_failed_are_never_remembered(
    tmp_path: Path, teikit: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.rnc").write_text(GRAMMAR.format("one"), "utf-8")
    read = Workspace.source

    def hindered(workspace: Workspace, path: Path) -> Source:
        if str(path).endswith("05.xml"):
            raise FileError(str(path), "cannot be read: the disk is tired")
        return read(workspace, path)

    with monkeypatch.context() as tired:
        tired.setattr(Workspace, "source", hindered)
        first, _, _ = check(teikit, "run1", "--memory", "memory")
    assert first.returncode == 2
    again, _, remembered = check(teikit, "run2", "--memory", "memory")
    assert again.returncode == 1
    assert remembered == 15  # neither that nor 04.xml, which points at it


@pytest.mark.usefixtures("corpus")
def test_another_program_remembers_nothing_of_it(
    tmp_path: Path, teikit: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.rnc").write_text(GRAMMAR.format("one"), "utf-8")
    with monkeypatch.context() as exchanged:
        exchanged.setattr("teikit.runs.remembering.today", lambda: "exchanged meanwhile")
        check(teikit, "run1", "--memory", "memory")
    assert check(teikit, "run2", "--memory", "memory")[2] == 0
    monkeypatch.setattr("teikit.checking.memory.program", lambda: "another")
    assert check(teikit, "run3", "--memory", "memory")[2] == 0


def test_a_file_more_moves_the_ends_of_few_shards(tmp_path: Path) -> None:
    dice = random.Random(7)
    inputs = [Input(f"{n:05}.xml", dice.randrange(40_000), sha256=f"{n}") for n in range(3000)]
    firsts = []
    for number, held in enumerate((inputs, [Input("00000+.xml", 9000), *inputs], inputs[1:])):
        manifest = Manifest(Folder(str(tmp_path / str(number))))
        manifest.write(held, 1_000_000)
        firsts.append({manifest.inputs(each)[0].path for each in manifest.shards()})
    assert len(firsts[0]) > 90
    for each in firsts[1:]:
        assert len(each & firsts[0]) > 75
