"""validate over a corpus as a run of shards finds what plain validate finds, whoever works it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from .conftest import Command, files

Begin = Callable[..., "subprocess.Popen[bytes]"]
Bring = Callable[[Mapping[str, str]], None]
SMALL = ("--shard-size", "0.05", "--format", "jsonl")
GOING = 20.0
"""Seconds in which something is to happen that takes one."""
DEAF = """import time
def check(tei):
    while True:
        try:
            time.sleep(1)
        except BaseException:
            pass
"""
"""Code that hears no interrupt, as an import may not: an error within a class is another one there."""
SLOW = '''"""Takes its time."""
import time


def check(tei):
    """Take it."""
    time.sleep(0.3)
    return []
'''


def plain(teikit: Command) -> str:
    done = teikit("validate", "corpus", "--format", "jsonl", "--no-cache", "--jobs", 1)
    assert done.returncode == 1, done.stderr
    said = {json.loads(line)["rule"] for line in done.stdout.splitlines()}
    assert {"dangling-pointer", "duplicate-id", "unused-person", "missing-file", "not-well-formed"} <= said
    return done.stdout


@pytest.mark.parametrize("engine", ["here", "processes"])
@pytest.mark.usefixtures("corpus")
def test_a_run_finds_what_validate_finds(engine: str, teikit: Command, tmp_path: Path) -> None:
    expected = plain(teikit)
    done = teikit("validate", "corpus", "--on", engine, "--jobs", 2, "--run", "run", *SMALL)
    assert done.stdout == expected
    assert done.returncode == 1
    assert json.loads((tmp_path / "run/run.json").read_text())["manifests"]["manifest"]["shards"] > 3


@pytest.mark.usefixtures("corpus")
def test_the_bytes_of_a_run_are_those_of_any_number_of_workers(teikit: Command, tmp_path: Path) -> None:
    made = []
    for jobs in (1, 2, 8):
        teikit("validate", "corpus", "--on", "processes", "--jobs", jobs, "--run", f"run{jobs}", *SMALL)
        made.append(files(tmp_path / f"run{jobs}", "claims", "run.json"))
        assert teikit("run", "verify", f"run{jobs}").returncode == 0
    assert made[0] == made[1] == made[2]
    assert "index/files/000001.sqlite3" in made[0]


@pytest.mark.parametrize("engine", ["here", "processes"])
@pytest.mark.usefixtures("corpus")
def test_an_index_of_many_parts_answers_as_one_does(
    engine: str, teikit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = plain(teikit)
    monkeypatch.setattr("teikit.runs.reduce.PART", 1)
    done = teikit("validate", "corpus", "--on", engine, "--jobs", 2, "--run", "run", *SMALL)
    assert done.stdout == expected
    assert len(list((tmp_path / "run/index/inbound").iterdir())) == 5
    begun = json.loads((tmp_path / "run/run.json").read_text())
    assert begun["manifests"]["manifest"]["files"] == 17
    assert teikit("run", "verify", "run").returncode == 0


@pytest.mark.usefixtures("corpus")
def test_dask_survives_a_worker_that_is_killed(
    teikit: Command,
    begun: Begin,
    rules: Bring,
    tmp_path: Path,
) -> None:
    pytest.importorskip("distributed", reason="teikit[dask] is not installed")
    expected = plain(teikit)
    rules({"slow": SLOW})
    run = begun("validate", "corpus", "--on", "dask", "--jobs", 2, "--run", "run", *SMALL)
    worker = next(owners(tmp_path / "run", "results"))
    os.kill(worker, signal.SIGKILL)
    out, err = run.communicate(timeout=100)
    assert found(out.decode()) == found(expected), err.decode()
    assert teikit("run", "verify", "run").stdout == "proved: 17 files\n"
    assert [each for each in (tmp_path / "run/claims/results").iterdir() if each.name.endswith(".2.json")]


@pytest.mark.usefixtures("corpus")
def test_a_run_of_which_all_was_killed_goes_on_without_doing_anything_twice(
    teikit: Command,
    begun: Begin,
    rules: Bring,
    tmp_path: Path,
) -> None:
    expected = plain(teikit)
    rules({"slow": SLOW})
    run = begun("validate", "corpus", "--on", "processes", "--jobs", 2, "--run", "run", *SMALL)
    results = tmp_path / "run/results"
    wait_for(lambda: results.is_dir() and len(list(results.glob("*.jsonl"))) > 1)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    before = {path.name: path.stat().st_mtime_ns for path in results.glob("*.jsonl")}
    assert teikit("run", "status", "run").returncode == 1
    assert "has no result" in teikit("run", "verify", "run").stdout
    resumed = teikit("run", "resume", "run")
    assert found(resumed.stdout) == found(expected), resumed.stderr
    after = {path.name: path.stat().st_mtime_ns for path in results.glob("*.jsonl")}
    assert before.items() < after.items()
    claims = {path.name for path in (tmp_path / "run/claims/results").iterdir()}
    assert not {f"{Path(name).stem}.2.json" for name in before} & claims
    assert teikit("run", "status", "run").stdout.splitlines()[-1].startswith("results")


@pytest.mark.usefixtures("corpus")
def test_a_file_that_ends_its_process_is_a_finding_and_the_run_goes_on(
    teikit: Command, begun: Begin, rules: Bring, tmp_path: Path
) -> None:
    tries = tmp_path / "tries"
    rules(
        {
            "poison": f'''"""Ends the process."""
import os


def check(tei):
    """End it."""
    if tei.path.endswith("05.xml"):
        with open({str(tries)!r}, "a") as file:
            file.write("x")
        os.kill(os.getpid(), 9)
    return []
'''
        }
    )
    run = begun("validate", "corpus", "--on", "processes", "--jobs", 2, "--run", "run", *SMALL)
    out, err = run.communicate(timeout=100)
    assert b"letters/05.xml: was given up after 3 tries on its own: the process" in err
    assert run.returncode == 2
    told = found(out.decode())
    assert [each["rule"] for each in told if str(each["path"]).endswith("05.xml")] == ["not-well-formed"]
    assert {each["path"] for each in told} >= {"corpus/letters/04.xml", "corpus/letters/06.xml"}
    assert len(tries.read_text()) == 4  # with others, and three times alone
    assert teikit("run", "verify", "run").returncode == 0


@pytest.mark.usefixtures("corpus")
def test_retry_works_the_shards_once_more_in_which_files_failed(
    teikit: Command, begun: Begin, rules: Bring, tmp_path: Path
) -> None:
    expected = plain(teikit)
    rules(
        {
            "moody": '''"""Fails."""


def check(tei):
    """Fail."""
    if tei.path.endswith("05.xml"):
        raise OSError("bad mood")
    return []
'''
        }
    )
    run = begun("validate", "corpus", "--on", "here", "--run", "run", *SMALL)
    run.communicate()
    assert run.returncode == 2
    assert ", 1 failed" in teikit("run", "status", "run").stdout
    results = tmp_path / "run/results"
    before = {path.name: path.stat().st_mtime_ns for path in results.iterdir()}
    again = teikit("run", "retry", "run")
    assert "1 shard to work once more" in again.stderr
    assert found(again.stdout) == found(expected)
    after = {path.name: path.stat().st_mtime_ns for path in results.iterdir()}
    assert len(before.items() - after.items()) == 1


@pytest.mark.usefixtures("corpus")
def test_what_changed_is_no_part_of_the_run(teikit: Command, tmp_path: Path) -> None:
    words = ("validate", "corpus", "--on", "here", "--run", "run", *SMALL)
    teikit(*words)
    letter = tmp_path / "corpus/letters/00.xml"
    letter.write_text(letter.read_text().replace("Letter", "Latter"))
    assert teikit("run", "verify", "run").stdout == "corpus/letters/00.xml: is not what the run read\n"
    refused = teikit(*words)
    assert refused.returncode == 2
    assert "has a run of other inputs" in refused.stderr
    result = tmp_path / "run/results/000001.jsonl"
    result.write_bytes(result.read_bytes().replace(b"corpus", b"corpse", 1))
    assert "results/000001.jsonl: was changed\n" in teikit("run", "verify", "run").stdout


@pytest.mark.usefixtures("corpus")
def test_listings_that_lag_and_halves_of_files_change_nothing(
    teikit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("validate", "corpus", "--on", "here", "--run", "run", *SMALL)
    expected = teikit(*words)
    before = files(tmp_path / "run")
    for name in ("results", "outlines", "index/files"):
        (tmp_path / "run" / name / ".000001.jsonl.half").write_bytes(b'{"path":"corp')
    monkeypatch.setattr("teikit.stores.folder.Folder.entries", lambda _store, _prefix="": iter(()))
    again = teikit(*words)
    assert (again.stdout, again.returncode) == (expected.stdout, expected.returncode)
    after = files(tmp_path / "run")
    assert {name: after[name] for name in before} == before
    assert all(name.endswith(".half") for name in after.keys() - before.keys())


@pytest.mark.usefixtures("corpus")
def test_merge_writes_one_report_in_parts(
    teikit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = found(plain(teikit))
    teikit("validate", "corpus", "--on", "here", "--run", "run", *SMALL)
    from teikit.runs import paging
    from teikit.runs.begun import joined
    from teikit.runs.merge import merge

    monkeypatch.setattr(paging, "SARIF", 10)
    monkeypatch.setattr(paging, "PAGE", 5)
    merge(joined(str(tmp_path / "run")))
    report = tmp_path / "run/report"
    told = [json.loads(line) for line in (report / "findings.jsonl").read_text().splitlines()]
    assert told == expected
    logs = [
        json.loads(path.read_text())["runs"][0]["results"] for path in sorted((report / "sarif").iterdir())
    ]
    assert [len(each) for each in logs[:-1]] == [10] * (len(logs) - 1)
    assert sum(map(len, logs)) == len(expected)
    counts = json.loads((report / "statistics.json").read_text())
    assert counts["findings"] == len(expected) == sum(counts["folders"].values())
    assert counts["files"] == 17 == sum(each["files"] for each in counts["schemas"].values())
    rule = report / "html/missing-file"
    pages = sorted(rule.iterdir())
    assert sum(page.read_text().count("<tr>") for page in pages) == sum(
        each["rule"] == "missing-file" for each in told
    )
    assert 'href="00002.html"' in pages[0].read_text()
    assert 'href="missing-file/00001.html"' in (report / "html/index.html").read_text()


@pytest.mark.usefixtures("corpus")
def test_progress_is_told_in_lines_of_json(teikit: Command) -> None:
    done = teikit("validate", "corpus", "--on", "here", "--log-json", *SMALL)
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith('{"step"')]
    last = told[-1]
    assert (last["step"], last["files"], last["failed"]) == ("results", [17, 17], 0)
    assert last["bytes"][0] == last["bytes"][1] > 0


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("code", [SLOW, DEAF], ids=["slow", "deaf"])
def test_ctrl_c_says_how_to_go_on(code: str, begun: Begin, rules: Bring, tmp_path: Path) -> None:
    rules({"slow": code})
    run = begun("validate", "corpus", "--on", "here", "--run", "run", *SMALL)
    next(owners(tmp_path / "run", "results"))
    os.kill(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=GOING)
    assert err == b"the run is in run\nteikit: stopped; `teikit run resume run` goes on\n"
    assert run.returncode == 130


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "spark"), "is no engine; there is here, processes, dask"),
        (
            ("--on", "dask=somewhere"),
            '--on dask=somewhere: "somewhere" is no address; write it as tcp://HOST:8786',
        ),
        (("--on", "dask="), "is no address"),
        (("--on", "here=x"), "is no engine"),
        (("--on", "here", "--fix"), "--fix is for runs without --on"),
        (("--run", "x"), "say more of a run --on an engine"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_what_cannot_be_is_one_line(words: tuple[str, ...], said: str, teikit: Command) -> None:
    done = teikit("validate", "corpus", *words)
    assert said in done.stderr
    assert done.returncode == 2


@pytest.mark.usefixtures("corpus")
def test_plain_validate_imports_nothing_of_runs(tmp_path: Path) -> None:
    code = (
        "import sys, teikit.cli\n"
        "try: teikit.cli.teikit(['validate', 'corpus', '--no-cache', '-q'], standalone_mode=False)\n"
        "except SystemExit: pass\n"
        "ours = ('teikit.runs', 'teikit.stores', 'distributed', 'obstore')\n"
        "print([name for name in sys.modules if name.startswith(ours)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def found(report: str) -> list[dict[str, object]]:
    """The findings, without what files were held to: there are more rules where others bring some."""
    told = [json.loads(line) for line in report.splitlines()]
    return [{key: value for key, value in each.items() if key != "held_to"} for each in told]


def owners(run: Path, step: str) -> Iterator[int]:
    """The processes that are at a shard, as soon as there are any."""
    owners: list[int] = []

    def look() -> bool:
        for path in (
            sorted((run / "claims" / step).glob("*.json")) if (run / "claims" / step).is_dir() else ()
        ):
            facts = json.loads(path.read_text())
            if "ended" not in facts:
                owners.append(facts["process"])
        return bool(owners)

    wait_for(look)
    yield from owners


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 5 * GOING
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_ids_that_a_dtd_of_another_file_declares_are_seen_and_remembered_as_long_as_it_is_the_same(
    teikit: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
    (folder / "a.xml").write_text(tei.format('<ref target="b.xml#x"/>'), "utf-8")
    (folder / "b.xml").write_text(f'<!DOCTYPE TEI SYSTEM "d.dtd">{tei.format("&e;")}', "utf-8")
    codes = []
    for name in ("x", "x", "y", "x"):
        (folder / "d.dtd").write_text(f"<!ENTITY e \"<p xml:id='{name}'/>\">", "utf-8")
        done = teikit("validate", "docs", "--select", "dangling-pointer", "--on", "here")
        codes.append(done.returncode)
    assert codes == [0, 0, 1, 0]
