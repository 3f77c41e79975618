"""<?teikit allow RULE?> and the baseline: what is hidden, and that what hides nothing is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Done, Teikit
from tests.linting.conftest import DANGLING, FRAME, TIDY, UNTIDY, Write

from teikit.checking.suppressions import Suppression, Suppressions, unused
from teikit.diagnostic import Finding
from teikit.source import Source
from teikit.tei.document import parse

OTHER = DANGLING.replace("gone", "lost")


def found(done: Done) -> list[tuple[Any, ...]]:
    return [(each["line"], each["column"], each["rule"], each["message"]) for each in json.loads(done.out)]


def check(teikit: Teikit, *arguments: str) -> list[tuple[Any, ...]]:
    return found(teikit("validate", ".", "--format", "json", *arguments))


def test_an_instruction_silences_its_rule_in_its_parent(teikit: Teikit, write: Write) -> None:
    write("a.xml", f"<div><?teikit allow dangling-pointer?>{DANGLING}</div>", DANGLING)
    assert [each[:3] for each in check(teikit)] == [(5, 9, "dangling-pointer")]


@pytest.mark.parametrize(
    ("body", "said", "mended"),
    [
        (
            f"<div><?teikit allow dangling-pointer?>{TIDY}</div>",
            (4, 6, "unused-suppression", '"dangling-pointer" is allowed here, but finds nothing'),
            f"<div>{TIDY}</div>",
        ),
        (
            f"<p>é</p><div><?teikit  allow untidy-pointer\ndangling-pointer duplicate-id ?>{DANGLING}</div>",
            (
                4,
                14,
                "unused-suppression",
                '"untidy-pointer", "duplicate-id" is allowed here, but finds nothing',
            ),
            f"<p>é</p><div><?teikit allow dangling-pointer?>{DANGLING}</div>",
        ),
        ("<?teikit allow?>", (4, 1, "unused-suppression", '"<?teikit allow?>" names no rule'), ""),
        (
            "<?teikit allow dangling-pointr?>",
            (4, 1, "unused-suppression", 'there is no rule "dangling-pointr" to allow'),
            "<?teikit allow dangling-pointr?>",
        ),
        (
            "<?teikit alow dangling-pointer?>",
            (4, 1, "unused-suppression", 'teikit has no instruction "alow"'),
            "<?teikit alow dangling-pointer?>",
        ),
    ],
)
def test_an_instruction_that_hides_nothing_is_said_and_removed(
    teikit: Teikit, write: Write, body: str, said: tuple[Any, ...], mended: str
) -> None:
    path = write("a.xml", body)
    assert check(teikit) == [said]
    teikit("validate", ".", "--fix")
    assert path.read_text("utf-8") == FRAME.format(mended)


def test_an_instruction_of_a_rule_that_is_not_run_is_left_alone(teikit: Teikit, write: Write) -> None:
    write("a.xml", "<?teikit allow dangling-pointer?>")
    assert check(teikit, "--ignore", "dangling-pointer", "--ignore", "grammar") == []
    assert check(teikit, "--select", "unused-suppression") == []


def test_instructions_in_comments_and_in_the_document_type_count_nothing(
    teikit: Teikit, write: Write
) -> None:
    path = write(
        "a.xml", f"<!-- <?teikit allow duplicate-id?> --><p><?teikit allow untidy-pointer?></p>{DANGLING}"
    )
    head = "<!DOCTYPE TEI [<?teikit allow duplicate-id?>]><?teikit allow dangling-pointer?>\n"
    path.write_text(head + path.read_text("utf-8"), "utf-8")
    assert [each[:2] for each in check(teikit)] == [(5, 42)]


def test_a_file_in_utf_16_is_left_as_it_is(teikit: Teikit, write: Write) -> None:
    path = write("a.xml", "<p><?teikit allow duplicate-id dangling-pointer?></p>", DANGLING)
    data = path.read_text("utf-8").encode("utf-16")
    path.write_bytes(data)
    done = teikit(
        "validate", ".", "--unsafe-fixes", "--select", "unused-suppression", "--select", "duplicate-id"
    )
    assert '"duplicate-id" is allowed here, but finds nothing' in done.text
    assert "mended" not in done.err
    assert path.read_bytes() == data


def test_an_unused_one_may_itself_be_allowed(teikit: Teikit, write: Write) -> None:
    write("a.xml", "<p><?teikit allow duplicate-id unused-suppression?></p>")
    assert check(teikit) == []


def test_a_baseline_hides_what_it_lists_and_nothing_else(
    teikit: Teikit, write: Write, tmp_path: Path
) -> None:
    write("a.xml", DANGLING, DANGLING, UNTIDY)
    done = teikit("baseline", ".", "-o", "old.json")
    assert (done.code, done.err) == (0, "3 findings → old.json\n")
    done = teikit("validate", ".", "--baseline", "old.json")
    assert (done.code, done.err) == (0, "3 findings of the baseline not shown\n")
    write("a.xml", "<p>New first line.</p>", DANGLING, OTHER, "<p/>", DANGLING, UNTIDY)
    assert [each[:3] for each in check(teikit, "--baseline", "old.json")] == [(6, 9, "dangling-pointer")]
    entry = json.loads((tmp_path / "old.json").read_bytes())["findings"][0]
    assert (entry["path"], entry["rule"], entry["count"]) == ("a.xml", "dangling-pointer", 2)


def test_one_more_of_the_same_is_new(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING)
    teikit("baseline", ".")
    write("a.xml", DANGLING, DANGLING)
    assert len(check(teikit, "--baseline", ".teikit-baseline.json")) == 1


def test_a_finding_whose_line_was_rewritten_is_still_the_old_one(teikit: Teikit, write: Write) -> None:
    write("a.xml", DANGLING)
    teikit("baseline", ".")
    write("a.xml", '<p>See <ref type="page" target="#gone">over there</ref>.</p>')
    assert check(teikit, "--baseline", ".teikit-baseline.json") == []
    write("a.xml", '<p>See <ref type="page" target="#gone">over there</ref>.</p>', DANGLING)
    assert [each[:2] for each in check(teikit, "--baseline", ".teikit-baseline.json")] == [(4, 25)]


def test_entries_that_are_gone_are_counted(teikit: Teikit, write: Write, tmp_path: Path) -> None:
    write("a.xml", DANGLING, OTHER, UNTIDY)
    write("b.xml", DANGLING)
    write("c.xml", DANGLING)
    teikit("baseline", ".")
    write("a.xml", OTHER, UNTIDY)
    (tmp_path / "b.xml").unlink()
    done = teikit("validate", "a.xml", "--baseline", ".teikit-baseline.json")
    assert done.code == 0
    assert ".teikit-baseline.json: 2 entries can be removed: `teikit baseline` writes it anew" in done.err
    done = teikit("validate", "c.xml", "--select", "untidy-pointer", "--baseline", ".teikit-baseline.json")
    assert "1 entry can be removed" in done.err


def test_the_configuration_names_the_baseline(
    teikit: Teikit, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("teikit.toml", 'ignore = ["grammar"]\nbaseline = "old/known.json"')
    path = write("letters/a.xml", DANGLING)
    done = teikit("validate", ".")
    assert (done.code, "no such baseline; `teikit baseline` writes one" in done.err) == (2, True)
    assert teikit("baseline", ".").code == 0
    assert json.loads((tmp_path / "old/known.json").read_bytes())["findings"][0]["path"] == str(path)
    assert teikit("validate", ".").code == 0
    monkeypatch.chdir(tmp_path / "letters")
    assert teikit("validate", "a.xml").code == 0


def test_what_a_baseline_hides_is_not_mended_away_from_it(teikit: Teikit, write: Write) -> None:
    write("a.xml", UNTIDY)
    teikit("baseline", ".")
    assert teikit("validate", ".", "--baseline", ".teikit-baseline.json", "--fix").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a baseline of teikit"),
        ("[]", "is not a baseline of teikit"),
        ('{"version": 1, "findings": [{"path": "a.xml"}]}', "is not a baseline of teikit"),
        ('{"version": 9, "findings": []}', "is a baseline of another version than 1"),
    ],
)
def test_a_bad_baseline_is_one_line(teikit: Teikit, write: Write, text: str, said: str) -> None:
    write("a.xml", DANGLING)
    write("bad.json", text)
    done = teikit("validate", "a.xml", "--baseline", "bad.json")
    assert (done.code, done.err) == (2, f"teikit: bad.json: {said}; `teikit baseline` writes one\n")


def test_a_baseline_is_not_of_changes_only(teikit: Teikit, write: Write, tmp_path: Path) -> None:
    write("a.xml", DANGLING)
    assert "leave --changed-since out" in teikit("baseline", ".", "--changed-since", "HEAD").err
    assert not (tmp_path / ".teikit-baseline.json").exists()


def test_no_baseline_is_written_of_files_that_cannot_be_read(
    teikit: Teikit, write: Write, tmp_path: Path
) -> None:
    write("a.xml", DANGLING)
    assert teikit("baseline", "a.xml", "gone.xml").code == 2
    assert not (tmp_path / ".teikit-baseline.json").exists()


def test_ten_times_the_findings_and_suppressions_cost_ten_times_the_look_ups() -> None:
    """Whatever nests: a suppression that is known to be used is not asked again."""

    def steps(size: int) -> int:
        nested = f"<div>{'<?teikit allow r?><ab>' * (size // 10)}{'</ab>' * (size // 10)}</div>"
        flat = "<ab><?teikit allow r?><p/></ab><p/>" * size
        tei = parse(Source("a.xml", f"<TEI><p/>{nested}{flat}</TEI>".encode()))
        allowed = Suppressions(tei)
        asked = 0

        class Counted(dict[Suppression, Suppression | None]):
            def __getitem__(self, each: Suppression) -> Suppression | None:
                nonlocal asked
                asked += 1
                return super().__getitem__(each)

        elements = list(tei.root.iter("ab", "p"))
        allowed.silence("r", Finding(elements[0], ""))
        allowed._of["r"].outer = Counted(allowed._of["r"].outer)
        silent = sum(allowed.silence("r", Finding(each, "")) for each in elements)
        assert silent == len(elements) - size - 1
        assert not any(True for _ in unused(allowed, ["r"], ["r"]))
        return asked

    assert steps(1000) <= 10 * steps(100)
