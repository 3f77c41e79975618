"""The functions that Python programs call; docs/api.md is run as it stands."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import teikit
from tests.small_schema import BAD, GOOD, GRAMMAR

MANUAL = Path(__file__).parents[1] / "docs" / "api.md"
EXAMPLES = re.findall(r"```python\n(.*?)```\n.*?```text\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)


BODY = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEIKIT_CACHE", str(tmp_path / "cache"))
    return tmp_path


def test_the_manual_has_its_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize(("code", "said"), EXAMPLES)
def test_the_examples_of_the_manual_print_what_it_says(
    code: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(code, "api.md", "exec"), {})
    assert capsys.readouterr().out == said


def test_importing_teikit_loads_nothing_else() -> None:
    code = "import sys, teikit; print([each for each in sys.modules if each.startswith(('teikit.', 'lxml'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_is_called_is_named() -> None:
    assert {
        "validate",
        "convert",
        "export",
        "fix",
        "source",
        "explain",
        "rules",
        "Diagnostic",
        "FileError",
    } <= set(dir(teikit))
    with pytest.raises(AttributeError, match="has no attribute 'validat'"):
        _ = teikit.validat  # type: ignore[attr-defined]


def test_a_schema_is_a_path_or_several(folder: Path) -> None:
    (folder / "bad.xml").write_text(BAD)
    (folder / "small.rng").write_text(GRAMMAR)
    one = teikit.validate("bad.xml", schema="small.rng")
    assert [(each.rule, each.severity) for each in one] == [("grammar", teikit.Severity.ERROR)]
    assert teikit.validate(Path("bad.xml"), schema=[folder / "small.rng"]) == one


def test_a_folder_stands_for_its_files_and_its_configuration_holds(folder: Path) -> None:
    (folder / "texts" / "out").mkdir(parents=True)
    for name in ("a.xml", "b.xml", "out/c.xml"):
        (folder / "texts" / name).write_text(GOOD.replace("<p>", '<p corresp="#x">'))
    (folder / "texts" / "teikit.toml").write_text('select = ["dangling-pointer"]\nexclude = "out"')
    found = teikit.validate(folder / "texts")
    assert [Path(each.path).name for each in found] == ["a.xml", "b.xml"]
    assert teikit.validate("texts", select=["duplicate-id"]) == []


def test_what_cannot_be_worked_with_is_raised(folder: Path) -> None:
    (folder / "good.xml").write_text(GOOD)
    with pytest.raises(teikit.FileError, match="no such file"):
        teikit.validate("gone.xml")
    with pytest.raises(teikit.FileError, match="is not there"):
        teikit.validate("good.xml", schema="gone.rng")
    with pytest.raises(LookupError, match="duplicate-di"):
        teikit.validate("good.xml", ignore=["duplicate-di"])
    with pytest.raises(LookupError, match='no "fax"'):
        teikit.export(GOOD, "fax")
    with pytest.raises(teikit.FileError, match='unknown key "titel"'):
        teikit.convert("text", titel="x")


def test_remarks_are_logged(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    named = '<?xml-model href="a.xsd" schematypens="http://www.w3.org/2001/XMLSchema"?>'
    (folder / "good.xml").write_text(named + GOOD)
    with caplog.at_level(logging.WARNING, "teikit"):
        teikit.validate("good.xml", select=["grammar"])
    assert "was not used" in caplog.text


def test_a_text_is_a_string_bytes_or_a_file(folder: Path) -> None:
    text = "Zwölf Boxkämpfer kamen.\n"
    (folder / "a.txt").write_text(text, "cp1252")
    for made in (
        teikit.convert(text, title="T"),
        teikit.convert(text.encode("cp1252"), encoding="cp1252", title="T"),
        teikit.convert(folder / "a.txt", encoding="cp1252", title="T"),
    ):
        assert "<title>T</title>" in made.data.decode()
        assert teikit.export(made.data, "text").data.decode().strip() == text.strip()


def test_one_convention_holds_for_all_that_takes_tei(folder: Path) -> None:
    made = teikit.convert("Twelve men came.\n", title="T").data
    path = folder / "a.xml"
    path.write_bytes(made)
    for given in (path, "a.xml", made, made.decode(), "\ufeff \n" + made.decode().partition("?>")[2]):
        assert teikit.source(given) == b"Twelve men came.\n"
        assert teikit.export(given, "text").data == b"Twelve men came.\n"
        assert teikit.validate(given) == []
        assert teikit.fix(given).mended == {}


def test_fix_mends_in_memory_and_says_what_is_left(folder: Path) -> None:
    text = BODY.format('<p xml:id="a"><ref target=" #a"/><ref target="#gone"/></p>')
    (folder / "a.xml").write_text(text)
    made = teikit.fix(folder / "a.xml", select=["untidy-pointer", "dangling-pointer"])
    assert (made.mended, made.refused) == ({"untidy-pointer": 1}, "")
    assert made.source.data == text.replace('" #a"', '"#a"').encode()
    assert [each.rule for each in made.found] == ["dangling-pointer"]
    assert (folder / "a.xml").read_text() == text
    assert teikit.fix(text, unsafe=True, select=["dangling-pointer"]).mended == {}


def test_a_failing_file_does_not_lose_the_others(folder: Path) -> None:
    for name, body in (("a.xml", '<p corresp="#x"/>'), ("b.xml", ""), ("c.xml", '<p corresp="#y"/>')):
        (folder / name).write_text(BODY.format(body) if body else "")
    (folder / "b.xml").chmod(0)
    (folder / "b.xml").unlink()
    (folder / "b.xml").symlink_to(folder / "nowhere")
    (folder / "d.xml").write_text(BODY.format("<p/>"))
    found = teikit.validate(folder, select=["dangling-pointer"])
    assert [Path(each.path).name for each in found] == ["a.xml", "c.xml"]


def test_rules_are_listed_and_explained() -> None:
    assert {"grammar", "dangling-pointer", "orphan-note"} <= set(teikit.rules())
    assert teikit.explain("dangling-pointer").startswith("A pointer")
    with pytest.raises(teikit.UnknownCraftError, match="danglin-pointer"):
        teikit.explain("danglin-pointer")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: teikit.export(GOOD, "text", nots=True),
        lambda: teikit.export(GOOD, "pdff"),
        lambda: teikit.export("<a/>", "text"),
        lambda: teikit.export(b"\xff\xfe", "text"),
        lambda: teikit.export("", "text"),
        lambda: teikit.export("no\0path", "text"),
        lambda: teikit.convert("x", encoding="nope", title="\ud800"),
        lambda: teikit.convert(b"x", encoding="nope"),
        lambda: teikit.convert(b""),
        lambda: teikit.source("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>" * 2),
        lambda: teikit.validate("gone.xml"),
    ],
)
def test_what_is_wrong_is_never_a_bare_error(wrong: Callable[[], object]) -> None:
    with pytest.raises((teikit.FileError, LookupError), match=r".") as raised:
        wrong()
    assert raised.type not in (LookupError, KeyError, IndexError)


def test_a_module_that_has_the_name_of_a_verb_is_the_verb() -> None:
    import teikit.rules
    import teikit.source

    assert isinstance(teikit.rules(), tuple)
    assert teikit.source.Source("a", b"").path == "a"
